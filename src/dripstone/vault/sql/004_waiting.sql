-- What nobody has decided on yet, each finding or match once, in the orders of the queue: so that
-- the first page of a million comes as fast as the first of ten. Derived from the records and kept
-- in step with them by triggers; whoever doubts it can make it anew by the same two statements.

CREATE TABLE waiting (
    position INTEGER PRIMARY KEY,         -- of the first suggestion of it, in records
    on_id TEXT NOT NULL UNIQUE,           -- the finding or match
    sort TEXT NOT NULL,                   -- kind and type, matches last
    unsure REAL NOT NULL,                 -- how far the confidence is from one half
    persons INTEGER NOT NULL              -- how many people it tells of at most, where it counts; -1: a match
) STRICT;

CREATE INDEX waiting_by_sort ON waiting (sort, position);
CREATE INDEX waiting_by_unsure ON waiting (unsure, position);
CREATE INDEX waiting_by_persons ON waiting (persons DESC, position);

CREATE VIEW to_wait AS
SELECT
    position,
    about AS on_id,
    iif(body ->> '$.of.record' = 'match', '~', '')
        || (body ->> '$.of.kind') || ':' || coalesce(body ->> '$.of.type', '') AS sort,
    abs((body ->> '$.confidence') - 0.5) AS unsure,
    CASE
        WHEN body ->> '$.of.record' = 'match' THEN -1
        WHEN body ->> '$.of.kind' NOT IN ('act', 'event') THEN 0
        WHEN body ->> '$.of.polarity' <> 'affirms' THEN 0
        WHEN body ->> '$.of.slots.how_many.value.min' IS NOT NULL
            AND body ->> '$.of.slots.how_many.value.max' IS NULL THEN 1000000000
        ELSE coalesce(body ->> '$.of.slots.how_many.value.max', 1)
    END AS persons
FROM records AS s
WHERE kind = 'suggestion'
    AND NOT EXISTS (SELECT 1 FROM records AS d WHERE d.about = s.about AND d.kind = 'decision');

CREATE TRIGGER suggested_waits AFTER INSERT ON records WHEN NEW.kind = 'suggestion'
BEGIN
    INSERT OR IGNORE INTO waiting SELECT * FROM to_wait WHERE position = NEW.position;
END;

CREATE TRIGGER decided_waits_no_longer AFTER INSERT ON records WHEN NEW.kind = 'decision'
BEGIN
    DELETE FROM waiting WHERE on_id = NEW.about;
END;

-- What is taken out of the records is not told of here either; what it hid may wait again.
CREATE TRIGGER gone_waits_no_longer AFTER DELETE ON records
WHEN OLD.kind IN ('suggestion', 'decision')
BEGIN
    DELETE FROM waiting WHERE position = OLD.position;
    INSERT OR IGNORE INTO waiting SELECT * FROM to_wait WHERE on_id = OLD.about;
END;

INSERT OR IGNORE INTO waiting SELECT * FROM to_wait ORDER BY position;
