//! Finds the values of an applicant: what people answered, then the row, then the ask program; otherwise the applicant parks.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::handed_out::{HandedOut, PersonsAnswer};
use crate::answers::{FindError, Finder};
use crate::drive::Answerer;
use crate::flow::{Needs, Route, Step, Unlisted};
use crate::journey::{Answered, Ask, Choice, Origin};
use crate::ledger::QuestionKind;
use crate::protocol::{Key, Method};

/// Who reads a picture or an SMS that is about to be requested.
#[derive(Clone, Debug)]
pub enum Attending {
    /// Nobody: the applicant parks before it is requested.
    Nobody,
    /// The person who has taken the question.
    Person,
    /// The sandbox's inbox, which answers at once.
    Inbox,
    /// An ask program.
    Program(AskProgram),
}

/// An ask program has so many SMS sent that it does not answer, before it is known to read pictures only.
const UNANSWERED: u32 = 3;

/// What is known of an ask program.
#[derive(Clone, Debug)]
pub struct AskProgram {
    /// How often it may run at once.
    slots: Arc<Semaphore>,
    /// How many SMS it has left unanswered; `None` once it has answered one.
    unanswered: Arc<Mutex<Option<u32>>>,
}

impl AskProgram {
    /// One that runs so many times at once.
    pub fn new(at_once: usize) -> Self {
        Self { slots: Arc::new(Semaphore::new(at_once)), unanswered: Arc::new(Mutex::new(Some(0))) }
    }

    /// False if it has left every SMS unanswered so far: the next ones are sent when a person is there.
    fn answers_sms(&self) -> bool {
        self.unanswered().is_none_or(|count| count < UNANSWERED)
    }

    fn has_answered_sms(&self, has: bool) {
        let mut unanswered = self.unanswered();
        *unanswered = unanswered.map(|count| count + 1).filter(|_| !has);
    }

    fn unanswered(&self) -> MutexGuard<'_, Option<u32>> {
        self.unanswered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finds the values of one applicant.
#[derive(Debug)]
pub struct BatchAnswers {
    finder: Finder,
    answers: Vec<PersonsAnswer>,
    /// Keys whose SMS is requested again before its code is asked for.
    renews: Vec<String>,
    handed_out: HandedOut,
    attending: Attending,
    /// Held while the ask program is to read what was requested.
    permit: Option<OwnedSemaphorePermit>,
}

impl BatchAnswers {
    /// With the values that `finder` finds in the row, and people's `answers`, which count before them.
    pub fn new(finder: Finder, answers: Vec<PersonsAnswer>, handed_out: HandedOut, attending: Attending) -> Self {
        Self { finder, answers, renews: Vec::new(), handed_out, attending, permit: None }
    }

    /// The same, with keys whose SMS is requested again before its code is asked for.
    #[must_use]
    pub fn renewing(self, renews: Vec<String>) -> Self {
        Self { renews, ..self }
    }

    /// The answer of a person to this question, unless it was refused already.
    fn answer(&self, ask: &Ask) -> Option<&PersonsAnswer> {
        let counts = |answer: &&PersonsAnswer| is_of(&answer.key, ask) && !ask.spent.contains(&answer.value);
        self.answers.iter().rev().find(counts)
    }

    /// True if the row has the values of a route, or the ask program chooses one.
    fn decides_the_route(&self) -> Result<bool, FindError> {
        let has = |method: Method, key: &Key| Ok::<_, FindError>(self.finder.source_of(&method.into(), key)?.is_some());
        Ok(has(Method::OnlineValidateCard, &Key::BankCard)?
            || has(Method::SubmitQuestion, &Key::Question(0))?
            || self.finder.asks_for_the_route())
    }

    /// True if an SMS has to be requested again before this is asked. That is done once.
    fn renews(&mut self, ask: &Ask) -> bool {
        let before = self.renews.len();
        self.renews.retain(|key| !is_of(key, ask));
        self.renews.len() < before && !ask.is_refreshed
    }
}

impl Answerer for BatchAnswers {
    type Error = FindError;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        if ask.from != Origin::Given && self.renews(ask) {
            return Ok(Some(Answered::Refresh));
        }
        if let Some(answer) = self.answer(ask).cloned() {
            let value = answer.value.clone();
            if ask.from != Origin::Given {
                // It serves once: if it is refused, or cannot be used, the question is asked again.
                self.answers.retain(|known| known.id != answer.id);
                self.handed_out.add(answer);
            }
            return Ok(Some(match value.expose().is_empty() {
                true => Answered::Nobody,
                false => Answered::Said(value),
            }));
        }
        let found = self.finder.find(ask).await?;
        self.permit = None;
        let is_sms = ask.from != Origin::Given && ask.needs.sms().is_some_and(|(code, _)| code == ask.key);
        if let Attending::Program(program) = &self.attending
            && is_sms
        {
            program.has_answered_sms(!matches!(found, Some(Answered::Nobody)));
        }
        match found {
            // Somebody may answer later. A value that only counts if it is given is not asked for, and another login name would
            // be another applicant's.
            Some(Answered::Nobody) if ask.from != Origin::Given && ask.key != Key::LoginName => Ok(None),
            found => Ok(found),
        }
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        let answer = self.answers.iter().find(|answer| answer.kind == QuestionKind::Route).cloned();
        let route = answer.as_ref().and_then(|answer| Route::from_name(answer.value.expose()));
        if let (Some(answer), Some(route)) = (answer, route.filter(|route| choice.offered.contains(route))) {
            self.handed_out.add(answer);
            return Ok(Some(route));
        }
        match self.decides_the_route()? {
            true => self.finder.choose(choice).await,
            false => Ok(None), // the row says nothing of either route: a person chooses
        }
    }

    async fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, FindError> {
        let _ = unlisted; // nobody can be asked
        Ok(false)
    }

    async fn attends(&mut self, step: Step) -> bool {
        match &self.attending {
            Attending::Nobody => false,
            Attending::Person | Attending::Inbox => true,
            Attending::Program(program) => {
                if step != Step::Call(Method::GetPicCode) && !program.answers_sms() {
                    return false;
                }
                if self.permit.is_none() {
                    self.permit = program.slots.clone().acquire_owned().await.ok();
                }
                true
            }
        }
    }

    fn is_at_hand(&self, ask: &Ask) -> bool {
        self.answer(ask).is_some() || self.finder.is_at_hand(ask)
    }

    fn can_find(&self, ask: &Ask) -> bool {
        ask.from != Origin::Given || self.answer(ask).is_some() || self.finder.can_find(ask)
    }

    fn asks_for_the_route(&self) -> bool {
        false
    }

    fn show(&mut self, _: &Needs, _: i64) {}
}

/// True if a question's key, with or without its method, is the one that is asked for.
fn is_of(key: &str, ask: &Ask) -> bool {
    match key.rsplit_once('.') {
        Some((method, bare)) if bare == ask.key.name() => method == ask.needs.method.short(),
        _ => key == ask.key.name(),
    }
}
