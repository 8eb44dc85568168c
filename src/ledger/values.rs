//! Whether a ledger keeps the values of its list.

use super::core::Ledger;
use super::error::LedgerError;
use super::selection::Selection;
use super::store::Store;

/// 1 if the values are read from the list at each run.
const NO_VALUES: &str = "no_values";

impl<S: Store> Ledger<S> {
    /// True if the ledger keeps no values: they are read from the list at each run.
    pub fn keeps_no_values(&mut self) -> Result<bool, LedgerError> {
        Ok(self.store.number(NO_VALUES)? == Some(1))
    }

    /// Decides for a ledger without applicants whether it keeps values. Returns true if it does as was wanted: one with
    /// applicants stays as it is.
    pub fn decide_on_values(&mut self, no_values: bool) -> Result<bool, LedgerError> {
        if self.store.page(&Selection::default(), None, 1)?.is_empty() {
            self.store.put_number(NO_VALUES, no_values.into())?;
        }
        Ok(self.keeps_no_values()? == no_values)
    }
}
