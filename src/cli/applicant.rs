//! Who a command acts for: the profile, the applicant, their session, and where their values come from.

use std::path::Path;

use super::authorization;
use super::context::Context;
use super::outcome::Telling;
use crate::answers::{AnswersFile, variable_of};
use crate::config::{GatewayAddress, Profile, ProfileKey, user_id};
use crate::failure;
use crate::flow::{Facts, Needs, Step};
use crate::gateway::Principal;
use crate::journey::Interrupted;
use crate::messages::{Lang, errors as say};
use crate::output::Failure;
use crate::passwords::{self, FileBudget};
use crate::protocol::{Class, KEYS, Key, KnownValues, Merchant, mask};
use crate::session::{self, Location, Owner, Session, SessionError, SessionFile, SessionKeep, SessionKeepError};

/// An applicant at a gateway.
#[derive(Debug)]
pub struct Applicant {
    /// The profile that holds.
    pub profile: Profile,
    /// The merchant fields, the applicant's user_id among them.
    pub merchant: Merchant,
    /// The session file.
    pub file: SessionFile,
    /// What it held when the command began, what has expired left out.
    pub facts: Facts,
    /// Where a run was interrupted, if the last one was.
    pub way: Option<Interrupted>,
    /// The answers file.
    pub answers: Option<AnswersFile>,
    /// Every value that this process has taken or sent.
    pub known: KnownValues,
}

impl Applicant {
    /// Finds out who a command acts for. Nothing is written.
    pub fn resolve(context: &mut Context) -> Result<Self, Box<Failure>> {
        context.claim_stdin()?;
        let profile = context.profile()?;
        let answers = answers(context)?;
        let state = context.state()?;
        let origin = profile.gateway.origin();
        let lang = context.lang();
        let unusable = |error: &SessionError, name: &str| failure::session(error, name, lang);
        let named = named_session(context, &state)?;
        let read = |file: &SessionFile| file.read().map_err(|error| unusable(&error, &file.location().name));
        let stored = named.as_ref().map(read).transpose()?.flatten();
        let own = stored.as_ref().map(|session: &Session| session.user_id.as_str());
        let user_id = whose(&profile, answers.as_ref(), own, context)?;
        let file = named.unwrap_or_else(|| SessionFile::new(Location::of(&state, &origin, &user_id)));
        let stored = match stored {
            Some(stored) => Some(stored),
            None => read(&file)?,
        };
        if let Some(stored) = &stored {
            file.check(stored, &origin, &user_id).map_err(|error| unusable(&error, &file.location().name))?;
        }
        let (mut facts, way) = stored.map(|session| (session.facts, session.way)).unwrap_or_default();
        if facts.expire(context.now()) {
            file.forget_expired(context.now());
        }
        let merchant = profile.merchant(&user_id);
        Ok(Self { profile, merchant, file, facts, way, answers, known: KnownValues::default() }.knowing(context))
    }

    /// For whoever acts under `user_id` and keeps nothing: what would lie beside a session lies in `dir`.
    pub fn without_session(
        profile: Profile,
        user_id: &str,
        answers: Option<AnswersFile>,
        dir: &Path,
        context: &Context,
    ) -> Self {
        let merchant = profile.merchant(user_id);
        let file = SessionFile::new(Location::at(&dir.join("captcha.json")));
        let (facts, way, known) = (Facts::default(), None, KnownValues::default());
        Self { profile, merchant, file, facts, way, answers, known }.knowing(context)
    }

    /// The same, knowing what was given, sent or not, and what the session remembers.
    fn knowing(self, context: &Context) -> Self {
        self.known.learn_merchant(&self.merchant);
        for (key, value) in self.answers.iter().flat_map(AnswersFile::values) {
            self.known.learn(key, value.expose());
        }
        for row in &KEYS {
            if let Ok(Some(value)) = context.env.get(&variable_of(&row.key)) {
                self.known.learn(&row.key, value);
            }
        }
        self.learn_session();
        self
    }

    fn learn_session(&self) {
        self.facts.all_remembered().iter().for_each(|(key, value)| self.known.learn(key, value.expose()));
    }

    /// Reads the session once more: another process may have gone on.
    pub fn read_again(&mut self, context: &Context) -> Result<(), Box<Failure>> {
        let unusable = |error| failure::session(&error, &self.file.location().name, context.lang());
        if let Some(session) = self.file.read().map_err(unusable)? {
            (self.facts, self.way) = (session.facts, session.way);
            self.facts.expire(context.now());
            self.learn_session();
        }
        Ok(())
    }

    /// A call with another login name than the session's, which is not sent.
    pub fn other_login_name(&self, lang: Lang) -> Box<Failure> {
        let name = self.file.location().name.clone();
        let own = self.facts.remembered(&Key::LoginName);
        let own = own.map(|own| mask::value(&Key::LoginName, own.expose())).unwrap_or_default();
        let error = SessionError::Foreign { name: name.clone(), what: Owner::LoginName, own };
        failure::session(&error, &name, lang)
    }

