//! Finds the values of an applicant. People's answers come first, then the row, then the ask program. If none has the
//! value, the applicant parks.

use tokio::sync::OwnedSemaphorePermit;

use super::ask_program::AskProgram;
use super::handed_out::{HandedOut, PersonsAnswer};
use crate::answers::{FindError, Finder};
use crate::drive::Answerer;
use crate::flow::{Needs, Route, Step, Unlisted};
use crate::journey::{Answered, Ask, Choice, Origin};
use crate::ledger::QuestionKind;
use crate::protocol::{Key, Method};

/// Who can read a picture or an SMS that is about to be requested.
#[derive(Clone, Debug)]
pub enum Attending {
    /// No person or program: the applicant parks before the request is sent.
    Nobody,
    /// The person who has taken the question.
    Person,
    /// The sandbox's inbox, which answers at once.
    Inbox,
    /// An ask program.
    Program(AskProgram),
}

/// Finds the values of one applicant.
#[derive(Debug)]
pub struct BatchAnswers {
    finder: Finder,
    answers: Vec<PersonsAnswer>,
    /// Keys whose SMS must be requested again before its code is asked for.
    renews: Vec<String>,
    handed_out: HandedOut,
    attending: Attending,
    /// Whether card, identity and mobile numbers are checked.
    verify_numbers: bool,
    /// Held from the request of a picture or SMS until the ask program has read it, also while other values are found.
    permit: Option<OwnedSemaphorePermit>,
}

impl BatchAnswers {
    /// Uses the values that `finder` finds in the row. The `answers` of people take precedence.
    pub fn new(finder: Finder, answers: Vec<PersonsAnswer>, handed_out: HandedOut, attending: Attending) -> Self {
        Self { finder, answers, renews: Vec::new(), handed_out, attending, verify_numbers: true, permit: None }
    }

    /// The same, with or without the checks of card, identity and mobile numbers.
    #[must_use]
    pub fn verifying_numbers(self, verify_numbers: bool) -> Self {
        Self { verify_numbers, ..self }
    }

    /// The same, with keys whose SMS must be requested again before its code is asked for.
    #[must_use]
    pub fn renewing(self, renews: Vec<String>) -> Self {
        Self { renews, ..self }
    }

    /// A person's answer to this question, unless the gateway has refused it.
    fn answer(&self, ask: &Ask) -> Option<&PersonsAnswer> {
        let counts = |answer: &&PersonsAnswer| is_of(&answer.key, ask) && !ask.spent.contains(&answer.value);
        self.answers.iter().rev().find(counts)
    }

    /// True if the row has the values that a route needs.
    fn row_has_a_route(&self) -> Result<bool, FindError> {
        let has = |method: Method, key: &Key| self.finder.gives(&method.into(), key);
        Ok(has(Method::OnlineValidateCard, &Key::BankCard)? || has(Method::SubmitQuestion, &Key::Question(0))?)
    }

    /// Asks the ask program for the route.
    async fn asked_route(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        let asked = self.finder.ask_for_the_route(choice).await;
        match (&self.attending, asked) {
            (Attending::Program(program), Err(FindError::Asking { error, .. })) => {
                program.failed(error);
                Ok(None)
            }
            (_, asked) => asked,
        }
    }

    /// A permit to start the ask program for a value, unless the request of a picture or SMS has taken one already.
    async fn slot(&mut self, ask: &Ask) -> Option<OwnedSemaphorePermit> {
        let Attending::Program(program) = &self.attending else { return None };
        match self.permit.is_some() || self.finder.is_at_hand(ask) {
            true => None,
            false => program.slot().await,
        }
    }

    /// Finds a value in the row or asks the program. If the program fails or prints something unusable, the value has
    /// no answer: the fault is not the applicant's, so a person is asked instead.
    async fn found(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        let found = self.finder.find(ask).await;
        let Attending::Program(program) = &self.attending else { return found };
        match found {
            Err(FindError::Asking { error, .. }) => {
                program.failed(error);
                Ok(Some(Answered::Nobody))
            }
            Ok(Some(Answered::Said(value))) => {
                let is_usable = ask.needs.checked(&ask.key, value.clone(), self.verify_numbers).is_ok();
                Ok(Some(if is_usable { Answered::Said(value) } else { Answered::Nobody }))
            }
            found => found,
        }
    }

    /// True if an SMS must be requested again before this is asked. Says so only once for each key.
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
        let is_sms = ask.from != Origin::Given && ask.needs.sms().is_some_and(|(code, _)| code == ask.key);
        let is_read = is_sms || ask.needs.is_captcha(&ask.key);
        if let Some(answer) = self.answer(ask).cloned() {
            self.permit = self.permit.take().filter(|_| !is_read);
            let value = answer.value.clone();
            if ask.from != Origin::Given {
                // Use an answer only once. If the gateway refuses it or it cannot be used, the question must be asked
                // again.
                self.answers.retain(|known| known.id != answer.id);
                self.handed_out.add(answer);
            }
            return Ok(Some(match value.expose().is_empty() {
                true => Answered::Nobody,
                false => Answered::Said(value),
            }));
        }
        let slot = self.slot(ask).await;
        let found = self.found(ask).await?;
        drop(slot);
        self.permit = self.permit.take().filter(|_| !is_read);
        if let Attending::Program(program) = &self.attending
            && is_sms
        {
            program.has_answered_sms(!matches!(found, Some(Answered::Nobody)));
        }
        match found {
            // A person may answer later, so the applicant parks. Two values are not left to people: one that is only
            // used if given, and the login name, since another login name would belong to another applicant.
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
        if let Some(route) = self.asked_route(choice).await? {
            return Ok(Some(route));
        }
        match self.row_has_a_route()? {
            true => Ok(Some(self.finder.route_by_values()?)),
            false => Ok(None), // the row has no values for a route, so a person chooses
        }
    }

    async fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, FindError> {
        let _ = unlisted; // no person is there to permit them
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
                    self.permit = program.slot().await;
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

/// True if this key of a question, with or without its method, is the one that the journey asks for.
fn is_of(key: &str, ask: &Ask) -> bool {
    match key.rsplit_once('.') {
        Some((method, bare)) if bare == ask.key.name() => method == ask.needs.method.short(),
        _ => key == ask.key.name(),
    }
}
