//! Plain HTTP sent to a port that speaks TLS. What comes back of it is an alert, which is no HTTP, or an end, or a page of
//! the server's that is meant for browsers; and the HTTP client does not give out bytes that it cannot read. So the port is
//! asked: whoever answers the beginning of a TLS handshake in TLS speaks it. Nothing of the call is in that.
//!
//! That is a connection that nobody wanted, so it is made only on this machine, only as long as nothing was understood there,
//! and not after a call that acts and broke off without an answer: that one may have been heard, and what became of it is no
//! matter of TLS.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::ClientConnection;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{CallError, HttpSettings, client, is_loopback};

/// How long the port has to answer.
const PATIENCE: Duration = Duration::from_millis(300);

/// How TLS begins: an alert or a handshake, of some version 3.
const RECORDS: [[u8; 2]; 2] = [[21, 3], [22, 3]];

/// The error of a call, or that its port speaks TLS, where that explains the error. `acts`: the call is sent once.
pub(super) async fn explained(error: CallError, settings: &HttpSettings, acts: bool) -> CallError {
    let puzzles = match error {
        CallError::NotHttp | CallError::Status { status: 400, .. } => true,
        CallError::Interrupted => !acts,
        _ => false,
    };
    // Through a proxy the port cannot be asked; the environment's is for other machines only.
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
        // `localhost`: this machine, whatever the system's resolver says.
        url::Host::Domain(_) => TcpStream::connect(("127.0.0.1", port)).await?,
        url::Host::Ipv4(address) => TcpStream::connect((address, port)).await?,
        url::Host::Ipv6(address) => TcpStream::connect((address, port)).await?,
    };
    stream.write_all(&hello).await?;
    let mut beginning = [0; 2];
    stream.read_exact(&mut beginning).await?;
    Ok(RECORDS.contains(&beginning))
}

/// The first message of a handshake with nobody in particular.
fn hello() -> Option<Vec<u8>> {
    let name = ServerName::try_from("localhost").ok()?;
    let mut connection = ClientConnection::new(Arc::new(client::without_roots().ok()?), name).ok()?;
    let mut hello = Vec::new();
    connection.write_tls(&mut hello).ok()?;
    Some(hello)
}
