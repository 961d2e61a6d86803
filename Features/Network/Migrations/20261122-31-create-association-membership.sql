-- Firms that belong to an association ("Mitgliedsbetrieb"): they see who agreed to be shown to its members.

CREATE TABLE association_membership (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES organisation (id),
    member_id TEXT NOT NULL REFERENCES organisation (id),
    joined_on TEXT NOT NULL,
    left_on TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (association_id, member_id),
    CHECK (association_id <> member_id),
    CHECK (left_on >= joined_on)
);

CREATE INDEX association_membership_member ON association_membership (member_id);
