-- The plan of a household: goals, the steps to them, and the editions that were proposed and agreed on.

-- A goal belongs to a need or stands alone with its topic. What is dropped stays, with its reason.
CREATE TABLE plan_goal (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    need_id TEXT REFERENCES need (id),
    topic TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    position BIGINT NOT NULL CHECK (position > 0),
    dropped_on TEXT CHECK (length(dropped_on) = 10),
    dropped_because TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((dropped_on IS NULL) = (dropped_because = ''))
);

CREATE INDEX plan_goal_by_case_file ON plan_goal (case_file_id, position, id);
CREATE INDEX plan_goal_by_need ON plan_goal (need_id);

CREATE TABLE plan_step (
    id TEXT NOT NULL PRIMARY KEY,
    goal_id TEXT NOT NULL REFERENCES plan_goal (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    position BIGINT NOT NULL CHECK (position > 0),
    -- Who takes the step; a body with its name of that day.
    party TEXT NOT NULL CHECK (party IN ('household', 'person', 'adviser', 'body')),
    person_id TEXT REFERENCES person (id),
    organisation_id TEXT,
    organisation_name TEXT NOT NULL DEFAULT '',
    due_on TEXT CHECK (length(due_on) = 10),
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
    ended_at TEXT,
    ended_by_id TEXT,
    dropped_because TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((party = 'person') = (person_id IS NOT NULL)),
    CHECK ((party = 'body') = (organisation_id IS NOT NULL)),
    CHECK ((status = 'open') = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by_id IS NULL)),
    CHECK ((status = 'dropped') = (dropped_because <> ''))
);

CREATE INDEX plan_step_by_goal ON plan_step (goal_id, position, id);
CREATE INDEX plan_step_by_person ON plan_step (person_id);
CREATE INDEX plan_step_due ON plan_step (due_on) WHERE status = 'open';

-- The text of a plan as it was proposed, and what the person said to it. Later changes make another edition.
CREATE TABLE plan_edition (
    id TEXT NOT NULL PRIMARY KEY,
    case_file_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    -- The goals and steps as JSON, in the words of their writer.
    terms TEXT NOT NULL,
    language TEXT NOT NULL,
    proposed_by_id TEXT NOT NULL,
    answer TEXT CHECK (answer IN ('agreed', 'change-wanted')),
    answered_on TEXT CHECK (length(answered_on) = 10),
    answered_at TEXT,
    way TEXT CHECK (way IN ('link', 'paper', 'oral')),
    noted_by_id TEXT,
    wish TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((answer IS NULL) = (answered_on IS NULL)),
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK ((answer IS NULL) = (way IS NULL)),
    CHECK ((way IN ('paper', 'oral')) = (noted_by_id IS NOT NULL) OR way IS NULL AND noted_by_id IS NULL)
);

CREATE INDEX plan_edition_by_case_file ON plan_edition (case_file_id, created_at, id);
