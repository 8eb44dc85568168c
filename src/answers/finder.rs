//! Finds the values of a journey: given ones first, then the ask program, the sandbox's inbox or the person at the
//! terminal.

use std::path::PathBuf;

use thiserror::Error;

use super::asking::{AskError, Asking};
use super::{AnswersError, Asker, Response, Source, Sources, Wanted, is_own, route};
use crate::drive::Answerer;
use crate::flow::{Needs, Route, Step};
use crate::journey::{About, Answered, Ask, Choice, From};
use crate::off_thread::off_thread;
use crate::protocol::{Form, Key, Method, MethodName, Secret, Sensitivity};

/// How a captcha picture is shown to the person who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptchaShown {
    /// The picture, and its path.
    Picture,
    /// Its path.
    Path,
    /// Nothing.
    Nothing,
}

/// What a person sees beside a prompt.
pub trait Screen: Send {
    /// The headings and paragraphs of a form, and how many seconds are left of the login.
    fn introduce(&mut self, form: Option<&Form>, seconds_left: i64);

    /// A picture as the terminal shows it, if it can.
    fn drawn(&self, picture: &std::path::Path) -> Option<String>;
}

/// Why a value could not be looked for.
#[derive(Debug, Error)]
pub enum FindError {
    /// A given value cannot be used.
    #[error(transparent)]
    Given(#[from] AnswersError),
    /// Nobody could be asked for this key of a call of this method.
    #[error("{error}")]
    Asking {
        /// Why not.
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
    /// Where the captcha picture lies.
    pub picture: PathBuf,
    /// How it is shown.
    pub captcha: CaptchaShown,
}

/// Finds the values of one applicant.
#[derive(Debug)]
pub struct Finder {
    /// Away while a value is looked for on a thread of its own.
    inner: Option<Box<Inner>>,
}

struct Inner {
    sources: Sources,
    asking: Asking,
    asked: Asked,
    screen: Box<dyn Screen>,
    /// The step whose form was shown last.
    introduced: Option<Step>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("sources", &self.sources).field("asking", &self.asking).finish_non_exhaustive()
    }
}

impl Finder {
    /// Finds values in `sources`, then by `asking`.
    pub fn new(sources: Sources, asking: Asking, asked: Asked, screen: Box<dyn Screen>) -> Self {
        Self { inner: Some(Box::new(Inner { sources, asking, asked, screen, introduced: None })) }
    }

    /// True if a person looks at what is asked.
    pub fn asks_a_person(&self) -> bool {
        self.inner.as_ref().is_some_and(|inner| inner.asks_a_person())
    }

    /// The login name that was given, with the form and the session left out.
    pub fn given_login_name(&mut self) -> Result<Option<Secret>, AnswersError> {
        let Some(inner) = &mut self.inner else { return Ok(None) };
        let found = inner.sources.find(&Method::Login.into(), &Key::LoginName, None)?;
        Ok(found.map(|answer| answer.value))
    }

    /// Where a value would come from, without asking or reading anything.
    pub fn source_of(&self, method: &MethodName, key: &Key) -> Result<Option<Source>, AnswersError> {
        let Some(inner) = &self.inner else { return Ok(None) };
        Ok(inner.sources.source_of(method, key, None)?.or_else(|| inner.who(key)))
    }

    /// The route that the given values are for: the questions if only their answers are given.
    pub fn route_by_values(&self) -> Result<Route, AnswersError> {
        self.inner.as_ref().map_or(Ok(Route::Unionpay), |inner| inner.route_by_values())
    }

    /// Lends out what finds values, to a thread of its own if it may block.
    async fn lent<T: Send + 'static>(
        &mut self,
        blocks: bool,
        nothing: T,
        work: impl FnOnce(&mut Inner) -> T + Send + 'static,
    ) -> T {
        let Some(mut inner) = self.inner.take() else { return nothing };
        if !blocks {
            let done = work(&mut inner);
            self.inner = Some(inner);
            return done;
        }
        let (inner, done) = off_thread(move || {
            let done = work(&mut inner);
            (inner, done)
        })
        .await;
        self.inner = Some(inner);
        done
    }
}

impl Answerer for Finder {
    type Error = FindError;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        let is_given = self.inner.as_ref().is_some_and(|inner| inner.is_given(ask));
        let ask = ask.clone();
        self.lent(!is_given, Ok(Answered::Nobody), move |inner| inner.find(&ask)).await.map(Some)
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        let (blocks, choice) = (self.asks_for_the_route(), choice.clone());
        self.lent(blocks, Ok(None), move |inner| inner.choose(&choice).map(Some)).await
    }

    fn is_at_hand(&self, ask: &Ask) -> bool {
        self.inner.as_ref().is_some_and(|inner| inner.is_at_hand(ask))
    }

    fn can_find(&self, ask: &Ask) -> bool {
        let Some(inner) = &self.inner else { return false };
        let given = inner.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled());
        given.is_ok_and(|source| source.is_some()) || ask.default.is_some() || inner.who(&ask.key).is_some()
    }

    fn asks_for_the_route(&self) -> bool {
        self.inner.as_ref().is_some_and(|inner| inner.asks_for_the_route())
    }

    fn show(&mut self, needs: &Needs, seconds_left: i64) {
        let says_something = |form: &Form| form.asks().is_empty() && !form.fields.is_empty();
        if let Some(inner) = &mut self.inner
            && inner.asks_a_person()
            && needs.form.as_ref().is_some_and(says_something)
        {
            inner.introduce(needs, seconds_left);
        }
    }
}

impl Inner {
    fn asks_a_person(&self) -> bool {
        self.asking.terminal.is_some() && !matches!(self.asking.asker, Some(Asker::Program(_)))
    }

