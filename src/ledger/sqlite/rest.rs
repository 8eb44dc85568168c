//! The statements for the binding, intents, refused passwords, late replies and numbers.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, params};

use super::Sqlite;
use super::rows::{micros, named, named_if_any, time, time_if_any};
use crate::fingerprint::Fingerprint;
use crate::flow::Passwords;
use crate::ledger::applicant::ApplicantId;
use crate::ledger::error::LedgerError;
use crate::ledger::intent::{Intent, IntentOutcome};
use crate::ledger::store::Binding;
use crate::protocol::Effect;

const INTENTS: &str = "SELECT seq, method, effect, epoch, intended_at, send_before, outcome, code, settled_at \
                       FROM intents WHERE applicant = ?1";

fn intent(row: &Row<'_>) -> Result<Intent, rusqlite::Error> {
    let effect = |name: &str| Effect::ALL.into_iter().find(|effect| effect.name() == name);
    Ok(Intent {
        seq: row.get(0)?,
        method: row.get(1)?,
        effect: named(row, 2, effect)?,
        epoch: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
        intended_at: time(row, 4)?,
        send_before: time(row, 5)?,
        outcome: named_if_any(row, 6, IntentOutcome::parse)?,
        code: row.get(7)?,
        settled_at: time_if_any(row, 8)?,
    })
}

impl Sqlite {
    pub(super) fn read_binding(&self) -> Result<Option<Binding>, LedgerError> {
        let mut select = self.connection.prepare_cached("SELECT gateway, merchant, key_id FROM ledger")?;
        let bound = select.query_row([], |row| {
            Ok(Binding {
                gateway: row.get(0)?,
                merchant: row.get(1)?,
                key_id: named(row, 2, |digits| digits.parse().ok())?,
            })
        });
        Ok(bound.optional()?)
    }

    pub(super) fn write_binding(&self, binding: &Binding) -> Result<(), LedgerError> {
        let sql = "INSERT OR REPLACE INTO ledger (one, gateway, merchant, key_id) VALUES (1, ?1, ?2, ?3)";
        self.connection.execute(sql, params![binding.gateway, binding.merchant, binding.key_id.to_string()])?;
        Ok(())
    }

    pub(super) fn newest_intent(&self, id: ApplicantId) -> Result<Option<Intent>, LedgerError> {
        let mut select = self.connection.prepare_cached(&format!("{INTENTS} ORDER BY seq DESC LIMIT 1"))?;
        Ok(select.query_row([id.0], intent).optional()?)
    }

    pub(super) fn all_intents(&self, id: ApplicantId) -> Result<Vec<Intent>, LedgerError> {
        let mut select = self.connection.prepare_cached(&format!("{INTENTS} ORDER BY seq"))?;
        let intents = select.query_map([id.0], intent)?.collect::<Result<_, _>>()?;
        Ok(intents)
    }

    pub(super) fn write_intent(&self, id: ApplicantId, intent: &Intent) -> Result<(), LedgerError> {
        let mut write = self.connection.prepare_cached(
            "INSERT INTO intents (applicant, seq, method, effect, epoch, intended_at, send_before, outcome, code, \
             settled_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (applicant, seq) DO UPDATE SET \
             intended_at = excluded.intended_at, send_before = excluded.send_before, \
             outcome = excluded.outcome, code = excluded.code, settled_at = excluded.settled_at",
        )?;
        write.execute(params![
            id.0,
            intent.seq,
            intent.method,
            intent.effect.name(),
            i64::try_from(intent.epoch).unwrap_or(i64::MAX),
            micros(intent.intended_at),
            micros(intent.send_before),
            intent.outcome.map(IntentOutcome::name),
            intent.code,
            intent.settled_at.map(micros),
        ])?;
        Ok(())
    }

    pub(super) fn read_passwords(&self, login: &Fingerprint) -> Result<Passwords, LedgerError> {
        let mut select = self.connection.prepare_cached("SELECT counted FROM passwords WHERE login = ?1")?;
        let counted: Option<String> = select.query_row([login.to_bytes()], |row| row.get(0)).optional()?;
        let read = |text: String| serde_json::from_str(&text).map_err(|error| LedgerError::Damaged(error.to_string()));
        Ok(counted.map(read).transpose()?.unwrap_or_default())
    }

    pub(super) fn write_passwords(&self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError> {
        if passwords.is_empty() {
            self.connection.prepare_cached("DELETE FROM passwords WHERE login = ?1")?.execute([login.to_bytes()])?;
            return Ok(());
        }
        let counted = serde_json::to_string(passwords).map_err(|error| LedgerError::Store(error.to_string()))?;
        let sql = "INSERT OR REPLACE INTO passwords (login, counted) VALUES (?1, ?2)";
        self.connection.prepare_cached(sql)?.execute(params![login.to_bytes(), counted])?;
        Ok(())
    }

    pub(super) fn write_evidence(
        &self,
        id: ApplicantId,
        epoch: u64,
        told: &str,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let sql = "INSERT INTO evidence (applicant, epoch, told, at) VALUES (?1, ?2, ?3, ?4)";
        let epoch = i64::try_from(epoch).unwrap_or(i64::MAX);
        self.connection.prepare_cached(sql)?.execute(params![id.0, epoch, told, micros(now)])?;
        Ok(())
    }

    pub(super) fn read_evidence(&self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError> {
        let sql = "SELECT epoch, told, at FROM evidence WHERE applicant = ?1 ORDER BY rowid";
        let mut select = self.connection.prepare_cached(sql)?;
        let evidence = select.query_map([id.0], |row| {
            Ok((u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default(), row.get(1)?, time(row, 2)?))
        })?;
        Ok(evidence.collect::<Result<_, _>>()?)
    }

    pub(super) fn shift_evidence(&self, id: ApplicantId, by: SignedDuration) -> Result<(), LedgerError> {
        let sql = "UPDATE evidence SET at = at - ?2 WHERE applicant = ?1";
        let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        self.connection.prepare_cached(sql)?.execute(params![id.0, by])?;
        Ok(())
    }

    pub(super) fn read_number(&self, name: &'static str) -> Result<Option<i64>, LedgerError> {
        let mut select = self.connection.prepare_cached("SELECT value FROM numbers WHERE name = ?1")?;
        Ok(select.query_row([name], |row| row.get(0)).optional()?)
    }

    pub(super) fn write_number(&self, name: &'static str, value: i64) -> Result<(), LedgerError> {
        let sql = "INSERT OR REPLACE INTO numbers (name, value) VALUES (?1, ?2)";
        self.connection.prepare_cached(sql)?.execute(params![name, value])?;
        Ok(())
    }
}
