-- The first shape of a vault. Every table only grows: triggers refuse changes and deletions, so
-- that a slip in a program cannot do what only somebody with the key could do on purpose (and the
-- journal notices that).

CREATE TABLE vault (
    id TEXT NOT NULL PRIMARY KEY          -- random; key slots are bound to it
) STRICT;

CREATE TABLE journal (
    number INTEGER PRIMARY KEY CHECK (number > 0),  -- from 1, without gaps
    body TEXT NOT NULL                    -- the canonical entry with its seal and signature
) STRICT;

CREATE TABLE records (
    position INTEGER PRIMARY KEY CHECK (position > 0),  -- the order of writing
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,                   -- the canonical record: exactly what was sealed
    -- Read from the body, so that there is no second place where a kind could be altered.
    kind TEXT GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.record', NULL)) VIRTUAL
) STRICT;

CREATE INDEX records_by_kind ON records (kind);

CREATE TABLE originals (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    report TEXT NOT NULL REFERENCES records (id),
    part INTEGER NOT NULL CHECK (part >= 0),  -- from 0
    bytes BLOB NOT NULL,                  -- up to 1 MiB
    UNIQUE (report, part)
) STRICT;

CREATE TABLE signers (
    entry INTEGER PRIMARY KEY REFERENCES journal (number),  -- the entry that introduced them
    name TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL UNIQUE,      -- raw Ed25519, hexadecimal
    private_key BLOB NOT NULL             -- raw Ed25519, 32 octets
) STRICT;

CREATE TRIGGER vault_stays BEFORE UPDATE ON vault
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER vault_is_kept BEFORE DELETE ON vault
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER records_stay BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER records_are_kept BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER originals_stay BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER originals_are_kept BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER signers_stay BEFORE UPDATE ON signers
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
CREATE TRIGGER signers_are_kept BEFORE DELETE ON signers
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
