//! Ctrl-C, and the signals that ask to end: SIGTERM and SIGHUP. The terminal is put right, half-written files go, and the
//! program ends with 130, whichever it was: the contract knows one code for all of them. Every call that acts has been
//! recorded before, so nothing else is to be done.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::answers::restore_terminal;
use crate::protocol::Class;
use crate::store;

/// Temporary files that lie where others see them, under names that nobody else uses.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// True while a child that has the terminal takes them for itself.
static LEFT: AtomicBool = AtomicBool::new(false);

/// Watches for Ctrl-C and its like from now on.
pub fn watch() {
    // Whoever started the program may want it to go on: `nohup` ignores SIGHUP, a shell's background job SIGINT. Then, and
    // where no handler can be set, all stays as it is.
    let _ = ctrlc::try_set_handler(|| {
        if LEFT.load(Ordering::SeqCst) {
            return;
        }
        restore_terminal();
        for path in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            // What cannot be removed stays; there is nobody left to tell.
            let _ = store::remove(path);
        }
        std::process::exit(i32::from(Class::Interrupted.exit()));
    });
}

/// Leaves them to a child that has the terminal, as long as `with_child` takes: it ends when it wants to, and then we do.
pub fn left_to_a_child<T>(with_child: impl FnOnce() -> T) -> T {
    LEFT.store(true, Ordering::SeqCst);
    let done = with_child();
    LEFT.store(false, Ordering::SeqCst);
    done
}

/// Lets an interruption take this temporary file along.
pub fn takes_along(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}
