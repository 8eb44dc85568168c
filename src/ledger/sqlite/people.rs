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
        let mut select = self.connection.prepare_cached(&format!("{SELECT} {rest}"))?;
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
        self.asked_questions("", after, most)
    }

    pub(super) fn page_of_persons_questions(
        &self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        let (after, most) = (begins_after(after.map(|after| after.0)), count(most));
        // SQLite would prefer the index of all open questions, and read all of these.
        let mut select = self.connection.prepare_cached(&format!(
            "{} WHERE q.person = ?1 AND q.id > ?2 AND q.state IN ('open', 'taken') ORDER BY q.id LIMIT ?3",
            SELECT.replace("questions q", "questions q INDEXED BY persons_questions")
        ))?;
        let questions = select.query_map(params![person, after, most], question)?.collect::<Result<_, _>>()?;
        Ok(questions)
    }

    pub(super) fn page_of_halting_questions(
        &self,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        self.asked_questions("AND a.state = 'waiting'", after, most)
    }

    pub(super) fn count_halting_questions(&self) -> Result<Halting, LedgerError> {
        let sql = "SELECT count(*), min(asked_at) FROM questions WHERE state IN ('open', 'taken') AND kind != ?1";
        let mut select = self.connection.prepare_cached(sql)?;
        let halting = select.query_row([QuestionKind::Identity.name()], |row| {
            let count = u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default();
            Ok(Halting { count, oldest: time_if_any(row, 1)? })
        });
        Ok(halting?)
    }

    fn asked_questions(
        &self,
        only: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        let (after, most) = (begins_after(after.map(|after| after.0)), count(most));
        let rest = format!("WHERE q.id > ?1 AND q.state IN ('open', 'taken') {only} ORDER BY q.id LIMIT ?2");
        self.questions(&rest, &[&after, &most])
    }
}
