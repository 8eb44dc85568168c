//! Ctrl-C, and the signals that ask to end: SIGTERM and SIGHUP. The terminal is put right, half-written files go, and the
//! program ends with 130, whichever it was: the contract knows one code for all of them. Every call that acts has been
//! recorded before, so nothing else is to be done.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::answers::restore_terminal;
use crate::protocol::Class;
use crate::store;

/// Temporary files that lie where others see them, under names that nobody else uses.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Watches for Ctrl-C and its like from now on.
pub fn watch() {
    // Whoever started the program may want it to go on: `nohup` ignores SIGHUP, a shell's background job SIGINT. Then, and
    // where no handler can be set, all stays as it is.
    let _ = ctrlc::try_set_handler(|| {
        restore_terminal();
        for path in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            // What cannot be removed stays; there is nobody left to tell.
            let _ = store::remove(path);
        }
        std::process::exit(i32::from(Class::Interrupted.exit()));
    });
}

/// Lets an interruption take this temporary file along.
pub fn takes_along(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}
