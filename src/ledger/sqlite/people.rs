//! The statements for questions.

use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::Sqlite;
use super::rows::{begins_after, count, micros, named, sealed_if_any, time, time_if_any};
use crate::ledger::applicant::{ApplicantId, Halting};
use crate::ledger::error::LedgerError;
use crate::ledger::question::{NewQuestion, Question, QuestionId, QuestionKind, QuestionState};

/// Questions with the user_ids of their applicants, in the order in which [`question`] reads them.
const SELECT: &str = "SELECT q.id, q.applicant, a.user_id, q.key, q.kind, q.attempt, q.payload, q.expires_at, q.asked_at, \
                      q.state, q.person, q.held_until, q.answer, q.answered_at, q.is_refreshed \
                      FROM questions q JOIN applicants a ON a.id = q.applicant";

/// Counts the open and taken questions that block their applicants.
const COUNT_HALTING: &str = "SELECT count(*), min(asked_at) FROM questions INDEXED BY blocking \
                             WHERE state IN ('open', 'taken') AND kind != 'identity'";

fn question(row: &Row<'_>) -> Result<Question, rusqlite::Error> {
    Ok(Question {
        id: QuestionId(row.get(0)?),
        applicant: ApplicantId(row.get(1)?),
        user_id: row.get(2)?,
        asked: NewQuestion {
            key: row.get(3)?,
            kind: named(row, 4, QuestionKind::parse)?,
            attempt: row.get(5)?,
            payload: sealed_if_any(row, 6)?,
            expires_at: time_if_any(row, 7)?,
        },
        asked_at: time(row, 8)?,
        state: named(row, 9, QuestionState::parse)?,
        person: row.get(10)?,
        held_until: time_if_any(row, 11)?,
        answer: sealed_if_any(row, 12)?,
        answered_at: time_if_any(row, 13)?,
        is_refreshed: row.get(14)?,
    })
}

impl Sqlite {
    pub(super) fn insert_question(&self, question: &Question) -> Result<QuestionId, LedgerError> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO questions (applicant, key, kind, attempt, asked_at, state, is_refreshed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let id = QuestionId(insert.insert(params![
            question.applicant.0,
            question.asked.key,
            question.asked.kind.name(),
            question.asked.attempt,
            micros(question.asked_at),
            question.state.name(),
            question.is_refreshed,
        ])?);
        self.update_question(&Question { id, ..question.clone() })?;
        Ok(id)
    }

    pub(super) fn update_question(&self, question: &Question) -> Result<(), LedgerError> {
        let mut update = self.connection.prepare_cached(
            "UPDATE questions SET key = ?2, kind = ?3, attempt = ?4, payload = ?5, expires_at = ?6, state = ?7, \
             person = ?8, held_until = ?9, answer = ?10, answered_at = ?11, is_refreshed = ?12, asked_at = ?13 WHERE id = ?1",
        )?;
        update.execute(params![
            question.id.0,
            question.asked.key,
            question.asked.kind.name(),
            question.asked.attempt,
            question.asked.payload.as_ref().map(|payload| payload.as_bytes()),
            question.asked.expires_at.map(micros),
            question.state.name(),
            question.person,
            question.held_until.map(micros),
            question.answer.as_ref().map(|answer| answer.as_bytes()),
            question.answered_at.map(micros),
            question.is_refreshed,
            micros(question.asked_at),
        ])?;
        Ok(())
    }

    pub(super) fn read_question(&self, id: QuestionId) -> Result<Option<Question>, LedgerError> {
        let mut select = self.connection.prepare_cached(&format!("{SELECT} WHERE q.id = ?1"))?;
        Ok(select.query_row([id.0], question).optional()?)
    }

    fn questions(&self, rest: &str, values: &[&dyn ToSql]) -> Result<Vec<Question>, LedgerError> {
        self.selected(&format!("{SELECT} {rest}"), values)
    }

