-- What people took back is locked away under a key of its own, and erased by destroying that key.
-- Each record knows which entry sealed it and as which of its list, because the journal no longer
-- spells identities: what is erased must not be guessed from them.

ALTER TABLE records ADD COLUMN entry INTEGER;   -- number of the entry
ALTER TABLE records ADD COLUMN place INTEGER;   -- place in its list, from 0

DROP TRIGGER records_stay;
UPDATE records SET entry = told.number, place = told.place
FROM (
    SELECT journal.number AS number, one.key AS place, one.value ->> '$.id' AS id
    FROM journal, json_each(iif(json_valid(journal.body), journal.body, '{}'), '$.sealed') AS one
) AS told
WHERE records.id = told.id;
CREATE TRIGGER records_stay BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;

CREATE INDEX records_by_entry ON records (entry, place) WHERE entry IS NOT NULL;

CREATE TABLE boxes (
    box INTEGER PRIMARY KEY CHECK (box > 0),
    key BLOB NOT NULL                     -- sealed; taken out when what is in the box is erased
) STRICT;

-- Anybody who opens the vault can seal; only whose way in holds the other half can open.
CREATE TABLE sealing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    public_key BLOB NOT NULL              -- X25519, 32 octets
) STRICT;
CREATE TRIGGER sealing_stays BEFORE UPDATE ON sealing
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER sealing_is_kept BEFORE DELETE ON sealing
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;

CREATE TABLE shut (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    box INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'original', 'double')),
    position INTEGER NOT NULL,            -- in records or originals, where it stood; or its line
    entry INTEGER,                        -- of a record or double, as above
    place INTEGER,
    nonce BLOB NOT NULL,                  -- 12 octets
    bytes BLOB NOT NULL,                  -- AES-256-GCM of the record, or of a line and the part
    name BLOB                             -- of a record, a hash of its identity: so that who cannot
                                          -- open it does not take it in again
) STRICT;

CREATE INDEX shut_by_name ON shut (name) WHERE name IS NOT NULL;

CREATE INDEX shut_by_position ON shut (kind, position);
CREATE INDEX shut_by_box ON shut (box);

-- A row leaves its table only for a box, and a box is emptied only when its key is gone.

DROP TRIGGER records_are_kept;
CREATE TRIGGER records_are_kept BEFORE DELETE ON records
WHEN NOT EXISTS (
    SELECT 1 FROM shut
    WHERE kind = 'record' AND position = old.position
        AND entry IS old.entry AND place IS old.place
)
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;

DROP TRIGGER originals_are_kept;
CREATE TRIGGER originals_are_kept BEFORE DELETE ON originals
WHEN NOT EXISTS (SELECT 1 FROM shut WHERE kind = 'original' AND position = old.position)
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;

CREATE TRIGGER shut_stays BEFORE UPDATE ON shut
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER shut_is_kept BEFORE DELETE ON shut
WHEN EXISTS (SELECT 1 FROM boxes WHERE box = old.box)
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;

CREATE TRIGGER shut_waits_no_longer AFTER DELETE ON records
BEGIN
    DELETE FROM waiting WHERE position = old.position;
END;
