-- Days on which somebody is away, and who stands in.

CREATE TABLE absence (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    stand_in_id TEXT NOT NULL REFERENCES account (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT REFERENCES account (id),
    cancelled_at TEXT,
    CHECK (ends_on >= starts_on),
    CHECK (account_id <> stand_in_id)
);

CREATE INDEX absence_by_account ON absence (account_id, ends_on);
CREATE INDEX absence_by_stand_in ON absence (stand_in_id, ends_on);
CREATE INDEX absence_by_author ON absence (created_by);
