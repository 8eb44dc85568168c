//! The applicant a command acts for: profile, user_id, session, and the sources of values.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::authorization;
use super::context::Context;
use super::former;
use super::outcome::Telling;
use crate::answers::{AnswersFile, variable_of};
use crate::config::{GatewayAddress, Profile, ProfileKey, user_id};
use crate::failure;
use crate::fingerprint::FingerprintKey;
use crate::flow::{Facts, Needs, Patience, Readings, Step};
use crate::gateway::Principal;
use crate::journey::Interrupted;
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, duration};
use crate::passwords::FileBudget;
use crate::path_text;
use crate::protocol::{Class, KEYS, Key, KnownValues, Merchant, mask};
use crate::session::{Location, Owner, Session, SessionError, SessionFile, SessionKeep, SessionKeepError, is_path};
use crate::store::{SystemDisk, random_key};

/// The file of that key, in the state directory.
const FINGERPRINT_KEY: &str = "fingerprint.key";

/// If the login lasts fewer seconds than this, a person may not be able to finish before it expires.
const LITTLE_LEFT: i64 = 5 * 60;

/// An applicant at a gateway.
#[derive(Debug)]
pub struct Applicant {
    /// The resolved profile.
    pub profile: Profile,
    /// The merchant's fields, including the applicant's user_id.
    pub merchant: Merchant,
    /// The session file.
    pub file: SessionFile,
    /// The session's facts when the command began, without expired ones.
    pub facts: Facts,
    /// The state that an interrupted run left.
    pub interrupted: Option<Interrupted>,
    /// The answers file.
    pub answers: Option<AnswersFile>,
    /// Every value that this process has received or sent.
    pub known: KnownValues,
}

impl Applicant {
    /// Determines the applicant a command acts for. Writes nothing.
    pub fn resolve(context: &mut Context) -> Result<Self, Box<Failure>> {
        context.claim_stdin()?;
        let profile = context.profile()?;
        let answers = answers(context)?;
        let state = context.state()?;
        let lang = context.lang();
        let named = named_session(context, &state)?;
        let read =
            |file: &SessionFile| file.read().map_err(|error| failure::session(&error, &file.location().name, lang));
        let stored = named.as_ref().map(read).transpose()?.flatten();
        let own = stored.as_ref().map(|session: &Session| session.user_id.as_str());
        let user_id = whose(&profile, answers.as_ref(), own, context)?;
        let identity = profile.identity(&user_id);
        let (file, stored) = match named {
            Some(file) => former::named(file, &identity, context)?,
            None => former::own(&state, &identity, context)?,
        };
        let (mut facts, interrupted) = stored.map(|session| (session.facts, session.interrupted)).unwrap_or_default();
        let now = context.now();
        let redated = facts.redate(now);
        if redated {
            context.printer.notice(say::REDATED.get(lang));
        }
        if facts.expire(now) || redated {
            file.forget_expired(now);
        }
        facts.wait_as(patience(&profile));
        let merchant = profile.merchant(&user_id);
        Ok(Self { profile, merchant, file, facts, interrupted, answers, known: KnownValues::default() }
            .knowing(context))
    }

    /// Creates an applicant for `user_id` without a session. Files that would belong to the session go to
    /// `dir`.
    pub fn without_session(
        profile: Profile,
        user_id: &str,
        answers: Option<AnswersFile>,
        dir: &Path,
        context: &Context,
    ) -> Self {
        let merchant = profile.merchant(user_id);
        let file = SessionFile::new(Location::at(&dir.join("captcha.json")));
        let (facts, interrupted, known) = (Facts::default(), None, KnownValues::default());
        Self { profile, merchant, file, facts, interrupted, answers, known }.knowing(context)
    }

    /// Adds all given values, sent or not, and the session's values to the known ones.
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

    /// Warns that the login will soon expire, for a command that asks no one or makes only one call.
    pub fn tell_little_left(&self, context: &mut Context) {
        let left = self.facts.seconds_left(context.now());
        if (1..LITTLE_LEFT).contains(&left) {
            let lang = context.lang();
            context.printer.notice(&say::LITTLE_LEFT.fill(lang, &[("left", &duration(left, lang))]));
        }
    }

    fn learn_session(&self) {
        self.facts.all_remembered().iter().for_each(|(key, value)| self.known.learn(key, value.expose()));
    }

    /// Reads the session again, because another process may have changed it.
    pub fn read_again(&mut self, context: &Context) -> Result<(), Box<Failure>> {
        let unusable = |error| failure::session(&error, &self.file.location().name, context.lang());
        if let Some(session) = self.file.read().map_err(unusable)? {
            (self.facts, self.interrupted) = (session.facts, session.interrupted);
            self.facts.redate(context.now());
            self.facts.expire(context.now());
            self.facts.wait_as(self.patience());
            self.learn_session();
        }
        Ok(())
    }

    /// The failure for a call with another login name than the session's. The call is not sent.
    pub fn other_login_name(&self, lang: Lang) -> Box<Failure> {
        let name = self.file.location().name.clone();
        let own = self.facts.remembered(&Key::LoginName);
        let own = own.map(|own| mask::value(&Key::LoginName, own.expose())).unwrap_or_default();
        let error = SessionError::Foreign { name: name.clone(), what: Owner::LoginName, own };
        failure::session(&error, &name, lang)
    }

    /// The session file as the store of the applicant's facts.
    pub fn keep(&self) -> SessionKeep {
        SessionKeep::new(self.file.clone(), self.profile.identity(&self.merchant.user_id))
    }

