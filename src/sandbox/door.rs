//! The listening port. It can close for a while, so that connections are refused.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;

/// The maximum number of connections waiting to be accepted.
const BACKLOG: u32 = 1024;
/// The interval between attempts to reopen a port that another process has taken.
const TRY_AGAIN: Duration = Duration::from_millis(20);
/// The interval of checks whether the port was closed.
const LOOK: Duration = Duration::from_millis(1);

/// The time until which the port is closed.
#[derive(Debug, Default)]
pub(super) struct Door {
    shut_until: Mutex<Option<Instant>>,
    slammed: Notify,
    closed: AtomicBool,
}

impl Door {
    /// Closes the port for `pause`, from now on.
    pub fn shut(&self, pause: Duration) {
        *self.shut_until.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now().checked_add(pause);
        self.slammed.notify_one();
    }

    /// Completes when the port is to be closed.
    pub async fn slammed(&self) {
        self.slammed.notified().await;
    }

    /// Completes when the port is no longer listening, if it is to be closed.
    pub async fn settled(&self) {
        while self.shut_for().is_some() && !self.closed.load(Ordering::Relaxed) {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// How long it stays closed; `None` if it is open.
    pub fn shut_for(&self) -> Option<Duration> {
        let until = *self.shut_until.lock().unwrap_or_else(PoisonError::into_inner);
        until?.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// Closes the port until the time has come, then listens on it again.
    pub async fn reopened(&self, listener: TcpListener) -> io::Result<TcpListener> {
        let address = listener.local_addr()?;
        drop(listener);
        // Keep the port bound without listening, so that no other process takes it.
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
