-- The periods for which an alliance is recognised and paid: funders count by them.

CREATE TABLE recognition (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    created_at TEXT NOT NULL,
    UNIQUE (alliance_id, starts_on)
);
