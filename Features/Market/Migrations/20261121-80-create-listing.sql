-- What the market of an alliance holds: vacancies, homes, plots, places in Kitas, schools and courses.

-- Grows with each change of an alliance's market, so that whoever works with it asks only for what has changed.
CREATE TABLE market_revision (
    alliance_id TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL CHECK (revision > 0)
);

CREATE TABLE listing (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('vacancy', 'home', 'plot', 'care-place', 'school', 'course')),
    -- The member of the alliance that offers it and is asked first; NULL for what a feed brought.
    organisation_id TEXT,
    -- Who delivered it and what it is called there: connection, sender, object. NULL for what was entered by form.
    source TEXT CHECK (source <> ''),
    sender TEXT,
    object_key TEXT CHECK (object_key <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    -- Employer, landlord, provider, as written.
    offered_by TEXT,
    municipality TEXT CHECK (length(municipality) = 8),
    town TEXT NOT NULL,
    postcode TEXT,
    street TEXT,
    -- Of the address, where it is known; degrees of WGS 84.
    latitude DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
    -- Five digits of the KldB 2010, of vacancies whose occupation is known.
    occupation BIGINT CHECK (occupation BETWEEN 0 AND 99999),
    free_on TEXT,
    closes_on TEXT,
    free_count BIGINT CHECK (free_count >= 0),
    state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'taken', 'closed')),
    -- Another listing of the same thing, which is shown in place of this one.
    twin_id TEXT REFERENCES listing (id),
    -- What the content is told by: two deliveries with the same one say the same.
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 32),
    -- The last day on which somebody said that it is still to be had.
    stated_on TEXT NOT NULL,
    -- When a feed named it last, or somebody wrote it.
    seen_at TEXT NOT NULL,
    -- Everything that was said of it, as JSON of its kind's record.
    details TEXT NOT NULL,
    -- What people search in: title, offerer and town, folded.
    searched TEXT NOT NULL,
    -- The market's revision with which it changed last.
    revision BIGINT NOT NULL CHECK (revision > 0),
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (alliance_id, source, sender, object_key),
    CHECK ((source IS NULL) = (object_key IS NULL)),
    CHECK ((source IS NULL) = (sender IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (occupation IS NULL OR kind = 'vacancy'),
    CHECK (twin_id <> id)
);

CREATE INDEX listing_changes ON listing (alliance_id, revision);
CREATE INDEX listing_page ON listing (alliance_id, kind, state, stated_on, id);
CREATE INDEX listing_twin ON listing (twin_id) WHERE twin_id IS NOT NULL;
CREATE INDEX listing_end ON listing (closes_on) WHERE state IN ('open', 'paused');
