-- Signed-in stretches of work. The id is the SHA-256 of the cookie's secret.

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);

CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_start ON session (started_at);
