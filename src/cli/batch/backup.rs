//! `zhengxin batch backup FILE`: writes a consistent copy of the ledger, even while a run works on it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::ledger::LedgerFile;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{LedgerError, OpenError};
use crate::messages::why::system;
use crate::messages::{Lang, Text, ledger as say, usage};
use crate::output::Failure;
use crate::path_text::shown;
use crate::protocol::Class;

/// Arguments of `batch backup`.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    /// The file to write, which must not exist yet
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
}

/// Writes the copy, readable by its owner only.
pub fn run(args: &BackupArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    check_free(&args.file, lang)?;
    let mut opened = args.ledger.open_unsealed(context)?;
    opened.ledger.store_mut().back_up(&args.file).map_err(|error| failed(error, &args.file, lang))?;
    context.printer.notice(say::KEY_APART.get(lang));
    let path = shown(&args.file);
    context.printer.result(&json!({ "path": path }), |_| format!("{path}\n"))
}

/// Checks that the copy has a name of its own. `-` means standard output elsewhere.
fn check_free(file: &Path, lang: Lang) -> Done {
    if file == Path::new("-") {
        return Err(taken(say::COPY_UNNAMED, file, lang));
    }
    match fs::symlink_metadata(file) {
        Ok(_) => Err(taken(say::COPY_EXISTS, file, lang)),
        Err(_) => Ok(()),
    }
}

fn taken(text: Text, file: &Path, lang: Lang) -> Box<Failure> {
    Box::new(Failure::said(Class::Usage, lang, text, &[("path", &shown(file))]).hint(usage::SAVE_ELSEWHERE.get(lang)))
}

fn failed(error: OpenError, file: &Path, lang: Lang) -> Box<Failure> {
    let path = shown(file);
    match error {
        // Another process has made it meanwhile.
        OpenError::Io(_, error) if error.kind() == ErrorKind::AlreadyExists => taken(say::COPY_EXISTS, file, lang),
        OpenError::Io(_, error) => {
            let (said, reason) = (error.to_string(), system::reason(&error));
            let values = [("path", &*path), ("error", &*said), ("reason", &*reason)];
            Box::new(Failure::said(Class::Output, lang, say::NO_COPY, &values))
        }
        OpenError::Sqlite(_, LedgerError::Full) => {
            Box::new(Failure::said(Class::Output, lang, say::COPY_FULL, &[("path", &path)]))
        }
        error => failure::batch(&error.into(), lang),
    }
}
