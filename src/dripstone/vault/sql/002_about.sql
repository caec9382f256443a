-- What is said about one finding or match is found without reading everything else: the suggestions
-- of it, the decisions on it, and the decisions whose correction it is. Read from the body, as kind.

ALTER TABLE records ADD COLUMN about TEXT GENERATED ALWAYS AS (
    CASE kind WHEN 'suggestion' THEN body ->> '$.of.id' WHEN 'decision' THEN body ->> '$.on' END
) VIRTUAL;

ALTER TABLE records ADD COLUMN made TEXT GENERATED ALWAYS AS (
    CASE kind WHEN 'decision' THEN body ->> '$.corrected.id' END
) VIRTUAL;

CREATE INDEX records_about ON records (about) WHERE about IS NOT NULL;

CREATE INDEX records_made ON records (made) WHERE made IS NOT NULL;
