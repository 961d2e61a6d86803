-- Proposals chosen by hand, referrals to the responsible bodies, their clocks, and the needs that nobody serves.

CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    need_id TEXT NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    place TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('open', 'wanted', 'refused', 'lapsed')),
    answered_on TEXT CHECK (length(answered_on) = 10),
    answer_note TEXT NOT NULL DEFAULT '',
    proposed_by_id TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((status IN ('wanted', 'refused')) = (answered_on IS NOT NULL))
);

CREATE INDEX proposal_by_case_file ON proposal (case_file_id, created_at, id);
CREATE INDEX proposal_by_need ON proposal (need_id);

CREATE TABLE referral (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    need_id TEXT NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    proposal_id TEXT REFERENCES proposal (id),
    sender_id TEXT NOT NULL,
    sent_by_id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient_mail TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL CHECK (channel IN ('account', 'link', 'other')),
    officer_id TEXT,
    rule_day TEXT NOT NULL CHECK (length(rule_day) = 10),
    municipality TEXT CHECK (length(municipality) = 8),
    message TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'seen', 'accepted', 'declined', 'no-answer', 'in-work',
        'done', 'not-reached', 'withdrawn')),
    reason TEXT,
    remark TEXT NOT NULL DEFAULT '',
    free_places BIGINT CHECK (free_places BETWEEN 0 AND 100000),
    possible_from TEXT CHECK (length(possible_from) = 10),
    sent_at TEXT,
    seen_at TEXT,
    reminded_at TEXT,
    escalated_at TEXT,
    answered_at TEXT,
    closed_at TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (status IN ('draft', 'withdrawn') OR sent_at IS NOT NULL),
    CHECK (status <> 'draft' OR sent_at IS NULL),
    CHECK ((status = 'declined') = (reason IS NOT NULL)),
    CHECK ((status IN ('declined', 'no-answer', 'done', 'not-reached', 'withdrawn')) = (closed_at IS NOT NULL))
);

CREATE INDEX referral_by_case_file ON referral (case_file_id, created_at, id);
CREATE INDEX referral_by_need ON referral (need_id);
CREATE INDEX referral_by_proposal ON referral (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX referral_by_recipient ON referral (recipient_id, alliance_id, status, sent_at);
CREATE INDEX referral_by_sender ON referral (sender_id, alliance_id, status, sent_at);
-- What the clock looks through.
CREATE INDEX referral_waiting ON referral (sent_at) WHERE status IN ('sent', 'seen');

-- Every step of a referral, for its timeline and for figures about times.
CREATE TABLE referral_step (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('sender', 'recipient', 'person', 'clock')),
    actor TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    remark TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
);

CREATE INDEX referral_step_by_referral ON referral_step (referral_id, created_at, id);

-- Secret links by which a body without an account answers. Only the token's SHA-256 is kept.
CREATE TABLE referral_link (
    token_hash TEXT NOT NULL PRIMARY KEY CHECK (length(token_hash) = 64),
    referral_id TEXT NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
    created_at TEXT NOT NULL
);

CREATE INDEX referral_link_by_referral ON referral_link (referral_id);

-- How many full working days an alliance waits; alliances without a row wait the standard.
CREATE TABLE referral_terms (
    alliance_id TEXT NOT NULL PRIMARY KEY,
    remind_after BIGINT NOT NULL CHECK (remind_after >= 1),
    escalate_after BIGINT NOT NULL,
    give_up_after BIGINT NOT NULL CHECK (give_up_after <= 60),
    basket_after BIGINT NOT NULL CHECK (basket_after BETWEEN 3 AND 60),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (remind_after < escalate_after AND escalate_after < give_up_after)
);

-- An adviser looked for the responsible body and there was none.
CREATE TABLE responsibility_gap (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    need_id TEXT NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    municipality TEXT NOT NULL CHECK (length(municipality) = 8),
    kind TEXT NOT NULL CHECK (kind IN ('outside-territory', 'nobody')),
    found_on TEXT NOT NULL CHECK (length(found_on) = 10),
    noted_by_id TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE INDEX responsibility_gap_by_case_file ON responsibility_gap (case_file_id);
CREATE UNIQUE INDEX responsibility_gap_once ON responsibility_gap (need_id, found_on, kind);
CREATE INDEX responsibility_gap_by_place ON responsibility_gap (alliance_id, topic, municipality);

-- The basket of needs that nobody serves. A need may come in again after it left.
CREATE TABLE unserved_need (
    id TEXT NOT NULL PRIMARY KEY,
    need_id TEXT NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    alliance_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    municipality TEXT CHECK (length(municipality) = 8),
    cause TEXT NOT NULL CHECK (cause IN ('declined', 'no-answer', 'gap', 'mixed')),
    since TEXT NOT NULL CHECK (length(since) = 10),
    left_on TEXT CHECK (length(left_on) = 10),
    left_because TEXT CHECK (left_because IN ('asked-again', 'answered', 'settled', 'consent-withdrawn')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((left_on IS NULL) = (left_because IS NULL))
);

CREATE UNIQUE INDEX unserved_need_once ON unserved_need (need_id) WHERE left_on IS NULL;
CREATE INDEX unserved_need_by_need ON unserved_need (need_id);
CREATE INDEX unserved_need_by_case_file ON unserved_need (case_file_id);
CREATE INDEX unserved_need_basket ON unserved_need (alliance_id, organisation_id, since) WHERE left_on IS NULL;
