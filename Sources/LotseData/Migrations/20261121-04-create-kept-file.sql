-- Files that an installation keeps as a whole, such as the official vocabularies that were imported: one row for each, and
-- its bytes in pieces (docs/decisions/0007). No personal data.

CREATE TABLE kept_file (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    summary TEXT NOT NULL,
    digest TEXT NOT NULL,
    byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
    created_at TEXT NOT NULL
);

CREATE TABLE kept_file_piece (
    name TEXT NOT NULL REFERENCES kept_file (name) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position >= 0),
    content BYTEA NOT NULL,
    PRIMARY KEY (name, position)
);
