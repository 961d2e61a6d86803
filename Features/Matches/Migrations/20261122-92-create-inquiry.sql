-- What firms ask about people who agreed to be proposed to them, and whom they will need.

-- A firm asks whether somebody, whose name it does not know, would like to meet it.
CREATE TABLE employer_inquiry (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    organisation_name TEXT NOT NULL,
    case_file_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    -- The vacancy it is about, as it was called; empty where it is about none.
    vacancy_title TEXT NOT NULL,
    message TEXT NOT NULL CHECK (message <> ''),
    state TEXT NOT NULL CHECK (state IN ('open', 'agreed', 'declined')),
    -- How to meet the person, as the team tells the firm; empty until they agreed.
    contact TEXT NOT NULL,
    asked_by_id TEXT NOT NULL,
    answered_by_id TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (organisation_id, person_id),
    CHECK ((state = 'open') = (answered_by_id IS NULL)),
    CHECK ((state = 'agreed') = (contact <> ''))
);

CREATE INDEX employer_inquiry_by_case_file ON employer_inquiry (case_file_id);

-- One line of a firm's plan: so many people for an occupation by a day.
CREATE TABLE demand_line (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    organisation_name TEXT NOT NULL,
    -- A code of the KldB 2010, five digits; the last is the level.
    occupation BIGINT NOT NULL CHECK (occupation BETWEEN 0 AND 99999),
    people BIGINT NOT NULL CHECK (people BETWEEN 1 AND 1000),
    needed_by TEXT NOT NULL,
    german TEXT CHECK (german IN ('a1', 'a2', 'b1', 'b2', 'c1', 'c2')),
    hours_from BIGINT NOT NULL CHECK (hours_from BETWEEN 1 AND 60),
    hours_to BIGINT NOT NULL CHECK (hours_to BETWEEN 1 AND 60),
    municipality TEXT NOT NULL CHECK (length(municipality) = 8),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (hours_from <= hours_to)
);

CREATE INDEX demand_line_by_alliance ON demand_line (alliance_id, organisation_id, needed_by);
