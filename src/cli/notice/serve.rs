//! `zhengxin notice serve`: prints and appends every notice as a line of JSON. The platform gets its reply once the
//! notice is stored.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;

use super::ledger::NoticeLedger;
use crate::cli::client::runtime;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt;
use crate::cli::listen::ListenArgs;
use crate::failure;
use crate::keys::PublicKey;
use crate::messages::notice as say;
use crate::notice::{self, NoticeFile, Posted, Received};

/// The HTTP status for a notice that could not be stored, so that the platform sends it again.
const NOT_STORED: u16 = 503;

/// Arguments of `notice serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where to listen.
    #[command(flatten)]
    pub listen: ListenArgs,
    /// The PEM file of the platform's public key; a notice whose signature does not fit is answered with 401 and stored
    /// as unverified
    #[arg(long, value_name = "FILE")]
    pub public_key: Option<PathBuf>,
    /// Also append each notice to FILE, before answering it
    #[arg(long, value_name = "FILE")]
    pub append: Option<PathBuf>,
    /// Make the applicant of a verified notice due at once in this ledger of `batch`
    #[cfg(feature = "batch")]
    #[arg(short, long, value_name = "FILE", requires = "public_key")]
    pub ledger: Option<PathBuf>,
}

impl ServeArgs {
    /// The ledger of `--ledger`.
    fn ledger(&self) -> Option<&Path> {
        #[cfg(feature = "batch")]
        let ledger = self.ledger.as_deref();
        #[cfg(not(feature = "batch"))]
        let ledger = None;
        ledger
    }
}

/// Receives until the program is interrupted or standard output is closed.
pub fn run(args: &ServeArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let key = args.public_key.as_deref().map(PublicKey::read).transpose();
    let key = key.map_err(|error| failure::key(&error, lang))?;
    let file = args.append.as_deref().map(NoticeFile::open).transpose();
    let file = file.map_err(|error| failure::named_file(&error, lang))?;
    let mut ledger = NoticeLedger::open(args.ledger(), context)?;
    let tls = args.listen.tls(lang)?;
    for (is_so, text) in [(!args.listen.listen.ip().is_loopback(), say::NOT_LOOPBACK), (key.is_none(), say::UNVERIFIED)]
    {
        if is_so {
            context.printer.notice(text.get(lang));
        }
    }
    let runtime = runtime(lang)?;
    interrupt::is_the_end();
    runtime.block_on(async {
        let (listener, url) = args.listen.bind(tls.as_ref(), context).await?;
        context.printer.notice(&say::SERVING.fill(lang, &[("url", &url)]));
        let mut posted = notice::serve(listener, tls);
        while let Some(posted) = posted.recv().await {
            receive(posted, key.as_ref(), (file.as_ref(), &mut ledger), context).await?;
        }
        Ok(())
    })
}

/// Stores, prints and answers a notice.
async fn receive(
    posted: Posted,
    key: Option<&PublicKey>,
    (file, ledger): (Option<&NoticeFile>, &mut NoticeLedger),
    context: &mut Context,
) -> Done {
    let received = Received::read(&posted.body, key, Timestamp::now());
    let mut line = received.line();
    let lang = context.lang();
    let mut stored = ledger.note(&received, &mut line, context).await;
    if let (Ok(()), Some(file)) = (&stored, file) {
        stored = file.append(line.clone()).await.map_err(|error| failure::named_file(&error, lang));
    }
    if let Err(failure) = stored {
        posted.answer(NOT_STORED);
        context.printer.remark(&say::NOT_STORED.fill(lang, &[("reason", &failure.msg)]));
        return Ok(());
    }
    let printed = context.printer.result(&line, |_| format!("{line}\n"));
    posted.answer(if printed.is_ok() { received.verdict.status() } else { NOT_STORED });
    printed
}
