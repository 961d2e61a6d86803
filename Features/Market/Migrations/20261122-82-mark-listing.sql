-- By what the same thing is found again in another source, so that a new listing finds its twins without reading all others.

-- Whether its marks are written down; those from before are marked when twins are looked for the next time.
ALTER TABLE listing ADD COLUMN is_marked BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX listing_unmarked ON listing (alliance_id, kind) WHERE NOT is_marked;

-- A mark is the hash of what tells a thing from others; listings that share one may be the same.
CREATE TABLE listing_mark (
    listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    alliance_id TEXT NOT NULL,
    mark BIGINT NOT NULL,
    PRIMARY KEY (listing_id, mark)
);

CREATE INDEX listing_mark_shared ON listing_mark (alliance_id, mark, listing_id);
