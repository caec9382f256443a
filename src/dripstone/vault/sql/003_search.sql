-- How far the index for searching has come, and by which recipe it was made. The index itself is
-- derived from the records and made anew where the recipe is another: `search.sql` has its tables.
-- Nothing of it is sealed, and nothing is lost when it is dropped.

CREATE TABLE search (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    recipe TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0)   -- of the last record that is in the index
) STRICT;
