-- Dated responsibility: organisation (and unit) × topics × territory × period. Rules end and new ones begin; a rule
-- that was wrong from the start is withdrawn, never removed.

CREATE TABLE responsibility_rule (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    unit_id TEXT REFERENCES organisation_unit (id),
    reach TEXT NOT NULL CHECK (reach IN ('alliance', 'district', 'municipalities')),
    district_key TEXT REFERENCES district (key),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    withdrawn_at TEXT,
    withdrawn_because TEXT CHECK (withdrawn_because <> ''),
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (ends_on >= starts_on),
    CHECK ((reach = 'district') = (district_key IS NOT NULL)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL))
);

CREATE INDEX responsibility_rule_alliance ON responsibility_rule (alliance_id);
CREATE INDEX responsibility_rule_organisation ON responsibility_rule (organisation_id);
CREATE INDEX responsibility_rule_unit ON responsibility_rule (unit_id);
CREATE INDEX responsibility_rule_district ON responsibility_rule (district_key);

CREATE TABLE responsibility_rule_topic (
    rule_id TEXT NOT NULL REFERENCES responsibility_rule (id),
    topic TEXT NOT NULL CHECK (topic IN ('work', 'housing', 'building-plot', 'childcare', 'school', 'language',
        'recognition', 'qualification', 'residence', 'health', 'mobility', 'leisure', 'founding', 'care')),
    PRIMARY KEY (rule_id, topic)
);

CREATE TABLE responsibility_rule_place (
    rule_id TEXT NOT NULL REFERENCES responsibility_rule (id),
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    PRIMARY KEY (rule_id, municipality_key)
);

CREATE INDEX responsibility_rule_place_municipality ON responsibility_rule_place (municipality_key);
