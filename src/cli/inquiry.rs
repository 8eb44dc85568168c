//! Sets up the sources of an applicant's values: the given ones, then the interactive ones.

use std::mem;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::applicant::Applicant;
use super::client;
use super::context::{Context, Terminals};
use super::inbox::SandboxInbox;
use super::screen::TerminalScreen;
use crate::answers::{
    AskError, Asked, Asker, Asking, CaptchaShown, FindError, Finder, Inbox, NoAnswer, ProgramGroup, SecretInputs,
    SecretOptions, Sources, Stdin, SystemTerminal, Terminal, Wanted, file_keys, is_own, missing,
};
use crate::config::{ProfileKey, duration};
use crate::failure;
use crate::flow::Needs;
use crate::messages::{Lang, answers as words, errors as say};
use crate::output::Failure;
use crate::protocol::{Class, Key, LOGIN_SECONDS, Method, MethodName, Secret};

/// The default time limit of an ask program.
const ASK_TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// The given values: flags, answers file, environment, session, options for secrets.
pub fn sources(flags: &[(Key, Secret)], applicant: &Applicant, context: &mut Context) -> Result<Sources, Box<Failure>> {
    let (password, card) = (&context.secret_inputs.password, &context.secret_inputs.card);
    let command = applicant.profile.setting(ProfileKey::PasswordCommand);
    let options = SecretOptions {
        password_stdin: password.password_stdin,
        password_file: password.password_file.clone(),
        password_command: password.password_command.as_deref().map(Secret::from),
        profile_command: command.map(|command| command.value.clone()),
        card_password_file: card.card_password_file.clone(),
        last_three_file: card.last_three_file.clone(),
        allow_shared: context.global.allow_shared_file,
        limit: ask_timeout(context)?,
    };
    let stdin = mem::replace(&mut context.stdin, Stdin::new(std::io::empty()));
    let mut sources = Sources::new(context.env.clone(), stdin);
    sources.secrets =
        SecretInputs::new(options, &mut sources.stdin).map_err(|error| failure::answers(&error, context.lang()))?;
    sources.known = applicant.known.clone();
    flags.iter().for_each(|(key, value)| sources.known.learn(key, value.expose()));
    sources.flags = flags.iter().cloned().collect();
    sources.file = applicant.answers.clone().unwrap_or_default();
    sources.remembered = Arc::new(applicant.facts.all_remembered());
    Ok(sources)
}

/// Finds the values of an applicant's journey.
pub fn finder(
    flags: &[(Key, Secret)],
    captcha: CaptchaShown,
    applicant: &Applicant,
    context: &mut Context,
) -> Result<Finder, Box<Failure>> {
    let asking = asking(&Method::Login.into(), applicant, context)?;
    let sources = sources(flags, applicant, context)?;
    let picture = applicant.file.location().picture.clone();
    let asked = Asked { user_id: applicant.merchant.user_id.clone(), picture, captcha };
    Ok(Finder::new(sources, asking, asked, Box::new(TerminalScreen::new(context))))
}

/// The failure if the search for a value failed.
pub fn could_not_find(error: &FindError, applicant: &Applicant, context: &Context) -> Box<Failure> {
    match error {
        FindError::Given(error) => failure::answers(error, context.lang()),
        FindError::Asking { error, key, method } => could_not_ask(error, key, method, applicant, context),
    }
}

/// The interactive sources: the program or inbox of `--ask`, and the terminal. `method` is the method that
/// the inbox's codes are for, if a question does not name one.
pub fn asking(method: &MethodName, applicant: &Applicant, context: &Context) -> Result<Asking, Box<Failure>> {
    let variable = context.env.path("ZHENGXIN_ASK");
    let asker = context.global.ask.as_deref().or(variable.as_deref().map(Path::as_os_str)).map(Asker::parse);
    let inbox = match asker {
        Some(Asker::Sandbox) => {
            let control = Arc::new(client::sandbox(&applicant.profile, context)?);
            let (user_id, method) = (applicant.merchant.user_id.clone(), method.clone());
            let inbox = SandboxInbox { control, user_id, method, lang: context.lang() };
            Some(Box::new(inbox) as Box<dyn Inbox>)
        }
        _ => None,
    };
    let somebody = !context.global.no_input && Terminals::of_the_process().interactive;
    Ok(Asking {
        asker,
        group: ProgramGroup::Shared,
        limit: ask_timeout(context)?,
        env: context.env.clone(),
        inbox,
        terminal: somebody.then(|| Box::new(SystemTerminal) as Box<dyn Terminal>),
        lang: context.lang(),
        no_answers: context.no_answers.clone(),
        verify_numbers: !context.global.no_verify_input,
    })
}

