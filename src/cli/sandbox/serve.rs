//! `zhengxin sandbox serve`: serves the sandbox over HTTP.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::client::runtime;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt;
use crate::cli::listen::ListenArgs;
use crate::config::GatewayAddress;
use crate::failure;
use crate::keys::PublicKey;
use crate::messages::{Lang, keys, sandbox as say};
use crate::output::Failure;
use crate::recording::Recording;
use crate::sandbox::server::{self, ServeOptions};
use crate::sandbox::{AcceptedEnvelope, Dialect, Fault, MOST_TRIAL, Wrap};

/// The word that names the command, after `sandbox`.
pub const NAME: &str = "serve";

/// Arguments of `sandbox serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where to listen.
    #[command(flatten)]
    pub listen: ListenArgs,
    /// Inject a fault, such as latency:login:500 or reset:submitQuestion#1; repeatable
    #[arg(long, value_name = "KIND:CALLS[:...]")]
    pub fault: Vec<String>,
    /// Which form calls must have: JSON, or signed and verified with --public-key
    #[arg(long, value_enum, default_value_t)]
    pub envelope: EnvelopeKind,
    /// The PEM file with the public half of the key that signs the calls
    #[arg(long, value_name = "FILE")]
    pub public_key: Option<PathBuf>,
    /// Where the reply to a signed call has the method's code: in the inner reply, or in the outer `error`
    #[arg(long, value_enum, value_name = "READING")]
    pub wrap: Option<WrapKind>,
    /// Accept requests as the document's examples print them: without type, with blanks around names and values,
    /// integers, surplus commas
    #[arg(long, conflicts_with = "replay")]
    pub lenient: bool,
    /// Reply exactly as the document's examples are printed, with their blanks and their order
    #[arg(long, conflicts_with = "replay")]
    pub verbatim: bool,
    /// Answer from this recording (--record) instead of a sandbox
    #[arg(long, value_name = "FILE")]
    pub replay: Option<PathBuf>,
    /// Add so many applicants for a trial to the test people; all of them succeed, and they are the same each time
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=i64::from(MOST_TRIAL)))]
    pub people: u32,
    /// The random seed of captchas, codes and faults
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value_t = 0)]
    pub seed: u64,
}

/// `--envelope`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EnvelopeKind {
    /// Plain JSON
    #[default]
    Plain,
    /// Form-encoded with an RSA signature
    Signed,
}

/// `--wrap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WrapKind {
    /// The inner reply has the code, as a plain one has; the outer `error` is 200
    Inner,
    /// The outer `error` is the code; the inner reply has only the data
    Outer,
}

/// Serves until the program is interrupted. The URL is the first line of standard output, printed once calls are accepted.
pub fn run(args: ServeArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let parse = |spec: &String| spec.parse::<Fault>().map_err(|error| failure::fault(spec, &error, lang));
    let faults = args.fault.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let envelope = envelope(&args, lang)?;
    let replay = args.replay.as_deref().map(Recording::read).transpose();
    let replay = replay.map_err(|error| failure::recording(&error, lang))?;
    let tls = args.listen.tls(lang)?;
    let dialect = Dialect { lenient: args.lenient, verbatim: args.verbatim };
    if !args.listen.listen.ip().is_loopback() {
        context.printer.notice(say::NOT_LOOPBACK.get(context.lang()));
    }
    let runtime = runtime(lang)?;
    interrupt::is_the_end();
    runtime.block_on(async {
        let (listener, url) = args.listen.bind(tls.as_ref(), context).await?;
        let is_here = GatewayAddress::parse(&url).is_some_and(|gateway| gateway.is_local());
        let serving = if is_here { say::SERVING } else { say::SERVING_AFAR };
        context.printer.notice(&serving.fill(context.lang(), &[("url", &url)]));
        server::serve(
            listener,
            ServeOptions {
                seed: args.seed,
                people: args.people as usize,
                faults,
                envelope,
                dialect,
                replay,
                tls,
                ..ServeOptions::default()
            },
            std::future::pending::<()>(),
        )
        .await;
        Ok(())
    })
}

fn envelope(args: &ServeArgs, lang: Lang) -> Result<AcceptedEnvelope, Box<Failure>> {
    let wrap = match args.wrap {
        Some(_) if args.envelope == EnvelopeKind::Plain => {
            return Err(Failure::misused(lang, say::WRAP_WITHOUT_SIGNED, &[]));
        }
        Some(WrapKind::Outer) => Wrap::Outer,
        Some(WrapKind::Inner) | None => Wrap::Inner,
    };
    match (args.envelope, &args.public_key) {
        (EnvelopeKind::Plain, None) => Ok(AcceptedEnvelope::Plain),
        (EnvelopeKind::Signed, Some(path)) => {
            let key = PublicKey::read(path).map_err(|error| failure::key(&error, lang))?;
            Ok(AcceptedEnvelope::Signed(key, wrap))
        }
        (EnvelopeKind::Plain, Some(_)) => Err(Failure::misused(lang, say::KEY_WITHOUT_SIGNED, &[])),
        (EnvelopeKind::Signed, None) => {
            let failure = Failure::misused(lang, say::SIGNED_WITHOUT_KEY, &[]);
            Err(Box::new(failure.hint(keys::PUBLIC_HINT.get(lang))))
        }
    }
}
