//! Judges every call of a smoke test, and stops the journey at the first reply that is not as documented.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use super::presentation::{self, Presentation};
use crate::cli::context::Context;
use crate::cli::interrupt::{self, UnderWay};
use crate::client::Client;
use crate::drive::{Event, Exchange, Observe};
use crate::failure;
use crate::gateway::{CallError, Principal};
use crate::messages::{Lang, run as say};
use crate::output::progress::Spinner;
use crate::output::{Failure, Printer};
use crate::protocol::{Effect, KnownValues, Reply, Request};
use crate::smoke::{CheckedCall, Fault, Heard, Results, Shapes, accepted};

/// The gateway of a smoke test, with the runtime for its calls.
#[derive(Debug)]
pub struct CheckedGateway {
    /// The gateway.
    pub client: Client,
    /// The merchant and the applicant of the calls.
    pub principal: Principal,
    /// The runtime.
    pub runtime: Runtime,
    /// True if the connection uses TLS.
    pub tls: bool,
}

/// Collects the outcomes of the calls.
#[derive(Debug)]
pub struct Judge<'a> {
    printer: &'a Printer,
    known: KnownValues,
    tls: bool,
    spins: bool,
    presentation: Presentation,
    /// The results of the checks.
    pub results: Results,
    /// The shapes of the replies.
    pub shapes: Shapes,
    spinner: Option<Spinner>,
    under_way: Option<UnderWay>,
}

impl<'a> Judge<'a> {
    /// A judge before the first call.
    pub fn new(gateway: &CheckedGateway, presentation: Presentation, context: &'a Context) -> Self {
        let results = Results::new(presentation.level);
        let printer = &context.printer;
        presentation.leave(&results, printer);
        let spins = printer.style().shows_notices() && std::io::stderr().is_terminal();
        let (known, tls) = (gateway.principal.known.clone(), gateway.tls);
        let shapes = Shapes::default();
        Self { printer, known, tls, spins, presentation, results, shapes, spinner: None, under_way: None }
    }

    /// Returns the presentation, the results and the shapes.
    pub fn end(self) -> (Presentation, Results, Shapes) {
        (self.presentation, self.results, self.shapes)
    }

    /// Makes a call outside of the journey, and judges its checks. Returns the reply if the gateway accepted it.
    pub fn make(&mut self, call: CheckedCall, request: &Request, gateway: &CheckedGateway) -> Result<Reply, Fault> {
        self.leaving(request);
        let began = Instant::now();
        let outcome = gateway.runtime.block_on(gateway.client.call(&gateway.principal, request));
        self.hear(call, &outcome, began.elapsed())?;
        outcome.map_err(Fault::Call)
    }

    fn leaving(&mut self, request: &Request) {
        let lang = self.printer.style().lang;
        self.under_way = Some(interrupt::during(interrupted(request, lang)));
        let text = say::CALLING.fill(lang, &[("method", request.method().short())]);
        self.spinner = Some(Spinner::begin(text, self.spins));
    }

    /// Judges the outcome of a call. Keeps its shape if the gateway accepted it.
    fn hear(&mut self, call: CheckedCall, outcome: &Result<Reply, CallError>, elapsed: Duration) -> Result<(), Fault> {
        (self.spinner, self.under_way) = (None, None);
        // Rounded to microseconds, as in all output.
        let ms = elapsed.as_micros() as f64 / 1000.0;
        let picture = outcome.as_ref().ok().and_then(Reply::picture_bytes);
        let heard = Heard { known: &self.known, outcome, picture: picture.as_deref(), tls: self.tls };
        self.results.hear(call, &heard, ms);
        self.presentation.leave(&self.results, self.printer);
        self.shapes.add(accepted(&heard)?);
        Ok(())
    }

    fn heard(&mut self, exchange: &Exchange) -> ControlFlow<()> {
        let heard = self.hear(CheckedCall::Step(exchange.call.step()), &exchange.outcome, exchange.elapsed);
        match heard.is_err() || self.results.failed().is_some() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

impl Observe for Judge<'_> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        match event {
            Event::Leaving(_, request) => self.leaving(request),
            Event::Heard(exchange) => return self.heard(exchange),
            Event::Wrong(_) | Event::Told(..) | Event::Redated | Event::Waiting(..) => {}
        }
        ControlFlow::Continue(())
    }
}

/// The message if the call is interrupted: it may have arrived.
fn interrupted(request: &Request, lang: Lang) -> Box<Failure> {
    let failure = presentation::interrupted(lang).method(request.method().short());
    Box::new(match request.effect() {
        Effect::Reads => failure,
        Effect::Tries | Effect::Submits => failure.hint(failure::may_have_acted(request.method()).get(lang)),
    })
}
