//! The statements for applicants and their sealed parts.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::Sqlite;
use super::rows::{begins_after, count, mac, micros, named, named_if_any, time_if_any};
use crate::fingerprint::Fingerprint;
use crate::ledger::applicant::{ApplicantId, Entry, Totals};
use crate::ledger::error::LedgerError;
use crate::ledger::holder::Holder;
use crate::ledger::seal::SealedBytes;
use crate::ledger::selection::Selection;
use crate::ledger::state::State;
use crate::ledger::store::Blob;
use crate::protocol::Class;

/// The columns of a record, in the order in which [`record`] reads them.
const COLUMNS: &str = "id, user_id, login, row_hash, state, due_at, epoch, holder, lease_until, crashes, crashed_in, \
                       is_changed, again, class, code, report, score, grade";

fn record(row: &Row<'_>) -> Result<Entry, rusqlite::Error> {
    Ok(Entry {
        id: ApplicantId(row.get(0)?),
        user_id: row.get(1)?,
        login: mac(row, 2)?,
        row_hash: mac(row, 3)?,
        state: named(row, 4, State::parse)?,
        due_at: time_if_any(row, 5)?,
        epoch: u64::try_from(row.get::<_, i64>(6)?).unwrap_or_default(),
        holder: named_if_any(row, 7, Holder::parse)?,
        lease_until: time_if_any(row, 8)?,
        crashes: row.get(9)?,
        crashed_in: row.get(10)?,
        is_changed: row.get(11)?,
        again: row.get(12)?,
        class: named_if_any(row, 13, Class::from_name)?,
        code: row.get(14)?,
        report: row.get(15)?,
        score: row.get(16)?,
        grade: row.get(17)?,
    })
}

/// The condition that an applicant is in one of these states.
fn one_of(states: &[State]) -> String {
    let names: Vec<&str> = states.iter().map(|state| state.name()).collect();
    format!("state IN ('{}')", names.join("', '"))
}

/// The number of an applicant's sealed part. Both parts of an applicant lie side by side.
fn part(id: ApplicantId, blob: Blob) -> i64 {
    match blob {
        Blob::Values => 2 * id.0,
        Blob::Snapshot => 2 * id.0 + 1,
    }
}

