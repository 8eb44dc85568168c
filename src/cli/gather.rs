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
use crate::flow::Step;
use crate::messages::{Lang, errors as say};
use crate::output::Failure;
use crate::protocol::{
    CardType, Class, Form, Key, Method, MethodName, Needed, ParamValue, Purpose, Refresh, Request, Secret, check,
};

/// How long an ask program may take where nobody says otherwise.
const ASK_TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// The values that one call needs.
#[derive(Debug)]
pub struct Gather<'a> {
    call: &'a SingleCall,
    applicant: &'a Applicant,
    method: MethodName,
    form: Option<Form>,
    refresh: Option<Refresh>,
}

/// A parameter of the call.
#[derive(Debug)]
struct Want {
    key: Key,
    required: bool,
}

impl<'a> Gather<'a> {
    /// For `call`, made for `applicant`.
    pub fn new(call: &'a SingleCall, applicant: &'a Applicant) -> Self {
        let method = call.method(applicant);
        let (form, refresh) = match call.step {
            Step::ApplySms => (None, Some(applicant.apply_sms())),
            // The bank's SMS is an action of the authentication's form.
            Step::Call(Method::GetOnlineMessageCode) => {
                let form = applicant.form(&Method::OnlineAuthentication.into());
                let field = form.as_ref().and_then(|form| form.field(&Key::MessageCode));
                let refresh = field.and_then(|field| field.refresh.clone());
                (form, refresh)
            }
            Step::Call(_) => (applicant.form(&method), None),
        };
        Self { call, applicant, method, form, refresh }
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
        let first = self
            .has_card_type()
            .then(|| self.given(&mut sources, &Key::CardType, context.lang()))
            .transpose()?
            .flatten();
        let card = match first {
            Some(text) => Some(text),
            None if self.needs_card_type() => self.ask(&Key::CardType, context, &mut asking, line)?,
            None => None,
        };
        let wants = self.wants(card.as_ref().and_then(|text| CardType::from_wire(text.expose())));
        for (place, want) in wants.into_iter().enumerate() {
            let value = match (&want.key, &card) {
                (Key::CardType, Some(card)) => Some(card.clone()),
                (key, _) => self.given(&mut sources, key, context.lang())?,
            };
            match value {
                Some(value) => found.push((place, want.key, value)),
                None if want.required => lacking.push((place, want.key)),
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
        values.extend(self.fixed());
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
        sources.secrets =
            SecretInputs::new(options, &mut sources.stdin).map_err(|error| failure::answers(&error, context.lang()))?;
        sources.flags = self.call.flags.iter().cloned().collect();
        sources.file = self.applicant.answers.clone().unwrap_or_default();
        let keys = crate::protocol::KEYS.iter().map(|row| row.key.clone());
        let remembered = keys.filter_map(|key| Some((key.clone(), self.applicant.facts.remembered(&key)?)));
        sources.remembered = remembered.collect();
        Ok(sources)
    }

    /// What is given for a key, or what is sent where nobody says otherwise.
    fn given(&self, sources: &mut Sources, key: &Key, lang: Lang) -> Result<Option<Secret>, Box<Failure>> {
        let prefilled = self.form.as_ref().and_then(|form| form.field(key)).and_then(|field| field.value.as_deref());
        let answer = sources.find(&self.method, key, prefilled).map_err(|error| failure::answers(&error, lang))?;
        let fallback =
            || self.call.fallbacks.iter().find(|(known, _)| known == key).map(|(_, value)| Secret::from(*value));
        Ok(answer.map(|answer| answer.value).or_else(fallback))
    }

    /// The parameters of the call: those of the table, those a refresh names, and what else the form asks for if
    /// somebody has given it.
    fn wants(&self, card: Option<CardType>) -> Vec<Want> {
        let mut wants = Vec::new();
        if let Step::Call(method) = self.call.step {
            for param in method.spec().params.iter().filter(|param| *param.key != Key::Type) {
                let required = match param.needed {
                    Needed::Always => true,
                    Needed::Debit if card == Some(CardType::Debit) => true,
                    Needed::Credit if card == Some(CardType::Credit) => true,
                    Needed::Debit | Needed::Credit => continue,
                    Needed::WhenKnown => false,
                };
                wants.push(Want { key: param.key.clone(), required });
            }
        }
        for param in self.refresh.iter().flat_map(|refresh| &refresh.params).filter(|param| param.value.is_none()) {
            let key = Key::from_wire(&Method::OnlineAuthentication.into(), &param.key);
            if !wants.iter().any(|want| want.key == key) {
                wants.push(Want { key, required: true });
            }
        }
        // What the refresh names together with its value nobody has to give.
        let fixed = self.fixed();
        wants.retain(|want| !fixed.iter().any(|(key, _)| *key == want.key));
        if self.refresh.is_none() {
            let asked = self.form.iter().flat_map(Form::asks).filter(|key| matches!(key, Key::Other(_)));
            wants.extend(asked.map(|key| Want { key, required: false }));
        }
        wants
    }

    fn has_card_type(&self) -> bool {
        self.method.known().is_some_and(|method| method.spec().params.iter().any(|param| *param.key == Key::CardType))
            && matches!(self.call.step, Step::Call(_))
    }

    fn needs_card_type(&self) -> bool {
        self.call.step == Step::Call(Method::OnlineAuthentication)
    }

    /// What a refresh names together with its value.
    fn fixed(&self) -> Vec<(Key, ParamValue)> {
        let params = self.refresh.iter().flat_map(|refresh| &refresh.params);
        let fixed = params.filter_map(|param| {
            let key = Key::from_wire(&self.method, &param.key);
            let value = match (param.value.clone()?, &key) {
                // `type` is the one integer, however the form writes it.
                (serde_json::Value::String(text), Key::Type) => match text.trim().parse::<i64>() {
                    Ok(number) => ParamValue::Json(number.into()),
                    Err(_) => ParamValue::Text(text.trim().into()),
                },
                (serde_json::Value::String(text), _) => ParamValue::Text(text.trim().into()),
                (number, Key::Type) => ParamValue::Json(number),
                (other, _) => ParamValue::Text(other.to_string().into()),
            };
            Some((key, value))
        });
        fixed.collect()
    }

    fn check(&self, found: &[(Key, Secret)], context: &Context) -> Result<(), Box<Failure>> {
        let numbers = !context.global.no_verify_input;
        for (key, value) in found.iter().filter(|(_, value)| !context.global.curl || !value.is_blank()) {
            check::value(key, value.expose(), numbers)
                .map_err(|problem| failure::input(key, problem, &self.method, context.lang()))?;
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
            let asked = asking.ask(&wanted).map_err(|error| failure::ask(&error, context.lang()))?;
            match asked {
                Some(Reply::Answer(answer)) => return Ok(Some(answer.value)),
                Some(Reply::Refresh) => {}
                None => return Ok(None),
            }
        }
    }

    fn wanted(&self, key: &Key, context: &Context) -> Wanted {
        let field = self.form.as_ref().and_then(|form| form.field(key));
        let wanted = match field {
            Some(field) => Wanted::of_field(field, key, &self.method, context.lang()),
            None => Wanted::of_key(key, Some(&self.method), context.lang()),
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
        let variable = variable.map_err(|error| failure::environment(&error, context.lang()))?;
        let asker = context.global.ask.as_deref().or(variable).map(Asker::parse);
        let inbox = match asker {
            Some(Asker::Sandbox) => {
                let control = SandboxControl::of(&self.applicant.profile.gateway, context)?;
                Some(control.into_inbox(self.applicant.merchant.user_id.clone(), self.method.clone()))
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
        let sender = Sender { line, applicant: self.applicant, given: &context.given, lang: context.lang() };
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
        Box::new(failure.method(self.method.short()).hint(hint))
    }
}

fn ask_timeout(context: &Context) -> Result<Duration, Box<Failure>> {
    let Some(text) = &context.global.ask_timeout else { return Ok(ASK_TIMEOUT) };
    let what = format!("--ask-timeout {text}");
    duration(text).map_err(|problem| failure::duration(&what, problem, context.lang()))
}
