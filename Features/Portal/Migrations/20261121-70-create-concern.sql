-- What employers and people with ideas leave at the portal, and who answers them.

CREATE TABLE concern (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('employer', 'idea')),
    status TEXT NOT NULL CHECK (status IN ('new', 'taken', 'answered', 'set-aside')),
    sender_name TEXT NOT NULL CHECK (sender_name <> ''),
    sender_organisation TEXT NOT NULL,
    sender_mail TEXT NOT NULL,
    sender_phone TEXT NOT NULL,
    language TEXT NOT NULL,
    topic TEXT,
    -- As the sender wrote it; the key where it names one place of the territory.
    place TEXT NOT NULL,
    municipality TEXT CHECK (length(municipality) = 8),
    body TEXT NOT NULL CHECK (body <> ''),
    -- The version of the consent that was shown.
    consent_version TEXT NOT NULL CHECK (consent_version <> ''),
    -- NULL: the alliance's coordination office.
    recipient_id TEXT,
    recipient_name TEXT NOT NULL,
    handler_id TEXT,
    answer TEXT CHECK (answer <> ''),
    settled_at TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (sender_mail <> '' OR sender_phone <> ''),
    CHECK ((recipient_id IS NULL) = (recipient_name = '')),
    CHECK ((status = 'new') = (handler_id IS NULL)),
    CHECK ((status = 'answered') = (answer IS NOT NULL)),
    CHECK ((status IN ('answered', 'set-aside')) = (settled_at IS NOT NULL))
);

CREATE INDEX concern_inbox ON concern (alliance_id, status, created_at, id);
CREATE INDEX concern_settled ON concern (settled_at) WHERE settled_at IS NOT NULL;
