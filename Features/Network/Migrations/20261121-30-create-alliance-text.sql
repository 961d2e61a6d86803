-- What an alliance says of itself on its public pages, in the languages in which somebody wrote it down.

CREATE TABLE alliance_text (
    alliance_id TEXT NOT NULL REFERENCES alliance (id),
    language TEXT NOT NULL CHECK (language IN ('de', 'de-x-leicht', 'en', 'pl', 'uk', 'ar')),
    introduction TEXT NOT NULL,
    contact_note TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (alliance_id, language),
    CHECK (introduction <> '' OR contact_note <> '')
);
