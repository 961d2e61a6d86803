-- Who delivers lists to the market of an alliance, and lists that wait for a person to look at their trial.

CREATE TABLE feed_source (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- The member whose offers they are; NULL for whoever delivers the offers of others.
    organisation_id TEXT,
    -- Of the last list that was taken in.
    format TEXT NOT NULL,
    extent TEXT NOT NULL CHECK (extent IN ('full', 'partial')),
    taken_at TEXT NOT NULL,
    new_count BIGINT NOT NULL CHECK (new_count >= 0),
    changed_count BIGINT NOT NULL CHECK (changed_count >= 0),
    same_count BIGINT NOT NULL CHECK (same_count >= 0),
    closed_count BIGINT NOT NULL CHECK (closed_count >= 0),
    refused_count BIGINT NOT NULL CHECK (refused_count >= 0),
    created_at TEXT NOT NULL,
    UNIQUE (alliance_id, name)
);

CREATE TABLE feed_delivery (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    connection TEXT NOT NULL CHECK (connection <> ''),
    organisation_id TEXT,
    extent TEXT NOT NULL CHECK (extent IN ('full', 'partial')),
    name TEXT NOT NULL,
    byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
    chunk_count BIGINT NOT NULL CHECK (chunk_count >= 0),
    created_at TEXT NOT NULL
);

CREATE INDEX feed_delivery_age ON feed_delivery (created_at);

CREATE TABLE feed_delivery_chunk (
    delivery_id TEXT NOT NULL REFERENCES feed_delivery (id) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position >= 0),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (delivery_id, position)
);
