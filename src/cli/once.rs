//! Notices that are printed once for each state directory, not at every call.

use crate::config::Paths;
use crate::messages::Text;
use crate::output::Printer;
use crate::store::{SystemDisk, write_passing};

/// The directory, in the state directory, of the files that remember which notices were printed.
const TOLD: &str = "told";

/// Prints a notice, unless it was printed before. `name` is the file that remembers it.
///
/// Without a writable state directory it is printed every time, because that is not worth an error.
pub fn notice(name: &str, text: Text, paths: &Paths, printer: &mut Printer) {
    if !printer.style().shows_notices() {
        return; // it would not be seen now, so print it later
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
