-- Requests that come in without an account, and the secret links behind which a person follows them.

-- What one secret link opens: a draft, then a request, then a case file. Only the token's SHA-256 is kept.
CREATE TABLE matter (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    -- For the telephone and for letters. Opens nothing.
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 8),
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    language TEXT NOT NULL,
    case_file_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    revoked_at TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX matter_by_case_file ON matter (case_file_id) WHERE case_file_id IS NOT NULL;

CREATE TABLE intake (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL UNIQUE REFERENCES matter (id) ON DELETE CASCADE,
    alliance_id TEXT NOT NULL,
    -- The coordinating organisation in whose inbox it lies; known from the submission on.
    organisation_id TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'taken', 'joined', 'set-aside')),
    -- The answers as JSON, as the person gave them. Emptied thirty days after a request is set aside.
    answers TEXT NOT NULL,
    submitted_at TEXT,
    decided_at TEXT,
    decided_by_id TEXT,
    set_aside_reason TEXT CHECK (set_aside_reason IN ('spam', 'repeated', 'not-ours', 'other')),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((status = 'draft') = (submitted_at IS NULL)),
    CHECK ((status = 'draft') OR (organisation_id IS NOT NULL)),
    CHECK ((status IN ('draft', 'submitted')) = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by_id IS NULL)),
    CHECK ((status = 'set-aside') = (set_aside_reason IS NOT NULL))
);

CREATE INDEX intake_by_inbox ON intake (alliance_id, organisation_id, status, submitted_at);
CREATE INDEX intake_by_age ON intake (changed_at) WHERE status = 'draft';

-- Short messages between the person and the adviser, on the page behind the secret link.
CREATE TABLE matter_message (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matter (id) ON DELETE CASCADE,
    -- Nil for the person's own messages.
    author_id TEXT,
    body TEXT NOT NULL CHECK (body <> ''),
    language TEXT NOT NULL,
    read_at TEXT,
    created_at TEXT NOT NULL
);

CREATE INDEX matter_message_by_matter ON matter_message (matter_id, created_at, id);
CREATE INDEX matter_message_unread ON matter_message (matter_id) WHERE read_at IS NULL AND author_id IS NULL;
