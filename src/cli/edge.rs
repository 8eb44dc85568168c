//! The edge of the program, where every error is an [`anyhow::Error`].
//!
//! Inside the program errors are types, and a command ends with a typed [`Failure`]. The edge only prints it and
//! chooses the exit code.

use super::after_telling::AfterTelling;
use crate::output::{Failure, Printer, Style};
use crate::protocol::Class;

/// What a command leaves behind to report its end.
#[derive(Debug)]
pub struct Edge {
    /// The streams, in the style that the command found.
    pub(super) printer: Printer,
    /// The records to remove once the outcome is reported.
    pub(super) after: AfterTelling,
}

impl Edge {
    /// The edge before the arguments are read.
    pub fn of_the_process() -> Self {
        Self { printer: Printer::process(Style::default()), after: AfterTelling::default() }
    }

    /// Reports an error on standard error. Returns the exit code.
    pub fn end(&mut self, done: anyhow::Result<u8>) -> u8 {
        let code = done.unwrap_or_else(|error| {
            let failure = failure(error);
            self.printer.failure(&failure);
            failure.class.exit()
        });
        self.after.told();
        code
    }
}

/// A command's failure as an error.
pub(super) fn carried(failure: Box<Failure>) -> anyhow::Error {
    anyhow::Error::new(*failure)
}

/// The failure that an error carries. An error without one is a fault of the program.
fn failure(error: anyhow::Error) -> Failure {
    error.downcast().unwrap_or_else(|error| Failure::new(Class::Internal, format!("{error:#}")))
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn the_typed_failure_is_found_under_its_context_and_decides_the_exit_code() {
        let done: anyhow::Result<u8> = Err(carried(Failure::quiet(Class::Locked)));
        let done = done.context("zhengxin login");
        assert_eq!(format!("{:?}", done.as_ref().unwrap_err().to_string()), "\"zhengxin login\"");
        assert_eq!(Edge::of_the_process().end(done), Class::Locked.exit());
        assert_eq!(Edge::of_the_process().end(Ok(0)), 0);
    }

    #[test]
    fn an_error_that_carries_no_failure_is_an_internal_one() {
        let error = anyhow::anyhow!("no such thing").context("zhengxin login");
        let failure = failure(error);
        assert_eq!((failure.class, failure.msg.as_str()), (Class::Internal, "zhengxin login: no such thing"));
    }
}
