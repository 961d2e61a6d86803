-- People who can sign in.

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    mail TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    language TEXT NOT NULL,
    password_hash TEXT,
    password_changed_at TEXT,
    deactivated_at TEXT,
    erased_at TEXT,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (erased_at IS NULL OR deactivated_at IS NOT NULL)
);
