-- What somebody had typed when the session ended: the last form of an account, sealed, for two hours.

CREATE TABLE kept_form (
    account_id TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL,
    kept_at TEXT NOT NULL
);

CREATE INDEX kept_form_by_time ON kept_form (kept_at);
