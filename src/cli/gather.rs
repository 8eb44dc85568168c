//! Gathers the values of one call: given values first, then values from the ask program or the terminal. A
//! missing or wrong value ends the command before anything is sent.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::runtime::Runtime;

use super::applicant::Applicant;
use super::context::Context;
use super::screen::TerminalScreen;
use super::send::Sender;
use super::{barred, client, comes_first, inquiry, picture};
use crate::answers::{AskError, Asking, Response, Screen, Source, Sources, Wanted, is_own, problem_text};
use crate::failure;
use crate::flow::{self, Need, Needs, Step, Unlisted, Withheld};
use crate::journey::{Call, Interrupted};
use crate::messages::{Lang, run as say};
use crate::output::Failure;
use crate::protocol::{CardType, Key, Method, ParamValue, Purpose, Request, Secret};

/// How many answers to one question are tried, as in a `run` with its default `--max-tries`. Otherwise a program that
/// is wrong each time would be asked without end.
const MOST_ANSWERS: u32 = 3;

/// The interactive sources, set up when the first question is asked, and the login name to show with it.
#[derive(Debug)]
struct Somebody {
    asking: Option<Interactive>,
    login_name: Option<Secret>,
    /// A person has typed the password.
    typed_password: bool,
}

/// The values of a call.
#[derive(Debug)]
pub struct GatheredValues {
    /// All values, checked, in the document's order.
    pub values: Vec<(Key, ParamValue)>,
    /// A person has typed the password at a prompt.
    pub is_password_typed: bool,
}

/// The interactive sources, with the runtime for requests to the sandbox's inbox.
#[derive(Debug)]
struct Interactive {
    asking: Asking,
    runtime: Runtime,
}

impl Interactive {
    fn ask(&mut self, wanted: &Wanted) -> Result<Option<Response>, AskError> {
        match self.runtime.block_on(self.asking.ask_inbox(wanted))? {
            Some(response) => Ok(Some(response)),
            None => self.asking.ask(wanted),
        }
    }
}

/// The sources of one call's values, besides those of every command.
#[derive(Debug)]
pub struct Inputs {
    /// The step.
    pub step: Step,
    /// What the call is for, if the command says so. Without it, the form's or the session's purpose counts.
    pub purpose: Option<Purpose>,
    /// Values given by the command's flags.
    pub flags: Vec<(Key, Secret)>,
    /// Default values.
    pub fallbacks: Vec<(Key, &'static str)>,
}

/// Gathers the values that one call needs.
#[derive(Debug)]
pub struct Gather<'c, 'a> {
    inputs: &'c Inputs,
    applicant: &'a Applicant,
    needs: Needs,
    again: bool,
}

impl<'c, 'a> Gather<'c, 'a> {
    /// Creates it for `inputs` and `applicant`, of a call that needs `needs`. `again`: `--again`.
    pub fn new(inputs: &'c Inputs, applicant: &'a Applicant, needs: Needs, again: bool) -> Self {
        Self { inputs, applicant, needs, again }
    }

    /// All values, checked, in the document's order. `sender` is set if a picture had to be fetched.
    pub fn values(
        &self,
        context: &mut Context,
        sender: &mut Option<Sender<'a>>,
    ) -> Result<GatheredValues, Box<Failure>> {
        let lang = context.lang();
        self.check_form(context)?;
        let mut sources = inquiry::sources(&self.inputs.flags, self.applicant, context)?;
        let mut found: Vec<(usize, Key, Secret)> = Vec::new();
        let login_name = sources.login_name(&self.needs.method, self.prefilled(&Key::LoginName));
        if let Some(name) = login_name.as_ref().filter(|_| context.sends() && self.is_login()) {
            self.check_passwords(name, &sources, context)?;
        }
        let mut somebody = Somebody { asking: None, login_name, typed_password: false };
        let mut lacking = Vec::new();
        // The card's type determines the other parameters.
        let first = self.needs.depends_on_card().then(|| self.given(&mut sources, &Key::CardType, lang));
        let card = match first.transpose()?.flatten() {
            Some(text) => Some(text),
            None if self.needs_card_type() => self.ask(&Key::CardType, context, &mut somebody, sender)?,
            None => None,
        };
        let wants = self.needs.wants(card.as_ref().and_then(|text| CardType::from_wire(text.expose())));
        for (place, want) in wants.into_iter().enumerate() {
            let value = match (&want.key, &card) {
                (Key::CardType, Some(card)) => Some(card.clone()),
                (key, _) => self.given(&mut sources, key, lang)?,
            };
            match value {
                Some(value) => found.push((place, want.key, value)),
                None if want.need == Need::Required => lacking.push((place, want.key)),
                None => {}
            }
        }
        let mut missing = Vec::new();
        for (place, key) in lacking {
            let value = self.ask(&key, context, &mut somebody, sender)?;
            if key == Key::LoginName {
                somebody.login_name.clone_from(&value);
            }
            match value {
                Some(value) => found.push((place, key, value)),
                // The curl command reads it from its variable.
                None if context.global.curl => found.push((place, key, Secret::from(""))),
                None => missing.push(key),
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(&missing, context));
        }
        // Sort by the document's order, whatever the source.
        found.sort_by_key(|(place, ..)| *place);
        let found: Vec<(Key, Secret)> = found.into_iter().map(|(_, key, value)| (key, value)).collect();
        let mut values: Vec<(Key, ParamValue)> =
            self.check(found, context)?.into_iter().map(|(key, value)| (key, ParamValue::Text(value))).collect();
        values.extend(self.needs.fixed());
        Ok(GatheredValues { values, is_password_typed: somebody.typed_password })
    }

