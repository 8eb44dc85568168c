//! `zhengxin batch show USER_ID`: the history of one applicant, without the content of questions and answers.

use clap::Args;
use serde_json::{Value, json};

use super::ledger::LedgerFile;
use super::standing::{BatchStanding, Workers};
use super::{results, words};
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{ApplicantHistory, Holder, Intent, IntentOutcome, Question};
use crate::messages::{Lang, Text, ledger as say};
use crate::output::{Failure, Style, aligned, moment, records};
use crate::printable::printable;
use crate::protocol::Class;

/// Arguments of `batch show`.
#[derive(Args, Clone, Debug)]
pub struct BatchShowArgs {
    /// The applicant's user_id
    #[arg(value_name = "USER_ID")]
    pub applicant: String,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
}

/// Prints the history.
pub fn run(args: &BatchShowArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let mut opened = args.ledger.open_unsealed(context)?;
    let history = opened.ledger.history(&args.applicant).map_err(|error| failure::batch(&error.into(), lang))?;
    let Some(history) = history else { return Err(no_such(&args.applicant, lang)) };
    let standing = BatchStanding::of(&history.record, &Workers::of(&opened.path, context.now()));
    context.printer.result(&json_of(&history, standing), |style| human(&history, standing, style))
}

/// There is no such applicant in the ledger.
fn no_such(user_id: &str, lang: Lang) -> Box<Failure> {
    Box::new(Failure::said(Class::NotFound, lang, say::UNKNOWN, &[("user_id", user_id)]))
}

fn json_of(history: &ApplicantHistory, standing: BatchStanding) -> Value {
    let record = &history.record;
    let holder = record.holder.as_ref().map(|holder| match holder {
        Holder::Run(name) => json!({ "kind": "run", "name": name }),
        Holder::Person(name) => json!({ "kind": "person", "name": name }),
    });
    let evidence: Vec<Value> =
        history.evidence.iter().map(|(epoch, text, at)| json!({ "epoch": epoch, "text": text, "at": at })).collect();
    let more = json!({
        "epoch": record.epoch,
        "holder": holder,
        "lease_until": record.lease_until,
        "crashes": record.crashes,
        "crashed_in": record.crashed_in,
        "changed": record.is_changed,
        "again": record.again,
        "intents": history.intents.iter().map(json_of_intent).collect::<Vec<_>>(),
        "questions": history.questions.iter().map(json_of_question).collect::<Vec<_>>(),
        "evidence": evidence,
    });
    let mut json = results::json_of(record, standing);
    if let (Value::Object(members), Value::Object(more)) = (&mut json, more) {
        members.extend(more);
    }
    json
}

fn json_of_intent(intent: &Intent) -> Value {
    json!({
        "seq": intent.seq,
        "method": intent.method,
        "effect": intent.effect.name(),
        "epoch": intent.epoch,
        "intended_at": intent.intended_at,
        "send_before": intent.send_before,
        "outcome": intent.outcome.map(IntentOutcome::name),
        "code": intent.code,
        "settled_at": intent.settled_at,
    })
}

fn json_of_question(question: &Question) -> Value {
    json!({
        "id": question.id.0,
        "key": question.asked.key,
        "kind": question.asked.kind.name(),
        "attempt": question.asked.attempt,
        "state": question.state.name(),
        "asked_at": question.asked_at,
        "expires_at": question.asked.expires_at,
        "person": person_of(question),
        "held_until": question.held_until,
        "answered_at": question.answered_at,
    })
}

/// The person who answered the question, holds it, or has it reserved. A closed question without an answer of a person
/// may keep the name of one who had it before.
fn person_of(question: &Question) -> Option<&str> {
    question.person.as_deref().filter(|_| question.is_asked() || question.answered_at.is_some())
}

fn human(history: &ApplicantHistory, standing: BatchStanding, style: &Style) -> String {
    let (lang, record) = (style.lang, &history.record);
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let text = |text: Option<&str>| text.map(printable).unwrap_or_default();
    let rows = [
        (say::USER_ID, printable(&record.user_id)),
        (say::STATE, standing.words().get(lang).to_owned()),
        (say::CLASS, record.class.map(|class| words::class(class.spec(), lang)).unwrap_or_default()),
        (say::CODE, number(record.code)),
        (say::DUE_AT, record.due_at.map(moment).unwrap_or_default()),
        (say::SCORE, number(record.score)),
        (say::GRADE, text(record.grade.as_deref())),
        (say::REPORT, text(record.report.as_deref())),
        (say::HOLDER, record.holder.as_ref().map(|holder| printable(&holder.name())).unwrap_or_default()),
        (say::LEASE, record.lease_until.map(moment).unwrap_or_default()),
        (say::CRASHES, if record.crashes > 0 { record.crashes.to_string() } else { String::new() }),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows: Vec<Vec<String>> = rows.map(|(title, value)| vec![title.get(lang).to_owned(), value]).collect();
    let intents = history.intents.iter().map(|intent| {
        let outcome = intent.outcome.map_or(say::OPEN, words::outcome).get(lang);
        let code = number(intent.code);
        let settled = intent.settled_at.map(moment).unwrap_or_default();
        let method = printable(&intent.method);
        let effect = words::effect(intent.effect).get(lang).to_owned();
        vec![moment(intent.intended_at), method, effect, intent.epoch.to_string(), outcome.to_owned(), code, settled]
    });
    let questions = history.questions.iter().map(|question| {
        let asked = &question.asked;
        let answered = question.answered_at.map(moment).unwrap_or_default();
        let (kind, state) = (words::question_kind(asked.kind), words::question_state(question.state));
        let (kind, state) = (kind.get(lang).to_owned(), state.get(lang).to_owned());
        let (key, person) = (printable(&asked.key), text(person_of(question)));
        vec![moment(question.asked_at), key, kind, asked.attempt.to_string(), state, person, answered]
    });
    let evidence =
        history.evidence.iter().map(|(epoch, told, at)| vec![moment(*at), epoch.to_string(), printable(told)]);
    let mut page = aligned(&rows, style);
    page += &part(say::INTENTS, &say::INTENT_TITLES, intents.collect(), style);
    page += &part(say::ASKED, &say::QUESTION_TITLES, questions.collect(), style);
    page += &part(say::EVIDENCE, &say::EVIDENCE_TITLES, evidence.collect(), style);
    page
}

/// A section of the page with its heading; empty if it has no rows.
fn part(heading: Text, titles: &[Text], rows: Vec<Vec<String>>, style: &Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let titles: Vec<String> = titles.iter().map(|title| title.get(style.lang).to_owned()).collect();
    format!("\n{}\n{}", heading.get(style.lang), records(&titles, &rows, false, style))
}
