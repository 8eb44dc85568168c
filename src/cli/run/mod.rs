//! `zhengxin run`: the whole way to the report, following the gateway's forms.
//!
//! A driver of [`Guide`]: it finds the values the guide asks for ([`desk`]), makes the calls it names, tells what happens
//! ([`tell`]) and hands over what came of it ([`end`]). Everything that decides is in `flow`; everything that lasts is in
//! the session, so that a `run` that was ended anywhere goes on where it was.

mod ask;
pub(super) mod desk;
mod end;
mod journey;
pub(super) mod preview;
mod tell;

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

use clap::{Args, ValueEnum};

use self::desk::Desk;
use self::journey::Journey;
use super::applicant::Applicant;
use super::context::{Context, Done};
use super::keep::KeepArgs;
use super::secret_flags::{CardSecretsFrom, PasswordFrom};
use crate::failure;
use crate::flow::{Goal, Plan, Route};
use crate::messages::run as say;
use crate::output::Failure;
use crate::protocol::{Class, Key, Secret};
use crate::session::SessionError;
use crate::store::{Lock, StoreError};

/// Arguments of `run`.
#[derive(Args, Debug)]
pub struct RunArgs {
    /// How the applicant is verified [default: auto]
    #[arg(long, value_name = "ROUTE", value_parser = ["auto", "unionpay", "questions"])]
    pub route: Option<String>,
    /// How far to go
    #[arg(long, value_name = "GOAL", default_value = "report")]
    pub until: Until,
    /// How often a step may be refused before the refusal is the result
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub max_tries: u32,
    /// Where the report goes.
    #[command(flatten)]
    pub keep: KeepArgs,
    /// How a captcha picture is shown at the prompt
    #[arg(long, value_name = "HOW", default_value = "show")]
    pub captcha: CaptchaShown,
    /// Write a JSON line for each step to standard error
    #[arg(long)]
    pub events: bool,
    /// The applicant's login name
    #[arg(long, value_name = "NAME")]
    pub login_name: Option<String>,
    /// The bank card's number
    #[arg(long, value_name = "NUMBER")]
    pub bank_card: Option<String>,
    /// The mobile number on file with the bank
    #[arg(long, value_name = "NUMBER")]
    pub cellphone: Option<String>,
    /// The applicant's real name
    #[arg(long, value_name = "NAME")]
    pub real_name: Option<String>,
    /// The applicant's identity number
    #[arg(long, value_name = "NUMBER")]
    pub id_card: Option<String>,
    /// Credit card: year of expiry, two digits
    #[arg(long, value_name = "YY")]
    pub year: Option<String>,
    /// Credit card: month of expiry, 01 to 12
    #[arg(long, value_name = "MM")]
    pub month: Option<String>,
    /// Where the password comes from.
    #[command(flatten)]
    pub password: PasswordFrom,
    /// Where PIN and last three digits come from.
    #[command(flatten)]
    pub secrets: CardSecretsFrom,
}

/// `--until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Until {
    /// Logged in
    Login,
    /// Applied for the report
    Applied,
    /// The report
    Report,
}

/// `--captcha`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CaptchaShown {
    /// The picture, and its path
    Show,
    /// Its path
    Path,
    /// Nothing
    None,
}

impl From<Until> for Goal {
    fn from(until: Until) -> Self {
        match until {
            Until::Login => Self::Login,
            Until::Applied => Self::Applied,
            Until::Report => Self::Report,
        }
    }
}

impl RunArgs {
    fn flags(&self) -> Vec<(Key, Secret)> {
        let flags = [
            (Key::LoginName, &self.login_name),
            (Key::BankCard, &self.bank_card),
            (Key::Cellphone, &self.cellphone),
            (Key::RealName, &self.real_name),
            (Key::IdCard, &self.id_card),
            (Key::Year, &self.year),
            (Key::Month, &self.month),
        ];
        flags.into_iter().filter_map(|(key, value)| Some((key, Secret::from(value.as_deref()?)))).collect()
    }

