//! One call of a smoke test: made, judged, its shape kept.

use std::io::IsTerminal;
use std::time::Instant;

use super::told::{self, Told};
use crate::cli::context::Context;
use crate::cli::line::Line;
use crate::cli::{interrupt, picture};
use crate::messages::{errors, run as say};
use crate::output::Failure;
use crate::output::progress::Spinner;
use crate::protocol::{Effect, KnownValues, Reply, Request};
use crate::smoke::{Call, Fault, Heard, Results, Shapes, accepted};

/// Makes calls, and keeps what came of them.
#[derive(Debug)]
pub struct Caller {
    line: Line,
    /// Every value that was taken or sent.
    pub known: KnownValues,
    tls: bool,
    told: Told,
    /// What came of the checks.
    pub results: Results,
    /// The shapes of the replies.
    pub shapes: Shapes,
}

impl Caller {
    /// Nothing was called.
    pub fn new(line: Line, known: KnownValues, tls: bool, told: Told, context: &Context) -> Self {
        let results = Results::new(told.level);
        told.leave(&results, &context.printer);
        Self { line, known, tls, told, results, shapes: Shapes::default() }
    }

    /// What came of all calls, and how it is told.
    pub fn end(self) -> (Told, Results, Shapes) {
        (self.told, self.results, self.shapes)
    }

    /// Makes a call and judges the checks that are about it. The reply, if it was accepted.
    pub fn make(&mut self, call: Call, request: &Request, context: &Context) -> Result<Reply, Fault> {
        let lang = context.lang();
        let _under_way = interrupt::during(interrupted(request, context));
        let spins = context.printer.style().shows_notices() && std::io::stderr().is_terminal();
        let began = Instant::now();
        let outcome = {
            let _spinner = Spinner::begin(say::CALLING.fill(lang, &[("method", request.method().short())]), spins);
            self.line.call(request)
        };
        // Whole microseconds, as everywhere.
        let ms = began.elapsed().as_micros() as f64 / 1000.0;
        let picture = outcome.as_ref().ok().and_then(picture::decode);
        let heard = Heard { known: &self.known, outcome: &outcome, picture: picture.as_deref(), tls: self.tls };
        self.results.hear(call, &heard, ms);
        self.told.leave(&self.results, &context.printer);
        accepted(&heard)?;
        let reply = outcome.map_err(Fault::Call)?;
        self.shapes.add(&reply);
        Ok(reply)
    }
}

/// What is said if the call is interrupted: it may have arrived.
fn interrupted(request: &Request, context: &Context) -> Box<Failure> {
    let lang = context.lang();
    let failure = told::interrupted(lang).method(request.method().short());
    Box::new(match request.effect() {
        Effect::Reads => failure,
        Effect::Tries | Effect::Submits => failure.hint(errors::MAY_HAVE_ACTED.get(lang)),
    })
}
