//! Ctrl-C: the terminal is put right and the program ends with 130. Every call that acts has been recorded before, so
//! nothing else is to be done.

use crate::answers::restore_terminal;
use crate::protocol::Class;

/// Watches for Ctrl-C from now on.
pub fn watch() {
    // Where no handler can be set the system's own stays, which ends the program as well.
    let _ = ctrlc::set_handler(|| {
        restore_terminal();
        std::process::exit(i32::from(Class::Interrupted.exit()));
    });
}
