-- Where lists are looked for without anybody handing them in, and what became of what was found there.

CREATE TABLE feed_watch (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    -- Who delivers, as the alliance calls it: the name of the feed source.
    connection TEXT NOT NULL CHECK (connection <> ''),
    -- The member whose offers they are; NULL for whoever delivers the offers of others.
    organisation_id TEXT,
    channel TEXT NOT NULL CHECK (channel IN ('folder', 'address')),
    -- Below the alliance's own folder on the server.
    folder TEXT CHECK (folder <> ''),
    -- The address, sealed, because it may hold a secret; its host for readers.
    sealed_address BYTEA,
    host TEXT,
    every_hours BIGINT NOT NULL CHECK (every_hours BETWEEN 1 AND 720),
    extent TEXT NOT NULL CHECK (extent IN ('full', 'partial')),
    takes_partly BOOLEAN NOT NULL,
    is_active BOOLEAN NOT NULL,
    -- Somebody has looked: the next list may close what vanished although it is much.
    accepts_shrink BOOLEAN NOT NULL,
    -- Somebody wants the newest list to be taken once more.
    is_wanted_again BOOLEAN NOT NULL,
    -- What the address said of its content when that was taken in (ETag, Last-Modified).
    entity_tag TEXT,
    last_modified TEXT,
    -- Not to be looked at before.
    due_at TEXT NOT NULL,
    -- A server is at work on it until then at the latest.
    claimed_until TEXT,
    looked_at TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (alliance_id, connection),
    UNIQUE (alliance_id, folder),
    CHECK ((channel = 'folder') = (folder IS NOT NULL)),
    CHECK ((channel = 'address') = (sealed_address IS NOT NULL)),
    CHECK ((channel = 'address') = (host IS NOT NULL))
);

CREATE INDEX feed_watch_due ON feed_watch (due_at) WHERE is_active;

CREATE TABLE feed_arrival (
    id TEXT NOT NULL PRIMARY KEY,
    watch_id TEXT NOT NULL REFERENCES feed_watch (id) ON DELETE CASCADE,
    alliance_id TEXT NOT NULL,
    -- The file's name, safe to show; the host for an address.
    name TEXT NOT NULL,
    -- Size and time of the file, by which it is told from the next one of the same name; NULL for an address.
    mark TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'withheld', 'refused', 'unreadable', 'unreachable')),
    new_count BIGINT NOT NULL CHECK (new_count >= 0),
    changed_count BIGINT NOT NULL CHECK (changed_count >= 0),
    same_count BIGINT NOT NULL CHECK (same_count >= 0),
    closed_count BIGINT NOT NULL CHECK (closed_count >= 0),
    refused_count BIGINT NOT NULL CHECK (refused_count >= 0),
    -- What there is to be said, as JSON: a list of sentences for each language of the staff.
    sentences TEXT NOT NULL,
    arrived_at TEXT NOT NULL
);

CREATE INDEX feed_arrival_latest ON feed_arrival (watch_id, arrived_at, id);
CREATE INDEX feed_arrival_file ON feed_arrival (watch_id, name);
CREATE INDEX feed_arrival_page ON feed_arrival (alliance_id, arrived_at, id);
