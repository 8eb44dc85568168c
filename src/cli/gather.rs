//! Gathers the values of one call: given ones first, then those somebody can be asked for. Nothing is lost: a value that is
//! missing or wrong ends the command before anything is sent.

use std::mem;
use std::time::Duration;

use super::applicant::Applicant;
use super::context::{Context, Terminals};
use super::control::SandboxControl;
use super::line::Line;
use super::send::Sender;
use super::single::{SingleCall, with_picture};
use super::{failure, picture};
use crate::answers::{
    Asker, Asking, Reply, SecretInputs, SecretOptions, Sources, Stdin, SystemTerminal, Terminal, Wanted, missing,
};
use crate::config::{ProfileKey, duration};
use crate::flow::{Need, Needs, Step};
use crate::messages::errors as say;
use crate::output::Failure;
use crate::protocol::{CardType, Class, Key, Method, ParamValue, Purpose, Request, Secret, check};

/// How long an ask program may take where nobody says otherwise.
const ASK_TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// The values that one call needs.
#[derive(Debug)]
pub struct Gather<'a> {
    call: &'a SingleCall,
    applicant: &'a Applicant,
    needs: Needs,
}

impl<'a> Gather<'a> {
    /// For `call`, made for `applicant`.
    pub fn new(call: &'a SingleCall, applicant: &'a Applicant) -> Self {
        Self { call, applicant, needs: applicant.needs(call.step) }
    }

    /// All values, checked, in the document's order. `line` is opened if a picture had to be fetched.
    pub fn values(
        &self,
        context: &mut Context,
        line: &mut Option<Line>,
    ) -> Result<Vec<(Key, ParamValue)>, Box<Failure>> {
        let mut sources = self.sources(context)?;
        let mut found: Vec<(usize, Key, Secret)> = Vec::new();
        let mut asking = None;
        let mut lacking = Vec::new();
        // The card's type decides which of the other parameters there are.
        let first =
            self.needs.depends_on_card().then(|| self.given(&mut sources, &Key::CardType)).transpose()?.flatten();
        let card = match first {
            Some(text) => Some(text),
            None if self.needs_card_type() => self.ask(&Key::CardType, context, &mut asking, line)?,
            None => None,
        };
        let wants = self.needs.wants(card.as_ref().and_then(|text| CardType::from_wire(text.expose())));
        for (place, want) in wants.into_iter().enumerate() {
            let value = match (&want.key, &card) {
                (Key::CardType, Some(card)) => Some(card.clone()),
                (key, _) => self.given(&mut sources, key)?,
            };
            match value {
                Some(value) => found.push((place, want.key, value)),
                None if want.need == Need::Required => lacking.push((place, want.key)),
                None => {}
            }
        }
        let mut missing = Vec::new();
        for (place, key) in lacking {
            match self.ask(&key, context, &mut asking, line)? {
                Some(value) => found.push((place, key, value)),
                // The curl command takes it from its variable.
                None if context.global.curl => found.push((place, key, Secret::from(""))),
                None => missing.push(key),
            }
        }
        if !missing.is_empty() {
            return Err(with_picture(self.missing(&missing, context), self.applicant));
        }
        // Whoever gave a value, it stands in its place.
        found.sort_by_key(|(place, ..)| *place);
        let found: Vec<(Key, Secret)> = found.into_iter().map(|(_, key, value)| (key, value)).collect();
        self.check(&found, context)?;
        let mut values: Vec<(Key, ParamValue)> =
            found.into_iter().map(|(key, value)| (key, ParamValue::Text(value))).collect();
        values.extend(self.needs.fixed());
        Ok(values)
    }

    fn sources(&self, context: &mut Context) -> Result<Sources, Box<Failure>> {
        let (password, card) = (&context.secret_inputs.password, &context.secret_inputs.card);
        let options = SecretOptions {
            password_stdin: password.password_stdin,
            password_file: password.password_file.clone(),
            password_command: password.password_command.as_deref().map(Secret::from),
            profile_command: self.applicant.profile.text(ProfileKey::PasswordCommand).map(Secret::from),
            card_password_file: card.card_password_file.clone(),
            last_three_file: card.last_three_file.clone(),
            allow_shared: context.global.allow_shared_file,
            limit: ask_timeout(context)?,
        };
        let stdin = mem::replace(&mut context.stdin, Stdin::new(std::io::empty()));
        let mut sources = Sources::new(context.env.clone(), stdin);
        sources.secrets = SecretInputs::new(options, &mut sources.stdin).map_err(|error| failure::answers(&error))?;
        sources.flags = self.call.flags.iter().cloned().collect();
        sources.file = self.applicant.answers.clone().unwrap_or_default();
        let keys = crate::protocol::KEYS.iter().map(|row| row.key.clone());
        let remembered = keys.filter_map(|key| Some((key.clone(), self.applicant.facts.remembered(&key)?)));
        sources.remembered = remembered.collect();
        Ok(sources)
    }

    /// What is given for a key, or what is sent where nobody says otherwise.
    fn given(&self, sources: &mut Sources, key: &Key) -> Result<Option<Secret>, Box<Failure>> {
        let prefilled = self.needs.field(key).and_then(|field| field.value.as_deref());
        let answer = sources.find(&self.needs.method, key, prefilled).map_err(|error| failure::answers(&error))?;
        let fallback =
            || self.call.fallbacks.iter().find(|(known, _)| known == key).map(|(_, value)| Secret::from(*value));
        Ok(answer.map(|answer| answer.value).or_else(fallback))
    }

