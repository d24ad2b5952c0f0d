-- One review a programme: 'source' is the fingerprint of its contents, or names a stream.
CREATE TABLE review (
  id     INTEGER PRIMARY KEY,
  source TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  opened INTEGER NOT NULL
) STRICT;

-- The log: lines are added and never changed. 'at' is milliseconds since 1970, 'action' is JSON.
CREATE TABLE entry (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  review INTEGER NOT NULL REFERENCES review (id),
  id     TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  by     TEXT    NOT NULL,
  batch  TEXT,
  action TEXT    NOT NULL,
  UNIQUE (review, id)
) STRICT;

CREATE INDEX entry_of_review ON entry (review, seq);
