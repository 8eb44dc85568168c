//! `zhengxin sandbox serve`: serves the sandbox over HTTP.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;
use tokio::net::TcpListener;

use crate::cli::client::runtime;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt;
use crate::failure;
use crate::keys::PublicKey;
use crate::messages::why::system;
use crate::messages::{Lang, keys, sandbox as say, usage};
use crate::output::Failure;
use crate::protocol::Class;
use crate::recording::Recording;
use crate::sandbox::server::{self, ServeOptions};
use crate::sandbox::{AcceptedEnvelope, Fault, SelfSigned, Wrap};

/// The word that names the command, after `sandbox`.
pub const NAME: &str = "serve";

/// Arguments of `sandbox serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where to listen; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Make something go wrong, such as latency:login:500 or reset:submitQuestion#1; repeatable
    #[arg(long, value_name = "KIND:CALLS[:...]")]
    pub fault: Vec<String>,
    /// How calls must come: as JSON, or signed and verified with --public-key
    #[arg(long, value_enum, default_value_t)]
    pub envelope: EnvelopeKind,
    /// The PEM file of the key that signs the calls, its public half
    #[arg(long, value_name = "FILE")]
    pub public_key: Option<PathBuf>,
    /// Where the answer to a signed call says the method's code: in the reply that is wrapped, or in the error around it
    #[arg(long, value_enum, value_name = "READING")]
    pub wrap: Option<WrapKind>,
    /// Answer from this recording (--record) instead of a sandbox
    #[arg(long, value_name = "FILE")]
    pub replay: Option<PathBuf>,
    /// The seed of captchas, codes and faults
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file
    #[arg(long)]
    pub tls: bool,
    /// Write that certificate into FILE instead, before the URL is printed
    #[arg(long, value_name = "FILE", requires = "tls")]
    pub tls_cert_out: Option<PathBuf>,
    /// Let --tls-cert-out replace a file that is no such certificate
    #[arg(long, requires = "tls_cert_out")]
    pub force: bool,
}

/// The size limit in bytes for a file to count as such a certificate.
const LARGEST: u64 = 1 << 14;

/// `--envelope`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EnvelopeKind {
    /// JSON as it is
    #[default]
    Plain,
    /// Form-encoded with an RSA signature
    Signed,
}

/// `--wrap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WrapKind {
    /// The wrapped reply has the code, as it would have unwrapped; the error is 200
    Inner,
    /// The error is the code, and the data alone is wrapped
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
    let tls = tls(&args, lang)?;
    if !args.listen.ip().is_loopback() {
        context.printer.notice(say::NOT_LOOPBACK.get(context.lang()));
    }
    let runtime = runtime(lang)?;
    let listen = |error: std::io::Error| {
        let (address, said, reason) = (args.listen.to_string(), error.to_string(), system::reason(&error));
        let values = [("address", address.as_str()), ("error", &said), ("reason", &reason)];
        Box::new(Failure::said(Class::Unavailable, lang, say::CANNOT_LISTEN, &values))
    };
    interrupt::is_the_end();
    runtime.block_on(async {
        let listener = TcpListener::bind(args.listen).await.map_err(listen)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{}", reachable(listener.local_addr().map_err(listen)?));
        let pem = tls.as_ref().map(SelfSigned::pem).filter(|_| args.tls_cert_out.is_none());
        tell(&url, pem, context)?;
        context.printer.notice(&say::SERVING.fill(context.lang(), &[("url", &url)]));
        server::serve(
            listener,
            ServeOptions { seed: args.seed, faults, envelope, replay, tls, ..ServeOptions::default() },
            std::future::pending::<()>(),
        )
        .await;
        Ok(())
    })
}

/// An address that clients on this machine can call: the loopback address if the server listens on all
/// addresses.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        named => named,
    };
    SocketAddr::new(ip, address.port())
}

/// Prints the URL, and after it the certificate if no file was named for it.
fn tell(url: &str, pem: Option<&str>, context: &mut Context) -> Done {
    let mut json = json!({ "url": url });
    if let (Some(pem), Some(members)) = (pem, json.as_object_mut()) {
        members.insert("ca".to_owned(), pem.into());
    }
    context.printer.result(&json, |_| format!("{url}\n{}", pem.unwrap_or_default()))
}

/// Creates the certificate if requested, and writes it to its file if one is named.
fn tls(args: &ServeArgs, lang: Lang) -> Result<Option<SelfSigned>, Box<Failure>> {
    if !args.tls {
        return Ok(None);
    }
    if let Some(path) = args.tls_cert_out.as_deref().filter(|path| !args.force && holds_something_else(path)) {
        let values = [("flag", "--tls-cert-out"), ("path", &*path.display().to_string())];
        return Err(Box::new(Failure::misused(lang, usage::SAVE_EXISTS, &values).hint(usage::SAVE_FORCE.get(lang))));
    }
    let made = SelfSigned::new(args.listen.ip()).map_err(|error| {
        let said = error.to_string();
        Box::new(Failure::said(Class::Internal, lang, say::NO_CERTIFICATE, &[("error", &said)]))
    })?;
    if let Some(path) = &args.tls_cert_out {
        std::fs::write(path, made.pem()).map_err(|error| {
            let (path, said, reason) = (path.display().to_string(), error.to_string(), system::reason(&error));
            let values = [("path", path.as_str()), ("error", &said), ("reason", &reason)];
            Box::new(Failure::said(Class::Output, lang, say::CERTIFICATE_FILE, &values))
        })?;
    }
    Ok(Some(made))
}

/// True for a file whose content would be lost. The certificate of an earlier run does not count: it is
/// useless, and the new one replaces it.
fn holds_something_else(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() && found.len() > 0 => {
            found.len() > LARGEST || !std::fs::read(path).is_ok_and(|file| SelfSigned::is_one(&file))
        }
        _ => false,
    }
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
