//! `zhengxin demo`: the whole journey on a sandbox in memory. It reads no environment, configuration or
//! session, and writes no files.

mod applicant;

use std::ops::ControlFlow;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use self::applicant::{Day, DemoApplicant, is_well};
use super::client::runtime;
use super::context::{Context, Done};
use super::outcome::Telling;
use crate::drive::{Event, Exchange, Observe};
use crate::messages::{Lang, demo as say, run, usage};
use crate::output::{Failure, Printer, report};
use crate::protocol::{Class, KnownValues};

/// Arguments of `demo`.
#[derive(Args, Clone, Copy, Debug)]
pub struct DemoArgs {
    /// How the applicant is verified
    #[arg(long, value_name = "ROUTE", default_value = "unionpay")]
    pub route: DemoRoute,
}

/// `--route` of `demo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DemoRoute {
    /// Bank card and SMS
    Unionpay,
    /// Five questions
    Questions,
}

/// Runs the journey, reporting each step, and prints the report.
pub fn run(args: DemoArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let name = args.route.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let no_person = || Failure::misused(Lang::En, usage::NOT_IN_THE_SANDBOX, &[("name", &name)]);
    let mut applicant = DemoApplicant::new(args.route).ok_or_else(no_person)?;
    let runtime = runtime(lang)?;
    let mut steps = Vec::new();
    say(&say::BEGIN.fill(lang, &[("name", applicant.login_name())]), &mut context.printer)?;
    let mut teller = DemoTeller { printer: &mut context.printer, steps: &mut steps, printed: Ok(()) };
    let day = applicant.first_day(&runtime, &mut teller);
    ended(day, teller.printed, lang)?;
    say(say::A_DAY_LATER.get(lang), &mut context.printer)?;
    let mut teller = DemoTeller { printer: &mut context.printer, steps: &mut steps, printed: Ok(()) };
    let day = applicant.next_day(&runtime, &mut teller);
    let last = ended(day, teller.printed, lang)?;
    let report_data = last.and_then(|last| last.outcome.ok()).map_or(Value::Null, |reply| reply.data);
    let json = json!({"steps": steps, "report": report_data});
    context.printer.result(&json, |style| format!("\n{}", report::received(&report_data, false, style)))
}

/// Prints a line for people.
fn say(text: &str, printer: &mut Printer) -> Done {
    if printer.style().json { Ok(()) } else { printer.write(&format!("{text}\n")) }
}

/// The last call of a successful day.
fn ended(day: Day, printed: Done, lang: Lang) -> Result<Option<Exchange>, Box<Failure>> {
    printed?;
    let no_way = || Box::new(Failure::said(Class::Protocol, lang, run::NO_WAY, &[]));
    let (drove, last) = day.map_err(|_| no_way())?;
    if is_well(&drove) {
        return Ok(last);
    }
    let telling = Telling { lang: Lang::En, ..Telling::of_nobody(KnownValues::default()) };
    match last.map(|last| telling.judge(last)) {
        Some(Err(failure)) => Err(failure),
        _ => Err(no_way()),
    }
}

/// Reports each call in a line.
struct DemoTeller<'a> {
    printer: &'a mut Printer,
    steps: &'a mut Vec<Value>,
    printed: Done,
}

impl Observe for &mut DemoTeller<'_> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        let Event::Heard(exchange) = event else { return ControlFlow::Continue(()) };
        let Ok(reply) = &exchange.outcome else { return ControlFlow::Continue(()) };
        // Rounded to microseconds, which is precise enough and keeps the number short.
        let ms = exchange.elapsed.as_micros() as f64 / 1000.0;
        self.steps.push(json!({"method": reply.method.short(), "code": reply.code_sent, "ms": ms}));
        let step = exchange.call.step();
        let does = match self.printer.style().lang {
            Lang::Zh => step.title(),
            Lang::En => step.english(),
        };
        self.printed = say(&format!("  {:<24} {:>7.2} ms  {}", reply.method, ms, does), self.printer);
        if self.printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

#[cfg(test)]
mod tests;