    fn needs_card_type(&self) -> bool {
        self.call.step == Step::Call(Method::OnlineAuthentication)
    }

    fn check(&self, found: &[(Key, Secret)], context: &Context) -> Result<(), Box<Failure>> {
        let numbers = !context.global.no_verify_input;
        for (key, value) in found.iter().filter(|(_, value)| !context.global.curl || !value.is_blank()) {
            check::value(key, value.expose(), numbers)
                .map_err(|problem| failure::input(key, problem, &self.needs.method, context.lang()))?;
        }
        Ok(())
    }

    /// Asks for one value; none where nobody can be asked or has an answer.
    fn ask(
        &self,
        key: &Key,
        context: &mut Context,
        asking: &mut Option<Asking>,
        line: &mut Option<Line>,
    ) -> Result<Option<Secret>, Box<Failure>> {
        if !context.sends() {
            return Ok(None);
        }
        let asking = match asking {
            Some(asking) => asking,
            none => none.insert(self.asking(context)?),
        };
        if asking.who(key).is_none() {
            return Ok(None);
        }
        loop {
            let mut wanted = self.wanted(key, context);
            if wanted.captcha && self.call.step != Step::Call(Method::GetPicCode) {
                wanted.image = Some(self.fetch_picture(context, line)?);
            }
            let asked =
                asking.ask(&wanted).map_err(|error| Box::new(Failure::new(error.class(), error.to_string())))?;
            match asked {
                Some(Reply::Answer(answer)) => return Ok(Some(answer.value)),
                Some(Reply::Refresh) => {}
                None => return Ok(None),
            }
        }
    }

    fn wanted(&self, key: &Key, context: &Context) -> Wanted {
        let field = self.needs.field(key);
        let wanted = match field {
            Some(field) => Wanted::of_field(field, key, &self.needs.method, context.lang()),
            None => Wanted::of_key(key, Some(&self.needs.method), context.lang()),
        };
        let login = self.applicant.facts.login.as_ref();
        Wanted {
            user_id: Some(self.applicant.merchant.user_id.clone()),
            login_name: self.applicant.facts.remembered(&Key::LoginName),
            deadline: login.map(|login| login.at.as_second() + crate::protocol::LOGIN_SECONDS),
            ..wanted
        }
    }

    fn asking(&self, context: &Context) -> Result<Asking, Box<Failure>> {
        let variable = context.env.get("ZHENGXIN_ASK");
        let variable = variable.map_err(|error| Box::new(Failure::new(Class::Config, error.to_string())))?;
        let asker = context.global.ask.as_deref().or(variable).map(Asker::parse);
        let inbox = match asker {
            Some(Asker::Sandbox) => {
                let control = SandboxControl::of(&self.applicant.profile.gateway, context)?;
                Some(control.into_inbox(self.applicant.merchant.user_id.clone(), self.needs.method.clone()))
            }
            _ => None,
        };
        let somebody = !context.global.no_input && Terminals::of_the_process().interactive;
        Ok(Asking {
            asker,
            limit: ask_timeout(context)?,
            env: context.env.clone(),
            inbox,
            terminal: somebody.then(|| Box::new(SystemTerminal) as Box<dyn Terminal>),
            lang: context.lang(),
            verify_numbers: !context.global.no_verify_input,
        })
    }

    /// The one exception to "one call": a captcha that is to be asked for has to be seen.
    fn fetch_picture(
        &self,
        context: &mut Context,
        line: &mut Option<Line>,
    ) -> Result<std::path::PathBuf, Box<Failure>> {
        let line = match line {
            Some(line) => line,
            none => none.insert(self.applicant.line(context)?),
        };
        let request = Request::new(Method::GetPicCode).with_type(Purpose::Login.number());
        let sender =
            Sender { line, applicant: self.applicant, given: &context.given, guided: false, lang: context.lang() };
        let accepted = sender.send(Step::Call(Method::GetPicCode), &request, false)?;
        picture::keep(&accepted.reply, &self.applicant.file.location().picture, context.lang())
    }

    fn missing(&self, keys: &[Key], context: &Context) -> Box<Failure> {
        let values = missing(keys);
        let mut names: Vec<&str> = values.iter().map(|value| value.file_key.as_str()).collect();
        names.dedup();
        let mut variables: Vec<&str> = values.iter().map(|value| value.variable.as_str()).collect();
        variables.dedup();
        let lang = context.lang();
        let mut failure = Failure::said(Class::Missing, lang, say::MISSING, &[("keys", &names.join(", "))]);
        failure.fields = keys.iter().map(ToString::to_string).collect();
        // A picture has to be seen before its text can be given.
        failure.next_step =
            keys.contains(&Key::PicCode).then(|| context.given.command(Step::Call(Method::GetPicCode).command()));
        let hint = say::MISSING_HINT.fill(lang, &[("variables", &variables.join(", "))]);
        Box::new(failure.method(self.needs.method.short()).hint(hint))
    }
}

fn ask_timeout(context: &Context) -> Result<Duration, Box<Failure>> {
    let Some(text) = &context.global.ask_timeout else { return Ok(ASK_TIMEOUT) };
    duration(text).map_err(|problem| Failure::usage(format!("--ask-timeout {text}: {problem}")))
}
