-- Case files, households, needs, consultations, notes, tasks, documents, duplicates and merges.
-- Accounts, organisations, alliances and municipalities belong to other rooms: their identifiers stand here
-- without REFERENCES, so that a room's schema can be laid without the others.

-- The last running number given per alliance and year.
CREATE TABLE case_number (
    alliance_id TEXT NOT NULL,
    year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 9999),
    last_number BIGINT NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (alliance_id, year)
);

CREATE TABLE case_file (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    status TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'waiting', 'closed', 'reopened', 'merged')),
    owner_id TEXT,
    stand_in_id TEXT,
    language TEXT NOT NULL,
    wants_interpreter BOOLEAN NOT NULL DEFAULT FALSE,
    country TEXT CHECK (length(country) = 2),
    origin_place TEXT NOT NULL DEFAULT '',
    origin_key TEXT NOT NULL DEFAULT '',
    target_municipality TEXT CHECK (length(target_municipality) = 8),
    wished_arrival_on TEXT CHECK (length(wished_arrival_on) = 10),
    source TEXT NOT NULL
        CHECK (source IN ('portal', 'phone', 'mail', 'visit', 'outreach', 'event', 'partner', 'employer', 'other')),
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10),
    merged_into_id TEXT REFERENCES case_file (id),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (alliance_id, year, number),
    CHECK ((status = 'merged') = (merged_into_id IS NOT NULL)),
    CHECK ((status = 'closed') = (closed_on IS NOT NULL) OR status = 'merged'),
    CHECK (stand_in_id IS NULL OR owner_id IS NOT NULL)
);

CREATE INDEX case_file_by_change ON case_file (alliance_id, organisation_id, changed_at, id);
CREATE INDEX case_file_by_status ON case_file (alliance_id, organisation_id, status, changed_at, id);
CREATE INDEX case_file_by_owner ON case_file (alliance_id, owner_id, changed_at, id);
CREATE INDEX case_file_by_stand_in ON case_file (stand_in_id) WHERE stand_in_id IS NOT NULL;
CREATE INDEX case_file_by_opening ON case_file (alliance_id, opened_on);
CREATE INDEX case_file_by_merge ON case_file (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- A member of the household.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position > 0),
    part TEXT NOT NULL CHECK (part IN ('main', 'partner', 'child', 'relative')),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    born_on TEXT CHECK (length(born_on) = 10),
    sex TEXT NOT NULL DEFAULT 'unknown' CHECK (sex IN ('woman', 'man', 'non-binary', 'unknown')),
    occupation TEXT NOT NULL DEFAULT '',
    mail TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    merged_into_id TEXT REFERENCES person (id),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (given_name <> '' OR family_name <> '')
);