/// The question for `key`, with context for the one who answers.
pub fn wanted(key: &Key, needs: &Needs, login_name: Option<Secret>, applicant: &Applicant, lang: Lang) -> Wanted {
    let login = applicant.facts.login.as_ref();
    Wanted {
        user_id: Some(applicant.merchant.user_id.clone()),
        login_name,
        deadline: login.map(|login| login.at.as_second() + LOGIN_SECONDS),
        ..Wanted::of_needs(key, needs, lang)
    }
}

/// The failure if `key` could not be asked for, in a call of `method`.
pub fn could_not_ask(
    error: &AskError,
    key: &Key,
    method: &MethodName,
    applicant: &Applicant,
    context: &Context,
) -> Box<Failure> {
    let mut failure = failure::ask(error, context.lang());
    if failure.class == Class::Missing {
        let missing = nobody_gave(std::slice::from_ref(key), method, applicant, context);
        (failure.fields, failure.file) = (missing.fields, missing.file);
        failure.hint = failure.hint.or(missing.hint);
    }
    if failure.class == Class::Interrupted {
        failure.hint = Some(say::NOT_SENT_YET.fill(context.lang(), &[("method", method.short())]));
    }
    failure.method = Some(method.short().to_owned());
    failure
}

/// The failure for missing values of a call of `method`, including values that must never be given. It names
/// the picture if one waits for its answer.
pub fn nobody_gave(keys: &[Key], method: &MethodName, applicant: &Applicant, context: &Context) -> Failure {
    let lang = context.lang();
    let values = missing(keys);
    let mut variables: Vec<&str> = values.iter().map(|value| value.variable.as_str()).collect();
    variables.dedup();
    let said = |lang: Lang| say::MISSING.fill(lang, &[("keys", &lang.list(&file_keys(keys)))]);
    let mut failure = Failure::worded(Class::Missing, lang, said);
    failure.fields = keys.iter().map(ToString::to_string).collect();
    let never: Vec<&str> = keys.iter().filter(|key| is_own(key)).map(Key::name).collect();
    if !never.is_empty() {
        // A value that can never be given is missing, so the other missing values do not matter.
        return failure.method(method.short()).hint(say::NEVER_GIVEN.fill(lang, &[("keys", &lang.list(&never))]));
    }
    let picture = &applicant.file.location().picture;
    failure.file = (keys.contains(&Key::PicCode) && picture.is_file()).then(|| picture.clone());
    let flags = values.iter().flat_map(|value| &value.flags).map(String::as_str);
    let mut flags: Vec<&str> = flags.filter(|flag| context.given.has_flag(flag)).collect();
    flags.dedup();
    let (flags, variables) = (lang.list(&flags), lang.list(&variables));
    let mut hint = match flags.is_empty() {
        true => say::MISSING_HINT.fill(lang, &[("variables", &variables)]),
        false => say::MISSING_HINT_FLAGS.fill(lang, &[("flags", &flags), ("variables", &variables)]),
    };
    if let Some(file) = &failure.file {
        let picture = words::PICTURE.fill(lang, &[("path", &file.display().to_string())]);
        hint = lang.clauses(&[picture, hint]);
    }
    let in_vain: Vec<String> = keys.iter().filter_map(|key| asked_in_vain(key, context)).collect();
    if !in_vain.is_empty() {
        hint = lang.clauses(&[lang.clauses(&in_vain), hint]);
    }
    failure.method(method.short()).hint(hint)
}

/// The result of asking for a missing key.
fn asked_in_vain(key: &Key, context: &Context) -> Option<String> {
    let why = context.no_answers.of(key)?;
    let (key, lang) = (key.name(), context.lang());
    let by = |program: &Path| program.display().to_string();
    Some(match why {
        NoAnswer::Failed(program, status) => match status.code() {
            Some(code) => {
                let (program, status) = (by(&program), code.to_string());
                let values = [("program", program.as_str()), ("key", key), ("status", &status)];
                words::PROGRAM_FAILED.fill(lang, &values)
            }
            None => words::PROGRAM_KILLED.fill(lang, &[("program", &by(&program)), ("key", key)]),
        },
        NoAnswer::Silent(program) => words::PROGRAM_SILENT.fill(lang, &[("program", &by(&program)), ("key", key)]),
        NoAnswer::EmptyInbox => words::INBOX_EMPTY.fill(lang, &[("key", key)]),
    })
}

fn ask_timeout(context: &Context) -> Result<Duration, Box<Failure>> {
    let Some(text) = &context.global.ask_timeout else { return Ok(ASK_TIMEOUT) };
    let what = format!("--ask-timeout {text}");
    duration(text).map_err(|problem| failure::duration(&what, problem, context.lang()))
}
