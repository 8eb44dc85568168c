//! Notices that are told once for each state directory, not at every call.

use crate::config::Paths;
use crate::messages::Text;
use crate::output::Printer;
use crate::store::{SystemDisk, write_passing};

/// The directory of the files that remember what was told, in the state directory.
const TOLD: &str = "told";

/// Prints a notice, unless it was told before. `name` is the file that remembers it.
///
/// Without a state directory that can be written, it is told every time: it is then too little to fail for.
pub fn notice(name: &str, text: Text, paths: &Paths, printer: &mut Printer) {
    if !printer.style().shows_notices() {
        return; // nobody reads it now, so it is told later
    }
    let remembered = paths.state().ok().map(|state| state.join(TOLD).join(name));
    if remembered.as_ref().is_some_and(|path| path.exists()) {
        return;
    }
    printer.notice(text.get(printer.style().lang));
    if let Some(path) = remembered {
        let _ = write_passing(&SystemDisk, &path, b"");
    }
}
