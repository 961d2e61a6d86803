-- The day on which a closed file was emptied of everything that tells who the household was.

ALTER TABLE case_file ADD COLUMN forgotten_on TEXT;

CREATE INDEX case_file_by_closing ON case_file (closed_on) WHERE status = 'closed';
