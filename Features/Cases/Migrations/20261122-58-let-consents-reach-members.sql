-- Whether the firms that belong to the recipient, an association, may see the details too, without a name.
ALTER TABLE consent ADD COLUMN reaches_members BIGINT NOT NULL DEFAULT 0 CHECK (reaches_members IN (0, 1));
