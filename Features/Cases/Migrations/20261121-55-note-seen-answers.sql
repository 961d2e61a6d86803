-- When the sender last read what the body answered: what came later waits on the worklist.

ALTER TABLE referral ADD COLUMN answer_seen_at TEXT;

-- Answers from before this column were read on the referral's page, where there was no mark yet.
UPDATE referral SET answer_seen_at = changed_at WHERE answered_at IS NOT NULL;
