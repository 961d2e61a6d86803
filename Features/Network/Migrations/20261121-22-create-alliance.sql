-- Alliances: who coordinates, how they are reached, who pays.

CREATE TABLE alliance (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    legal_form TEXT NOT NULL CHECK (legal_form IN ('agreement', 'association', 'company', 'public-body',
        'state-office')),
    office_id TEXT NOT NULL REFERENCES organisation (id),
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    contact_mail TEXT NOT NULL,
    contact_address TEXT NOT NULL,
    funding_notice TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX alliance_office ON alliance (office_id);
