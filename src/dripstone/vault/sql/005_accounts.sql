-- What people sign in with on a server for several. It changes and can be forgotten, so nothing
-- here is sealed; what each person may do is in the records, which are.

CREATE TABLE accounts (
    person TEXT NOT NULL PRIMARY KEY REFERENCES signers (name),
    body BLOB NOT NULL                    -- wrapped keys, secrets of codes, security keys
) STRICT;

-- A person's private key may leave the table for good, wrapped with a password that they alone
-- know. Nothing else of a signer changes.

DROP TRIGGER signers_stay;

CREATE TRIGGER signers_stay BEFORE UPDATE ON signers
WHEN NOT (
    new.private_key = x'' AND new.entry = old.entry
    AND new.name = old.name AND new.public_key = old.public_key
)
BEGIN SELECT RAISE(ABORT, 'a vault only grows'); END;
