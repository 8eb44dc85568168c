//! `-v`: shows the events of each call, without bodies.

use crate::failure;
use crate::gateway::{CallEvent, Cause, Observer};
use crate::messages::{Lang, verbose as say};

/// Reports events on standard error, from verbosity 1.
pub fn observer(verbosity: u8, lang: Lang) -> Observer {
    Box::new(move |event| {
        if verbosity >= level(event) {
            crate::output::trace(&told(event, lang));
        }
    })
}

/// The verbosity from which an event is reported.
fn level(event: &CallEvent<'_>) -> u8 {
    match event {
        CallEvent::Answered { .. } | CallEvent::Pausing { .. } => 1,
        CallEvent::Started { .. } | CallEvent::Finished { .. } => 2,
    }
}

/// The text of an event.
fn told(event: &CallEvent<'_>, lang: Lang) -> String {
    match event {
        CallEvent::Started { method, attempt } => {
            say::STARTED.fill(lang, &[("method", method.short()), ("attempt", &attempt.to_string())])
        }
        CallEvent::Answered { status, bytes, elapsed } => {
            let (status, bytes, ms) = (status.to_string(), bytes.to_string(), elapsed.as_millis().to_string());
            say::ANSWERED.fill(lang, &[("status", &status), ("bytes", &bytes), ("ms", &ms)])
        }
        CallEvent::Pausing { cause, pause } => {
            let cause = match cause {
                Cause::Failed(error) => failure::line_text(error, lang),
                Cause::Busy(entry) => entry.code.to_string(),
            };
            say::PAUSING.fill(lang, &[("cause", &cause), ("ms", &pause.as_millis().to_string())])
        }
        CallEvent::Finished { attempts, elapsed } => {
            let (attempts, ms) = (attempts.to_string(), elapsed.as_millis().to_string());
            say::FINISHED.fill(lang, &[("attempts", &attempts), ("ms", &ms)])
        }
    }
}