    fn is_login(&self) -> bool {
        self.inputs.step == Step::Call(Method::Login)
    }

    /// Withholds the login before any question is asked or picture shown, if refused passwords forbid it. A password
    /// that is not given may still be typed.
    fn check_passwords(&self, login_name: &Secret, sources: &Sources, context: &Context) -> Result<(), Box<Failure>> {
        let lang = context.lang();
        let source = sources.source_of(&self.needs.method, &Key::Password, self.prefilled(&Key::Password));
        let is_given = source.map_err(|error| failure::answers(&error, lang))?.is_some();
        let budget = self.applicant.budget(context)?;
        let name = budget.key().of_login_name(login_name.expose());
        let standing = budget.standing(&name).map_err(|error| failure::passwords(&error, lang))?;
        let standing = standing.and(self.applicant.facts.passwords_refused.len());
        let Err(why) = standing.check(self.again || !is_given) else { return Ok(()) };
        if let Withheld::Unreported { .. } = why {
            budget.will_tell(name);
            let of_password = |interrupted: &Interrupted| {
                interrupted.unreported().is_some_and(|refused| refused.key == Key::Password)
            };
            if self.applicant.interrupted.as_ref().is_some_and(of_password) {
                context.after.forget_interrupted(&self.applicant.file); // it holds the same refusal
            }
        }
        Err(Box::new(barred::refusal(&why, &self.needs.method, &context.given, context.now(), lang)))
    }

    /// Refuses undocumented values that the form asks for, unless the profile or a person allows them.
    fn check_form(&self, context: &Context) -> Result<(), Box<Failure>> {
        let applicant = self.applicant;
        let extra = applicant.profile.extra_fields();
        let mut found = match self.needs.purpose() {
            Some(Purpose::Register) => Vec::new(), // no form is involved
            _ => flow::unlisted(self.inputs.step, &applicant.facts, &applicant.readings()),
        };
        found.retain(|unlisted| unlisted.is_secret() || !extra.contains(&unlisted.key));
        let Some(first) = found.first().map(|unlisted| unlisted.key.clone()) else { return Ok(()) };
        if context.sends() && !found.iter().any(Unlisted::is_secret) {
            let method = &self.needs.method;
            let could_not = |error| inquiry::could_not_ask(&error, &first, method, applicant, context);
            if inquiry::asking(method, applicant, context)?.permit(&found).map_err(could_not)? {
                return Ok(());
            }
        }
        Err(Box::new(failure::unlisted(&found, &extra, context.lang())))
    }

    /// The given value of a key, or its default.
    fn given(&self, sources: &mut Sources, key: &Key, lang: Lang) -> Result<Option<Secret>, Box<Failure>> {
        let answer = sources
            .find(&self.needs.method, key, self.prefilled(key))
            .map_err(|error| failure::answers(&error, lang))?;
        let fallback =
            || self.inputs.fallbacks.iter().find(|(known, _)| known == key).map(|(_, value)| Secret::from(*value));
        Ok(answer.map(|answer| answer.value).or_else(fallback))
    }

    fn prefilled(&self, key: &Key) -> Option<&str> {
        self.needs.field(key).and_then(|field| field.value.as_deref())
    }

    fn needs_card_type(&self) -> bool {
        self.inputs.step == Step::Call(Method::OnlineAuthentication)
    }

    /// The values as the gateway writes them. A choice's title becomes its option's value.
    fn check(&self, found: Vec<(Key, Secret)>, context: &Context) -> Result<Vec<(Key, Secret)>, Box<Failure>> {
        let numbers = !context.global.no_verify_input;
        let checked = |(key, value): (Key, Secret)| {
            if context.global.curl && value.is_blank() {
                return Ok((key, value)); // the curl command reads it from its variable
            }
            match self.needs.checked(&key, value, numbers) {
                Ok(value) => Ok((key, value)),
                Err(problem) => Err(failure::input(&key, problem, &self.needs.method, context.lang())),
            }
        };
        found.into_iter().map(checked).collect()
    }

