//! `--listen` and `--tls`, for every command that serves: opens the port and prints the URL.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use tokio::net::TcpListener;

use super::context::{Context, Done};
use crate::messages::why::system;
use crate::messages::{Lang, sandbox as say, usage};
use crate::output::Failure;
use crate::protocol::Class;
use crate::serving::SelfSigned;

/// The size limit in bytes for a file to count as such a certificate.
const LARGEST: u64 = 1 << 14;

/// Where to listen, and in what protocol.
#[derive(Args, Debug)]
pub struct ListenArgs {
    /// Where to listen; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file
    #[arg(long)]
    pub tls: bool,
    /// Write that certificate to FILE instead, before the URL is printed
    #[arg(long, value_name = "FILE", requires = "tls")]
    pub tls_cert_out: Option<PathBuf>,
    /// Let --tls-cert-out replace a file that is not such a certificate
    #[arg(short, long, requires = "tls_cert_out")]
    pub force: bool,
}

impl ListenArgs {
    /// Listens, and prints the URL as the first line of standard output. If no file was named for the certificate,
    /// prints it after the URL.
    pub async fn bind(
        &self,
        tls: Option<&SelfSigned>,
        context: &mut Context,
    ) -> Result<(TcpListener, String), Box<Failure>> {
        let lang = context.lang();
        let refused = |error: std::io::Error| {
            let (address, said, reason) = (self.listen.to_string(), error.to_string(), system::reason(&error));
            let values = [("address", address.as_str()), ("error", &said), ("reason", &reason)];
            Box::new(Failure::said(Class::Unavailable, lang, say::CANNOT_LISTEN, &values))
        };
        let listener = TcpListener::bind(self.listen).await.map_err(refused)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{}", reachable(listener.local_addr().map_err(refused)?));
        let pem = tls.map(SelfSigned::pem).filter(|_| self.tls_cert_out.is_none());
        tell(&url, pem, context)?;
        Ok((listener, url))
    }

    /// Creates the certificate if requested, and writes it to its file if one is named.
    pub fn tls(&self, lang: Lang) -> Result<Option<SelfSigned>, Box<Failure>> {
        if !self.tls {
            return Ok(None);
        }
        if let Some(path) = self.tls_cert_out.as_deref().filter(|path| !self.force && holds_something_else(path)) {
            let values = [("flag", "--tls-cert-out"), ("path", &*path.display().to_string())];
            return Err(Box::new(
                Failure::misused(lang, usage::SAVE_EXISTS, &values).hint(usage::SAVE_FORCE.get(lang)),
            ));
        }
        let made = SelfSigned::new(self.listen.ip()).map_err(|error| {
            let said = error.to_string();
            Box::new(Failure::said(Class::Internal, lang, say::NO_CERTIFICATE, &[("error", &said)]))
        })?;
        if let Some(path) = &self.tls_cert_out {
            std::fs::write(path, made.pem()).map_err(|error| {
                let (path, said, reason) = (path.display().to_string(), error.to_string(), system::reason(&error));
                let values = [("path", path.as_str()), ("error", &said), ("reason", &reason)];
                Box::new(Failure::said(Class::Output, lang, say::CERTIFICATE_FILE, &values))
            })?;
        }
        Ok(Some(made))
    }
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
