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

-- Apart from the narrow rows that lists read. The record repeats most of the text: in one frame it costs little more than the text.
CREATE TABLE contents (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  packed      BLOB NOT NULL                  -- zstd of: length of the text in UTF-16 units, line feed, canonical text, record as `kehoach extract` prints it
) STRICT;

-- Every way in which a body was named, once. "folded" is for searching: ' key of the mention | key of the name '.
CREATE TABLE mentions (
  id        INTEGER PRIMARY KEY,
  mention   TEXT NOT NULL,
  agency_id TEXT,                            -- of the table of agencies that the program ships with
  name      TEXT,
  folded    TEXT NOT NULL,
  body      TEXT NOT NULL                    -- the body in the archive's registry: an agency_id, or the key of a name that the table does not have
) STRICT;
CREATE INDEX mentions_by_body ON mentions (body);
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
  level           TEXT,                      -- of the issuer: central | province | district | commune | unit
  system          TEXT,                      -- state | party | front | school | company
  jurisdiction    TEXT,
  province        TEXT,                      -- id, as it was on the day of issue
  province_today  TEXT,                      -- id of the province that answers for it since the mergers of 01/7/2025
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
CREATE INDEX plans_by_code ON plans (code_key, issued_from, issued_to, issuer_id) WHERE code_key IS NOT NULL;
CREATE INDEX plans_by_ordinal ON plans (ordinal) WHERE ordinal IS NOT NULL;
CREATE INDEX plans_by_issued ON plans (issued_from DESC, id);
CREATE INDEX plans_by_province ON plans (province_today, issued_from) WHERE province_today IS NOT NULL;
CREATE INDEX plans_by_issued_to ON plans (issued_to);
CREATE INDEX plans_by_issuer ON plans (issuer_id, issued_from);
CREATE INDEX plans_by_type ON plans (type_key, issued_from);
CREATE INDEX plans_by_type_code ON plans (type_code, issued_from);

-- Copies and versions of one plan share the "best" of them.
CREATE TABLE editions (
  plan_id   INTEGER PRIMARY KEY REFERENCES plans (id) ON DELETE CASCADE,
  best      INTEGER NOT NULL,
  title_key TEXT,                            -- bare title, letters and digits only
  signature BLOB NOT NULL                    -- MinHash of the text
) STRICT;
CREATE INDEX editions_by_best ON editions (best);
CREATE INDEX editions_by_title ON editions (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX plans_without_code ON plans (issuer_id, issued_from) WHERE code_key IS NULL;

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
  key        TEXT NOT NULL,                  -- identity within its plan that survives a second reading: hash of the folded text
  status     TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dropped')),  -- from statuses
  status_day TEXT,
  UNIQUE (plan_id, position)
) STRICT;
CREATE INDEX tasks_in_doubt ON tasks (confidence) WHERE confidence < 0.7;

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
CREATE INDEX deadlines_that_recur ON deadlines (rrule, task_id) WHERE rrule IS NOT NULL;

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
  chosen    TEXT,                            -- SHA-256 of the document that a person says is meant, from corrections
  UNIQUE (plan_id, position)
) STRICT;
CREATE INDEX refs_by_code ON refs (code_key, date_from, date_to) WHERE code_key IS NOT NULL;

-- A reference that found its document. "how": date | issuer | date-differs | issuer-differs | person
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
  page     INTEGER,
  item     TEXT NOT NULL                     -- identity within its plan that survives a second reading: rule and folded quote
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

