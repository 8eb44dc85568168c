//! The context of a command: options, environment, streams, clock.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::after_telling::AfterTelling;
use super::given::Given;
use super::global::{ColorWhen, Global, OutputFormat};
use super::interrupt;
use super::once;
use super::secret_flags::SecretFlags;
use crate::answers::{NoAnswers, Stdin, is_stdin};
use crate::config::{self, ConfigFile, GatewayAddress, Overrides, Paths, Places, Profile, gateway, resolve};
use crate::env::{Env, NotUnicode};
use crate::failure;
use crate::messages::{Lang, config as say, usage};
use crate::output::filter::Helper;
use crate::output::{Failure, Filter, Printer, Style, filter_failure};

/// The result of a command.
pub type Done = Result<(), Box<Failure>>;

/// The context of one program run.
#[derive(Debug)]
pub struct Context {
    /// The global options.
    pub global: Global,
    /// The environment.
    pub env: Env,
    /// Standard output and standard error.
    pub printer: Printer,
    /// Standard input.
    pub stdin: Stdin,
    /// The options to repeat in suggested commands.
    pub given: Given,
    /// The sources of secrets.
    pub secret_inputs: SecretFlags,
    /// The file that the report is saved in.
    pub saves_to: Option<PathBuf>,
    /// The keys that were asked for in vain.
    pub no_answers: NoAnswers,
    /// The records to remove once the outcome is reported.
    pub after: AfterTelling,
}

impl Context {
    /// The language of messages.
    pub fn lang(&self) -> Lang {
        self.printer.style().lang
    }

    /// True if calls are made rather than shown.
    pub fn sends(&self) -> bool {
        !self.global.dry_run && !self.global.curl
    }

    /// The current time.
    pub fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    /// The program's directories and files.
    pub fn paths(&self) -> Paths {
        Paths::new(&self.env, Places::of_the_platform())
    }

    /// The directory of sessions, pictures and the sandbox.
    pub fn state(&self) -> Result<PathBuf, Box<Failure>> {
        self.paths().state().map(std::path::Path::to_owned).map_err(|error| failure::config(&error, self.lang()))
    }

    /// The configuration file. Empty if there is none.
    pub fn config_file(&self) -> Result<ConfigFile, Box<Failure>> {
        ConfigFile::load(&self.paths()).map_err(|error| failure::config(&error, self.lang()))
    }

