//! Where a run finds its values: what was given, what the session remembers, whoever can be asked. Values live here and
//! nowhere else; the guide hears only which are there.

use std::collections::{BTreeMap, BTreeSet};

use super::CaptchaShown;
use crate::answers::{Asker, Asking, Source, Sources, is_own};
use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::inquiry;
use crate::failure;
use crate::flow::{Fields, Needs, RefusedValues, Step, Told};
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{CardType, CodeEntry, Key, Method, MethodName, ParamValue, Request, Secret, Sensitivity};

/// The report's version where nobody says otherwise (§1.2.5).
const VERSION: &str = "2.0";

/// The key of the route's choice.
pub fn route_key() -> Key {
    Key::from_name("route")
}

/// The values of one run.
#[derive(Debug)]
pub struct Desk {
    pub(super) sources: Sources,
    pub(super) asking: Asking,
    pub(super) captcha: CaptchaShown,
    pub(super) max_tries: u32,
    /// What somebody said in this run: newer than what was given.
    pub(super) said: BTreeMap<Key, Secret>,
    /// Said since the last call of a form's step: not asked again before it.
    just_said: BTreeSet<Key>,
    /// Pictures and SMS codes whose refresh was made since.
    pub(super) refreshed: BTreeSet<Key>,
    /// The values of the step at hand.
    pub(super) current: (Option<Step>, BTreeMap<Key, Secret>),
    /// A code by SMS that was sent with a wrong name or PIN: it still holds, for that step.
    code: Option<(Step, Secret)>,
    /// What was sent last.
    sent: BTreeMap<Key, Secret>,
    /// One-time values that were sent: they are used up.
    pub(super) used: Vec<(Key, Secret)>,
    /// What was refused: none of it goes out again as it was.
    pub(super) refused: RefusedValues,
    /// What was given for another card.
    pub(super) stale: BTreeSet<Key>,
    /// The last refusal's code.
    pub(super) refusal: Option<i64>,
    pub(super) asked: Vec<(MethodName, Key)>,
    pub(super) introduced: Option<Step>,
}

impl Desk {
    /// The desk of an applicant.
    pub fn new(
        flags: &[(Key, Secret)],
        captcha: CaptchaShown,
        max_tries: u32,
        applicant: &Applicant,
        context: &mut Context,
    ) -> Result<Self, Box<Failure>> {
        let asking = inquiry::asking(&Method::Login.into(), applicant, context)?;
        let sources = inquiry::sources(flags, applicant, context)?;
        Ok(Self {
            sources,
            asking,
            captcha,
            max_tries,
            said: BTreeMap::new(),
            just_said: BTreeSet::new(),
            refreshed: BTreeSet::new(),
            current: (None, BTreeMap::new()),
            code: None,
            sent: BTreeMap::new(),
            used: Vec::new(),
            refused: RefusedValues::default(),
            stale: BTreeSet::new(),
            refusal: None,
            asked: Vec::new(),
            introduced: None,
        })
    }

    /// True if a person looks at what is asked.
    pub fn person(&self) -> bool {
        self.asking.terminal.is_some() && !matches!(self.asking.asker, Some(Asker::Program(_)))
    }

    /// Refuses another login name than the session's before anything is sent for it.
    pub fn check_login_name(&mut self, applicant: &Applicant, lang: Lang) -> Result<(), Box<Failure>> {
        let method = Method::Login.into();
        let given =
            self.sources.find(&method, &Key::LoginName, None).map_err(|error| failure::answers(&error, lang))?;
        let Some(given) = given else { return Ok(()) };
        let login = Request::new(Method::Login).with(Key::LoginName, given.value);
        applicant.own_login_name_only(&applicant.facts, &login, lang)
    }

    /// Where a value would come from, without asking or reading anything.
    pub fn source_of(&self, method: &MethodName, key: &Key, lang: Lang) -> Result<Option<Source>, Box<Failure>> {
        let given = self.sources.source_of(method, key, None).map_err(|error| failure::answers(&error, lang))?;
        Ok(given.or_else(|| self.who(key)))
    }

    /// Who would be asked for a form's key; what is the program's own is asked of nobody.
    pub(super) fn who(&self, key: &Key) -> Option<Source> {
        self.asking.who(key).filter(|_| !is_own(key))
    }

    /// Finds the values that a step needs.
    pub fn answer(
        &mut self,
        fields: &Fields,
        applicant: &Applicant,
        context: &mut Context,
    ) -> Result<Told, Box<Failure>> {
        let needs = applicant.needs(fields.step);
        self.sources.remembered = inquiry::remembered(&applicant.facts);
        if self.current.0 != Some(fields.step) {
            self.current = (Some(fields.step), BTreeMap::new());
        }
        let mut told = Told::default();
        for key in &fields.keys {
            let found = match self.find(key, fields.anew.contains(key), &needs, applicant, context)? {
                Found::Refresh => return Ok(Told { refresh: Some(key.clone()), ..Told::default() }),
                Found::Nothing => {
                    told.missing.push(key.clone());
                    continue;
                }
                Found::Value(value) => value,
            };
            if fields.anew.contains(key) && self.is_new(key, &found) {
                told.renewed.push(key.clone());
            }
            if *key == Key::CardType {
                told.card = CardType::from_wire(found.expose());
            }
            self.current.1.insert(key.clone(), found);
        }
        self.refused.keep_new(&self.current.1, &mut told.renewed);
        if told.renewed.contains(&Key::BankCard) {
            self.forget_the_other_card();
        }
        if !told.missing.is_empty() {
            for key in &fields.later {
                if self.given(key, &needs, context.lang())?.is_none() && self.who(key).is_none() {
                    told.missing.push(key.clone());
                }
            }
        }
        Ok(told)
    }