    /// Where what is learnt of the applicant is stored.
    pub fn keep(&self) -> SessionKeep {
        SessionKeep::new(self.file.clone(), &self.profile.gateway.origin(), &self.merchant.user_id)
    }

    /// The refused passwords of the gateway's login names. What this process tells of them is marked once it is told.
    pub fn budget(&self, context: &Context) -> Result<FileBudget, Box<Failure>> {
        let budget = budget(&self.profile, &context.state()?, context.lang())?;
        context.after.mark_told(&budget);
        Ok(budget)
    }

    /// The session, or the picture beside it, could not be stored.
    pub fn unstored(&self, error: &SessionKeepError, lang: Lang) -> Box<Failure> {
        match error {
            SessionKeepError::Session(error) => failure::session(error, &self.file.location().name, lang),
            SessionKeepError::Picture(error) => failure::store(error, lang),
        }
    }

    /// On whose behalf calls are made.
    pub fn principal(&self, context: &Context) -> Result<Principal, Box<Failure>> {
        if let GatewayAddress::Http(url) = &self.profile.gateway {
            self.known.learn_query(url);
        }
        let authorization = authorization::of(&self.profile, self.answers.as_ref(), context)?;
        Ok(Principal { merchant: self.merchant.clone(), known: self.known.clone(), authorization })
    }

    /// How outcomes are told; `guided` is the command of the `run` that makes the calls.
    pub fn telling(&self, guided: Option<&str>, context: &Context) -> Telling {
        Telling {
            given: context.given.clone(),
            guided: guided.map(str::to_owned),
            known: self.known.clone(),
            picture: self.file.location().picture.clone(),
            lang: context.lang(),
        }
    }

    /// What a call of `step` needs.
    pub fn needs(&self, step: Step) -> Needs {
        Needs::of(step, &self.facts, self.profile.apply_sms_method())
    }
}

/// The refused passwords of the login names at the profile's gateway.
pub fn budget(profile: &Profile, state: &Path, lang: Lang) -> Result<FileBudget, Box<Failure>> {
    let key = passwords::fingerprint_key(state).map_err(|error| failure::passwords(&error, lang))?;
    Ok(FileBudget::new(state, &profile.gateway.without_query(), key))
}

/// Who the applicant is, as the merchant calls them; `session` is the user_id of a session that was named.
pub fn whose(
    profile: &Profile,
    answers: Option<&AnswersFile>,
    session: Option<&str>,
    context: &Context,
) -> Result<String, Box<Failure>> {
    let found = user_id(profile.setting(ProfileKey::UserId), answers.and_then(AnswersFile::user_id), session)
        .map_err(|error| failure::config(&error, context.lang()))?;
    found.map(|found| found.value).ok_or_else(|| missing_user_id(context))
}

/// The session that is named after gateway and user_id; it is not looked into.
pub fn own_session(state: &Path, context: &mut Context) -> Result<SessionFile, Box<Failure>> {
    let profile = context.profile()?;
    let answers = answers(context)?;
    let user_id = whose(&profile, answers.as_ref(), None, context)?;
    Ok(SessionFile::new(Location::of(state, &profile.gateway.origin(), &user_id)))
}

/// The session that `--session` or its variable names.
pub fn named_session(context: &Context, state: &Path) -> Result<Option<SessionFile>, Box<Failure>> {
    let variable = context.env.get("ZHENGXIN_SESSION");
    let variable = variable.map_err(|error| failure::environment(&error, context.lang()))?;
    let given = context.global.session.as_deref().or(variable);
    Ok(given.map(|text| SessionFile::new(session::Location::given(state, text))))
}

/// The answers file that `--answers` or its variable names.
pub fn answers(context: &mut Context) -> Result<Option<AnswersFile>, Box<Failure>> {
    let Some(path) = context.answers_path()?.map(str::to_owned) else { return Ok(None) };
    let file = AnswersFile::read(Path::new(&path), context.global.allow_shared_file, &mut context.stdin)
        .map_err(|error| failure::answers(&error, context.lang()))?;
    for unknown in file.unknown() {
        let text = match unknown.nearest {
            Some(nearest) => {
                say::UNKNOWN_ANSWER_NEAR.fill(context.lang(), &[("name", &unknown.name), ("nearest", nearest)])
            }
            None => say::UNKNOWN_ANSWER.fill(context.lang(), &[("name", &unknown.name)]),
        };
        context.printer.notice(&text);
    }
    Ok(Some(file))
}

/// Nobody has said who the applicant is.
fn missing_user_id(context: &Context) -> Box<Failure> {
    let mut failure = Failure::said(Class::Missing, context.lang(), say::MISSING, &[("keys", "user_id")]);
    failure.fields = vec!["user_id".to_owned()];
    Box::new(failure.hint(say::MISSING_USER_ID.get(context.lang())))
}