    /// The options that override the profile.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            profile: self.global.profile.clone(),
            gateway: self.global.gateway.as_deref().map(Into::into),
            user_id: self.global.user_id.clone(),
            timeout: self.global.timeout.clone(),
            retries: self.global.retries.map(|count| count.to_string()),
            lang: self.global.lang.clone(),
            audit: self.global.audit.clone(),
            allow_http: self.global.allow_http,
        }
    }

    /// The answers file named by `--answers` or its variable.
    pub fn answers_path(&self) -> Option<PathBuf> {
        self.global.answers.clone().or_else(|| self.env.path("ZHENGXIN_ANSWERS"))
    }

    /// The recording named by `--record` or its variable.
    pub fn record_path(&self) -> Option<PathBuf> {
        self.global.record.clone().or_else(|| self.env.path("ZHENGXIN_RECORD"))
    }

    /// Refuses two readers of standard input before either has read from it.
    pub fn claim_stdin(&mut self) -> Done {
        let answers = self.answers_path();
        let (password, card) = (&self.secret_inputs.password, &self.secret_inputs.card);
        let readers = [
            ("--answers", answers.as_deref()),
            ("--password-stdin", password.password_stdin.then_some(Path::new("-"))),
            ("--password-file", password.password_file.as_deref()),
            ("--card-password-file", card.card_password_file.as_deref()),
            ("--last-three-file", card.last_three_file.as_deref()),
        ];
        let names = readers.into_iter().filter(|(_, path)| path.is_some_and(is_stdin)).map(|(name, _)| name);
        let names: Vec<&str> = names.collect();
        let lang = self.lang();
        names.into_iter().try_for_each(|name| self.stdin.claim(name)).map_err(|error| failure::answers(&error, lang))
    }

    /// The profile's gateway, even if the rest of the profile is invalid. `None` if its address is invalid.
    pub fn gateway(&self) -> Result<Option<GatewayAddress>, Box<Failure>> {
        gateway(&self.overrides(), &self.env, &self.config_file()?)
            .map_err(|error| failure::config(&error, self.lang()))
    }

    /// Speaks the language of the profile, in a command that needs nothing else of it: a profile with a fault is no reason to
    /// end.
    pub fn speak_as_the_profile(&mut self) {
        if let Some(lang) = language_of_the_profile(&self.overrides(), &self.env) {
            self.printer.speak(lang);
            interrupt::speak(lang);
        }
    }

    /// The resolved profile. If no profile was named, a remark says once which settings apply instead.
    pub fn profile(&mut self) -> Result<Profile, Box<Failure>> {
        let profile = resolve(&self.overrides(), &self.env, &self.config_file()?)
            .map_err(|error| failure::config(&error, self.lang()))?;
        if let (Some(lang), None) = (profile.lang, &self.global.lang) {
            self.printer.speak(lang);
            interrupt::speak(lang);
        }
        if profile.implied {
            let (name, told) = match (&profile.name, profile.gateway.is_local()) {
                (Some(_), _) => ("sandbox-profile", say::IMPLIED_SANDBOX),
                (None, true) => ("local-profile", say::IMPLIED_LOCAL),
                (None, false) => ("no-profile", say::NO_PROFILE),
            };
            once::notice(name, told, &self.paths(), &mut self.printer);
        }
        Ok(profile)
    }
}

/// The output style from options and environment.
/// `mistaken`: the language of failures.
pub fn style(
    global: &Global,
    env: &Env,
    terminal: Terminals,
    mistaken: impl Fn() -> Lang,
) -> Result<Style, Box<Failure>> {
    let in_words = |error| failure::environment(&error, mistaken());
    let lang = language(global, env).map_err(in_words)?;
    if let Some(contradiction) = global.contradiction() {
        return Err(Failure::misused(mistaken(), contradiction, &[]));
    }
    let output = env.get("ZHENGXIN_OUTPUT").map_err(in_words)?;
    let format = match output {
        _ if global.json || global.jq.is_some() => OutputFormat::Json,
        _ if global.output.is_some() => global.output.unwrap_or(OutputFormat::Human),
        None | Some("human") => OutputFormat::Human,
        Some("json") => OutputFormat::Json,
        Some(other) => return Err(Failure::misused(mistaken(), usage::OUTPUT_VARIABLE, &[("value", other)])),
    };
    let filter = global.jq.as_deref().map(|code| Filter::guarded(code, &helper(env))).transpose();
    Ok(Style {
        lang,
        json: format == OutputFormat::Json,
        filter: filter.map_err(|error| filter_failure(&error, mistaken()))?,
        raw: global.raw,
        color: colored(global.color.unwrap_or_default(), env, terminal),
        quiet: global.quiet,
        verbose: global.verbose,
        columns: terminal.columns.or_else(|| columns(env)),
    })
}

/// The width of a page that does not go to a terminal. Shells export this variable only on request.
pub fn columns(env: &Env) -> Option<u16> {
    env.get("COLUMNS").ok().flatten()?.parse().ok().filter(|columns| *columns > 0)
}

/// This program as the child process of a filter.
fn helper(env: &Env) -> Helper {
    let zone = |name| Some((name, env.path(name)?.into_os_string()));
    Helper { program: std::env::current_exe(), env: ["TZ", "TZDIR"].into_iter().filter_map(zone).collect() }
}

