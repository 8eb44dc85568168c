-- Version 3: the questions of a person are found by an index. The index of due applicants holds their states, because a run
-- may pass over many that have applied.
CREATE INDEX persons_questions ON questions (person, id) WHERE person IS NOT NULL AND state IN ('open', 'taken');
DROP INDEX due;
CREATE INDEX due ON applicants (due_at, id, state) WHERE due_at IS NOT NULL;
