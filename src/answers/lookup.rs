//! Finds one value at a time: first among the given values, then by asking the ask program, the sandbox's inbox or the
//! person at the terminal.

use std::path::PathBuf;

use thiserror::Error;

use super::asking::{AskError, Asking};
use super::{AnswersError, Asker, Response, Source, Sources, Wanted, is_own, route};
use crate::flow::{Needs, Route, Step, Unlisted};
use crate::journey::{About, Answered, Ask, Choice, Origin};
use crate::protocol::{Form, Key, Method, MethodName, Secret, Sensitivity};

/// How a captcha picture is shown to the person who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptchaShown {
    /// The picture and its path.
    Picture,
    /// Only its path.
    Path,
    /// Nothing.
    Nothing,
}

/// What the terminal shows beside a prompt.
pub trait Screen: Send {
    /// The headings and paragraphs of a form, and how many seconds are left of the login.
    fn introduce(&mut self, form: Option<&Form>, seconds_left: i64);

    /// The picture in the terminal's notation, if the terminal can show pictures.
    fn drawn(&self, picture: &std::path::Path) -> Option<String>;
}

/// Why the search for a value failed.
#[derive(Debug, Error)]
pub enum FindError {
    /// A given value cannot be used.
    #[error(transparent)]
    Given(#[from] AnswersError),
    /// Asking for this key, for a call of this method, failed.
    #[error("{error}")]
    Asking {
        /// The reason.
        error: AskError,
        /// The key.
        key: Key,
        /// The method.
        method: MethodName,
    },
}

/// The applicant whose values are found, and how they are asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The merchant's id for the applicant.
    pub user_id: String,
    /// The path of the captcha picture.
    pub picture: PathBuf,
    /// How the picture is shown.
    pub captcha: CaptchaShown,
}

/// Searches for the values of one applicant.
pub(super) struct Lookup {
    pub(super) sources: Sources,
    asking: Asking,
    asked: Asked,
    screen: Box<dyn Screen>,
    /// The step whose form was shown last.
    introduced: Option<Step>,
}

impl std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lookup").field("sources", &self.sources).field("asking", &self.asking).finish_non_exhaustive()
    }
}

impl Lookup {
    pub(super) fn new(sources: Sources, asking: Asking, asked: Asked, screen: Box<dyn Screen>) -> Self {
        Self { sources, asking, asked, screen, introduced: None }
    }

    pub(super) fn asks_a_person(&self) -> bool {
        self.asking.terminal.is_some() && !matches!(self.asking.asker, Some(Asker::Program(_)))
    }

    pub(super) fn asks_for_the_route(&self) -> bool {
        self.asking.who(&route::key()).is_some()
    }

    /// The source that would be asked for a form's key; `None` for keys that are settings of this program.
    pub(super) fn who(&self, key: &Key) -> Option<Source> {
        self.asking.who(key).filter(|_| !is_own(key))
    }

    /// True if the search returns without waiting for a person or a program. The sandbox's inbox counts only if there
    /// is no terminal, because after an empty inbox the person at the terminal is asked.
    pub(super) fn is_at_hand(&self, ask: &Ask) -> bool {
        let is_in_the_inbox = || self.who(&ask.key) == Some(Source::SandboxInbox) && self.asking.terminal.is_none();
        self.is_given(ask) || ask.from == Origin::Anywhere && self.is_without_source(ask) && is_in_the_inbox()
    }

