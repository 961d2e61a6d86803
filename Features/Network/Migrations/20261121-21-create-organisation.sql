-- Organisations of the region and their units with two lines: belongs to, and technically led by.

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('district', 'municipality', 'municipal-association', 'chamber',
        'employment-agency', 'ministry', 'state-office', 'association', 'trade-union', 'company', 'university',
        'initiative', 'other')),
    name TEXT NOT NULL CHECK (name <> ''),
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    contact_mail TEXT NOT NULL,
    contact_address TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE organisation_unit (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL CHECK (name <> ''),
    parent_unit_id TEXT REFERENCES organisation_unit (id),
    lead_unit_id TEXT REFERENCES organisation_unit (id),
    lead_function TEXT CHECK (lead_function <> ''),
    contact_name TEXT,
    contact_phone TEXT,
    contact_mail TEXT,
    contact_address TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (organisation_id, name),
    CHECK (parent_unit_id <> id),
    CHECK (lead_unit_id <> id),
    CHECK (lead_unit_id IS NULL OR lead_function IS NULL),
    CHECK ((contact_name IS NULL) = (contact_mail IS NULL)),
    CHECK ((contact_name IS NULL) = (contact_phone IS NULL)),
    CHECK ((contact_name IS NULL) = (contact_address IS NULL))
);

CREATE INDEX organisation_unit_parent ON organisation_unit (parent_unit_id);
CREATE INDEX organisation_unit_lead ON organisation_unit (lead_unit_id);
