-- Who takes part in an alliance in which role from when to when, and the places that each brings into its territory.

CREATE TABLE partnership (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('partner', 'supporter', 'coordinator', 'funder')),
    joined_on TEXT NOT NULL,
    left_on TEXT,
    agreement_id TEXT REFERENCES agreement (id),
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (alliance_id, organisation_id, role, joined_on),
    CHECK (left_on >= joined_on)
);

CREATE INDEX partnership_organisation ON partnership (organisation_id);
CREATE INDEX partnership_agreement ON partnership (agreement_id);

-- A membership counts on the days of its own period on which its partnership runs, too: one truth, no copied dates.
CREATE TABLE territory_membership (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (partnership_id, municipality_key, starts_on),
    CHECK (ends_on >= starts_on)
);

CREATE INDEX territory_membership_place ON territory_membership (alliance_id, municipality_key);
CREATE INDEX territory_membership_municipality ON territory_membership (municipality_key);
