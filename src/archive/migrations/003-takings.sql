-- What people say of a pair of plans: which items of the lower one take up an item of the upper one.
CREATE TABLE takings (
  id      INTEGER PRIMARY KEY,
  parent  TEXT NOT NULL CHECK (length(parent) = 64),  -- SHA-256 of the upper plan
  child   TEXT NOT NULL CHECK (length(child) = 64),   -- of the lower one
  words   TEXT NOT NULL,                              -- the upper plan's item
  takers  TEXT NOT NULL CHECK (json_valid(takers)),   -- the lower plan's items, a list of texts; none: not taken up
  verdict TEXT CHECK (verdict IN ('same words', 'merged', 'split', 'adapted')),  -- NULL: told from the takers
  note    TEXT,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX takings_by_pair ON takings (parent, child, id) WHERE undone = 0;
