-- What somebody may do, for which organisation, in which alliance, from when to when. Rows end, they are not removed.

CREATE TABLE role_grant (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('client', 'adviser', 'team-lead', 'partner-officer', 'network-manager',
        'auditor', 'alliance-admin', 'operator')),
    alliance_id TEXT,
    organisation_id TEXT,
    granted_at TEXT NOT NULL,
    granted_by TEXT REFERENCES account (id),
    revoked_at TEXT,
    revoked_by TEXT REFERENCES account (id),
    CHECK ((role = 'operator') = (alliance_id IS NULL)),
    CHECK (alliance_id IS NOT NULL OR organisation_id IS NULL),
    CHECK (role NOT IN ('adviser', 'team-lead', 'partner-officer') OR organisation_id IS NOT NULL)
);

CREATE UNIQUE INDEX role_grant_once ON role_grant
    (account_id, role, (COALESCE(alliance_id, '')), (COALESCE(organisation_id, ''))) WHERE revoked_at IS NULL;
CREATE INDEX role_grant_by_account ON role_grant (account_id);
CREATE INDEX role_grant_by_alliance ON role_grant (alliance_id, organisation_id, role) WHERE revoked_at IS NULL;
CREATE INDEX role_grant_by_granter ON role_grant (granted_by);
CREATE INDEX role_grant_by_revoker ON role_grant (revoked_by);