CREATE INDEX person_by_case_file ON person (case_file_id, position, id);
CREATE INDEX person_by_merge ON person (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE person_language (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('unknown', 'a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'native')),
    PRIMARY KEY (person_id, language)
);

-- What a person can be found by: parts of names as written and as heard, birth date, mail, telephone.
CREATE TABLE person_key (
    kind TEXT NOT NULL CHECK (kind IN ('name', 'sound', 'born', 'mail', 'phone')),
    key TEXT NOT NULL CHECK (key <> ''),
    alliance_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (alliance_id, kind, key, person_id)
);

CREATE INDEX person_key_by_person ON person_key (person_id);

CREATE TABLE need (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    priority BIGINT NOT NULL CHECK (priority BETWEEN 1 AND 3),
    person_id TEXT REFERENCES person (id),
    wished_on TEXT CHECK (length(wished_on) = 10),
    detail TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('open', 'referred', 'in-work', 'met', 'unmet', 'withdrawn')),
    unmet_reason TEXT CHECK (unmet_reason IN ('no-offer', 'no-place', 'too-late', 'not-eligible', 'declined', 'other')),
    settled_on TEXT CHECK (length(settled_on) = 10),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((status = 'unmet') = (unmet_reason IS NOT NULL)),
    CHECK ((status IN ('met', 'unmet', 'withdrawn')) = (settled_on IS NOT NULL))
);

CREATE INDEX need_by_case_file ON need (case_file_id, priority, id);
CREATE INDEX need_by_person ON need (person_id);
CREATE INDEX need_by_topic ON need (topic, status);

-- Whether one is a first or a follow-up consultation is derived: the earliest of a case file in a period is first.
CREATE TABLE consultation (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    held_on TEXT NOT NULL CHECK (length(held_on) = 10),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    channel TEXT NOT NULL CHECK (channel IN ('office', 'outreach-desk', 'phone', 'video', 'mail')),
    language TEXT NOT NULL,
    had_interpreter BOOLEAN NOT NULL DEFAULT FALSE,
    adviser_id TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX consultation_by_case_file ON consultation (case_file_id, held_on, created_at, id);
CREATE INDEX consultation_by_day ON consultation (held_on);
CREATE INDEX consultation_by_person ON consultation (person_id);

CREATE TABLE consultation_topic (
    consultation_id TEXT NOT NULL REFERENCES consultation (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    PRIMARY KEY (consultation_id, topic)
);

CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    author_id TEXT NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX note_by_case_file ON note (case_file_id, created_at, id);

-- Special categories of personal data (Art. 9 GDPR), sealed with the installation's key.
CREATE TABLE case_sensitive_note (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person (id),
    category TEXT NOT NULL CHECK (category IN ('health', 'disability', 'religion', 'origin', 'family', 'other')),
    author_id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX case_sensitive_note_by_case_file ON case_sensitive_note (case_file_id, created_at, id);
CREATE INDEX case_sensitive_note_by_person ON case_sensitive_note (person_id);

CREATE TABLE case_task (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    due_on TEXT CHECK (length(due_on) = 10),
    assignee_id TEXT NOT NULL,
    creator_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
    ended_at TEXT,
    ended_by_id TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((status = 'open') = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by_id IS NULL))
);

CREATE INDEX case_task_by_case_file ON case_task (case_file_id, created_at, id);
CREATE INDEX case_task_by_assignee ON case_task (assignee_id, due_on) WHERE status = 'open';

-- A file that somebody handed in; its content lies sealed in chunks.
CREATE TABLE case_document (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'png', 'jpeg', 'webp', 'docx', 'odt', 'txt')),
    byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
    chunk_count BIGINT NOT NULL CHECK (chunk_count > 0),
    uploader_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX case_document_by_case_file ON case_document (case_file_id, created_at, id);

CREATE TABLE case_document_chunk (
    document_id TEXT NOT NULL REFERENCES case_document (id) ON DELETE CASCADE,
    position BIGINT NOT NULL CHECK (position >= 0),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (document_id, position)
);

-- What happened to a file and has no record of its own: opened, status, hand-over, merge and its undoing.
CREATE TABLE case_event (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    from_value TEXT,
    to_value TEXT,
    remark TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
);

CREATE INDEX case_event_by_case_file ON case_event (case_file_id, created_at, id);

-- Two files of which somebody said that they are different households.
CREATE TABLE case_distinction (
    first_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    second_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    decided_by_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
);

CREATE INDEX case_distinction_by_second ON case_distinction (second_id);

-- One file taken into another, with all that is needed to take it out again.
CREATE TABLE case_merge (
    id TEXT NOT NULL PRIMARY KEY,
    kept_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    absorbed_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    remark TEXT NOT NULL DEFAULT '',
    merged_by_id TEXT NOT NULL,
    undone_by_id TEXT,
    undone_at TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (kept_id <> absorbed_id)
);

CREATE INDEX case_merge_by_kept ON case_merge (kept_id);
CREATE INDEX case_merge_by_absorbed ON case_merge (absorbed_id);

-- `record` is a table, whose row moved, or table.column, whose value changed from before to after.
CREATE TABLE case_merge_item (
    merge_id TEXT NOT NULL REFERENCES case_merge (id) ON DELETE CASCADE,
    record TEXT NOT NULL,
    record_id TEXT NOT NULL,
    before_value TEXT,
    after_value TEXT,
    PRIMARY KEY (merge_id, record, record_id)
);