-- rowid = plans.id. Contentless: the text stands once, in contents. The first is blind to accents and finds and ranks;
-- the second minds them, and knows only which document has which word.
CREATE VIRTUAL TABLE search_bare USING fts5 (
  number, title, issuer, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_exact USING fts5 (
  words, content = '', contentless_delete = 1, detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
);

-- What people say. Bound to the bytes, not to a reading: it outlives every second reading, which is laid under it.

-- A corrected field. The newest of a field that is not undone counts; undoing it brings the one before back.
CREATE TABLE corrections (
  id       INTEGER PRIMARY KEY,
  sha256   TEXT NOT NULL,
  list     TEXT NOT NULL CHECK (list IN ('', 'tasks', 'references', 'signatories')),
  item     TEXT NOT NULL DEFAULT '',         -- identity of the item in its list
  words    TEXT NOT NULL DEFAULT '',         -- of the item, to find it again in a reading that cuts it differently
  field    TEXT NOT NULL,
  value    TEXT NOT NULL,                    -- JSON
  reading  TEXT NOT NULL,                    -- JSON: what the program had read when the person corrected it
  standing TEXT NOT NULL CHECK (standing IN ('holds', 'agrees', 'conflicts', 'lost')),  -- what the present reading says of it
  note     TEXT,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX corrections_by_document ON corrections (sha256, id) WHERE undone = 0;
CREATE INDEX corrections_by_standing ON corrections (standing) WHERE undone = 0 AND standing <> 'holds';

-- A review item that a person has looked at.
CREATE TABLE verdicts (
  sha256  TEXT NOT NULL,
  item    TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'dismissed')),
  note    TEXT,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  PRIMARY KEY (sha256, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE statuses (
  sha256 TEXT NOT NULL,
  item   TEXT NOT NULL,                      -- tasks.key
  words  TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  day    TEXT,
  note   TEXT,
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (sha256, item)
) STRICT, WITHOUT ROWID;

-- What people say of bodies: A is B; A is called so. Of one body the newest that is not undone counts.
CREATE TABLE agency_decisions (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('merge', 'rename')),
  body   TEXT NOT NULL,                      -- mentions.body
  value  TEXT NOT NULL,                      -- merge: the body that it is; rename: its name
  note   TEXT,
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE saved_searches (
  name  TEXT PRIMARY KEY,
  words TEXT NOT NULL,
  by    TEXT NOT NULL,
  at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what when. Only ever appended to.
CREATE TABLE log (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  by     TEXT NOT NULL,
  action TEXT NOT NULL,
  sha256 TEXT,
  detail TEXT NOT NULL                       -- JSON
) STRICT;
CREATE INDEX log_by_document ON log (sha256, id) WHERE sha256 IS NOT NULL;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

-- For people with SQLite tools of their own (3.37 or later: no newer syntax here): names that stay, corrected values.
CREATE VIEW v_plans AS
SELECT p.id AS plan, p.code, p.type_name AS type, p.issued, p.issued_from, p.issued_to, m.mention AS issuer, m.agency_id AS issuer_id, p.superior,
  p.level, p.system, p.province, p.province_today, p.place, p.title, p.draft, p.timeframe_start, p.timeframe_end, p.task_count AS tasks, p.confidence, p.genre, d.sha256, d.media_type, d.stored_at
FROM plans p JOIN documents d ON d.id = p.document_id LEFT JOIN mentions m ON m.id = p.issuer_id;

CREATE VIEW v_tasks AS
SELECT t.id AS task, t.plan_id AS plan, p.code, t.position + 1 AS number, t.section, t.text,
  (SELECT group_concat(mention, '; ') FROM (SELECT n.mention FROM task_agencies a JOIN mentions n ON n.id = a.mention_id
   WHERE a.task_id = t.id AND a.role = 'lead' ORDER BY a.position)) AS lead,
  (SELECT group_concat(mention, '; ') FROM (SELECT n.mention FROM task_agencies a JOIN mentions n ON n.id = a.mention_id
   WHERE a.task_id = t.id AND a.role = 'with' ORDER BY a.position)) AS coordinating,
  t.product, (SELECT min(e.due) FROM deadlines e WHERE e.task_id = t.id) AS due, t.status, t.status_day, t.confidence, t.page
FROM tasks t JOIN plans p ON p.id = t.plan_id;

CREATE VIEW v_references AS
SELECT r.plan_id AS plan, p.code AS citing, r.code, r.type, r.date, r.issuer, r.title, r.relation, r.page, l.parent_plan AS document, l.how
FROM refs r JOIN plans p ON p.id = r.plan_id LEFT JOIN links l ON l.ref_id = r.id;

CREATE VIEW v_deadlines AS
SELECT t.plan_id AS plan, p.code, e.task_id AS task, t.position + 1 AS number, t.text, e.raw, e.kind, e.start_day AS "start", e.end_day AS "end",
  e.rrule, e.duration, e.due, t.status, e.page
FROM deadlines e JOIN tasks t ON t.id = e.task_id JOIN plans p ON p.id = t.plan_id;
