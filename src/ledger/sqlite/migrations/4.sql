-- Version 4: the open and taken questions of waiting applicants have a table of their own, kept by triggers, and those that block
-- their applicants are counted from an index.
CREATE INDEX blocking ON questions (asked_at) WHERE state IN ('open', 'taken') AND kind != 'identity';
CREATE TABLE halting (
    question INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER halts_at_all AFTER UPDATE OF state ON applicants
WHEN new.state = 'waiting' AND old.state != 'waiting'
BEGIN
    INSERT INTO halting SELECT id FROM questions WHERE applicant = new.id AND state IN ('open', 'taken');
END;
CREATE TRIGGER goes_on AFTER UPDATE OF state ON applicants
WHEN old.state = 'waiting' AND new.state != 'waiting'
BEGIN
    DELETE FROM halting WHERE question IN (SELECT id FROM questions WHERE applicant = new.id);
END;
CREATE TRIGGER halts_at_new AFTER INSERT ON questions
WHEN new.state IN ('open', 'taken') AND (SELECT state FROM applicants WHERE id = new.applicant) = 'waiting'
BEGIN
    INSERT INTO halting VALUES (new.id);
END;
CREATE TRIGGER halts_again AFTER UPDATE OF state ON questions
WHEN new.state IN ('open', 'taken') AND old.state NOT IN ('open', 'taken')
    AND (SELECT state FROM applicants WHERE id = new.applicant) = 'waiting'
BEGIN
    INSERT INTO halting VALUES (new.id);
END;
CREATE TRIGGER is_over AFTER UPDATE OF state ON questions
WHEN old.state IN ('open', 'taken') AND new.state NOT IN ('open', 'taken')
BEGIN
    DELETE FROM halting WHERE question = new.id;
END;
INSERT INTO halting SELECT q.id FROM questions q JOIN applicants a ON a.id = q.applicant
WHERE a.state = 'waiting' AND q.state IN ('open', 'taken');