    /// Asks for one value. `None` if there is no one to ask or no answer.
    fn ask(
        &self,
        key: &Key,
        context: &mut Context,
        somebody: &mut Somebody,
        sender: &mut Option<Sender<'a>>,
    ) -> Result<Option<Secret>, Box<Failure>> {
        if !context.sends() || is_own(key) {
            return Ok(None);
        }
        let interactive = match &mut somebody.asking {
            Some(interactive) => interactive,
            none => {
                let asking = inquiry::asking(&self.needs.method, self.applicant, context)?;
                none.insert(Interactive { asking, runtime: client::runtime(context.lang())? })
            }
        };
        if interactive.asking.who(key).is_none() {
            return Ok(None);
        }
        let (method, lang) = (&self.needs.method, context.lang());
        let numbers = !context.global.no_verify_input;
        // A picture that was not requested but came with the form or a refusal is the captcha until it is refused.
        let (mut picture, mut attempt) = (self.picture_at_hand(), 1);
        loop {
            let mut wanted = inquiry::wanted(key, &self.needs, somebody.login_name.clone(), self.applicant, lang);
            wanted.attempt = attempt;
            if wanted.captcha && self.inputs.step != Step::Call(Method::GetPicCode) {
                let picture = match &picture {
                    Some(picture) => picture,
                    None => picture.insert(self.fetch_picture(context, sender)?),
                };
                wanted.drawn =
                    interactive.asking.terminal.as_ref().and_then(|_| TerminalScreen::new(context).drawn(picture));
                wanted.image = Some(picture.clone());
            }
            let could_not = |error| inquiry::could_not_ask(&error, key, method, self.applicant, context);
            let (value, is_typed) = match interactive.ask(&wanted).map_err(could_not)? {
                Some(Response::Answer(answer)) => (answer.value, answer.source == Source::Prompt),
                Some(Response::Unusable(value)) => (value, false),
                Some(Response::Refresh) => {
                    picture = None;
                    continue;
                }
                None => return Ok(None),
            };
            self.applicant.known.learn(key, value.expose());
            match self.needs.checked(key, value, numbers) {
                Ok(value) => {
                    somebody.typed_password |= *key == Key::Password && is_typed;
                    return Ok(Some(value));
                }
                Err(problem) if attempt >= MOST_ANSWERS => {
                    return Err(failure::input(key, problem, method, lang));
                }
                Err(problem) => {
                    let values = [("key", key.name()), ("problem", problem_text(problem).get(lang))];
                    context.printer.notice(&say::PROGRAM_WRONG.fill(lang, &values));
                    attempt += 1;
                }
            }
        }
    }

    /// The session's picture, if it was not requested and is not answered yet.
    fn picture_at_hand(&self) -> Option<PathBuf> {
        let opened = &self.applicant.facts.opened;
        let picture = &self.applicant.file.location().picture;
        (opened.picture.is_some() && opened.is_unasked && picture.is_file()).then(|| picture.clone())
    }

    /// Fetches the captcha picture. This is the one exception to "one call": a person has to see it to
    /// answer.
    fn fetch_picture(&self, context: &mut Context, sender: &mut Option<Sender<'a>>) -> Result<PathBuf, Box<Failure>> {
        let sender = match sender {
            Some(sender) => sender,
            none => none.insert(Sender::new(self.applicant, context)?),
        };
        let (needs, extra) = (Needs::of_picture(self.inputs.step, &self.applicant.facts), &self.inputs.flags);
        let mut request = Request::new(needs.method.clone());
        let mut sources = inquiry::sources(extra, self.applicant, context)?;
        for want in needs.wants(None) {
            if let Some(value) = self.given(&mut sources, &want.key, context.lang())? {
                request.set(want.key, ParamValue::Text(value));
            }
        }
        for (key, value) in needs.fixed() {
            request.set(key, value);
        }
        let request = request.with_purpose(needs.purpose());
        let call = Call { needs: Arc::new(needs), request, is_typed: false };
        let accepted = sender.send(call, false)?;
        picture::keep(&accepted.reply, &self.applicant.file.location().picture, context.lang())
    }

    fn missing(&self, keys: &[Key], context: &Context) -> Box<Failure> {
        let now = context.now();
        if let Some(back) = self.applicant.facts.step_back(self.inputs.step, keys, now) {
            return Box::new(barred::step_expired(back, &self.needs.method, self.applicant, now, context));
        }
        let mut failure = inquiry::nobody_gave(keys, &self.needs.method, self.applicant, context);
        // A person must see the picture to answer it. One that was not requested is already there.
        if keys.contains(&Key::PicCode) {
            let came_unasked = self.picture_at_hand();
            let fetch = || context.given.command(Step::Call(Method::GetPicCode).command());
            failure.next_step = came_unasked.is_none().then(fetch);
            failure.file = came_unasked.or(failure.file);
        }
        let (facts, purpose) = (&self.applicant.facts, self.inputs.purpose.or(self.needs.purpose()));
        let recovers = facts.recovers || purpose == Some(Purpose::Recover);
        comes_first::name(&mut failure, keys, self.inputs.step, recovers, facts, context);
        Box::new(failure)
    }
}
