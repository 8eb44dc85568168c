//! `zhengxin demo`: the whole way on a sandbox in memory. It reads no environment, configuration or session and leaves
//! nothing behind.

use std::time::Instant;

use clap::{Args, ValueEnum};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::context::{Context, Done};
use crate::failure;
use crate::flow::{Facts, Needs, Step};
use crate::messages::{Lang, demo as say, usage};
use crate::output::{Failure, report};
use crate::protocol::{Key, Merchant, Method, MethodName, Outcome, QUESTIONS, Reply, Request};
use crate::sandbox::{World, rows};

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

/// Who plays in the demo.
const USER_ID: &str = "demo";
/// How long an application takes.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// A sandbox in memory and the person who walks through it.
pub struct Play {
    world: World,
    facts: Facts,
    merchant: Merchant,
    answers: Value,
    started: Timestamp,
}

/// One step that was played.
#[derive(Debug)]
pub struct Played {
    /// What was done.
    pub step: Step,
    /// The reply.
    pub reply: Reply,
    /// How long it took.
    pub elapsed: std::time::Duration,
}

/// Plays the way, telling each step, and prints the report.
pub fn run(args: DemoArgs, context: &mut Context) -> Done {
    let mut play = Play::new(args.route)?;
    let lang = context.lang();
    let mut steps = Vec::new();
    let mut tell = |played: &Played, context: &mut Context| {
        // Whole microseconds: nobody times a sandbox finer, and the decimals stay short.
        let ms = played.elapsed.as_micros() as f64 / 1000.0;
        steps.push(json!({"method": played.reply.method.short(), "code": played.reply.code_sent, "ms": ms}));
        let line = format!("  {:<24} {:>7.2} ms  {}\n", played.reply.method, ms, does(played, lang));
        if context.printer.style().json { Ok(()) } else { context.printer.write(&line) }
    };
    if !context.printer.style().json {
        let text = say::BEGIN.fill(lang, &[("name", play.login_name())]);
        context.printer.write(&format!("{text}\n"))?;
    }
    for step in way(args.route) {
        let played = play.step(step)?;
        tell(&played, context)?;
    }
    if !context.printer.style().json {
        context.printer.write(&format!("{}\n", say::A_DAY_LATER.get(lang)))?;
    }
    play.world.advance(A_DAY);
    let mut report_data = Value::Null;
    for step in LAST {
        let played = play.step(Step::Call(step))?;
        tell(&played, context)?;
        report_data = played.reply.data;
    }
    let json = json!({"steps": steps, "report": report_data});
    context.printer.result(&json, |style| format!("\n{}", report::received(&report_data, false, style)))
}

/// The calls of the way, up to the application.
fn way(route: DemoRoute) -> Vec<Step> {
    use Method as M;
    let first = [M::GetPicCode, M::GetLoginInfo, M::Login, M::GetVerifyMethod].map(Step::Call);
    let rest: Vec<Step> = match route {
        DemoRoute::Questions => [M::GetQuestion, M::SubmitQuestion].map(Step::Call).to_vec(),
        DemoRoute::Unionpay => {
            let unionpay = [
                M::OnlineValidateCard,
                M::GetOnlineMessageCode,
                M::OnlineAuthentication,
                M::GetPicCode,
                M::SubmitOnlineAuth,
            ];
            let mut steps = unionpay.map(Step::Call).to_vec();
            steps.extend([Step::ApplySms, Step::Call(M::SubmitApplyMessageCode)]);
            steps
        }
    };
    first.into_iter().chain(rest).collect()
}

/// The calls a day later.
const LAST: [Method; 4] = [Method::GetPicCode, Method::Login, Method::GetViewReportInfo, Method::ViewReport];

impl Play {
    /// A new sandbox and a person of it who can go that way.
    pub fn new(route: DemoRoute) -> Result<Self, Box<Failure>> {
        let name = match route {
            DemoRoute::Unionpay => "apply-credit-01",
            DemoRoute::Questions => "apply-questions-01",
        };
        let is_it = |answers: &Value| answers.get("login_name").and_then(Value::as_str) == Some(name);
        let row = rows().into_iter().find(|row| is_it(&row.answers));
        let answers = row
            .map(|row| row.answers)
            .ok_or_else(|| Failure::misused(Lang::En, usage::NOT_IN_THE_SANDBOX, &[("name", name)]))?;
        let text = |text: &str| text.to_owned();
        let merchant = Merchant {
            merchant_id: text("sandbox"),
            app_name: text("zhengxin"),
            app_version: text("1.0.0"),
            platform: text("web"),
            notice_url: text("https://merchant.example/notice"),
            user_id: text(USER_ID),
        };
        Ok(Self { world: World::new(0), facts: Facts::default(), merchant, answers, started: Timestamp::now() })
    }

    /// Who plays.
    pub fn login_name(&self) -> &str {
        self.answers.get("login_name").and_then(Value::as_str).unwrap_or_default()
    }

    /// The sandbox.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Makes one call with the person's answers.
    pub fn step(&mut self, step: Step) -> Result<Played, Box<Failure>> {
        let request = self.request(step);
        let json = request.json(&self.merchant);
        let began = Instant::now();
        let reply = self.world.answer(&json, self.started);
        let elapsed = began.elapsed();
        let reply = Reply::from_json(request.method(), reply)
            .map_err(|error| Box::new(failure::call(&error.into(), request.method(), Lang::En)))?;
        self.facts.absorb(step, &request, &reply, self.started);
        match reply.outcome() {
            Outcome::Success => Ok(Played { step, reply, elapsed }),
            Outcome::Refused(entry) => Err(Box::new(Failure::refused(entry, reply.message(), reply.method.short()))),
            Outcome::Unknown(code) => {
                Err(Box::new(failure::unknown_code(Some(code), reply.message(), &reply.method, Lang::En)))
            }
        }
    }

    fn request(&self, step: Step) -> Request {
        let needs = Needs::of(step, &self.facts, None);
        let mut request = Request::new(needs.method.clone());
        for want in needs.wants(needs.card(&self.facts)) {
            if let Some(value) = self.value(&needs.method, &want.key) {
                request = request.with(want.key, value);
            }
        }
        request.with_purpose(step.purpose())
    }

    fn value(&self, method: &MethodName, key: &Key) -> Option<String> {
        let inbox = self.world.inbox(USER_ID, self.started);
        let answer = |name: &str| self.answers.get(name).and_then(Value::as_str).map(str::to_owned);
        match key {
            Key::PicCode => inbox.captcha,
            Key::MessageCode => {
                inbox.sms.into_iter().rev().find(|sms| sms.method == method.short()).map(|sms| sms.code)
            }
            Key::Version => Some("2.0".to_owned()),
            Key::Question(n) if *n < QUESTIONS => {
                answer("question_answers")?.split(',').nth(usize::from(*n)).map(|answer| answer.trim().to_owned())
            }
            key => answer(key.name()).or_else(|| self.facts.remembered(key).map(|value| value.expose().to_owned())),
        }
    }
}

/// What a step did, in words.
fn does(played: &Played, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => played.step.title(),
        Lang::En => played.step.english(),
    }
}

#[cfg(test)]
#[path = "demo_tests.rs"]
mod tests;
