-- What a child needs of its Kita or school beside a free place. Goes when the case is no longer worked on.
CREATE TABLE child_needs (
    person_id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL,
    alliance_id TEXT NOT NULL,
    -- A language that somebody there speaks; NULL where German is enough.
    language TEXT CHECK (language <> ''),
    -- Whether it needs support because of a disability (Art. 9 GDPR), sealed with the installation's key.
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX child_needs_by_case_file ON child_needs (case_file_id);
CREATE INDEX child_needs_by_alliance ON child_needs (alliance_id);
