-- The archive, first release. Never edit a released migration: write the next one.

-- One file of bytes. A file that could not be read is kept as a row too, with the reason, and tried again next time.
CREATE TABLE documents (
  id             INTEGER PRIMARY KEY,
  sha256         TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  status         TEXT NOT NULL CHECK (status IN ('read', 'failed')),
  failure        TEXT,                       -- JSON {key, values}; only when failed
  extension      TEXT NOT NULL DEFAULT '',   -- of the stored original, without the dot
  media_type     TEXT,
  adapter        TEXT,
  bytes          INTEGER NOT NULL,
  pages          INTEGER,
  text_layer     TEXT,
  parser_version TEXT NOT NULL,
  stored_at      TEXT NOT NULL               -- UTC, ISO 8601
) STRICT;
CREATE INDEX documents_by_status ON documents (status) WHERE status = 'failed';

-- Where the bytes were met.
CREATE TABLE paths (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  path        TEXT NOT NULL,
  seen_at     TEXT NOT NULL,
  PRIMARY KEY (document_id, path)
) STRICT, WITHOUT ROWID;

-- Compressed (zstd), and apart from the narrow rows that lists read.
CREATE TABLE contents (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  text        BLOB NOT NULL,                 -- the canonical text
  extraction  BLOB NOT NULL                  -- the record as `kehoach extract` prints it
) STRICT;

-- Every way in which a body was named, once. "folded" is for searching: ' key of the mention | key of the name '.
CREATE TABLE mentions (
  id        INTEGER PRIMARY KEY,
  mention   TEXT NOT NULL,
  agency_id TEXT,
  name      TEXT,
  folded    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX mentions_once ON mentions (mention, coalesce(agency_id, ''), coalesce(name, ''));
CREATE INDEX mentions_by_agency ON mentions (agency_id) WHERE agency_id IS NOT NULL;

CREATE TABLE plans (
  id              INTEGER PRIMARY KEY,
  document_id     INTEGER NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
  genre           TEXT NOT NULL,
  type_name       TEXT,
  type_code       TEXT,
  type_key        TEXT,                      -- bare type_name
  number_raw      TEXT,
  code            TEXT,
  code_key        TEXT,                      -- "5-kh-ubnd": no leading zeros, no accents, one separator
  ordinal         TEXT,
  symbol          TEXT,
  issuer_id       INTEGER REFERENCES mentions (id),
  superior        TEXT,
  jurisdiction    TEXT,
  place           TEXT,
  issued_raw      TEXT,
  issued          TEXT,                      -- EDTF
  issued_from     TEXT,                      -- inclusive ISO days
  issued_to       TEXT,
  title           TEXT,
  draft           INTEGER NOT NULL CHECK (draft IN (0, 1)),
  timeframe_start TEXT,
  timeframe_end   TEXT,
  task_count      INTEGER NOT NULL,
  confidence      REAL,                      -- mean over the tasks
  publisher       TEXT,                      -- of a news report
  published_at    TEXT
) STRICT;
CREATE INDEX plans_by_code ON plans (code_key) WHERE code_key IS NOT NULL;
CREATE INDEX plans_by_ordinal ON plans (ordinal) WHERE ordinal IS NOT NULL;
CREATE INDEX plans_by_issued ON plans (issued_from, id);
CREATE INDEX plans_by_issued_to ON plans (issued_to);
CREATE INDEX plans_by_issuer ON plans (issuer_id, issued_from);
CREATE INDEX plans_by_type ON plans (type_key, issued_from);
CREATE INDEX plans_by_type_code ON plans (type_code, issued_from);

CREATE TABLE tasks (
  id         INTEGER PRIMARY KEY,
  plan_id    INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  section    TEXT,
  text       TEXT NOT NULL,
  product    TEXT,
  confidence REAL NOT NULL,
  start      INTEGER NOT NULL,               -- evidence, UTF-16 offsets into the canonical text
  "end"      INTEGER NOT NULL,
  page       INTEGER,
  UNIQUE (plan_id, position)
) STRICT;

CREATE TABLE task_agencies (
  task_id    INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  role       TEXT NOT NULL CHECK (role IN ('lead', 'with')),
  position   INTEGER NOT NULL,
  mention_id INTEGER NOT NULL REFERENCES mentions (id),
  PRIMARY KEY (task_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_agencies_by_mention ON task_agencies (mention_id, role, task_id);

CREATE TABLE deadlines (
  id       INTEGER PRIMARY KEY,
  task_id  INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  raw      TEXT NOT NULL,
  kind     TEXT NOT NULL,
  start_day TEXT,
  end_day  TEXT,
  rrule    TEXT,
  duration TEXT,
  trust    TEXT,
  due      TEXT,                             -- the last day on which it can be met; NULL where none is known
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  page     INTEGER,
  UNIQUE (task_id, position)
) STRICT;
CREATE INDEX deadlines_by_due ON deadlines (due, task_id) WHERE due IS NOT NULL;
CREATE INDEX deadlines_that_recur ON deadlines (task_id) WHERE rrule IS NOT NULL;

-- What a document cites ("references" is a word of SQL).
CREATE TABLE refs (
  id        INTEGER PRIMARY KEY,
  plan_id   INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  code_key  TEXT,
  type      TEXT,
  date      TEXT,                            -- EDTF
  date_from TEXT,
  date_to   TEXT,
  issuer    TEXT,
  title     TEXT,
  relation  TEXT NOT NULL,
  parent    INTEGER NOT NULL CHECK (parent IN (0, 1)),  -- 1: a plan that is carried out, or a plan or programme named as the basis
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  page      INTEGER,
  UNIQUE (plan_id, position)
) STRICT;
CREATE INDEX refs_by_code ON refs (code_key, parent) WHERE code_key IS NOT NULL;

-- A reference that found its document. "how": date | issuer | date-differs
CREATE TABLE links (
  ref_id      INTEGER PRIMARY KEY REFERENCES refs (id) ON DELETE CASCADE,
  child_plan  INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  parent_plan INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  relation    TEXT NOT NULL,
  parent      INTEGER NOT NULL CHECK (parent IN (0, 1)),
  how         TEXT NOT NULL
) STRICT;
CREATE INDEX links_down ON links (parent_plan, parent, child_plan);
CREATE INDEX links_up ON links (child_plan, parent, parent_plan);

-- Review items. Those with a ref_id come from linking and go when the reference is resolved.
CREATE TABLE messages (
  id       INTEGER PRIMARY KEY,
  plan_id  INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  ref_id   INTEGER REFERENCES refs (id) ON DELETE CASCADE,
  rule_id  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  start    INTEGER,
  "end"    INTEGER,
  quote    TEXT,
  page     INTEGER
) STRICT;
CREATE INDEX messages_by_plan ON messages (plan_id, severity);
CREATE INDEX messages_by_ref ON messages (ref_id) WHERE ref_id IS NOT NULL;
CREATE INDEX messages_by_severity ON messages (severity, plan_id);

CREATE TABLE recipients (
  plan_id  INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatories (
  plan_id   INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,                -- order on the paper
  authority TEXT,
  position  TEXT,
  name      TEXT,
  PRIMARY KEY (plan_id, place)
) STRICT, WITHOUT ROWID;

-- rowid = plans.id. Contentless: the text stands once, in contents. One index blind to accents, one that minds them.
CREATE VIRTUAL TABLE search_bare USING fts5 (
  number, title, issuer, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_exact USING fts5 (
  number, title, issuer, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
