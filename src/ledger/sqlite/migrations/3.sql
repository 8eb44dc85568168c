-- Version 3: the questions of a person are found by an index.
CREATE INDEX persons_questions ON questions (person, id) WHERE person IS NOT NULL AND state IN ('open', 'taken');
