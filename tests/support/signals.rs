//! Lets child processes receive SIGINT and SIGHUP, which background jobs of a shell and `nohup` ignore.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Once};

use signal_hook::consts::{SIGHUP, SIGINT};
use signal_hook::flag;

/// From now on, child processes receive SIGINT and SIGHUP. A shell starts background jobs with SIGINT
/// ignored, `nohup` does the same for SIGHUP, and children inherit that. A signal that the parent handles is
/// not ignored in its children.
pub fn are_heard() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        flag::register_conditional_shutdown(SIGINT, 130, Arc::new(AtomicBool::new(true))).unwrap();
        flag::register(SIGHUP, Arc::default()).unwrap();
    });
}