    /// The counts of refused passwords at the profile's gateway. The refusals that this process reports are marked as reported
    /// once its outcome is printed.
    pub fn budget(&self, context: &Context) -> Result<FileBudget, Box<Failure>> {
        let budget = budget(&self.profile, &context.state()?, context.lang())?;
        context.after.mark_told(&budget);
        Ok(budget)
    }

    /// The failure if the session or its picture could not be stored.
    pub fn unstored(&self, error: &SessionKeepError, lang: Lang) -> Box<Failure> {
        match error {
            SessionKeepError::Session(error) => failure::session(error, &self.file.location().name, lang),
            SessionKeepError::Picture(error) => failure::store(error, lang),
        }
    }

    /// The merchant and the applicant of the calls.
    pub fn principal(&self, context: &Context) -> Result<Principal, Box<Failure>> {
        if let GatewayAddress::Http(url) = &self.profile.gateway {
            self.known.learn_query(url);
        }
        let authorization = authorization::of(&self.profile, self.answers.as_ref(), context)?;
        Ok(Principal { merchant: self.merchant.clone(), known: self.known.clone(), authorization })
    }

    /// How to report outcomes. `guided` is the command of the `run` that makes the calls.
    pub fn telling(&self, guided: Option<&str>, context: &Context) -> Telling {
        Telling {
            given: context.given.clone(),
            guided: guided.map(str::to_owned),
            unionpay_is_open: self.facts.unionpay_is_open(),
            known: self.known.clone(),
            picture: self.file.location().picture.clone(),
            lang: context.lang(),
        }
    }

    /// How long to wait for the outcome of a call.
    pub fn patience(&self) -> Patience {
        patience(&self.profile)
    }

    /// How the profile interprets what the document leaves open.
    pub fn readings(&self) -> Readings {
        readings(&self.profile)
    }

    /// What a call of `step` needs.
    pub fn needs(&self, step: Step) -> Needs {
        Needs::of(step, &self.facts, &self.readings())
    }
}

/// The key for fingerprints in a state directory. It is created if there is none.
pub fn fingerprints(state: &Path, lang: Lang) -> Result<FingerprintKey, Box<Failure>> {
    let key = random_key(&SystemDisk, &state.join(FINGERPRINT_KEY));
    key.map(|key| FingerprintKey::new(&key)).map_err(|error| failure::store(&error, lang))
}

/// The counts of refused passwords. All gateways lead to the same credit centre, which locks a login name, so they
/// share one count. Only a gateway on this machine, which is a sandbox or a test, has a count of its own.
pub fn budget(profile: &Profile, state: &Path, lang: Lang) -> Result<FileBudget, Box<Failure>> {
    let gateway = if profile.gateway.is_local() { profile.gateway.base() } else { String::new() };
    Ok(FileBudget::new(state, &gateway, fingerprints(state, lang)?))
}

/// How a profile interprets what the document leaves open.
pub fn readings(profile: &Profile) -> Readings {
    Readings {
        apply_sms_method: profile.apply_sms_method(),
        apply_sms_params: profile.apply_sms_params(),
        bank_sms_params: profile.bank_sms_params(),
    }
}

/// How long to wait for the outcome of a call of a profile.
pub fn patience(profile: &Profile) -> Patience {
    Patience { timeout: seconds(profile.timeout), settle_after: seconds(profile.settle_after) }
}

/// Whole seconds, rounded up.
fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs() + u64::from(duration.subsec_nanos() > 0)).unwrap_or(i64::MAX)
}
/// The applicant's user_id at the merchant; `session` is the user_id in the name of a given session.
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

/// The session named after gateway, merchant and user_id, otherwise that of format 1. Neither is read.
pub fn own_session(state: &Path, context: &mut Context) -> Result<SessionFile, Box<Failure>> {
    let profile = context.profile()?;
    let answers = answers(context)?;
    let user_id = whose(&profile, answers.as_ref(), None, context)?;
    let identity = profile.identity(&user_id);
    let own = SessionFile::new(Location::of(state, &identity));
    let former = SessionFile::new(Location::of_format_1(state, &identity));
    Ok(if !own.exists() && former.exists() { former } else { own })
}

/// The session named by `--session` or its variable.
pub fn named_session(context: &Context, state: &Path) -> Result<Option<SessionFile>, Box<Failure>> {
    let variable = context.env.path("ZHENGXIN_SESSION");
    if variable.as_ref().is_some_and(|name| !is_path(name.as_os_str())) {
        context.env.get("ZHENGXIN_SESSION").map_err(|error| failure::environment(&error, context.lang()))?;
    }
    let given = context.global.session.clone().or(variable.map(PathBuf::into_os_string));
    let at = |name: OsString| {
        Location::given(state, &name)
            .map_err(|error| failure::session(&error, &path_text::shown(&name), context.lang()))
    };
    Ok(given.map(at).transpose()?.map(SessionFile::new))
}

/// The answers file named by `--answers` or its variable.
pub fn answers(context: &mut Context) -> Result<Option<AnswersFile>, Box<Failure>> {
    let Some(path) = context.answers_path() else { return Ok(None) };
    let file = AnswersFile::read(&path, context.global.allow_shared_file, &mut context.stdin)
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

/// The failure if no user_id is given.
fn missing_user_id(context: &Context) -> Box<Failure> {
    let mut failure = Failure::said(Class::Missing, context.lang(), say::MISSING, &[("keys", "user_id")]);
    failure.fields = vec!["user_id".to_owned()];
    Box::new(failure.hint(say::MISSING_USER_ID.get(context.lang())))
}
