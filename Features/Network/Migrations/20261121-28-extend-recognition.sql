-- Recognitions as people keep them: by whom and for how much money, and which version somebody saw.

ALTER TABLE recognition ADD COLUMN recogniser TEXT NOT NULL DEFAULT '';
ALTER TABLE recognition ADD COLUMN amount_cents BIGINT CHECK (amount_cents >= 0);
ALTER TABLE recognition ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE recognition ADD COLUMN changed_at TEXT;
