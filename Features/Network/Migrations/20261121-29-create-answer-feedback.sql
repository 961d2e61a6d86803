-- Whether "who helps at my place" helped: counted by place, topic and day, and sentences that people left, without
-- anything about who they were. The topic is empty where all topics were asked for.

CREATE TABLE answer_vote (
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    topic TEXT NOT NULL CHECK (topic IN ('', 'work', 'housing', 'building-plot', 'childcare', 'school', 'language',
        'recognition', 'qualification', 'residence', 'health', 'mobility', 'leisure', 'founding', 'care')),
    given_on TEXT NOT NULL,
    helped BIGINT NOT NULL CHECK (helped >= 0),
    failed BIGINT NOT NULL CHECK (failed >= 0),
    PRIMARY KEY (alliance_id, municipality_key, topic, given_on)
);

CREATE INDEX answer_vote_municipality ON answer_vote (municipality_key);

CREATE TABLE answer_remark (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    topic TEXT NOT NULL CHECK (topic IN ('', 'work', 'housing', 'building-plot', 'childcare', 'school', 'language',
        'recognition', 'qualification', 'residence', 'health', 'mobility', 'leisure', 'founding', 'care')),
    given_on TEXT NOT NULL,
    has_helped BOOLEAN NOT NULL,
    remark TEXT NOT NULL CHECK (remark <> '')
);

CREATE INDEX answer_remark_alliance ON answer_remark (alliance_id, given_on);
CREATE INDEX answer_remark_municipality ON answer_remark (municipality_key);