    fn is_without_source(&self, ask: &Ask) -> bool {
        matches!(self.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled()), Ok(None))
    }

    /// True if a given value can be used and reading it does not block.
    pub(super) fn is_given(&self, ask: &Ask) -> bool {
        if ask.from == Origin::Asked {
            return false;
        }
        match self.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled()) {
            // The given value may be a used-up one. Then a person or a program must be asked, which blocks.
            Ok(Some(_)) if ask.from == Origin::Anywhere && !ask.spent.is_empty() => false,
            // The option for a secret may name a command or a pipe, which may block.
            Ok(Some(Source::Flag)) => ask.key.sensitivity() != Sensitivity::Secret,
            Ok(Some(source)) => source != Source::PasswordCommand,
            Ok(None) => ask.from == Origin::Given || ask.default.is_some(),
            Err(_) => false,
        }
    }

    /// True if there is no source to ask, and reading the given value does not block.
    pub(super) fn asks_nobody(&self, ask: &Ask) -> bool {
        let given = self.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled());
        let waits = !matches!(
            given,
            Ok(None | Some(Source::AnswersFile | Source::Environment | Source::Form | Source::Session))
        );
        self.who(&ask.key).is_none() && !waits
    }

    pub(super) fn find(&mut self, ask: &Ask) -> Result<Answered, FindError> {
        if let Some(value) = self.given(ask)? {
            return Ok(Answered::Given(value));
        }
        if ask.from == Origin::Given {
            return Ok(Answered::Nobody);
        }
        self.ask(ask)
    }

    /// The given value, unless a person or program must answer.
    fn given(&mut self, ask: &Ask) -> Result<Option<Secret>, AnswersError> {
        self.sources.remembered = ask.about.remembered.clone();
        if ask.from == Origin::Asked {
            return Ok(None);
        }
        let found = self.sources.find(&ask.needs.method, &ask.key, ask.prefilled())?;
        let is_named = self.sources.is_named(&ask.needs.method, &ask.key);
        let counts = found.map(|answer| answer.value).filter(|value| is_named || !ask.spent.contains(value));
        Ok(counts.or_else(|| ask.default.clone()))
    }

    /// Finds a value in the sandbox's inbox, without blocking. `None` if the inbox has none, or if the person at the
    /// terminal is asked next: then [`find`](Self::find) continues.
    pub(super) async fn find_in_inbox(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        if ask.from == Origin::Given || self.who(&ask.key) != Some(Source::SandboxInbox) {
            return Ok(None);
        }
        if let Some(value) = self.given(ask)? {
            return Ok(Some(Answered::Given(value)));
        }
        let wanted = self.wanted(ask);
        let asked = self.asking.ask_inbox(&wanted).await.map_err(|error| not_asked(error, ask))?;
        let is_final = asked.is_some() || self.asking.terminal.is_none();
        Ok(is_final.then(|| answered(asked, &wanted, ask, Source::SandboxInbox)))
    }

    fn ask(&mut self, ask: &Ask) -> Result<Answered, FindError> {
        let Some(who) = self.who(&ask.key) else { return Ok(Answered::Nobody) };
        if who == Source::Prompt {
            self.introduce(&ask.needs, ask.about.seconds_left);
        }
        let wanted = self.wanted(ask);
        let asked = self.asking.ask(&wanted).map_err(|error| not_asked(error, ask))?;
        Ok(answered(asked, &wanted, ask, who))
    }

    /// Asks a person whether these values may be sent.
    pub(super) fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, AskError> {
        self.asking.permit(unlisted)
    }

    fn wanted(&self, ask: &Ask) -> Wanted {
        let prefilled = ask.needs.prefilled(&Key::LoginName);
        let login_name = self.login_name(&ask.about, &ask.needs.method, prefilled);
        let wanted = Wanted::of_needs(&ask.key, &ask.needs, self.asking.lang);
        let mut wanted = Wanted {
            may_stay: ask.may_stay,
            by_sms: ask.needs.sms().is_some_and(|(code, _)| code == ask.key),
            refused: ask.refused,
            attempt: ask.attempt,
            ..self.about(wanted, login_name, &ask.about)
        };
        let captcha = self.asked.captcha;
        if wanted.captcha && captcha != CaptchaShown::Nothing {
            let picture = &self.asked.picture;
            wanted.image = picture.is_file().then(|| picture.clone());
            let draws = captcha == CaptchaShown::Picture && self.asking.terminal.is_some();
            wanted.drawn = draws.then(|| self.screen.drawn(picture)).flatten();
        }
        wanted
    }

    /// Adds the applicant's data to the question.
    fn about(&self, wanted: Wanted, login_name: Option<Secret>, about: &About) -> Wanted {
        let deadline = about.login_ends.map(|ends| ends.as_second());
        Wanted { user_id: Some(self.asked.user_id.clone()), login_name, deadline, ..wanted }
    }

    /// The login name in use: the one entered during this journey, otherwise the given one.
    fn login_name(&self, about: &About, method: &MethodName, prefilled: Option<&str>) -> Option<Secret> {
        about.login_name.clone().or_else(|| self.sources.login_name(method, prefilled))
    }

    pub(super) fn introduce(&mut self, needs: &Needs, seconds_left: i64) {
        if self.introduced != Some(needs.step) {
            self.introduced = Some(needs.step);
            self.screen.introduce(needs.form.as_deref(), seconds_left);
        }
    }

    /// Chooses the route: asks for it if possible, otherwise derives it from the given values.
    pub(super) fn choose(&mut self, choice: &Choice) -> Result<Route, FindError> {
        match self.ask_for_the_route(choice)? {
            Some(route) => Ok(route),
            None => Ok(self.route_by_values()?),
        }
    }

    /// Asks for the route. `None` if there is no source to ask, or its answer is not one of the offered routes.
    pub(super) fn ask_for_the_route(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        self.sources.remembered = choice.about.remembered.clone();
        if !self.asks_for_the_route() {
            return Ok(None);
        }
        let key = route::key();
        let login_name = self.login_name(&choice.about, &Method::OnlineValidateCard.into(), None);
        let wanted = self.about(route::wanted(&choice.offered, self.asking.lang), login_name, &choice.about);
        let method = Method::GetVerifyMethod.into();
        let asked = self.asking.ask(&wanted).map_err(|error| FindError::Asking { error, key, method })?;
        let Some(Response::Answer(answer)) = asked else { return Ok(None) };
        Ok(Route::from_name(answer.value.expose()).filter(|route| choice.offered.contains(route)))
    }

    pub(super) fn route_by_values(&self) -> Result<Route, AnswersError> {
        let has = |method: Method, key: &Key| self.sources.source_of(&method.into(), key, None);
        let only_questions = has(Method::SubmitQuestion, &Key::Question(0))?.is_some()
            && has(Method::OnlineValidateCard, &Key::BankCard)?.is_none();
        Ok(if only_questions { Route::Questions } else { Route::Unionpay })
    }
}

