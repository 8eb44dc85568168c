//! Failures of a batch as a whole.

use std::ffi::OsString;
use std::path::Path;

use crate::batch::{BatchError, LEDGER_ENDING};
use crate::ledger::{LedgerError, OpenError, ServiceError};
use crate::messages::{Lang, Text, batch as say};
use crate::output::Failure;
use crate::path_text::{shown, with_ending, word};
use crate::protocol::Class;
use crate::store::directory_of;

/// How many other ledgers a hint names.
const MOST_OTHERS: usize = 5;

/// The failure of a batch.
pub fn batch(error: &BatchError, lang: Lang) -> Box<Failure> {
    match error {
        BatchError::Open(error) => open(error, lang),
        BatchError::Ledger(error) => ledger(error, lang),
        BatchError::Service(ServiceError::Ledger(error)) => ledger(error, lang),
        BatchError::Running { path, pid } => {
            said(say::RUNNING, &[("pid", &number(*pid)), ("path", &shown(path))], Some(say::RUNNING_HINT), lang)
        }
        BatchError::Foreign(bound) => {
            let values = [("gateway", bound.gateway.as_str()), ("merchant", bound.merchant.as_str())];
            said(say::FOREIGN, &values, Some(say::FOREIGN_HINT), lang)
        }
        BatchError::Store(error) => super::store(error, lang),
        BatchError::Seal(_) | BatchError::Sealed => said(say::NOT_OPENED, &[], Some(say::NO_KEY_HINT), lang),
        BatchError::Report(path, error) => {
            said(say::REPORT, &[("path", &shown(path)), ("error", &error.to_string())], None, lang)
        }
        BatchError::Service(ServiceError::Closed)
        | BatchError::Fenced
        | BatchError::Late
        | BatchError::Unstored(_)
        | BatchError::Thread(_) => said(say::UNUSABLE, &[("error", &error.to_string())], None, lang),
    }
}

fn open(error: &OpenError, lang: Lang) -> Box<Failure> {
    match error {
        OpenError::Missing(path) => missing(path, lang),
        OpenError::OtherKind(path) => other_kind(path, lang),
        OpenError::Newer(path, _) => said(say::NEWER, &[("path", &shown(path))], None, lang),
        OpenError::InUse(path, pid) => {
            said(say::IN_USE, &[("pid", &number(*pid)), ("path", &shown(path))], Some(say::IN_USE_HINT), lang)
        }
        OpenError::Lock(error) => super::store(error, lang),
        OpenError::Shared(path) => said(say::SHARED, &[("path", &shown(path))], Some(say::SHARED_HINT), lang),
        OpenError::NotRegular(path) => said(say::NOT_REGULAR, &[("path", &shown(path))], None, lang),
        OpenError::Linked(path) => {
            let failure = said(say::LINKED, &[("path", &shown(path))], None, lang);
            Box::new(failure.hint(say::LINKED_HINT.fill(lang, &[("path", &word(path))])))
        }
        OpenError::Network(path, kind) => {
            said(say::NETWORK, &[("path", &shown(path)), ("kind", kind)], Some(say::NETWORK_HINT), lang)
        }
        OpenError::ForeignLog(path) => foreign_log(path, lang),
        OpenError::Sqlite(_, error) => ledger(error, lang),
        OpenError::Io(..) | OpenError::OldSqlite(_) => {
            said(say::UNUSABLE, &[("error", &error.to_string())], None, lang)
        }
    }
}

/// The failure for a ledger that does not exist, with the ledgers that are in its directory.
fn missing(path: &Path, lang: Lang) -> Box<Failure> {
    let failure = Failure::said(Class::Config, lang, say::NO_LEDGER, &[("path", &shown(path))]);
    let others = others(path);
    let hint = match others.is_empty() {
        true => say::NO_LEDGER_HINT.get(lang).to_owned(),
        false => say::OTHER_LEDGERS.fill(lang, &[("names", &lang.list(&others))]),
    };
    Box::new(failure.hint(hint))
}

/// The first ledgers in the directory of a path, each written like that path.
fn others(path: &Path) -> Vec<String> {
    let dir = path.parent().unwrap_or(Path::new(""));
    let entries = std::fs::read_dir(directory_of(path)).into_iter().flatten().filter_map(Result::ok);
    let names = entries.filter(|entry| entry.path().is_file()).map(|entry| entry.file_name());
    let is_ledger = |name: &OsString| name.as_encoded_bytes().ends_with(LEDGER_ENDING.as_bytes());
    let mut names: Vec<OsString> = names.filter(is_ledger).collect();
    names.sort_unstable();
    names.iter().take(MOST_OTHERS).map(|name| shown(dir.join(name))).collect()
}

/// The failure for a file that is not a ledger. The user may have named a list instead of the ledger beside it.
fn other_kind(path: &Path, lang: Lang) -> Box<Failure> {
    let failure = said(say::OTHER_KIND, &[("path", &shown(path))], None, lang);
    let beside = with_ending(path, LEDGER_ENDING);
    match beside.is_file() {
        true => Box::new(failure.hint(say::LEDGER_BESIDE.fill(lang, &[("path", &shown(&beside))]))),
        false => failure,
    }
}

/// The failure for a log that SQLite would replay over the wrong file. The files to remove are the user's, so the program
/// only names them.
fn foreign_log(path: &Path, lang: Lang) -> Box<Failure> {
    let (log, index) = (with_ending(path, "-wal"), with_ending(path, "-shm"));
    let failure = said(say::FOREIGN_LOG, &[("log", &shown(&log)), ("path", &shown(path))], None, lang);
    let values = [("log", &*word(&log)), ("index", &*word(&index)), ("path", &*word(path))];
    Box::new(failure.hint(say::FOREIGN_LOG_HINT.fill(lang, &values)))
}

fn ledger(error: &LedgerError, lang: Lang) -> Box<Failure> {
    match error {
        LedgerError::Full => said(say::FULL, &[], None, lang),
        LedgerError::Busy => said(say::BUSY, &[], None, lang),
        LedgerError::Damaged(error) => said(say::DAMAGED, &[("error", error)], Some(say::DAMAGED_HINT), lang),
        LedgerError::Store(error) => said(say::UNUSABLE, &[("error", error)], None, lang),
        LedgerError::Refused => said(say::UNUSABLE, &[("error", &error.to_string())], None, lang),
    }
}

/// The number of a process, if it is known.
fn number(pid: Option<u32>) -> String {
    pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string())
}

fn said(text: Text, values: &[(&str, &str)], hint: Option<Text>, lang: Lang) -> Box<Failure> {
    let failure = Failure::said(Class::Config, lang, text, values);
    Box::new(match hint {
        Some(hint) => failure.hint(hint.get(lang)),
        None => failure,
    })
}
