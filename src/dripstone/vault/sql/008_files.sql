-- Large originals lie in files of their own beside the database, each an age file under a key of
-- its own, which lies here. The file's name is derived from the key.

ALTER TABLE originals ADD COLUMN size INTEGER;  -- of one in a file: its length without the padding
ALTER TABLE originals ADD COLUMN key TEXT;      -- and the age identity that opens it; part is 0, bytes is empty

CREATE INDEX originals_in_files ON originals (key) WHERE key IS NOT NULL;

-- Names of files whose keys were destroyed, until the files are removed too.
CREATE TABLE leaving (
    name BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
