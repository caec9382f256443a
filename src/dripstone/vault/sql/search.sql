-- The tables of the index for searching, made anew with every recipe. Words are kept as stems,
-- without their order in the original's characters: what is shown is always read from the records.
-- {level} stands for 0, 1 and 2: each level has tables of its own, so that nobody's answer, count
-- or order depends on what they may not see. What is sealed is in none of them.

CREATE TABLE search_reports (
    number INTEGER PRIMARY KEY,           -- in the order of coming
    report TEXT NOT NULL UNIQUE,
    level INTEGER NOT NULL,               -- as it holds now
    text TEXT                             -- the newest that was read from it
) STRICT;

CREATE TABLE search_texts (
    text TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    language TEXT,
    published TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE search_parts (
    id INTEGER PRIMARY KEY,               -- the report's number * 256 + the part's
    level INTEGER NOT NULL,
    start INTEGER NOT NULL,               -- code points of the text
    end INTEGER NOT NULL
) STRICT;

CREATE TABLE search_findings (
    id INTEGER PRIMARY KEY,
    finding TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL,
    level INTEGER NOT NULL,
    state TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    names TEXT NOT NULL                   -- JSON: level, name and kind of each
) STRICT;

CREATE INDEX search_findings_by_number ON search_findings (number);

CREATE TABLE search_ties (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_told (
    report TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (report, record)
) STRICT, WITHOUT ROWID;
-- once for each level

CREATE VIRTUAL TABLE search_in_texts_{level} USING fts5 (
    words, names, tags, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_:.-'"
);

CREATE VIRTUAL TABLE search_in_findings_{level} USING fts5 (
    words, names, tags, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_:.-'"
);

-- Words are gathered in memory before a piece of the index is written, and pieces are joined more
-- seldom: a tenth to a quarter less work for an index that is being filled, none more for asking.
INSERT INTO search_in_texts_{level} (search_in_texts_{level}, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_in_texts_{level} (search_in_texts_{level}, rank) VALUES ('automerge', 16);

-- A piece fits once into a page of 4 KiB and twice into one of 8 KiB, with what encryption takes of
-- them. With the 4,050 octets that FTS5 takes by itself each would need a second page.
INSERT INTO search_in_texts_{level} (search_in_texts_{level}, rank) VALUES ('pgsz', 3900);
INSERT INTO search_in_findings_{level} (search_in_findings_{level}, rank) VALUES ('pgsz', 3900);

CREATE TABLE search_names_{level} (
    block TEXT NOT NULL,                  -- its sounds without vowels
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (block, name, kind)
) STRICT, WITHOUT ROWID;
