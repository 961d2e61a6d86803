-- What the people of accompanied households look for, and what was decided about what was found for them.

-- Somebody who seeks work. Goes when the case is no longer worked on.
CREATE TABLE search_profile (
    person_id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    -- Codes of the KldB 2010, five digits each, divided by spaces.
    occupations TEXT NOT NULL CHECK (occupations <> ''),
    recognition TEXT NOT NULL CHECK (recognition IN ('none', 'applied', 'partial', 'full')),
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
    -- Keys of skills, divided by spaces.
    skills TEXT NOT NULL,
    learning TEXT NOT NULL,
    german TEXT CHECK (german IN ('a1', 'a2', 'b1', 'b2', 'c1', 'c2')),
    hours_from BIGINT NOT NULL CHECK (hours_from BETWEEN 1 AND 60),
    hours_to BIGINT NOT NULL CHECK (hours_to BETWEEN 1 AND 60),
    shifts TEXT NOT NULL,
    -- Gross cents a month for full-time work.
    pay_cents BIGINT CHECK (pay_cents >= 0),
    -- Minutes one way; NULL for a mode that is not used.
    walk_minutes BIGINT CHECK (walk_minutes BETWEEN 1 AND 180),
    bicycle_minutes BIGINT CHECK (bicycle_minutes BETWEEN 1 AND 180),
    car_minutes BIGINT CHECK (car_minutes BETWEEN 1 AND 180),
    transit_minutes BIGINT CHECK (transit_minutes BETWEEN 1 AND 180),
    earliest_on TEXT NOT NULL,
    latest_on TEXT,
    permit TEXT NOT NULL CHECK (permit IN ('unrestricted', 'skilled-only', 'with-consent', 'missing')),
    contracts TEXT NOT NULL,
    family_terms TEXT NOT NULL,
    help TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (hours_from <= hours_to),
    CHECK (latest_on IS NULL OR latest_on >= earliest_on)
);

CREATE INDEX search_profile_by_case_file ON search_profile (case_file_id);
CREATE INDEX search_profile_by_alliance ON search_profile (alliance_id);

-- Where and how a household would live.
CREATE TABLE home_search (
    case_file_id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    dwelling TEXT NOT NULL CHECK (dwelling IN ('rent', 'plot', 'either', 'settled')),
    half_rooms BIGINT NOT NULL CHECK (half_rooms BETWEEN 0 AND 40),
    -- Cold rent and heating a month; NULL where money is no matter.
    budget_cents BIGINT CHECK (budget_cents >= 0),
    -- Where it lives already, for a settled household.
    municipality TEXT CHECK (length(municipality) = 8),
    earliest_on TEXT NOT NULL,
    arrive_by TEXT NOT NULL,
    -- Minutes one way to Kita or school.
    child_minutes BIGINT NOT NULL CHECK (child_minutes BETWEEN 5 AND 120),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((dwelling = 'settled') = (municipality IS NOT NULL)),
    CHECK (arrive_by >= earliest_on)
);

CREATE INDEX home_search_by_alliance ON home_search (alliance_id);

-- What somebody decided about one listing for one person: taken up, put aside, or not fitting and why.
CREATE TABLE match_decision (
    person_id TEXT NOT NULL,
    listing_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('taken', 'aside', 'unfit')),
    reason TEXT CHECK (reason IN ('too-far', 'other-work', 'pay', 'shifts', 'employer', 'other')),
    note TEXT NOT NULL,
    -- What the listing was when it was decided about: the reason teaches by it.
    title TEXT NOT NULL,
    occupation BIGINT NOT NULL,
    offered_by TEXT NOT NULL,
    minutes BIGINT,
    mode TEXT CHECK (mode IN ('walk', 'bicycle', 'car', 'transit')),
    pay_cents BIGINT,
    shifts TEXT NOT NULL,
    decided_by_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (person_id, listing_id),
    CHECK ((decision = 'unfit') = (reason IS NOT NULL)),
    CHECK ((minutes IS NULL) = (mode IS NULL))
);

CREATE INDEX match_decision_by_case_file ON match_decision (case_file_id);