    /// The words of the command that goes on: what the run is for, without any value of the applicant.
    fn words(&self) -> String {
        let mut words = vec!["run".to_owned()];
        let mut option = |name: &str, value: Option<Cow<'_, str>>| {
            words.extend(value.map(|value| format!("{name} {}", shell_words::quote(&value))));
        };
        option("--route", self.route.as_deref().map(Cow::from));
        let until =
            Some(self.until).filter(|until| *until != Until::Report).and_then(|until| until.to_possible_value());
        option("--until", until.map(|until| Cow::from(until.get_name().to_owned())));
        option("--save", self.keep.save.as_deref().map(Path::to_string_lossy));
        option("--html", self.keep.html.as_deref().map(Path::to_string_lossy));
        for (flag, given) in [("--force", self.keep.force), ("--mask", self.keep.mask), ("--events", self.events)] {
            words.extend(given.then(|| flag.to_owned()));
        }
        words.join(" ")
    }
}

/// Goes the way as far as it can be gone today.
pub fn run(args: RunArgs, context: &mut Context) -> Done {
    if context.global.curl {
        let failure = Failure::misused(context.lang(), say::NO_CURL, &[]);
        return Err(Box::new(failure.hint(say::NO_CURL_HINT.get(context.lang()))));
    }
    context.secret_inputs.password = args.password.clone();
    context.secret_inputs.card = args.secrets.clone();
    let mut applicant = Applicant::resolve(context)?;
    let route = route(args.route.as_deref(), &applicant, context)?;
    let mut desk = Desk::new(&args.flags(), args.captcha, args.max_tries, &applicant, context)?;
    desk.check_login_name(&applicant, context.lang())?;
    let plan = Plan {
        until: args.until.into(),
        route,
        max_tries: args.max_tries,
        patience: seconds(applicant.profile.timeout),
        person: desk.person(),
    };
    if context.global.dry_run {
        return preview::show(&plan, &desk, &applicant, context);
    }
    let lang = context.lang();
    let words = args.words();
    let keep = args.keep.open(true, lang)?;
    let _alone = alone(&applicant, context)?;
    applicant.read_again(context)?;
    let again = context.given.command(&words);
    Journey::new(plan, desk, applicant, args.events, again, context)?.go(keep, context)
}

/// A second run on the session would ask the same person for the same things.
fn alone(applicant: &Applicant, context: &Context) -> Result<Lock, Box<Failure>> {
    let (path, lang) = (applicant.file.location().run_lock(), context.lang());
    let unusable = |error| failure::session(&SessionError::Store(error), &applicant.file.location().name, lang);
    match Lock::acquire(&path, Duration::ZERO) {
        Ok(mut lock) => {
            lock.sign().map_err(unusable)?;
            Ok(lock)
        }
        Err(StoreError::Locked { .. }) => {
            let pid = Lock::holder(&path).map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            let failure = Failure::said(Class::Config, lang, say::RUNNING, &[("pid", &pid)]);
            Err(Box::new(failure.hint(say::RUNNING_HINT.get(lang))))
        }
        Err(error) => Err(unusable(error)),
    }
}

/// The route that flag, answers file or environment name; none for `auto`.
pub fn route(flag: Option<&str>, applicant: &Applicant, context: &Context) -> Result<Option<Route>, Box<Failure>> {
    let key = desk::route_key();
    let variable = context.env.get(&key.variable()).map_err(|error| failure::environment(&error, context.lang()))?;
    let answers = applicant.answers.as_ref().and_then(|answers| answers.route());
    let given = [(flag, "--route"), (answers, "route"), (variable, "ZHENGXIN_ROUTE")];
    let given = given.into_iter().find_map(|(value, place)| Some((value.filter(|value| !value.is_empty())?, place)));
    match given {
        None | Some(("auto", _)) => Ok(None),
        Some((name, place)) => Route::from_name(name).map(Some).ok_or_else(|| {
            let mut failure = Failure::said(Class::Input, context.lang(), say::WRONG_ROUTE, &[("place", place)]);
            failure.fields = vec![key.name().to_owned()];
            Box::new(failure)
        }),
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs() + u64::from(duration.subsec_nanos() > 0)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::cli::args::{Cli, Command};

    fn words(line: &str) -> String {
        let Command::Run(args) = Cli::try_parse_from(line.split(' ')).unwrap().command else { panic!("{line}") };
        args.words()
    }

    #[test]
    fn the_command_that_goes_on_says_what_the_run_is_for_and_nothing_of_the_applicant() {
        assert_eq!(words("zhengxin run --login-name x --year 29"), "run");
        assert_eq!(
            words("zhengxin run --save r.json --route questions --until applied"),
            "run --route questions --until applied --save r.json"
        );
    }
}
