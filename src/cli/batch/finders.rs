//! Creates the finders for the applicants of a batch.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::answers::{
    AnswersFile, AskError, Asked, Asker, Asking, CaptchaShown, Finder, Inbox, NoAnswers, ProgramGroup, Screen, Sources,
    Stdin,
};
use crate::audit::Authorization;
use crate::batch::{AskProgram, Attending, Finders};
use crate::cli::client;
use crate::cli::context::{Context, Done};
use crate::cli::inbox::SandboxInbox;
use crate::client::SandboxControl;
use crate::env::Env;
use crate::failure;
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Form, KnownValues, Method};

/// The finders of one batch.
#[derive(Debug)]
pub struct BatchFinders {
    /// The environment, for the ask program: it gets the same as from `run`.
    env: Env,
    /// The environment without values of an applicant. They belong to one person and must not be used for all.
    env_of_nobody: Env,
    asker: Option<Asker>,
    sandbox: Option<Arc<SandboxControl>>,
    limit: Duration,
    program: AskProgram,
    authorization: Option<Authorization>,
    verify_numbers: bool,
    lang: Lang,
}

/// What `--ask` or its variable names.
fn asker(context: &Context) -> Option<Asker> {
    let variable = context.env.path("ZHENGXIN_ASK").map(PathBuf::into_os_string);
    let named: Option<OsString> = context.global.ask.clone().or(variable);
    named.as_deref().map(Asker::parse)
}

/// Refuses an ask program that cannot be run, before the batch changes anything.
pub fn check_ask_program(context: &Context) -> Done {
    let Some(Asker::Program(program)) = asker(context) else { return Ok(()) };
    program.check(&context.env).map_err(|source| {
        let error = AskError::CannotStart { program: program.name(&context.env), source };
        failure::ask(&error, context.lang())
    })
}

impl BatchFinders {
    /// Uses the ask program of `--ask`, at most `ask_jobs` copies at the same time.
    pub fn new(ask_jobs: usize, context: &mut Context) -> Result<Self, Box<Failure>> {
        let asker = asker(context);
        let profile = context.profile()?;
        let sandbox = match asker {
            Some(Asker::Sandbox) => Some(Arc::new(client::sandbox(&profile, context)?)),
            Some(Asker::Program(_)) | None => None,
        };
        let limit = match &context.global.ask_timeout {
            Some(text) => crate::config::duration(text)
                .map_err(|problem| failure::duration(&format!("--ask-timeout {text}"), problem, context.lang()))?,
            None => Duration::from_secs(300),
        };
        Ok(Self {
            env: context.env.clone(),
            env_of_nobody: context.env.clone().without_own(),
            asker,
            sandbox,
            limit,
            program: AskProgram::new(ask_jobs),
            authorization: context.global.authorization.clone(),
            verify_numbers: !context.global.no_verify_input,
            lang: context.lang(),
        })
    }
}

impl BatchFinders {
    /// The ask program, whose errors the run tells.
    pub fn program(&self) -> AskProgram {
        self.program.clone()
    }

    /// For a person who reads pictures and SMS codes. No ask program is used.
    pub fn of_a_person(context: &Context) -> Self {
        Self {
            env: context.env.clone(),
            env_of_nobody: context.env.clone().without_own(),
            asker: None,
            sandbox: None,
            limit: Duration::ZERO,
            program: AskProgram::new(1),
            authorization: context.global.authorization.clone(),
            verify_numbers: !context.global.no_verify_input,
            lang: context.lang(),
        }
    }
}

impl Finders for BatchFinders {
    fn finder(&self, user_id: &str, row: AnswersFile, known: &KnownValues, picture: &Path) -> Finder {
        let mut sources = Sources::new(self.env_of_nobody.clone(), Stdin::new(std::io::empty()));
        sources.file = row;
        sources.known = known.clone();
        let inbox = self.sandbox.clone().map(|control| {
            let (user_id, method) = (user_id.to_owned(), Method::Login.into());
            Box::new(SandboxInbox { control, user_id, method, lang: self.lang }) as Box<dyn Inbox>
        });
        let asking = Asking {
            asker: self.asker.clone(),
            group: ProgramGroup::Own,
            limit: self.limit,
            env: self.env.clone(),
            inbox,
            terminal: None,
            lang: self.lang,
            verify_numbers: self.verify_numbers,
            no_answers: NoAnswers::default(),
        };
        let asked = Asked { user_id: user_id.to_owned(), picture: picture.to_owned(), captcha: CaptchaShown::Path };
        Finder::new(sources, asking, asked, Box::new(NoScreen))
    }

    fn attending(&self) -> Attending {
        match self.asker {
            Some(Asker::Sandbox) => Attending::Inbox,
            Some(Asker::Program(_)) => Attending::Program(self.program.clone()),
            None => Attending::Nobody,
        }
    }

    fn authorization(&self, row: &AnswersFile) -> Option<Authorization> {
        let own = row.authorization().and_then(|text| Authorization::new(text).ok());
        own.or_else(|| self.authorization.clone())
    }
}

/// A screen that no person looks at.
struct NoScreen;

impl Screen for NoScreen {
    fn introduce(&mut self, _: Option<&Form>, _: i64) {}

    fn drawn(&self, _: &Path) -> Option<String> {
        None
    }
}
