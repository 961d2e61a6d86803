-- The floor's own tables: what was done (journal), what must still leave (outbox), what was already done (once).

CREATE TABLE journal_head (
    singleton BIGINT NOT NULL PRIMARY KEY CHECK (singleton = 1),
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);

INSERT INTO journal_head (singleton, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE journal (
    sequence BIGINT NOT NULL PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    alliance_id TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);

CREATE INDEX journal_by_subject ON journal (subject, subject_id, sequence);
CREATE INDEX journal_by_actor ON journal (actor, sequence);

CREATE TABLE journal_detail (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal (sequence),
    before_json TEXT,
    after_json TEXT,
    reason TEXT
);

CREATE TABLE outbox_message (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    delivered_at TEXT
);

CREATE INDEX outbox_message_due ON outbox_message (kind, due_at) WHERE delivered_at IS NULL;

CREATE TABLE idempotency_key (
    token TEXT NOT NULL PRIMARY KEY,
    outcome TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