fn not_asked(error: AskError, ask: &Ask) -> FindError {
    FindError::Asking { error, key: ask.key.clone(), method: ask.needs.method.clone() }
}

/// The result of asking `who`.
fn answered(asked: Option<Response>, wanted: &Wanted, ask: &Ask, who: Source) -> Answered {
    match asked {
        Some(Response::Answer(answer)) if answer.source == Source::Prompt => Answered::Typed(answer.value),
        Some(Response::Answer(answer)) => Answered::Said(answer.value),
        Some(Response::Unusable(value)) => Answered::Said(value), // the journey shows the reason and asks again
        Some(Response::Refresh) => Answered::Refresh,
        None if waited_too_long(wanted, ask, who) => Answered::Refresh,
        None => Answered::Nobody,
    }
}

/// True if a picture or SMS left over from an earlier run should be requested again. This happens at most once per
/// attempt. A picture without an answer has expired or is unreadable. An SMS that is missing from the sandbox's inbox
/// will not arrive any more. A real SMS still might, so an ask program does not trigger another one.
fn waited_too_long(wanted: &Wanted, ask: &Ask, who: Source) -> bool {
    let can_be_fetched = match who {
        Source::AskProgram => wanted.captcha,
        Source::SandboxInbox => wanted.captcha || wanted.by_sms,
        _ => false,
    };
    can_be_fetched && !ask.is_refreshed
}
