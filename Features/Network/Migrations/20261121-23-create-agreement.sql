-- Agreements on which an alliance rests, and who signed them in which function.

CREATE TABLE agreement (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    kind TEXT NOT NULL CHECK (kind IN ('letter-of-intent', 'cooperation-agreement', 'support-declaration', 'order')),
    title TEXT NOT NULL CHECK (title <> ''),
    subject TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    document_title TEXT,
    document_file TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (ends_on >= starts_on),
    CHECK (document_file IS NULL OR document_title IS NOT NULL)
);

CREATE INDEX agreement_alliance ON agreement (alliance_id, signed_on);

CREATE TABLE agreement_signatory (
    id TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreement (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    signed_as TEXT NOT NULL CHECK (signed_as <> ''),
    signed_on TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (agreement_id, organisation_id, signed_as)
);

CREATE INDEX agreement_signatory_organisation ON agreement_signatory (organisation_id);