    fn asks_for_the_route(&self) -> bool {
        self.asking.who(&route::key()).is_some()
    }

    /// Who would be asked for a form's key. Nobody is asked for a key of the program's own.
    fn who(&self, key: &Key) -> Option<Source> {
        self.asking.who(key).filter(|_| !is_own(key))
    }

    /// True if nobody is waited for. An empty inbox leaves the question to the terminal.
    fn is_at_hand(&self, ask: &Ask) -> bool {
        let is_in_the_inbox = || self.who(&ask.key) == Some(Source::SandboxInbox) && self.asking.terminal.is_none();
        self.is_given(ask) || ask.from == From::Anywhere && self.is_without_source(ask) && is_in_the_inbox()
    }

    fn is_without_source(&self, ask: &Ask) -> bool {
        matches!(self.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled()), Ok(None))
    }

    /// True if a given value counts, and reading it does not block.
    fn is_given(&self, ask: &Ask) -> bool {
        if ask.from == From::Asked {
            return false;
        }
        match self.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled()) {
            // A given value that is used up leaves the question to somebody.
            Ok(Some(_)) if ask.from == From::Anywhere && !ask.spent.is_empty() => false,
            // The options for secrets may name a command or a pipe.
            Ok(Some(Source::Flag)) => ask.key.sensitivity() != Sensitivity::Secret,
            Ok(Some(source)) => source != Source::PasswordCommand,
            Ok(None) => ask.from == From::Given || ask.default.is_some(),
            Err(_) => false,
        }
    }

    fn find(&mut self, ask: &Ask) -> Result<Answered, FindError> {
        self.sources.remembered = ask.about.remembered.clone();
        if ask.from != From::Asked
            && let Some(value) = self.given(ask)?
        {
            return Ok(Answered::Given(value));
        }
        if ask.from == From::Given {
            return Ok(Answered::Nobody);
        }
        self.ask(ask)
    }

    fn given(&mut self, ask: &Ask) -> Result<Option<Secret>, AnswersError> {
        let found = self.sources.find(&ask.needs.method, &ask.key, ask.prefilled())?;
        let counts = found.map(|answer| answer.value).filter(|value| !ask.spent.contains(value));
        Ok(counts.or_else(|| ask.default.clone()))
    }

    fn ask(&mut self, ask: &Ask) -> Result<Answered, FindError> {
        let Some(who) = self.who(&ask.key) else { return Ok(Answered::Nobody) };
        if who == Source::Prompt {
            self.introduce(&ask.needs, ask.about.seconds_left);
        }
        let wanted = self.wanted(ask);
        let asked = self.asking.ask(&wanted).map_err(|error| FindError::Asking {
            error,
            key: ask.key.clone(),
            method: ask.needs.method.clone(),
        })?;
        Ok(match asked {
            Some(Response::Answer(answer)) if answer.source == Source::Prompt => Answered::Typed(answer.value),
            Some(Response::Answer(answer)) => Answered::Said(answer.value),
            Some(Response::Refresh) => Answered::Refresh,
            None if waited_too_long(&wanted, ask, who) => Answered::Refresh,
            None => Answered::Nobody,
        })
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

    /// The same with what is known of the applicant.
    fn about(&self, wanted: Wanted, login_name: Option<Secret>, about: &About) -> Wanted {
        let deadline = about.login_ends.map(|ends| ends.as_second());
        Wanted { user_id: Some(self.asked.user_id.clone()), login_name, deadline, ..wanted }
    }

    /// The login name that is used: the one that was said, otherwise the given one.
    fn login_name(&self, about: &About, method: &MethodName, prefilled: Option<&str>) -> Option<Secret> {
        about.login_name.clone().or_else(|| self.sources.login_name(method, prefilled))
    }

    fn introduce(&mut self, needs: &Needs, seconds_left: i64) {
        if self.introduced != Some(needs.step) {
            self.introduced = Some(needs.step);
            self.screen.introduce(needs.form.as_ref(), seconds_left);
        }
    }

    /// The route: as somebody says, otherwise the questions if only their answers are given.
    fn choose(&mut self, choice: &Choice) -> Result<Route, FindError> {
        self.sources.remembered = choice.about.remembered.clone();
        if self.asks_for_the_route() {
            let key = route::key();
            let login_name = self.login_name(&choice.about, &Method::OnlineValidateCard.into(), None);
            let wanted = self.about(route::wanted(&choice.offered, self.asking.lang), login_name, &choice.about);
            let method = Method::GetVerifyMethod.into();
            let asked = self.asking.ask(&wanted).map_err(|error| FindError::Asking { error, key, method })?;
            if let Some(Response::Answer(answer)) = asked
                && let Some(route) = Route::from_name(answer.value.expose())
                && choice.offered.contains(&route)
            {
                return Ok(route);
            }
        }
        Ok(self.route_by_values()?)
    }

    fn route_by_values(&self) -> Result<Route, AnswersError> {
        let has = |method: Method, key: &Key| self.sources.source_of(&method.into(), key, None);
        let only_questions = has(Method::SubmitQuestion, &Key::Question(0))?.is_some()
            && has(Method::OnlineValidateCard, &Key::BankCard)?.is_none();
        Ok(if only_questions { Route::Questions } else { Route::Unionpay })
    }
}

/// True if a picture or an SMS of an earlier run has lost its worth: another one is fetched, once. A picture that nobody
/// could answer has expired or cannot be read; an SMS has left the sandbox's inbox, while a real one may still arrive.
fn waited_too_long(wanted: &Wanted, ask: &Ask, who: Source) -> bool {
    let can_be_fetched = match who {
        Source::AskProgram => wanted.captcha,
        Source::SandboxInbox => wanted.captcha || wanted.by_sms,
        _ => false,
    };
    can_be_fetched && !ask.is_refreshed
}
