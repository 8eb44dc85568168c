//! What a run tells while it goes: a line for each step and a spinner for people, a line of JSON for supervisors.

use std::io::IsTerminal;
use std::time::Duration;

use anstyle::{AnsiColor, Style as Ansi};
use serde_json::{Value, json};

use crate::cli::context::{Context, Done};
use crate::cli::send::Accepted;
use crate::flow::{Fields, Step, Told, Wait, Why};
use crate::messages::{Lang, run as say};
use crate::output::progress::Spinner;
use crate::output::{Failure, printable};
use crate::protocol::{Class, Method, MethodName};

/// Tells what a run does.
#[derive(Debug)]
pub struct Teller {
    events: bool,
    spins: bool,
}

impl Teller {
    /// With events if they are wished for, with a spinner if somebody sees it.
    pub fn new(events: bool, context: &Context) -> Self {
        let spins = !events && context.printer.style().shows_notices() && std::io::stderr().is_terminal();
        Self { events, spins }
    }

    /// A call is under way.
    pub fn calling(&self, method: &MethodName, context: &Context) -> Spinner {
        Spinner::begin(say::CALLING.fill(context.lang(), &[("method", method.short())]), self.spins)
    }

    /// A pause goes on.
    pub fn waiting(&self, wait: &Wait, left: Duration, context: &mut Context) -> Spinner {
        let text = match wait.why {
            Why::Busy => say::BUSY,
            Why::Outcome => say::OUTCOME,
        };
        let seconds = i64::try_from(left.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
        let left = crate::output::duration(seconds, context.lang());
        Spinner::begin(text.fill(context.lang(), &[("left", &left)]), self.spins)
    }

    /// A pause begins.
    pub fn paused(&self, wait: &Wait, left: Duration, context: &mut Context) {
        self.event("wait", json!({"why": wait.why, "seconds": left.as_secs_f64().ceil()}), context);
    }

    /// Values were looked for.
    pub fn asked(&self, fields: &Fields, told: &Told, context: &mut Context) {
        let about = json!({"step": fields.step, "keys": fields.keys, "missing": told.missing});
        self.event("ask", about, context);
    }

    /// A call was made.
    pub fn called(
        &self,
        step: Step,
        method: &MethodName,
        judged: &Result<Accepted, Box<Failure>>,
        elapsed: Duration,
        context: &mut Context,
    ) {
        let ms = elapsed.as_micros() as f64 / 1000.0;
        let (code, class) = match judged {
            Ok(accepted) => (accepted.reply.code_sent.clone(), Class::Ok),
            Err(failure) => (failure.code.map_or(Value::Null, Value::from), failure.class),
        };
        let about = json!({"step": step, "method": method.short(), "code": code, "class": class, "ms": ms});
        self.event("call", about, context);
        // The report is the result, which begins by saying so.
        if step != Step::Call(Method::ViewReport) || judged.is_err() {
            context.printer.notice(&line(step, method, judged, ms, context.lang()));
        }
    }

    /// The run has ended.
    pub fn ended(&self, done: &Done, context: &mut Context) {
        let class = done.as_ref().err().map_or(Class::Ok, |failure| failure.class);
        self.event("end", json!({"class": class, "exit": class.exit()}), context);
    }

    fn event(&self, name: &str, about: Value, context: &mut Context) {
        if !self.events {
            return;
        }
        let mut event = json!({"event": name, "time": context.now()});
        if let (Some(event), Value::Object(about)) = (event.as_object_mut(), about) {
            event.extend(about);
        }
        context.printer.remark(&event.to_string());
    }
}

/// `✓ login  log in  12.3 ms`
fn line(step: Step, method: &MethodName, judged: &Result<Accepted, Box<Failure>>, ms: f64, lang: Lang) -> String {
    let (green, red) = (AnsiColor::Green, AnsiColor::Red);
    let colour = |colour: AnsiColor| Ansi::new().fg_color(Some(colour.into()));
    match judged {
        Ok(_) => {
            let (green, title) = (colour(green), if lang == Lang::Zh { step.title() } else { step.english() });
            format!("{green}✓{green:#} {method:<24} {ms:>8.1} ms  {title}")
        }
        Err(failure) => {
            let red = colour(red);
            let code = failure.code.map(|code| format!("{code} ")).unwrap_or_default();
            let english = failure.english.as_deref().filter(|_| lang == Lang::En && failure.code.is_some());
            let english = english.map(|text| format!(" ({text})")).unwrap_or_default();
            format!("{red}✗{red:#} {method:<24} {ms:>8.1} ms  {code}{}{english}", printable(&failure.msg))
        }
    }
}
