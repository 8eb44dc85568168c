//! Finds the values of a journey. It tries the given values first, then the ask program, the sandbox's inbox
//! or the terminal.

use super::lookup::{Asked, FindError, Lookup, Screen};
use super::{AnswersError, Asking, Source, Sources};
use crate::drive::Answerer;
use crate::flow::{Needs, Route, Unlisted};
use crate::journey::{Answered, Ask, Choice};
use crate::off_thread::off_thread;
use crate::protocol::{Form, Key, Method, MethodName, Secret};

/// Finds one applicant's values.
#[derive(Debug)]
pub struct Finder {
    /// `None` while another thread searches for a value with it.
    lookup: Option<Box<Lookup>>,
}

impl Finder {
    /// Creates a finder that searches `sources` first and then uses `asking`.
    pub fn new(sources: Sources, asking: Asking, asked: Asked, screen: Box<dyn Screen>) -> Self {
        Self { lookup: Some(Box::new(Lookup::new(sources, asking, asked, screen))) }
    }

    /// True if a person answers the questions.
    pub fn asks_a_person(&self) -> bool {
        self.lookup.as_ref().is_some_and(|lookup| lookup.asks_a_person())
    }

    /// The given login name, ignoring form and session.
    pub fn given_login_name(&mut self) -> Result<Option<Secret>, AnswersError> {
        let Some(lookup) = &mut self.lookup else { return Ok(None) };
        let found = lookup.sources.find(&Method::Login.into(), &Key::LoginName, None)?;
        Ok(found.map(|answer| answer.value))
    }

    /// The source of a value, without asking for or reading it.
    pub fn source_of(&self, method: &MethodName, key: &Key) -> Result<Option<Source>, AnswersError> {
        let Some(lookup) = &self.lookup else { return Ok(None) };
        Ok(lookup.sources.source_of(method, key, None)?.or_else(|| lookup.who(key)))
    }

    /// True if the value is given, without asking for or reading it.
    pub fn gives(&self, method: &MethodName, key: &Key) -> Result<bool, AnswersError> {
        let Some(lookup) = &self.lookup else { return Ok(false) };
        Ok(lookup.sources.source_of(method, key, None)?.is_some())
    }

    /// Asks for the route. `None` if there is no source to ask, or its answer is not one of the offered routes.
    pub async fn ask_for_the_route(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        let (blocks, choice) = (self.asks_for_the_route(), choice.clone());
        self.lent(blocks, Ok(None), move |lookup| lookup.ask_for_the_route(&choice)).await
    }

    /// The route that the given values imply: the questions if only their answers are given.
    pub fn route_by_values(&self) -> Result<Route, AnswersError> {
        self.lookup.as_ref().map_or(Ok(Route::Unionpay), |lookup| lookup.route_by_values())
    }

    /// Runs `work` with the inner state, on another thread if it may block.
    async fn lent<T: Send + 'static>(
        &mut self,
        blocks: bool,
        nothing: T,
        work: impl FnOnce(&mut Lookup) -> T + Send + 'static,
    ) -> T {
        let Some(mut lookup) = self.lookup.take() else { return nothing };
        if !blocks {
            let done = work(&mut lookup);
            self.lookup = Some(lookup);
            return done;
        }
        let (lookup, done) = off_thread(move || {
            let done = work(&mut lookup);
            (lookup, done)
        })
        .await;
        self.lookup = Some(lookup);
        done
    }
}

impl Answerer for Finder {
    type Error = FindError;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        if let Some(lookup) = &mut self.lookup
            && let Some(answered) = lookup.find_in_inbox(ask).await?
        {
            return Ok(Some(answered));
        }
        let is_quick = self.lookup.as_ref().is_some_and(|lookup| lookup.is_given(ask) || lookup.asks_nobody(ask));
        let ask = ask.clone();
        self.lent(!is_quick, Ok(Answered::Nobody), move |lookup| lookup.find(&ask)).await.map(Some)
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        let (blocks, choice) = (self.asks_for_the_route(), choice.clone());
        self.lent(blocks, Ok(None), move |lookup| lookup.choose(&choice).map(Some)).await
    }

    async fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, FindError> {
        let (unlisted, first) = (unlisted.to_vec(), unlisted.first().cloned());
        let asked = self.lent(true, Ok(false), move |lookup| lookup.permit(&unlisted)).await;
        asked.map_err(|error| {
            let (method, key) =
                first.map_or_else(Default::default, |first| (first.method, first.key.name().to_owned()));
            let method = MethodName::parse(&method).unwrap_or(Method::Login.into());
            FindError::Asking { error, key: Key::from_name(&key), method }
        })
    }

    fn is_at_hand(&self, ask: &Ask) -> bool {
        self.lookup.as_ref().is_some_and(|lookup| lookup.is_at_hand(ask))
    }

    fn can_find(&self, ask: &Ask) -> bool {
        let Some(lookup) = &self.lookup else { return false };
        let given = lookup.sources.source_of(&ask.needs.method, &ask.key, ask.prefilled());
        given.is_ok_and(|source| source.is_some()) || ask.default.is_some() || lookup.who(&ask.key).is_some()
    }

    fn asks_for_the_route(&self) -> bool {
        self.lookup.as_ref().is_some_and(|lookup| lookup.asks_for_the_route())
    }

    fn show(&mut self, needs: &Needs, seconds_left: i64) {
        let says_something = |form: &Form| form.asks().is_empty() && !form.fields.is_empty();
        if let Some(lookup) = &mut self.lookup
            && lookup.asks_a_person()
            && needs.form.as_deref().is_some_and(says_something)
        {
            lookup.introduce(needs, seconds_left);
        }
    }
}
