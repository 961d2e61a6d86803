-- A whole market is read piece by piece in the order of its changes: each piece begins where the last one ended.
DROP INDEX listing_changes;

CREATE INDEX listing_changes ON listing (alliance_id, revision, id);
