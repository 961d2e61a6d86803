-- How a case ended, on what evidence, and whether it lasted.

CREATE TABLE outcome (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('landed', 'stays', 'moved-on', 'left', 'gave-up', 'not-reached',
        'not-responsible')),
    evidence TEXT NOT NULL CHECK (evidence IN ('person', 'employer', 'document', 'none')),
    arrived_on TEXT CHECK (length(arrived_on) = 10),
    remark TEXT NOT NULL DEFAULT '',
    closed_on TEXT NOT NULL CHECK (length(closed_on) = 10),
    noted_by_id TEXT NOT NULL,
    reopened_on TEXT CHECK (length(reopened_on) = 10),
    reopened_by_id TEXT,
    reopened_because TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((reopened_on IS NULL) = (reopened_by_id IS NULL)),
    CHECK ((reopened_on IS NULL) = (reopened_because = ''))
);

CREATE INDEX outcome_by_case_file ON outcome (case_file_id, closed_on, id);
-- A file has one outcome that counts.
CREATE UNIQUE INDEX outcome_once ON outcome (case_file_id) WHERE reopened_on IS NULL;

-- What somebody landed with.
CREATE TABLE outcome_landing (
    outcome_id TEXT NOT NULL REFERENCES outcome (id) ON DELETE CASCADE,
    landing TEXT NOT NULL CHECK (landing IN ('job', 'training', 'business', 'home', 'building-plot', 'childcare-place',
        'school-place', 'language-course', 'recognition')),
    PRIMARY KEY (outcome_id, landing)
);

-- Later looks at whether it lasted, each with a task for the case's owner.
CREATE TABLE outcome_check (
    id TEXT NOT NULL PRIMARY KEY,
    outcome_id TEXT NOT NULL REFERENCES outcome (id) ON DELETE CASCADE,
    months BIGINT NOT NULL CHECK (months BETWEEN 1 AND 60),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    case_task_id TEXT REFERENCES case_task (id),
    finding TEXT CHECK (finding IN ('still-here', 'left', 'unknown')),
    evidence TEXT CHECK (evidence IN ('person', 'employer', 'document', 'none')),
    remark TEXT NOT NULL DEFAULT '',
    checked_on TEXT CHECK (length(checked_on) = 10),
    checked_by_id TEXT,
    dropped_on TEXT CHECK (length(dropped_on) = 10),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (outcome_id, months),
    CHECK ((checked_on IS NULL) = (finding IS NULL)),
    CHECK ((checked_on IS NULL) = (evidence IS NULL)),
    CHECK ((checked_on IS NULL) = (checked_by_id IS NULL)),
    CHECK (checked_on IS NULL OR dropped_on IS NULL)
);

CREATE INDEX outcome_check_by_task ON outcome_check (case_task_id);
