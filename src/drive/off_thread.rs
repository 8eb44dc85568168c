//! Work that blocks, on a thread where it holds up nothing else.

use std::panic;

/// Runs `work` on a thread of the runtime's own for blocking work. A panic goes on here.
pub async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(reason) => panic::resume_unwind(reason),
            // The runtime is being shut down, and drops this future too: it never comes back.
            Err(_) => std::future::pending().await,
        },
    }
}
