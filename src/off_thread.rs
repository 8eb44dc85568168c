//! Runs blocking work on another thread, so that it does not delay other calls.

use std::future;
use std::panic;

use tokio::task;

/// Runs `work` on the runtime's blocking pool. A panic is propagated. If the caller is dropped, work that has
/// started still runs to its end.
pub async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match task::spawn_blocking(work).await.map_err(|error| error.try_into_panic()) {
        Ok(done) => done,
        Err(Ok(payload)) => panic::resume_unwind(payload),
        // The runtime is shutting down and has not started the work. It polls no future any more, including
        // this one.
        Err(Err(_)) => future::pending().await,
    }
}

/// Runs `work` that blocks for a moment, such as syncing a small file: at once if the caller has its thread to
/// itself, otherwise as [`off_thread`]. Inside `block_on` the caller has it to itself, because a command drives one
/// journey there, and changing threads twice would cost more than most of that work. A spawned task shares its thread.
pub async fn off_shared_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    if task::try_id().is_some() { off_thread(work).await } else { work() }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap()
    }

    #[test]
    fn what_blocks_holds_nothing_else_up() {
        let (tell, told) = std::sync::mpsc::channel();
        let runtime = runtime();
        let work = runtime.spawn(off_thread(move || told.recv_timeout(Duration::from_secs(20))));
        runtime.spawn(async move { tell.send("told").unwrap() }); // in the same thread, while the work waits
        assert_eq!(runtime.block_on(work).unwrap(), Ok("told"));
    }

    #[test]
    fn a_moment_of_blocking_changes_threads_only_where_a_task_shares_its_own() {
        let here = std::thread::current().id();
        let which = || off_shared_thread(|| std::thread::current().id());
        let runtime = runtime();
        assert_eq!(runtime.block_on(which()), here);
        let task = runtime.spawn(which());
        assert_ne!(runtime.block_on(task).unwrap(), here);
    }

    #[test]
    fn a_panic_inside_goes_on_outside() {
        let call = || runtime().block_on(off_thread(|| panic!("seen")));
        let payload = panic::catch_unwind(call).unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"seen"));
    }
}
