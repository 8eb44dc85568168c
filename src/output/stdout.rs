//! Standard output, which the caller may have closed (`zhengxin codes >&-`).
//!
//! Before `main`, Rust's runtime opens /dev/null in place of a closed standard stream. From then on every write seems
//! to succeed, so a result would be lost without an error. Only code that runs before the runtime can see that the
//! stream was closed.

use std::io::{self, StdoutLock, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::io::Errno;

/// True if standard output was closed when the program started.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Runs before Rust's runtime, so it makes a single system call and nothing more.
#[ctor::ctor]
fn look() {
    let closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
    CLOSED.store(closed, Ordering::Relaxed);
}

/// Fails if the program was started without standard output.
pub fn check() -> io::Result<()> {
    if CLOSED.load(Ordering::Relaxed) { Err(Errno::BADF.into()) } else { Ok(()) }
}

/// Standard output for a long result. Writing fails if the program was started without it.
pub struct OpenStdout(StdoutLock<'static>);

impl OpenStdout {
    /// Locks standard output.
    pub fn lock() -> Self {
        Self(io::stdout().lock())
    }
}

impl Write for OpenStdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        check()?;
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
