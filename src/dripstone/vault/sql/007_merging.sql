-- Two copies of one vault that worked apart are brought together: what the other did since they
-- parted is kept whole beside our own journal, as a line that left it. What it brought and we did
-- not have becomes ours by an entry of our own; what both have, spelled differently, is a double.

CREATE TABLE lines (
    line INTEGER PRIMARY KEY CHECK (line > 0),
    parent INTEGER NOT NULL,              -- the line that it left; 0 is our own
    fork INTEGER NOT NULL CHECK (fork > 0),   -- number of the last entry that both have
    first TEXT NOT NULL UNIQUE            -- seal of its first entry
) STRICT;

CREATE TABLE line_journal (
    line INTEGER NOT NULL REFERENCES lines (line),
    number INTEGER NOT NULL CHECK (number > 0),
    body TEXT NOT NULL,                   -- the entry as the other vault keeps it
    PRIMARY KEY (line, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE line_records (
    line INTEGER NOT NULL REFERENCES lines (line),
    entry INTEGER NOT NULL,               -- number of the entry of that line that sealed it
    place INTEGER NOT NULL,               -- place in its list, from 0
    id TEXT NOT NULL,
    body TEXT,                            -- NULL where our own record is spelled the same
    PRIMARY KEY (line, entry, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX line_records_by_id ON line_records (id);

CREATE TRIGGER lines_stay BEFORE UPDATE ON lines
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER lines_are_kept BEFORE DELETE ON lines
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER line_journal_stays BEFORE UPDATE ON line_journal
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER line_journal_is_kept BEFORE DELETE ON line_journal
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER line_records_stay BEFORE UPDATE ON line_records
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER line_records_are_kept BEFORE DELETE ON line_records
WHEN NOT EXISTS (
    SELECT 1 FROM shut
    WHERE kind = 'double' AND position = old.line AND entry = old.entry AND place = old.place
)
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