impl Sqlite {
    pub(super) fn insert_record(&self, new: &Entry) -> Result<Option<ApplicantId>, LedgerError> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO applicants (user_id, login, row_hash, state, due_at, epoch, crashes, is_changed, again) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0) ON CONFLICT DO NOTHING",
        )?;
        let (epoch, due_at) = (i64::try_from(new.epoch).unwrap_or(i64::MAX), new.due_at.map(micros));
        let (login, row_hash) = (new.login.to_bytes(), new.row_hash.to_bytes());
        let inserted = insert.execute(params![new.user_id, login, row_hash, new.state.name(), due_at, epoch])?;
        Ok((inserted == 1).then(|| ApplicantId(self.connection.last_insert_rowid())))
    }

    pub(super) fn update_record(&self, record: &Entry) -> Result<(), LedgerError> {
        let mut update = self.connection.prepare_cached(
            "UPDATE applicants SET row_hash = ?2, state = ?3, due_at = ?4, epoch = ?5, holder = ?6, lease_until = ?7, \
             crashes = ?8, crashed_in = ?9, is_changed = ?10, again = ?11, class = ?12, code = ?13, report = ?14, \
             score = ?15, grade = ?16 WHERE id = ?1",
        )?;
        update.execute(params![
            record.id.0,
            record.row_hash.to_bytes(),
            record.state.name(),
            record.due_at.map(micros),
            i64::try_from(record.epoch).unwrap_or(i64::MAX),
            record.holder.as_ref().map(Holder::name),
            record.lease_until.map(micros),
            record.crashes,
            record.crashed_in,
            record.is_changed,
            record.again,
            record.class.map(|class| class.spec().name),
            record.code,
            record.report,
            record.score,
            record.grade,
        ])?;
        Ok(())
    }

    pub(super) fn update_login(&self, id: ApplicantId, login: &Fingerprint) -> Result<(), LedgerError> {
        let mut update = self.connection.prepare_cached("UPDATE applicants SET login = ?2 WHERE id = ?1")?;
        update.execute(params![id.0, login.to_bytes()])?;
        Ok(())
    }

    pub(super) fn one_record(&self, which: &str, value: impl ToSql) -> Result<Option<Entry>, LedgerError> {
        let mut select = self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM applicants WHERE {which}"))?;
        Ok(select.query_row([value], record).optional()?)
    }

    fn records(&self, rest: &str, values: &[&dyn ToSql]) -> Result<Vec<Entry>, LedgerError> {
        let mut select = self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM applicants {rest}"))?;
        let records = select.query_map(values, record)?.collect::<Result<_, _>>()?;
        Ok(records)
    }

    pub(super) fn due_records(&self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        let states = one_of(states);
        let rest = format!("WHERE due_at <= ?1 AND crashes = 0 AND {states} ORDER BY due_at, id LIMIT ?2");
        self.records(&rest, &[&micros(now), &count(most)])
    }

    pub(super) fn suspect_records(
        &self,
        states: &[State],
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        // SQLite would prefer the index of due applicants, and read all of these at each claim.
        let states = one_of(states);
        let rest = format!(
            "INDEXED BY suspects WHERE crashes > 0 AND due_at <= ?1 AND {states} ORDER BY crashes, due_at, id LIMIT ?2"
        );
        self.records(&rest, &[&micros(now), &count(most)])
    }

    pub(super) fn any_suspect_running(&self) -> Result<bool, LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM applicants WHERE crashes > 0 AND state = 'running')";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    pub(super) fn earliest_due(&self, states: &[State]) -> Result<Option<Timestamp>, LedgerError> {
        // The index has this order, so the first matching row is the earliest.
        let states = one_of(states);
        let sql =
            format!("SELECT due_at FROM applicants WHERE due_at IS NOT NULL AND {states} ORDER BY due_at, id LIMIT 1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([], |row| time_if_any(row, 0)).optional()?.flatten())
    }

    pub(super) fn any_running(&self) -> Result<bool, LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM applicants WHERE lease_until IS NOT NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    pub(super) fn lapsed_records(&self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        let rest = "WHERE lease_until <= ?1 AND state = 'running' ORDER BY lease_until, id LIMIT ?2";
        self.records(rest, &[&micros(now), &count(most)])
    }

    pub(super) fn records_of_runs(&self) -> Result<Vec<Entry>, LedgerError> {
        // For this order SQLite would prefer to read the whole table.
        self.records("INDEXED BY leases WHERE lease_until IS NOT NULL AND holder LIKE 'run:%' ORDER BY id", &[])
    }

    pub(super) fn page_of_records(
        &self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        let of_states = match selection.states.is_empty() {
            true => String::new(),
            false => format!("AND {}", one_of(&selection.states)),
        };
        let rest = format!("WHERE id > ?1 AND (?2 IS NULL OR class = ?2) {of_states} ORDER BY id LIMIT ?3");
        let after = begins_after(after.map(|after| after.0));
        self.records(&rest, &[&after, &selection.class.map(|class| class.spec().name), &count(most)])
    }

    pub(super) fn count_everything(&self) -> Result<Totals, LedgerError> {
        let mut totals = Totals::default();
        // Read the rows and count them here: SQLite would sort them to group them, which takes three times as long.
        let mut select = self.connection.prepare_cached("SELECT state, class FROM applicants")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (state, class) = (named(row, 0, State::parse)?, named_if_any(row, 1, Class::from_name)?);
            *totals.states.entry(state).or_default() += 1;
            if let Some(class) = class.filter(|_| state.has_failed()) {
                *totals.classes.entry(class.spec().name).or_default() += 1;
            }
        }
        let sql = "SELECT count(*), min(asked_at) FROM questions WHERE state IN ('open', 'taken')";
        (totals.questions, totals.oldest_question) = self.connection.prepare_cached(sql)?.query_row([], |row| {
            Ok((u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default(), time_if_any(row, 1)?))
        })?;
        totals.next_due = self.earliest_due(&State::CLAIMABLE)?;
        Ok(totals)
    }

    pub(super) fn has_report(&self, path: &str) -> Result<bool, LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM applicants WHERE report = ?1)";
        Ok(self.connection.prepare_cached(sql)?.query_row([path], |row| row.get(0))?)
    }

    pub(super) fn read_blob(&self, id: ApplicantId, blob: Blob) -> Result<Option<SealedBytes>, LedgerError> {
        let sql = "SELECT bytes FROM sealed WHERE id = ?1";
        let bytes: Option<Vec<u8>> =
            self.connection.prepare_cached(sql)?.query_row([part(id, blob)], |row| row.get(0)).optional()?;
        Ok(bytes.map(SealedBytes::from_store))
    }

    pub(super) fn write_blob(
        &self,
        id: ApplicantId,
        blob: Blob,
        bytes: Option<&SealedBytes>,
    ) -> Result<(), LedgerError> {
        match bytes {
            Some(bytes) => {
                let sql = "INSERT OR REPLACE INTO sealed (id, bytes) VALUES (?1, ?2)";
                self.connection.prepare_cached(sql)?.execute(params![part(id, blob), bytes.as_bytes()])?;
            }
            None => {
                self.connection.prepare_cached("DELETE FROM sealed WHERE id = ?1")?.execute([part(id, blob)])?;
            }
        }
        Ok(())
    }
}
