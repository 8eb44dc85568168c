//! `-v`: what happens on the line, without bodies.

use crate::gateway::{Cause, Event, Observer};

/// Tells on standard error what happens, from verbosity 1 on.
pub fn observer(verbosity: u8) -> Observer {
    Box::new(move |event| {
        let (level, text) = match event {
            Event::Started { method, attempt } => (2, format!("{method}: attempt {attempt}")),
            Event::Answered { status, bytes, elapsed } => {
                (1, format!("HTTP {status}, {bytes} bytes, {} ms", elapsed.as_millis()))
            }
            Event::Pausing { cause, pause } => {
                let cause = match cause {
                    Cause::Failed(error) => error.to_string(),
                    Cause::Busy(entry) => entry.code.to_string(),
                };
                (1, format!("{cause}: again in {} ms", pause.as_millis()))
            }
            Event::Finished { attempts, elapsed } => {
                (2, format!("done after {attempts} attempt(s), {} ms", elapsed.as_millis()))
            }
        };
        if verbosity >= level {
            crate::output::trace(&text);
        }
    })
}
