-- What all waiting households of an alliance could get together, and what is held for whom.

-- One calculation: asked for by a person, worked off by a server, looked at by people.
CREATE TABLE allocation_run (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    -- Who has waited for so many weeks is served before all others.
    urgent_weeks BIGINT NOT NULL CHECK (urgent_weeks BETWEEN 1 AND 520),
    -- What there would be more of, as JSON; NULL for a proposal.
    addition TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'stopped', 'failed')),
    per_mille BIGINT NOT NULL DEFAULT 0 CHECK (per_mille BETWEEN 0 AND 1000),
    -- Until then the server that works on it is taken to be alive.
    claimed_until TEXT,
    -- What came out, as JSON.
    report TEXT,
    started_by_id TEXT NOT NULL,
    -- The last day on which its proposals may be accepted.
    valid_until TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'done') = (report IS NOT NULL)),
    CHECK ((state = 'running') = (claimed_until IS NOT NULL))
);

CREATE INDEX allocation_run_by_alliance ON allocation_run (alliance_id, created_at);
CREATE INDEX allocation_run_under_way ON allocation_run (state, created_at) WHERE state IN ('waiting', 'running');

-- What one household would get by a run, and what people made of it.
CREATE TABLE allocation_share (
    run_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    case_number TEXT NOT NULL,
    is_urgent BIGINT NOT NULL CHECK (is_urgent IN (0, 1)),
    -- Nothing is left over for it, or nothing would fit it at all.
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'released', 'left-over', 'unfit')),
    -- The bundle and what it would rather have had, as JSON; NULL where it gets nothing.
    content TEXT,
    decided_by_id TEXT,
    decided_at TEXT,
    PRIMARY KEY (run_id, case_file_id),
    CHECK ((decided_by_id IS NULL) = (decided_at IS NULL)),
    CHECK (state NOT IN ('accepted', 'refused', 'released') OR decided_by_id IS NOT NULL)
);

CREATE INDEX allocation_share_by_case_file ON allocation_share (case_file_id);

-- Something on the market that is kept for a household until a day.
CREATE TABLE listing_hold (
    run_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL,
    listing_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    -- How many of it: two children in one Kita take two places.
    taken BIGINT NOT NULL CHECK (taken > 0),
    held_until TEXT NOT NULL,
    PRIMARY KEY (run_id, case_file_id, listing_id)
);

CREATE INDEX listing_hold_by_alliance ON listing_hold (alliance_id, held_until);
CREATE INDEX listing_hold_by_case_file ON listing_hold (case_file_id);
