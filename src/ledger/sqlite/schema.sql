-- The ledger of `zhengxin batch`, version 4. Times are microseconds since 1970-01-01 UTC. Everything sealed is a BLOB that only
-- the ledger's key opens.
CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    gateway TEXT NOT NULL,
    merchant TEXT NOT NULL,
    key_id TEXT NOT NULL
) STRICT;

CREATE TABLE numbers (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE applicants (
    id INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE,
    login BLOB NOT NULL UNIQUE,
    row_hash BLOB NOT NULL,
    state TEXT NOT NULL,
    due_at INTEGER,
    epoch INTEGER NOT NULL,
    holder TEXT,
    lease_until INTEGER,
    crashes INTEGER NOT NULL,
    crashed_in TEXT,
    is_changed INTEGER NOT NULL,
    again INTEGER NOT NULL,
    class TEXT,
    code INTEGER,
    report TEXT,
    score INTEGER,
    grade TEXT
) STRICT;
CREATE INDEX due ON applicants (due_at, id, state) WHERE due_at IS NOT NULL;
CREATE INDEX leases ON applicants (lease_until, id) WHERE lease_until IS NOT NULL;
CREATE INDEX suspects ON applicants (id) WHERE crashes > 0;

-- A step writes sealed parts and intents, so neither has a foreign key: the rules of the ledger have just read the applicant.
CREATE TABLE sealed (
    id INTEGER PRIMARY KEY, -- twice the applicant's number; one more for the snapshot
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE intents (
    applicant INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    method TEXT NOT NULL,
    effect TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    intended_at INTEGER NOT NULL,
    send_before INTEGER NOT NULL,
    outcome TEXT,
    code INTEGER,
    settled_at INTEGER,
    PRIMARY KEY (applicant, seq)
) STRICT, WITHOUT ROWID;
-- At most one open intent of an applicant.
CREATE UNIQUE INDEX open_intents ON intents (applicant) WHERE outcome IS NULL;

CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    applicant INTEGER NOT NULL REFERENCES applicants (id),
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    payload BLOB,
    expires_at INTEGER,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    person TEXT,
    held_until INTEGER,
    answer BLOB,
    answered_at INTEGER,
    is_refreshed INTEGER NOT NULL
) STRICT;
CREATE INDEX questions_of ON questions (applicant);
CREATE INDEX open_questions ON questions (id) WHERE state IN ('open', 'taken');
CREATE INDEX persons_questions ON questions (person, id) WHERE person IS NOT NULL AND state IN ('open', 'taken');
CREATE INDEX blocking ON questions (asked_at) WHERE state IN ('open', 'taken') AND kind != 'identity';

-- The open and taken questions of waiting applicants, kept by the triggers below. People look among these, and pass over the
-- question for the identity code of each applicant that has applied.
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

CREATE TABLE passwords (
    login BLOB PRIMARY KEY,
    counted TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    applicant INTEGER NOT NULL REFERENCES applicants (id),
    epoch INTEGER NOT NULL,
    told TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_of ON evidence (applicant);
