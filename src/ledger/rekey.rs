//! Gives a ledger whose key is lost a new one. Everything sealed with the old key is erased, and sealed again from
//! the list.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::import::{ImportVerdict, Incoming};
use super::store::{Binding, Blob, Store};
use crate::few::Few;
use crate::fingerprint::Fingerprint;

impl<S: Store> Ledger<S> {
    /// Gives the ledger the key of `binding`. Erases values, snapshots and questions, and replaces all MACs of
    /// applicants by `blank`. Intents and results stay. Every applicant that has not ended settles as after a
    /// restore, because the ledger has lost its facts and its count of refused passwords. When the wait is over, the
    /// gateway can no longer act on earlier calls and has unlocked login names.
    pub fn rekey(
        &mut self,
        binding: &Binding,
        blank: impl Fn(&str) -> Fingerprint,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        self.store.bind(binding)?;
        self.begin_incarnation(now)?;
        self.all_entries(|ledger, mut record| {
            let mac = blank(&record.user_id);
            ledger.store.put_login(record.id, &mac)?;
            record.row_hash = mac;
            ledger.store.put(&record)?;
            ledger.erase(record.id)
        })
    }

    /// Seals the values of an applicant whose MACs are blank. An applicant that has ended for good keeps no values.
    pub(super) fn seal_anew(&mut self, mut record: Entry, row: &Incoming) -> Result<ImportVerdict, LedgerError> {
        if let Some(other) = self.store.record_by_login(&row.login)? {
            return Ok(ImportVerdict::LoginNameTaken(other.user_id));
        }
        self.store.put_login(record.id, &row.login)?;
        record.row_hash = row.row_hash;
        self.store.put(&record)?;
        if !record.state.is_over() {
            self.store.put_blob(record.id, Blob::Values, row.values.as_ref())?;
        }
        Ok(ImportVerdict::Same)
    }

    /// Applicants that still need values: the list has had no row for them since [`rekey`](Self::rekey).
    pub fn still_blank(&mut self) -> Result<Few<String>, LedgerError> {
        let mut blank = Few::default();
        self.all_entries(|_, record| {
            if record.is_blank() && !record.state.is_over() {
                blank.push(record.user_id);
            }
            Ok(())
        })?;
        Ok(blank)
    }
}

impl Entry {
    /// True if its MACs were lost with the old key. No login name and no row has this MAC.
    pub(super) fn is_blank(&self) -> bool {
        self.login == self.row_hash
    }
}
