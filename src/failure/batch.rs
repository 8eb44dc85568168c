//! Failures of a batch as a whole.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::files::store_words;
use super::owner::{owner, private_hint};
use super::words::Words;
use crate::batch::{BatchError, LEDGER_ENDING, Mismatch};
use crate::ledger::{LedgerError, OpenError, ServiceError};
use crate::messages::why::system::reason;
use crate::messages::{Lang, Text, batch as say};
use crate::output::Failure;
use crate::path_text::{shown, with_ending, word};
use crate::protocol::Class;
use crate::store::{StoreError, directory_of};

/// How many other ledgers a hint names.
const MOST_OTHERS: usize = 5;

/// The failure of a batch.
pub fn batch(error: &BatchError, lang: Lang) -> Box<Failure> {
    match error {
        BatchError::Open(error) => open(error, lang),
        BatchError::Ledger(error) => ledger(error, lang),
        BatchError::Service(ServiceError::Ledger(error)) => ledger(error, lang),
        BatchError::Running { path, pid } => {
            let values = [("pid", &*number(*pid)), ("path", &*shown(path))];
            let failure = Failure::said(Class::Config, lang, say::RUNNING, &values);
            let status = format!("zhengxin batch status -l {}", word(path));
            Box::new(failure.hint(say::RUNNING_HINT.fill(lang, &[("command", &status)])))
        }
        BatchError::Foreign(mismatch) => foreign(mismatch, lang),
        BatchError::Store(error) => super::store(error, lang),
        BatchError::Passwords(error) => super::passwords(error, lang),
        BatchError::Reports(error) => reports(error, lang),
        BatchError::Seal(_) | BatchError::Sealed => {
            Box::new(Failure::said(Class::Config, lang, say::NOT_OPENED, &[]).hint(key_hint(None, lang)))
        }
        BatchError::Report(path, error) => {
            said(say::REPORT, &[("path", &shown(path)), ("error", &error.to_string())], None, lang)
        }
        BatchError::Service(ServiceError::Closed)
        | BatchError::Fenced
        | BatchError::Late
        | BatchError::Stopped
        | BatchError::Unstored(_)
        | BatchError::Thread(_) => said(say::UNUSABLE, &[("error", &error.to_string())], None, lang),
    }
}

/// The failure for a ledger of another gateway or merchant, or with another key: a clause for each.
fn foreign(mismatch: &Mismatch, lang: Lang) -> Box<Failure> {
    let said = |lang| {
        let sides = [(&mismatch.gateway, say::OTHER_GATEWAY), (&mismatch.merchant, say::OTHER_MERCHANT)];
        let differ = sides.into_iter().filter_map(|(differing, text)| differing.as_ref().zip(Some(text)));
        let key = mismatch.key_file.as_ref().map(|path| say::OTHER_KEY.fill(lang, &[("path", &shown(path))]));
        let clauses = differ.map(|(differing, text)| {
            text.fill(lang, &[("ledger", &differing.ledger), ("command", &differing.command)])
        });
        lang.clauses(&clauses.chain(key).collect::<Vec<_>>())
    };
    let is_of_another = mismatch.gateway.is_some() || mismatch.merchant.is_some();
    let owner = is_of_another.then(|| say::OTHER_OWNER_HINT.get(lang).to_owned());
    let key = mismatch.key_file.as_ref().map(|_| key_hint(mismatch.named.as_deref(), lang));
    let hints: Vec<String> = owner.into_iter().chain(key).collect();
    Box::new(Failure::worded(Class::Config, lang, said).hint(lang.clauses(&hints)))
}

/// The failure for a ledger without its key. `ledger`: its file, if the user named it.
pub fn no_key(path: &Path, ledger: Option<&Path>, lang: Lang) -> Box<Failure> {
    let failure = Failure::said(Class::Config, lang, say::NO_KEY, &[("path", &shown(path))]);
    Box::new(failure.hint(key_hint(ledger, lang)))
}