    /// The request of a step, from the values at hand.
    pub fn request(&mut self, needs: &Needs, applicant: &Applicant, lang: Lang) -> Result<Request, Box<Failure>> {
        self.sources.remembered = inquiry::remembered(&applicant.facts);
        let card = match self.current.1.get(&Key::CardType) {
            Some(card) => CardType::from_wire(card.expose()),
            None => needs.card_of_form(),
        };
        let mut request = Request::new(needs.method.clone());
        for want in needs.wants(card) {
            let value = match self.current.1.get(&want.key) {
                Some(value) => Some(value.clone()),
                None => self.given(&want.key, needs, lang)?,
            };
            if let Some(value) = value {
                request.set(want.key, ParamValue::Text(value));
            }
        }
        for (key, value) in needs.fixed() {
            request.set(key, value);
        }
        Ok(request.with_purpose(needs.step.purpose()))
    }

    /// A call went out with these values. `code_holds`: it was refused for another of them than the code an SMS brought.
    pub fn was_sent(&mut self, step: Step, request: &Request, code_holds: bool) {
        let params = request.params().iter().filter_map(|(key, value)| match value {
            ParamValue::Text(value) => Some((key.clone(), value.clone())),
            ParamValue::Json(_) => None,
        });
        let params: Vec<(Key, Secret)> = params.collect();
        // A refresh may be refused for its values, too.
        self.sent.extend(params.iter().cloned());
        match step {
            Step::Call(Method::GetPicCode) => {
                self.refreshed.insert(Key::PicCode);
                return;
            }
            Step::ApplySms | Step::Call(Method::GetOnlineMessageCode) => {
                self.refreshed.insert(Key::MessageCode);
                self.refused.forget(&Key::MessageCode);
                self.used.extend(self.code.take().map(|(_, code)| (Key::MessageCode, code)));
                return;
            }
            Step::Call(_) => {}
        }
        for (key, value) in params.into_iter().filter(|(key, _)| key.sensitivity() == Sensitivity::OneTime) {
            self.said.remove(&key);
            if key == Key::MessageCode && code_holds {
                self.code = Some((step, value));
            } else {
                self.used.push((key, value));
            }
        }
        self.just_said.clear();
        self.refreshed.clear();
        self.current = (None, BTreeMap::new());
    }

    /// The gateway refused a call.
    pub fn was_refused(&mut self, step: Step, entry: &CodeEntry, request: &Request) {
        self.refusal = Some(entry.code);
        self.just_said.retain(|key| !entry.fields.contains(key));
        self.refused.add(step, entry, request, &self.sent);
    }

    fn is_new(&self, key: &Key, value: &Secret) -> bool {
        self.refreshed.contains(key) || self.sent.get(key).is_none_or(|sent| sent.expose() != value.expose())
    }

    /// PIN, expiry and last three digits belong to one card.
    fn forget_the_other_card(&mut self) {
        for key in [Key::CardPassword, Key::Year, Key::Month, Key::LastThree] {
            self.said.remove(&key);
            self.refused.forget(&key);
            self.stale.insert(key);
        }
        // Who holds that card, and the telephone on file with its bank, may be what was refused for this one.
        for key in [Key::RealName, Key::IdCard, Key::Cellphone] {
            self.refused.forget(&key);
        }
    }

    fn find(
        &mut self,
        key: &Key,
        anew: bool,
        needs: &Needs,
        applicant: &Applicant,
        context: &mut Context,
    ) -> Result<Found, Box<Failure>> {
        let lang = context.lang();
        if let Some(said) = self.said.get(key).filter(|_| !anew || self.just_said.contains(key)) {
            return Ok(Found::Value(said.clone()));
        }
        if let Some((_, code)) =
            self.code.as_ref().filter(|(step, _)| !anew && *key == Key::MessageCode && *step == needs.step)
        {
            return Ok(Found::Value(code.clone()));
        }
        if !anew && let Some(given) = self.given(key, needs, lang)? {
            let numbers = self.asking.verify_numbers;
            let given = needs.checked(key, given, numbers);
            return given.map(Found::Value).map_err(|problem| failure::input(key, problem, &needs.method, lang));
        }
        let stays = anew && !matches!(key.sensitivity(), Sensitivity::Secret | Sensitivity::OneTime);
        match self.ask(key, anew, stays, needs, applicant, context)? {
            Found::Value(value) => {
                self.said.insert(key.clone(), value.clone());
                self.just_said.insert(key.clone());
                Ok(Found::Value(value))
            }
            Found::Nothing if stays => {
                let last = self.sent.get(key).cloned();
                let Some(kept) = last.or(self.given(key, needs, lang)?) else { return Ok(Found::Nothing) };
                self.said.insert(key.clone(), kept.clone());
                self.just_said.insert(key.clone());
                Ok(Found::Value(kept))
            }
            other => Ok(other),
        }
    }

    /// What was given for a key, if it is not used up.
    fn given(&mut self, key: &Key, needs: &Needs, lang: Lang) -> Result<Option<Secret>, Box<Failure>> {
        if self.stale.contains(key) {
            return Ok(None);
        }
        let prefilled = needs.field(key).and_then(|field| field.value.as_deref());
        let found = self.sources.find(&needs.method, key, prefilled).map_err(|error| failure::answers(&error, lang))?;
        let found = found.map(|answer| answer.value).filter(|value| {
            *key == Key::UnionpayCode || !self.used.iter().any(|(used, sent)| used == key && sent == value)
        });
        Ok(found.or_else(|| match key {
            Key::Version => Some(VERSION.into()),
            Key::CardType => needs.card_of_form().map(|card| card.wire().into()),
            _ => None,
        }))
    }
}

/// What came of looking for a value.
pub(super) enum Found {
    Value(Secret),
    Nothing,
    Refresh,
}
