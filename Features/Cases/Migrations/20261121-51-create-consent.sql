-- Consents: purpose, recipient, fields, period; the text as it was shown; never deleted while the file stands.

CREATE TABLE consent (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    case_file_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    intake_id TEXT REFERENCES intake (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('advice', 'referral', 'employer-contact', 'follow-up')),
    topic TEXT,
    recipient_id TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on TEXT CHECK (length(ends_on) = 10),
    way TEXT NOT NULL CHECK (way IN ('link', 'paper', 'oral')),
    noted_by_id TEXT,
    text_version TEXT NOT NULL,
    language TEXT NOT NULL,
    shown_text TEXT NOT NULL CHECK (shown_text <> ''),
    given_at TEXT NOT NULL,
    withdrawn_at TEXT,
    withdrawn_way TEXT CHECK (withdrawn_way IN ('link', 'paper', 'oral')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (case_file_id IS NOT NULL OR intake_id IS NOT NULL),
    CHECK ((purpose = 'referral') = (topic IS NOT NULL)),
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK ((way = 'link') = (noted_by_id IS NULL)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_way IS NULL))
);

CREATE INDEX consent_by_case_file ON consent (case_file_id);
CREATE INDEX consent_by_intake ON consent (intake_id);

CREATE TABLE consent_field (
    consent_id TEXT NOT NULL REFERENCES consent (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    PRIMARY KEY (consent_id, field)
);
