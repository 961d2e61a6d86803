-- Identities of an outside provider (OpenID Connect), linked by issuer and subject only, and sign-ins under way there.

CREATE TABLE linked_identity (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (issuer, subject),
    UNIQUE (account_id, issuer)
);

CREATE TABLE identity_request (
    state_hash TEXT NOT NULL PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'link', 'accept-invitation')),
    account_id TEXT REFERENCES account (id),
    invitation_id TEXT REFERENCES invitation (id),
    language TEXT NOT NULL,
    next_path TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    CHECK ((purpose = 'link') = (account_id IS NOT NULL)),
    CHECK ((purpose = 'accept-invitation') = (invitation_id IS NOT NULL))
);

CREATE INDEX identity_request_by_account ON identity_request (account_id);
CREATE INDEX identity_request_by_invitation ON identity_request (invitation_id);
CREATE INDEX identity_request_age ON identity_request (expires_at);
