//! The state of a whole batch, as `batch status` prints it, and `batch run` at its end.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::standing::{BatchStanding, Workers};
use super::words;
use crate::cli::context::Context;
use crate::ledger::{Entry, Halting, Holder, Ledger, LedgerError, RunPace, State, Store, Totals};
use crate::messages::{Lang, batch, ledger as say};
use crate::output::{Style, aligned, duration, moment};
use crate::path_text::{shown, word};
use crate::printable::printable;
use crate::protocol::Class;

/// The most applicants that are looked up in state `running`. Runs and people together drive fewer.
const DRIVEN: usize = 10_000;

/// The state of a batch.
#[derive(Debug)]
pub struct Overview {
    ledger: PathBuf,
    /// How many applicants there are.
    pub totals: Totals,
    /// The questions that block their applicants.
    halting: Halting,
    /// When the next applicant that has not applied can go on.
    unapplied_due: Option<Timestamp>,
    workers: Workers,
    /// Applicants whose worker has ended without releasing them.
    interrupted: u64,
    people: Vec<String>,
    pace: Option<RunPace>,
    now: Timestamp,
}

impl Overview {
    /// Reads the state from the ledger in this file.
    pub fn look<S: Store>(
        path: &Path,
        ledger: &mut Ledger<S>,
        workers: Workers,
        now: Timestamp,
    ) -> Result<Self, LedgerError> {
        let (totals, held, pace) = (ledger.totals()?, ledger.held(DRIVEN)?, ledger.run_pace()?);
        let (halting, unapplied_due) = (ledger.count_halting()?, ledger.next_due(&State::UNAPPLIED)?);
        let interrupted = held.iter().filter(|record| !workers.drive(record)).count() as u64;
        let person = |record: &Entry| match &record.holder {
            Some(Holder::Person(name)) if workers.drive(record) => Some(name.clone()),
            _ => None,
        };
        let mut people: Vec<String> = held.iter().filter_map(person).collect();
        people.sort_unstable();
        people.dedup();
        Ok(Self { ledger: path.to_owned(), totals, halting, unapplied_due, workers, interrupted, people, pace, now })
    }

    /// When the next applicant that has not reached the goal can go on, and in how many seconds. `is_applied_the_goal`:
    /// applicants that have applied have reached it.
    pub fn next_due(&self, is_applied_the_goal: bool) -> Option<(Timestamp, i64)> {
        let due_at = if is_applied_the_goal { self.unapplied_due } else { self.totals.next_due }?;
        Some((due_at, due_at.duration_since(self.now).as_secs()))
    }

    /// How many applicants have this standing.
    fn count(&self, standing: BatchStanding) -> u64 {
        let interrupted = self.interrupted.min(self.totals.of(State::Running));
        match standing {
            BatchStanding::Interrupted => interrupted,
            BatchStanding::Is(State::Running) => self.totals.of(State::Running) - interrupted,
            BatchStanding::Is(state) => self.totals.of(state),
        }
    }

    /// How many questions are for identity codes, which block no applicant.
    fn identity_codes(&self) -> u64 {
        self.totals.questions.saturating_sub(self.halting.count)
    }

    /// Estimates the remaining time from how many applicants can go on now and how fast the run goes.
    fn estimate(&self) -> Option<Estimate> {
        self.workers.run?;
        let applicants = self.totals.of(State::Ready) + self.totals.of(State::Running);
        let per_minute = self.pace.and_then(|pace| pace.per_minute()).filter(|_| applicants > 0)?;
        let left = SignedDuration::try_from_secs_f64((applicants as f64 * 60.0 / per_minute).ceil()).ok()?;
        Some(Estimate { applicants, per_minute, ends_at: self.now.checked_add(left).ok()?, left })
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        let states: Map<String, Value> =
            BatchStanding::all().map(|standing| (standing.name().to_owned(), json!(self.count(standing)))).collect();
        let estimate = self.estimate().map(|estimate| {
            let per_minute = (estimate.per_minute * 10.0).round() / 10.0;
            json!({ "applicants": estimate.applicants, "per_minute": per_minute, "ends_at": estimate.ends_at })
        });
        json!({
            "ledger": shown(&self.ledger),
            "run": self.workers.run.map(|pid| json!({ "pid": pid })),
            "people": self.people,
            "applicants": self.totals.all(),
            "states": states,
            "classes": self.totals.classes,
            "questions": self.totals.questions,
            "identity_codes": self.identity_codes(),
            "oldest_question": self.totals.oldest_question,
            "next_due": self.totals.next_due,
            "estimate": estimate,
        })
    }

