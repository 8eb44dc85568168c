//! Stores the rows of a list in the ledger, or only says how it would.

use std::sync::mpsc::Receiver;

use jiff::Timestamp;

use crate::batch::Consequences;
use crate::few::Few;
use crate::ledger::{Binding, ChangedRow, ImportVerdict, Imported, Incoming, Ledger, LedgerError, Seal, Sqlite};

/// How many bytes of rows are received before the ledger is locked. Some two and a half thousand rows take that much. More
/// would take a million rows beyond the 100 MB that an import may use.
const HELD_BACK: usize = 2 << 20;

/// A message to the thread that seals rows, or to the one that stores them.
pub enum Chunk<R> {
    /// More rows.
    Rows(Vec<R>),
    /// All rows are good: commit them.
    Keep,
    /// Roll everything back.
    Drop,
}

/// Says how the rows would be imported. Only reads the ledger: a list may come slowly, and runs and people must be able to
/// write to the ledger meanwhile.
pub fn check(ledger: &mut Ledger<Sqlite>, received: &Receiver<Chunk<Incoming>>) -> Result<Imported, LedgerError> {
    let mut imported = Imported::default();
    for chunk in received {
        let Chunk::Rows(rows) = chunk else { break };
        for row in rows {
            let verdict = ledger.would_import(&row)?;
            imported.count(&row.user_id, verdict);
        }
    }
    Ok(imported)
}

/// Stores the rows in one transaction, which the last chunk ends, so that a list is imported whole or not at all.
/// `rekeys`: the key replaces a lost one. A ledger without applicants is bound in the same transaction, so that a refused
/// list does not bind it. Returns the applicants that need a row then and have none.
pub fn store(
    ledger: &mut Ledger<Sqlite>,
    received: &Receiver<Chunk<Incoming>>,
    (seal, binding, rekeys): (&Seal, &Binding, bool),
    now: Timestamp,
) -> Result<(Imported, Few<String>), LedgerError> {
    let (mut imported, mut missing) = (Imported::default(), Few::default());
    let held_back = hold_back(received);
    let stored = ledger.transact(|ledger| {
        if rekeys {
            rekey(ledger, seal, now)?;
        } else if ledger.bind(binding)?.is_err() {
            return Err(LedgerError::Busy); // a run has bound it since this one looked
        }
        let due_at = ledger.settled_at(now)?;
        for chunk in held_back.into_iter().chain(received) {
            match chunk {
                Chunk::Rows(rows) => {
                    for row in rows {
                        let verdict = ledger.import_due(&row, due_at, now)?;
                        if let ImportVerdict::Changed(changed) = &verdict {
                            take_effect(ledger, &row, changed, seal, now)?;
                        }
                        imported.count(&row.user_id, verdict);
                    }
                }
                Chunk::Keep if !rekeys => return Ok(()),
                Chunk::Keep => {
                    missing = ledger.still_blank()?;
                    return if missing.is_empty() { Ok(()) } else { Err(LedgerError::Refused) };
                }
                Chunk::Drop => break,
            }
        }
        Err(LedgerError::Refused)
    });
    match stored {
        Ok(()) | Err(LedgerError::Refused) => Ok((imported, missing)),
        Err(error) => Err(error),
    }
}

/// Receives the first rows, before the transaction begins. While it is open other processes cannot write to the ledger,
/// and a list may come slowly. Most lists end here.
fn hold_back(received: &Receiver<Chunk<Incoming>>) -> Vec<Chunk<Incoming>> {
    let (mut held, mut size) = (Vec::new(), 0);
    for chunk in received {
        size += match &chunk {
            Chunk::Rows(rows) => rows.iter().map(size_of).sum(),
            Chunk::Keep | Chunk::Drop => HELD_BACK,
        };
        held.push(chunk);
        if size >= HELD_BACK {
            break;
        }
    }
    held
}

/// About how many bytes of memory a row takes.
fn size_of(row: &Incoming) -> usize {
    let sealed = [&row.values, &row.snapshot].into_iter().flatten().map(|sealed| sealed.as_bytes().len());
    std::mem::size_of::<Incoming>() + row.user_id.len() + sealed.sum::<usize>()
}

/// Lets a changed row answer what its applicant waited for, and reopen its login name for another password.
fn take_effect(
    ledger: &mut Ledger<Sqlite>,
    row: &Incoming,
    changed: &ChangedRow,
    seal: &Seal,
    now: Timestamp,
) -> Result<(), LedgerError> {
    let Some(after) = &row.values else { return Ok(()) };
    let consequences = Consequences::of(changed, after, seal, &row.user_id);
    let Consequences { answers, has_other_password } =
        consequences.map_err(|error| LedgerError::Damaged(error.to_string()))?;
    ledger.answer_by_row(&row.user_id, answers, now)?;
    if has_other_password {
        ledger.reopen_login(&row.login)?;
    }
    Ok(())
}

/// Gives the ledger this key, unless it already has it.
fn rekey(ledger: &mut Ledger<Sqlite>, seal: &Seal, now: Timestamp) -> Result<(), LedgerError> {
    let Some(bound) = ledger.binding()?.filter(|bound| bound.key_id != seal.id()) else { return Ok(()) };
    ledger.rekey(&Binding { key_id: seal.id(), ..bound }, |user_id| seal.macs().of("blank", user_id), now)
}
