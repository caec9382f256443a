-- What the server keeps for itself and may forget: what people wish of the pages, and how often
-- signing in failed since somebody last came in. Nothing here is sealed.

CREATE TABLE beside (
    place TEXT NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
