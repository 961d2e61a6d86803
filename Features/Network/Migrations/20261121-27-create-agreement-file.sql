-- The signed paper of an agreement as a file: one for each agreement, sealed and in pieces like the documents of cases
-- (docs/decisions/0004). `agreement.document_file` names it, so that a change of the file is a change of the agreement.

CREATE TABLE agreement_file (
    id TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL UNIQUE REFERENCES agreement (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'png', 'jpeg', 'webp', 'docx', 'odt', 'txt')),
    byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
    chunk_count BIGINT NOT NULL CHECK (chunk_count > 0),
    created_at TEXT NOT NULL
);

CREATE TABLE agreement_file_chunk (
    file_id TEXT NOT NULL REFERENCES agreement_file (id) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position >= 0),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (file_id, position)
);
