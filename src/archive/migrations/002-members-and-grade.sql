-- Archives and mails that were taken apart and whose documents were all read: what is known need not be opened again.
CREATE TABLE containers (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),   -- of the archive or the mail
  place  INTEGER NOT NULL,                            -- of the document in it, from 0
  name   TEXT NOT NULL,                               -- path inside; '' is the mail itself
  member TEXT NOT NULL,                               -- SHA-256 of the document
  PRIMARY KEY (sha256, place)
) STRICT, WITHOUT ROWID;

-- How well the document was read: good, fair, poor.
ALTER TABLE plans ADD COLUMN grade TEXT;
