//! Detects plain HTTP sent to a TLS port. Such a port replies with a TLS alert, which is not HTTP, or closes
//! the connection, or serves an error page meant for browsers. The HTTP client does not expose bytes it
//! cannot parse. So this code probes the port with the start of a TLS handshake, which contains nothing of
//! the call. If the port answers in TLS, it speaks TLS.
//!
//! The probe is a connection the user did not ask for, so it is limited. It is made only to this machine,
//! only before any reply from the port was understood, and not after a call that acts broke off without an
//! answer: the server may have received that call, and TLS would not explain it.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::ClientConnection;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{CallError, HttpSettings, client, is_loopback};

/// How long to wait for the port's answer.
const PATIENCE: Duration = Duration::from_millis(300);

/// The first bytes of TLS: an alert or a handshake record of version 3.x.
const RECORDS: [[u8; 2]; 2] = [[21, 3], [22, 3]];

/// Returns the error of a call, or [`CallError::OnlyTls`] if a TLS port explains it. `acts`: the call must
/// not be retried.
pub(super) async fn explained(error: CallError, settings: &HttpSettings, acts: bool) -> CallError {
    let puzzles = match error {
        CallError::NotHttp | CallError::Status { status: 400, .. } => true,
        CallError::Interrupted => !acts,
        _ => false,
    };
    // The probe does not work through a proxy. The environment's proxies do not apply to this machine.
    let direct = settings.proxy.is_none() && is_loopback(&settings.url);
    if !puzzles || settings.url.scheme() != "http" || !direct {
        return error;
    }
    match tokio::time::timeout(PATIENCE, speaks_tls(settings)).await {
        Ok(Ok(true)) => CallError::OnlyTls { origin: settings.origin() },
        _ => error,
    }
}

async fn speaks_tls(settings: &HttpSettings) -> io::Result<bool> {
    let hello = hello().ok_or(io::ErrorKind::Unsupported)?;
    let (host, port) = (settings.url.host(), settings.url.port_or_known_default());
    let (host, port) = host.zip(port).ok_or(io::ErrorKind::InvalidInput)?;
    let mut stream = match host {
        // `localhost` is this machine, whatever the system's resolver says.
        url::Host::Domain(_) => TcpStream::connect(("127.0.0.1", port)).await?,
        url::Host::Ipv4(address) => TcpStream::connect((address, port)).await?,
        url::Host::Ipv6(address) => TcpStream::connect((address, port)).await?,
    };
    stream.write_all(&hello).await?;
    let mut beginning = [0; 2];
    stream.read_exact(&mut beginning).await?;
    Ok(RECORDS.contains(&beginning))
}

/// The first message of a handshake, with an arbitrary server name.
fn hello() -> Option<Vec<u8>> {
    let name = ServerName::try_from("localhost").ok()?;
    let mut connection = ClientConnection::new(Arc::new(client::without_roots().ok()?), name).ok()?;
    let mut hello = Vec::new();
    connection.write_tls(&mut hello).ok()?;
    Some(hello)
}
