-- By what an alliance gives Kita and school places, and which places families wish for their children.

-- The criteria for places of one kind, as published.
CREATE TABLE place_criteria (
    alliance_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('kita', 'school')),
    -- As JSON, in the order in which they are shown.
    criteria TEXT NOT NULL,
    -- The highest number that a criterion was ever known by: what children were ticked for is never something else.
    last_key BIGINT NOT NULL CHECK (last_key >= 0),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (alliance_id, kind)
);

-- What one child would take, and what the office knows of it.
CREATE TABLE place_wish (
    person_id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    -- From which day it needs a place.
    wanted_on TEXT NOT NULL,
    -- Identifiers of listings divided by spaces, the best first.
    listings TEXT NOT NULL CHECK (listings <> ''),
    -- Where it has been promised a place.
    promised_id TEXT,
    -- Where a brother or sister goes already.
    sibling_at_id TEXT,
    -- Keys of criteria that the office decided, divided by spaces.
    ticked TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX place_wish_by_alliance ON place_wish (alliance_id);
CREATE INDEX place_wish_by_case_file ON place_wish (case_file_id);

-- What goes for all children of a household.
CREATE TABLE place_family (
    case_file_id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    -- Whether brothers and sisters would rather be together than each have the best of its own.
    is_together BIGINT NOT NULL CHECK (is_together IN (0, 1)),
    -- Identifiers of adults who work already, divided by spaces.
    working TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX place_family_by_alliance ON place_family (alliance_id);
