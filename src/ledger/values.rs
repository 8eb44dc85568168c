//! Whether a ledger keeps the values of its list.

use super::core::Ledger;
use super::error::LedgerError;
use super::selection::Selection;
use super::store::Store;

/// The name of the number that is 1 if each run reads the values from the list.
const NO_VALUES: &str = "no_values";

impl<S: Store> Ledger<S> {
    /// True if the ledger keeps no values, so that each run must read them from the list.
    pub fn keeps_no_values(&mut self) -> Result<bool, LedgerError> {
        Ok(self.store.number(NO_VALUES)? == Some(1))
    }

    /// Sets whether the ledger keeps values, if it has no applicants yet; otherwise that is fixed. Returns true if the ledger
    /// now does as the caller wants.
    pub fn decide_on_values(&mut self, no_values: bool) -> Result<bool, LedgerError> {
        if self.store.page(&Selection::default(), None, 1)?.is_empty() {
            self.store.put_number(NO_VALUES, no_values.into())?;
        }
        Ok(self.keeps_no_values()? == no_values)
    }
}