    fn selected(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Question>, LedgerError> {
        let mut select = self.connection.prepare_cached(sql)?;
        let questions = select.query_map(values, question)?.collect::<Result<_, _>>()?;
        Ok(questions)
    }

    pub(super) fn applicants_questions(&self, id: ApplicantId) -> Result<Vec<Question>, LedgerError> {
        self.questions("WHERE q.applicant = ?1 ORDER BY q.id", &[&id.0])
    }

    pub(super) fn page_of_questions(
        &self,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        let rest = "WHERE q.id > ?1 AND q.state IN ('open', 'taken') ORDER BY q.id LIMIT ?2";
        self.questions(rest, &[&begins_after(after.map(|after| after.0)), &count(most)])
    }

    pub(super) fn page_of_persons_questions(
        &self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        // SQLite would prefer the index of all open questions, and read all of these.
        let sql = format!(
            "{} WHERE q.person = ?1 AND q.id > ?2 AND q.state IN ('open', 'taken') ORDER BY q.id LIMIT ?3",
            SELECT.replace("questions q", "questions q INDEXED BY persons_questions")
        );
        self.selected(&sql, &[&person, &begins_after(after.map(|after| after.0)), &count(most)])
    }

    pub(super) fn page_of_halting_questions(
        &self,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        self.selected(&of_halting(), &[&begins_after(after.map(|after| after.0)), &count(most)])
    }

    pub(super) fn count_halting_questions(&self) -> Result<Halting, LedgerError> {
        let mut select = self.connection.prepare_cached(COUNT_HALTING)?;
        let halting = select.query_row([], |row| {
            let count = u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default();
            Ok(Halting { count, oldest: time_if_any(row, 1)? })
        });
        Ok(halting?)
    }
}

/// The statement for a page of the open and taken questions of waiting applicants.
fn of_halting() -> String {
    // SQLite keeps this order of the tables, so it reads no question of an applicant that does not wait.
    let from = "halting h CROSS JOIN questions q ON q.id = h.question JOIN applicants a";
    let select = SELECT.replace("questions q JOIN applicants a", from);
    format!("{select} WHERE h.question > ?1 ORDER BY h.question LIMIT ?2")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use rusqlite::StatementStatus;

    use super::*;
    use crate::fingerprint::FingerprintKey;
    use crate::ledger::applicant::Entry;
    use crate::ledger::state::State;
    use crate::ledger::store::Store;

    /// An applicant in this state, with an open question of this kind.
    fn add(store: &mut Sqlite, state: State, kind: QuestionKind) -> QuestionId {
        let number = store.connection.last_insert_rowid() + 1;
        let (user_id, macs, now) = (format!("u{number}"), FingerprintKey::new(&[1; 32]), Timestamp::UNIX_EPOCH);
        let new = Entry::new(ApplicantId(0), user_id.clone(), macs.of_login_name(&user_id), macs.of("row", "1"), now);
        let applicant = store.insert(&new).unwrap().unwrap();
        let asked = NewQuestion { key: "key".to_owned(), kind, attempt: 1, payload: None, expires_at: None };
        let question = Question {
            id: QuestionId(0),
            applicant,
            user_id,
            asked,
            asked_at: now,
            state: QuestionState::Open,
            person: None,
            held_until: None,
            answer: None,
            answered_at: None,
            is_refreshed: false,
        };
        let id = store.ask(&question).unwrap();
        store.put(&Entry { id: applicant, state, ..new }).unwrap();
        id
    }

    /// How many steps of SQLite a statement takes to its end.
    fn steps(store: &Sqlite, sql: &str, values: &[&dyn ToSql]) -> i32 {
        let mut select = store.connection.prepare(sql).unwrap();
        let mut rows = select.query(values).unwrap();
        while rows.next().unwrap().is_some() {}
        drop(rows);
        select.get_status(StatementStatus::VmStep)
    }

    #[test]
    fn a_person_who_looks_for_a_question_reads_none_of_applicants_that_have_applied() {
        let mut store = Sqlite::temporary().unwrap();
        for _ in 0..1000 {
            add(&mut store, State::Applied, QuestionKind::Identity);
        }
        let waited_for = add(&mut store, State::Waiting, QuestionKind::Captcha);
        let found = store.page_of_halting_questions(None, 200).unwrap();
        assert_eq!(found.iter().map(|question| question.id).collect::<Vec<_>>(), [waited_for]);
        assert!(steps(&store, &of_halting(), &[&i64::MIN, &200]) < 100);
        assert_eq!(store.count_halting_questions().unwrap().count, 1);
        assert!(steps(&store, COUNT_HALTING, &[]) < 100);
    }
}
