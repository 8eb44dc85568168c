//! Which gateway, merchant and key a ledger belongs to.

use super::core::Ledger;
use super::error::LedgerError;
use super::selection::Selection;
use super::store::{Binding, Store};

impl<S: Store> Ledger<S> {
    /// What the ledger is bound to. `None` while it has no applicants: then it holds nothing of a gateway, so that a list
    /// that was refused does not bind it.
    pub fn bound(&mut self) -> Result<Option<Binding>, LedgerError> {
        match self.store.page(&Selection::default(), None, 1)?.is_empty() {
            true => Ok(None),
            false => self.store.binding(),
        }
    }

    /// Binds the ledger to a gateway and a merchant. Returns the existing binding if that is a different one.
    pub fn bind(&mut self, binding: &Binding) -> Result<Result<(), Binding>, LedgerError> {
        match self.bound()? {
            Some(bound) if bound != *binding => Ok(Err(bound)),
            Some(_) => Ok(Ok(())),
            None => self.store.bind(binding).map(Ok),
        }
    }
}
