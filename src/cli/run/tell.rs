//! A run's progress: a line per step and a spinner for people, JSON lines for supervising programs.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::time::Duration;

use anstyle::{AnsiColor, Style as Ansi};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::answers::problem_text;
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt::{self, UnderWay};
use crate::cli::outcome::{Telling, mended, skewed};
use crate::drive::{Event, Exchange, Observe};
use crate::flow::{Step, Wait, Why};
use crate::messages::{Lang, errors, help, run as say};
use crate::output::progress::Spinner;
use crate::output::{Failure, Remarks};
use crate::printable::printable;
use crate::protocol::{Class, Method, MethodName, Request};

/// Reports the progress of a run.
#[derive(Debug)]
pub struct Teller {
    remarks: Remarks,
    telling: Telling,
    user_id: String,
    session: String,
    events: bool,
    notices: bool,
    spins: bool,
    spinner: Option<Spinner>,
    under_way: Option<UnderWay>,
    /// The pause reported last.
    paused: Option<Wait>,
    /// True once a difference of the clocks was reported.
    skew_told: bool,
}

impl Teller {
    /// Reports events if requested, and shows a spinner if there is a terminal.
    pub fn new(events: bool, applicant: &Applicant, telling: Telling, context: &Context) -> Self {
        let style = context.printer.style();
        let notices = style.shows_notices();
        let spins = !events && notices && std::io::stderr().is_terminal();
        let remarks = Remarks::process(style.color);
        Self {
            remarks,
            telling,
            user_id: applicant.merchant.user_id.clone(),
            session: applicant.file.location().name.clone(),
            events,
            notices,
            spins,
            spinner: None,
            under_way: None,
            paused: None,
            skew_told: false,
        }
    }

    /// Records that the run has ended.
    pub fn ended(&mut self, done: &Done) {
        let failure = done.as_ref().err();
        let class = failure.map_or(Class::Ok, |failure| failure.class);
        self.event_until("end", json!({"class": class, "exit": class.exit()}), failure.map(Box::as_ref));
    }

    fn leaving(&mut self, request: &Request) {
        self.under_way = Some(interrupt::during(self.telling.interrupted(request)));
        let text = say::CALLING.fill(self.telling.lang, &[("method", request.method().short())]);
        self.spinner = Some(Spinner::begin(text, self.spins));
    }

    fn heard(&mut self, exchange: &Exchange) {
        (self.spinner, self.under_way) = (None, None);
        let (step, method) = (exchange.call.step(), exchange.call.request.method());
        if let (Some(skew), false) = (exchange.skew, self.skew_told) {
            self.skew_told = true;
            self.notice(&skewed(skew, self.telling.lang));
        }
        if let Some(text) = exchange.outcome.as_ref().ok().and_then(|reply| mended(reply.mended, self.telling.lang)) {
            self.notice(&text);
        }
        // Microseconds are precise enough for a call, and keep the number short.
        let ms = exchange.elapsed.as_micros() as f64 / 1000.0;
        let failure = self.telling.failure(exchange);
        let (code, class) = match (&failure, &exchange.outcome) {
            (None, Ok(reply)) => (reply.code_sent.clone(), Class::Ok),
            (failure, _) => {
                let class = failure.as_ref().map_or(Class::Internal, |failure| failure.class);
                (failure.as_ref().and_then(|failure| failure.code).map_or(Value::Null, Value::from), class)
            }
        };
        let call = json!({"step": step, "method": method.short(), "code": code, "class": class, "ms": ms});
        self.event_until("call", call, failure.as_deref());
        // An accepted report is printed as the result and needs no line.
        if step != Step::Call(Method::ViewReport) || failure.is_some() {
            let replied = exchange.outcome.as_ref().ok();
            let said = replied.and_then(|reply| reply.said_with_success(&self.telling.known));
            self.notice(&line(step, method, (failure.as_deref(), said.as_deref()), ms, self.telling.lang));
        }
    }

    fn waiting(&mut self, wait: &Wait, left: Duration) {
        if self.paused.as_ref() != Some(wait) {
            let mut about = json!({"why": wait.why, "seconds": left.as_secs_f64().ceil()});
            if let (Why::Outcome, Some(about)) = (wait.why, about.as_object_mut()) {
                about.insert("due_at".to_owned(), json!(wait.until));
            }
            self.event("wait", about);
            self.paused = Some(wait.clone());
        }
        let text = match wait.why {
            Why::Busy => say::BUSY,
            Why::Outcome => say::OUTCOME,
        };
        let seconds = i64::try_from(left.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
        let left = crate::output::duration(seconds, self.telling.lang);
        self.spinner = Some(Spinner::begin(text.fill(self.telling.lang, &[("left", &left)]), self.spins));
    }

    fn notice(&mut self, text: &str) {
        if self.notices {
            self.remarks.remark(text);
        }
    }

    /// An event, with the time to wait if the failure has one.
    fn event_until(&mut self, name: &str, mut about: Value, failure: Option<&Failure>) {
        if let (Value::Object(about), Some(failure)) = (&mut about, failure) {
            let after = failure.after.map(|after| ("after".to_owned(), json!(after)));
            let due_at = failure.due_at.map(|due_at| ("due_at".to_owned(), json!(due_at)));
            about.extend(after.into_iter().chain(due_at));
        }
        self.event(name, about);
    }

    fn event(&mut self, name: &str, about: Value) {
        if !self.events {
            return;
        }
        let mut event = json!({
            "event": name, "time": Timestamp::now(), "user_id": self.user_id, "session": self.session
        });
        if let (Some(event), Value::Object(about)) = (event.as_object_mut(), about) {
            event.extend(about);
        }
        self.remarks.remark(&event.to_string());
    }
}

impl Observe for Teller {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        self.spinner = None;
        match event {
            Event::Wrong(wrong) => {
                let lang = self.telling.lang;
                let values = [("key", wrong.key.name()), ("problem", problem_text(wrong.problem).get(lang))];
                self.notice(&say::PROGRAM_WRONG.fill(lang, &values));
            }
            Event::Told(fields, told) => {
                self.event("ask", json!({"step": fields.step, "keys": fields.keys, "missing": told.missing}));
            }
            Event::Leaving(_, request) => self.leaving(request),
            Event::Heard(exchange) => self.heard(exchange),
            Event::Redated => self.notice(errors::REDATED.get(self.telling.lang)),
            Event::Waiting(wait, left) => self.waiting(wait, *left),
        }
        ControlFlow::Continue(())
    }
}

/// A line such as `✓ login  12.3 ms  log in`, with the failure or what the gateway says with a success.
fn line(
    step: Step,
    method: &MethodName,
    (failure, said): (Option<&Failure>, Option<&str>),
    ms: f64,
    lang: Lang,
) -> String {
    let (green, red) = (AnsiColor::Green, AnsiColor::Red);
    let colour = |colour: AnsiColor| Ansi::new().fg_color(Some(colour.into()));
    match failure {
        None => {
            let (green, title) = (colour(green), if lang == Lang::Zh { step.title() } else { step.english() });
            let said = said.map(|said| format!("{}{}", help::COLON.get(lang), printable(said))).unwrap_or_default();
            format!("{green}✓{green:#} {method:<24} {ms:>8.1} ms  {title}{said}")
        }
        Some(failure) => {
            let red = colour(red);
            format!("{red}✗{red:#} {method:<24} {ms:>8.1} ms  {}", failure.sentence(lang))
        }
    }
}
