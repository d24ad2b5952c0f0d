-- Verdicts by what the defect looked like. 'look' is five times a kind (0 none, 1 flat, 2 a picture) and 64 bits: three
-- pictures within, the one before, the one after.
CREATE TABLE memory (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  type    TEXT    NOT NULL,
  look    BLOB    NOT NULL,
  micros  INTEGER NOT NULL,
  verdict TEXT    NOT NULL,
  note    TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  source  TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  finding TEXT    NOT NULL
) STRICT;

CREATE INDEX memory_of_type ON memory (type);
