-- Links by which somebody gets an account or a further role. Only the hash of a link's secret is kept.

CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    mail TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('client', 'adviser', 'team-lead', 'partner-officer', 'network-manager',
        'auditor', 'alliance-admin', 'operator')),
    alliance_id TEXT,
    organisation_id TEXT,
    invited_by TEXT REFERENCES account (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    accepted_at TEXT,
    accepted_by TEXT REFERENCES account (id),
    withdrawn_at TEXT,
    withdrawn_by TEXT REFERENCES account (id),
    CHECK ((role = 'operator') = (alliance_id IS NULL)),
    CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);

CREATE INDEX invitation_by_alliance ON invitation (alliance_id, expires_at);
CREATE INDEX invitation_by_inviter ON invitation (invited_by);
CREATE INDEX invitation_by_account ON invitation (accepted_by);
CREATE INDEX invitation_by_withdrawer ON invitation (withdrawn_by);
