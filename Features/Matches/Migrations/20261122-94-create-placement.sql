-- Rounds in which Kita and school places are given by the published criteria, and what they have for each child.

-- One round: asked for by a person, worked out at once, looked at and decided about by people.
CREATE TABLE placement_round (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('kita', 'school')),
    -- From which day the places are.
    day TEXT NOT NULL,
    -- Of the lottery: with the same wishes the same number gives the same answer.
    seed BIGINT NOT NULL CHECK (seed BETWEEN 1 AND 999999999),
    -- The criteria as they were, as JSON.
    criteria_version BIGINT NOT NULL,
    criteria TEXT NOT NULL,
    -- What came out, as JSON.
    report TEXT NOT NULL,
    -- NULL for the demo region's.
    started_by_id TEXT,
    -- The last day on which a place may be accepted.
    valid_until TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE INDEX placement_round_by_alliance ON placement_round (alliance_id, created_at);

-- What a round has for one child, and what people made of it.
CREATE TABLE placement_share (
    round_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('kita', 'school')),
    case_number TEXT NOT NULL,
    -- Which child of the household it is, from 1.
    child_number BIGINT NOT NULL CHECK (child_number > 0),
    -- Left over: there is no place for it; replaced: a later round took over.
    state TEXT NOT NULL
        CHECK (state IN ('open', 'accepted', 'refused', 'released', 'replaced', 'left-over')),
    -- The place and what it would rather have had, as JSON.
    content TEXT NOT NULL,
    decided_by_id TEXT,
    decided_at TEXT,
    PRIMARY KEY (round_id, person_id),
    CHECK ((decided_by_id IS NULL) = (decided_at IS NULL)),
    CHECK (state NOT IN ('accepted', 'refused', 'released') OR decided_by_id IS NOT NULL)
);

CREATE INDEX placement_share_by_case_file ON placement_share (case_file_id);
CREATE INDEX placement_share_by_alliance ON placement_share (alliance_id, kind, state);

-- Who accepted a home, work and Kita together asks in no round for what it has.
CREATE INDEX allocation_share_accepted ON allocation_share (alliance_id) WHERE state = 'accepted';