/// The failure for a key file that holds no key.
pub fn damaged_key(path: &Path, ledger: Option<&Path>, lang: Lang) -> Box<Failure> {
    let failure = Failure::said(Class::Config, lang, say::DAMAGED_KEY, &[("path", &shown(path))]);
    Box::new(failure.hint(say::DAMAGED_KEY_HINT.fill(lang, &[("command", &rekey(ledger))])))
}

fn key_hint(ledger: Option<&Path>, lang: Lang) -> String {
    say::NO_KEY_HINT.fill(lang, &[("command", &rekey(ledger))])
}

/// The command that gives a ledger another key.
fn rekey(ledger: Option<&Path>) -> String {
    let ledger = ledger.map(|path| format!(" -l {}", word(path))).unwrap_or_default();
    format!("zhengxin batch run LIST{ledger} --rekey")
}

/// The failure for a directory in which no reports can be saved.
fn reports(error: &StoreError, lang: Lang) -> Box<Failure> {
    let words = match error {
        StoreError::Io { path, source } if source.kind() == ErrorKind::AlreadyExists => {
            return said(say::NO_DIRECTORY, &[("path", &shown(path))], Some(say::REPORTS_HINT), lang);
        }
        error => Words::of(say::REPORTS).with("reason", store_words(error).zh()),
    };
    let is_full = matches!(error, StoreError::Io { source, .. } if source.kind() == ErrorKind::StorageFull);
    let hint = if is_full { say::FULL_HINT } else { say::REPORTS_HINT };
    Box::new(words.failure(Class::Config, lang, error).hint(hint.get(lang)))
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
        OpenError::Shared(path) => shared(path, lang),
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
        OpenError::Io(path, error) => unusable_place(path, error, lang),
        OpenError::OldSqlite(_) => said(say::UNUSABLE, &[("error", &error.to_string())], None, lang),
    }
}

/// The failure for a ledger that the system does not let this program read or create.
fn unusable_place(path: &Path, error: &io::Error, lang: Lang) -> Box<Failure> {
    let (path, reason, error_text) = (shown(path), reason(error), error.to_string());
    let values = [("path", &*path), ("reason", &*reason), ("error", &*error_text)];
    let hint = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(say::PLACE_HINT),
        ErrorKind::NotFound | ErrorKind::NotADirectory => Some(say::NO_PLACE_HINT),
        ErrorKind::StorageFull => Some(say::FULL_HINT),
        _ => None,
    };
    said(say::UNUSABLE_PLACE, &values, hint, lang)
}

/// The failure for a ledger that other users can use, or that belongs to one of them.
fn shared(path: &Path, lang: Lang) -> Box<Failure> {
    let text = if owner(path).is_some() { say::OF_ANOTHER_USER } else { say::SHARED };
    let failure = Failure::said(Class::Config, lang, text, &[("path", &shown(path))]);
    Box::new(failure.hint(private_hint(path, lang)))
}

/// The failure for a ledger that does not exist, with the ledgers that are in its directory.
fn missing(path: &Path, lang: Lang) -> Box<Failure> {
    let failure = Failure::said(Class::Config, lang, say::NO_LEDGER, &[("path", &shown(path))]);
    let others = others(path);
    let hint = match others.is_empty() {
        true => {
            let run = format!("zhengxin batch run LIST -l {}", word(path));
            say::NO_LEDGER_HINT.fill(lang, &[("command", &run)])
        }
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
        LedgerError::Full => said(say::FULL, &[], Some(say::FULL_HINT), lang),
        LedgerError::Busy => said(say::BUSY, &[], Some(say::BUSY_HINT), lang),
        LedgerError::ReadOnly => said(say::READ_ONLY, &[], Some(say::PLACE_HINT), lang),
        LedgerError::Unopened => said(say::UNOPENED, &[], Some(say::PLACE_HINT), lang),
        LedgerError::Disk(error) => said(say::DISK, &[("error", error)], Some(say::DISK_HINT), lang),
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