/// The language for help and for arguments that could not be parsed: of `--lang` and `--profile` as far as they can be found,
/// else as ever.
pub fn spoken(argv: &[OsString], env: &Env) -> Lang {
    match typed(argv, "--lang", None) {
        Some("zh") => return Lang::Zh,
        Some("en") => return Lang::En,
        _ => {}
    }
    let profile = typed(argv, "--profile", Some("-p")).map(str::to_owned);
    let of_the_profile = language_of_the_profile(&Overrides { profile, ..Overrides::default() }, env);
    of_the_profile.unwrap_or_else(|| language(&Global::default(), env).unwrap_or_else(|_| locale(env)))
}

/// The value of a global option, as far as unparsable arguments show. `short` is its short form.
fn typed<'a>(argv: &'a [OsString], option: &str, short: Option<&str>) -> Option<&'a str> {
    let apart = argv.windows(2).find_map(|pair| match pair {
        [name, value] if name == option || short.is_some_and(|short| name == short) => value.to_str(),
        _ => None,
    });
    let joined = |word: &'a OsString| {
        let word = word.to_str()?;
        let long = || word.strip_prefix(option)?.strip_prefix('=');
        let short = short.and_then(|short| word.strip_prefix(short)).filter(|value| !value.is_empty());
        short.map(|value| value.trim_start_matches('=')).or_else(long)
    };
    apart.or_else(|| argv.iter().find_map(joined))
}

/// The language that option, environment or profile name. Only a regular file is read: a pipe could be read once, and nothing
/// else is expected from it.
fn language_of_the_profile(overrides: &Overrides, env: &Env) -> Option<Lang> {
    let paths = Paths::new(env, Places::of_the_platform());
    if paths.config_file().is_ok_and(|path| path.exists() && !path.is_file()) {
        return None;
    }
    config::language(overrides, env, &ConfigFile::load(&paths).ok()?)
}

/// The language from options, environment or locale.
fn language(global: &Global, env: &Env) -> Result<Lang, NotUnicode> {
    let lang = match &global.lang {
        Some(lang) => Some(lang.as_str()),
        None => env.get("ZHENGXIN_LANG")?,
    };
    // A value that is no language is refused later, in the language of the locale.
    let known = lang.filter(|lang| Lang::NAMES.iter().any(|known| lang.starts_with(known)));
    Ok(known.map_or_else(|| locale(env), Lang::from_locale))
}

/// The streams that are terminals.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminals {
    /// Standard input and standard error are terminals: there is a person to ask.
    pub interactive: bool,
    /// Standard output and standard error are terminals: colours are visible.
    pub seen: bool,
    /// The terminal's width in columns.
    pub columns: Option<u16>,
}

impl Terminals {
    /// The terminals of this process.
    pub fn of_the_process() -> Self {
        use std::io::IsTerminal;
        let (out, err) = (std::io::stdout(), std::io::stderr());
        let columns = out.is_terminal().then(|| rustix::termios::tcgetwinsize(&out).ok()).flatten();
        Self {
            interactive: std::io::stdin().is_terminal() && err.is_terminal(),
            seen: out.is_terminal() && err.is_terminal(),
            columns: columns.map(|size| size.ws_col).filter(|columns| *columns > 0),
        }
    }
}

/// The language of the locale, from POSIX's variables in their order. On macOS, programs started outside a
/// terminal have none of them, so the user's system setting is used.
fn locale(env: &Env) -> Lang {
    let set = |name| env.get(name).ok().flatten();
    let posix = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
    match posix {
        Some(locale) => Lang::from_locale(locale),
        None if cfg!(target_os = "macos") => Lang::from_locale(&sys_locale::get_locale().unwrap_or_default()),
        None => Lang::En,
    }
}

fn colored(when: ColorWhen, env: &Env, terminal: Terminals) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            let set = |name| env.get(name).ok().flatten();
            terminal.seen && set("NO_COLOR").is_none() && set("TERM") != Some("dumb")
        }
    }
}