    /// Names the command by which people answer, if applicants wait for them. `key_file`: the ledger's key, if the user
    /// named one.
    pub fn tell_who_answers(&self, key_file: Option<&Path>, context: &mut Context) {
        if self.totals.of(State::Waiting) == 0 {
            return;
        }
        let key_file = key_file.map(|path| format!(" --key-file {}", word(path))).unwrap_or_default();
        let command =
            context.given.for_a_person().command(&format!("batch answer -l {}{key_file}", word(&self.ledger)));
        context.printer.notice(&batch::ANSWER_THEM.fill(context.lang(), &[("command", &command)]));
    }

    /// Names the commands that list the failed applicants and start them again, if there are any.
    pub fn tell_of_the_failed(&self, context: &mut Context) {
        let count = self.totals.of(State::Failed);
        if count == 0 {
            return;
        }
        let command = |what: &str| format!("zhengxin batch {what} -l {} --state failed", word(&self.ledger));
        let values = [("count", &*count.to_string()), ("results", &*command("results")), ("retry", &*command("retry"))];
        context.printer.notice(&batch::FAILED_LEFT.fill(context.lang(), &values));
    }

    /// Names the command by which applicants with an unknown outcome go on, if there are any.
    pub fn tell_of_the_uncertain(&self, context: &mut Context) {
        let count = self.totals.of(State::Uncertain);
        if count == 0 {
            return;
        }
        let command = format!("zhengxin batch retry -l {} --state uncertain --again", word(&self.ledger));
        let values = [("count", &*count.to_string()), ("command", &*command)];
        context.printer.notice(&batch::UNCERTAIN_LEFT.fill(context.lang(), &values));
    }

    /// For people: a line for each fact, without empty ones.
    pub fn human(&self, style: &Style) -> String {
        let lang = style.lang;
        let mut rows = vec![
            vec![say::LEDGER.get(lang).to_owned(), printable(&shown(&self.ledger))],
            vec![say::RUN.get(lang).to_owned(), self.run(lang)],
        ];
        if !self.people.is_empty() {
            rows.push(vec![say::PEOPLE.get(lang).to_owned(), printable(&lang.list(&self.people))]);
        }
        rows.push(vec![say::APPLICANTS.get(lang).to_owned(), self.totals.all().to_string()]);
        for standing in BatchStanding::all().filter(|standing| self.count(*standing) > 0) {
            rows.push(vec![format!("  {}", standing.words().get(lang)), self.count(standing).to_string()]);
        }
        if !self.totals.classes.is_empty() {
            rows.push(vec![say::CLASSES.get(lang).to_owned(), String::new()]);
        }
        for (name, count) in &self.totals.classes {
            let class = Class::from_name(name).map(|class| words::class(class.spec(), lang));
            rows.push(vec![format!("  {}", class.unwrap_or_default()), count.to_string()]);
        }
        if let Some(asked_at) = self.halting.oldest {
            let age = duration(self.now.duration_since(asked_at).as_secs(), lang);
            let count = self.halting.count.to_string();
            let text = say::OLDEST.fill(lang, &[("count", &count), ("age", &age)]);
            rows.push(vec![say::QUESTIONS.get(lang).to_owned(), text]);
        }
        let identity = self.identity_codes();
        if identity > 0 {
            let text = say::TO_COME.fill(lang, &[("count", &identity.to_string())]);
            rows.push(vec![say::IDENTITY_CODES.get(lang).to_owned(), text]);
        }
        if let Some(due_at) = self.totals.next_due {
            rows.push(vec![say::NEXT_DUE.get(lang).to_owned(), self.due(due_at, lang)]);
        }
        if let Some(estimate) = self.estimate() {
            let (count, left) = (estimate.applicants.to_string(), duration(estimate.left.as_secs(), lang));
            let rate = format!("{:.1}", estimate.per_minute);
            let values = [("count", &*count), ("left", &*left), ("rate", &*rate)];
            rows.push(vec![say::ESTIMATE.get(lang).to_owned(), say::ABOUT.fill(lang, &values)]);
        }
        aligned(&rows, style)
    }

    fn run(&self, lang: Lang) -> String {
        match self.workers.run {
            Some(Some(pid)) => say::RUN_OF.fill(lang, &[("pid", &pid.to_string())]),
            Some(None) => say::RUN_STARTS.get(lang).to_owned(),
            None => say::NO_RUN.get(lang).to_owned(),
        }
    }

    fn due(&self, due_at: Timestamp, lang: Lang) -> String {
        match due_at.duration_since(self.now).as_secs() {
            left if left > 0 => {
                format!("{}{}", moment(due_at), lang.in_brackets(&duration(left, lang)))
            }
            _ => say::NOW.get(lang).to_owned(),
        }
    }
}

/// When the run will have driven the applicants that can go on now.
struct Estimate {
    applicants: u64,
    per_minute: f64,
    ends_at: Timestamp,
    left: SignedDuration,
}
