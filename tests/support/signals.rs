//! Resets signals to the state in which a shell starts its children.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Once};

use signal_hook::consts::{SIGHUP, SIGINT};
use signal_hook::flag;

/// Lets the programs that are started from now on hear SIGINT and SIGHUP. A shell's background job ignores the one, `nohup`
/// the other, and children inherit that; what their parent catches they do not ignore.
pub fn are_heard() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        flag::register_conditional_shutdown(SIGINT, 130, Arc::new(AtomicBool::new(true))).unwrap();
        flag::register(SIGHUP, Arc::default()).unwrap();
    });
}
