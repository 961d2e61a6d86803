-- Attempts that count against lock-out, the log of sign-ins, and the short-lived secrets of accounts.

CREATE TABLE access_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    attempted_at TEXT NOT NULL
);

CREATE INDEX access_attempt_by_subject ON access_attempt (subject, attempted_at);
CREATE INDEX access_attempt_age ON access_attempt (attempted_at);

CREATE TABLE sign_in_event (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES account (id),
    happened_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('signed-in', 'wrong-password', 'wrong-code', 'locked')),
    method TEXT NOT NULL CHECK (method IN ('password', 'one-time-code', 'recovery-code', 'identity', 'invitation')),
    network TEXT NOT NULL
);

CREATE INDEX sign_in_event_by_account ON sign_in_event (account_id, happened_at);
CREATE INDEX sign_in_event_age ON sign_in_event (happened_at);

CREATE TABLE account_token (
    token_hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('password-reset', 'mail-change', 'second-factor')),
    account_id TEXT NOT NULL REFERENCES account (id),
    detail TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);

CREATE INDEX account_token_by_account ON account_token (account_id, purpose);
CREATE INDEX account_token_age ON account_token (expires_at);
