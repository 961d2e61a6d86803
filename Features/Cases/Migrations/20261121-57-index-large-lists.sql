-- What lists look for when there are a hundred thousand files.

-- Whether a file has an open need of a topic; by topic alone each file would look through the needs of all.
CREATE INDEX need_by_case_file_topic ON need (case_file_id, topic, status);
DROP INDEX need_by_topic;

-- The worklist of a whole team begins with the tasks that have waited longest.
CREATE INDEX case_task_by_day ON case_task (due_on, id) WHERE status = 'open';
