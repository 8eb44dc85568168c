//! The listening port. It can close for a while, so that connections are refused.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;

/// Connections that may wait to be accepted.
const BACKLOG: u32 = 1024;
/// How long is waited before a port that somebody else has taken is tried again.
const TRY_AGAIN: Duration = Duration::from_millis(20);
/// How often it is looked whether the port has been closed.
const LOOK: Duration = Duration::from_millis(1);

/// Until when nobody listens.
#[derive(Debug, Default)]
pub(super) struct Door {
    shut_until: Mutex<Option<Instant>>,
    slammed: Notify,
    closed: AtomicBool,
}

impl Door {
    /// Shuts it for so long, from now on.
    pub fn shut(&self, pause: Duration) {
        *self.shut_until.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now().checked_add(pause);
        self.slammed.notify_one();
    }

    /// Ready when it has been shut.
    pub async fn slammed(&self) {
        self.slammed.notified().await;
    }

    /// Ready once nobody listens any more, if it has been shut.
    pub async fn settled(&self) {
        while self.shut_for().is_some() && !self.closed.load(Ordering::Relaxed) {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// How long it stays shut; none where it is open.
    pub fn shut_for(&self) -> Option<Duration> {
        let until = *self.shut_until.lock().unwrap_or_else(PoisonError::into_inner);
        until?.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// Closes the port until the time has come, then listens on it again.
    pub async fn reopened(&self, listener: TcpListener) -> io::Result<TcpListener> {
        let address = listener.local_addr()?;
        drop(listener);
        // The port stays ours: bound, but nobody listens.
        let mut held = hold(address);
        self.closed.store(true, Ordering::Relaxed);
        while let Some(left) = self.shut_for() {
            tokio::time::sleep(left).await;
        }
        self.closed.store(false, Ordering::Relaxed);
        loop {
            match held.and_then(|socket| socket.listen(BACKLOG)) {
                Ok(listener) => return Ok(listener),
                Err(_) => tokio::time::sleep(TRY_AGAIN).await,
            }
            held = hold(address);
        }
    }
}

fn hold(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}
