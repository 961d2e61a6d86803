-- Authenticator apps and the codes for somebody whose phone is gone. Secrets are sealed, codes are hashed.

CREATE TABLE second_factor (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    secret BYTEA,
    confirmed_at TEXT,
    last_step BIGINT NOT NULL,
    pending_secret BYTEA,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((secret IS NULL) = (confirmed_at IS NULL))
);

CREATE TABLE recovery_code (
    code_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    created_at TEXT NOT NULL,
    used_at TEXT
);

CREATE INDEX recovery_code_by_account ON recovery_code (account_id);
