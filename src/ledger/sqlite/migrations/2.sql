-- Version 2: a sealed part is found by one number instead of by an index, and lies beside the other part of its applicant. The
-- rules of the ledger add parts and intents only of applicants that they have just read, so SQLite need not look for these again.
ALTER TABLE sealed RENAME TO sealed_1;
CREATE TABLE sealed (
    id INTEGER PRIMARY KEY, -- twice the applicant's number; one more for the snapshot
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO sealed (id, bytes) SELECT 2 * applicant + part - 1, bytes FROM sealed_1;
DROP TABLE sealed_1;

ALTER TABLE intents RENAME TO intents_1;
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
INSERT INTO intents SELECT * FROM intents_1;
DROP TABLE intents_1;
CREATE UNIQUE INDEX open_intents ON intents (applicant) WHERE outcome IS NULL;
