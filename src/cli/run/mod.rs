//! `zhengxin run`: follows the gateway's forms all the way to the report.
//!
//! It drives one [`Journey`](crate::journey::Journey) ([`going`]). Values come from flags, files, the environment, the
//! session, the ask program and the terminal. Snapshots go into the session file, so a later `run` resumes where
//! an interrupted one stopped. [`tell`] reports progress; [`end`] delivers the result.

mod alone;
mod already_fetched;
mod commands;
mod end;
mod going;
mod preview;
mod tell;

use clap::{Args, ValueEnum};

use self::alone::alone;
use self::already_fetched::already_fetched;
use self::commands::Commands;
use self::going::Going;
use super::again::Again;
use super::applicant::Applicant;
use super::context::{Context, Done};
use super::report_files::ReportFileArgs;
use super::secret_flags::{CardSecretsFrom, PasswordFrom};
use super::{inquiry, interrupt};
use crate::answers::{CaptchaShown, Finder, route};
use crate::failure;
use crate::flow::{Goal, Plan};
use crate::messages::run as say;
use crate::output::Failure;
use crate::path_text;
use crate::protocol::{Key, Method, Request, Secret};

/// Arguments of `run`.
#[derive(Args, Clone, Debug)]
pub struct RunArgs {
    /// How the applicant is verified [default: auto]
    #[arg(long, value_name = "ROUTE", value_parser = ["auto", "unionpay", "questions"])]
    pub route: Option<String>,
    /// How far to go
    #[arg(long, value_name = "GOAL", default_value = "report")]
    pub until: Until,
    /// How often a step may be refused before the run ends with that refusal
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub max_tries: u32,
    /// Log in even if the application is less than 24 hours old: the report may be early
    #[arg(long)]
    pub look: bool,
    /// `--again`
    #[command(flatten)]
    pub again: Again,
    /// Where the report goes.
    #[command(flatten)]
    pub keep: ReportFileArgs,
    /// How a captcha picture is shown at the prompt
    #[arg(long, value_name = "HOW", default_value = "show")]
    pub captcha: Captcha,
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
    /// Credit card: month of expiry, 1 to 12
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
    /// The login
    Login,
    /// The application for the report
    Applied,
    /// The report
    Report,
}

/// `--captcha`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Captcha {
    /// The picture, and its path
    Show,
    /// Only its path
    Path,
    /// Nothing
    None,
}

impl From<Captcha> for CaptchaShown {
    fn from(captcha: Captcha) -> Self {
        match captcha {
            Captcha::Show => Self::Picture,
            Captcha::Path => Self::Path,
            Captcha::None => Self::Nothing,
        }
    }
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

    /// The words of the command that resumes this run: its goal, without any value of the applicant.
    fn words(&self) -> String {
        self.words_by(self.route.as_deref(), Some(self.until))
    }

    /// The words of the command that goes on to the report, once this run's goal is reached.
    fn words_beyond(&self) -> String {
        Self { look: false, ..self.clone() }.words_by(self.route.as_deref(), None)
    }

    /// The same, by another route or to another goal.
    fn words_by(&self, route: Option<&str>, until: Option<Until>) -> String {
        let mut words = vec!["run".to_owned()];
        let mut option = |name: &str, value: Option<String>| {
            words.extend(value.map(|value| format!("{name} {value}")));
        };
        option("--route", route.map(path_text::word));
        let until = until.filter(|until| *until != Until::Report).and_then(|until| until.to_possible_value());
        option("--until", until.map(|until| path_text::word(until.get_name())));
        option("--save", self.keep.save.as_deref().map(path_text::word));
        option("--html", self.keep.html.as_deref().map(path_text::word));
        for (flag, given) in
            [("--look", self.look), ("--force", self.keep.force), ("--mask", self.keep.mask), ("--events", self.events)]
        {
            words.extend(given.then(|| flag.to_owned()));
        }
        words.join(" ")
    }
}

/// Takes the journey as far as it can go today.
pub fn run(args: RunArgs, context: &mut Context) -> Done {
    if context.global.curl {
        let failure = Failure::misused(context.lang(), say::NO_CURL, &[]);
        return Err(Box::new(failure.hint(say::NO_CURL_HINT.get(context.lang()))));
    }
    context.secret_inputs.password = args.password.clone();
    context.secret_inputs.card = args.secrets.clone();
    let mut applicant = Applicant::resolve(context)?;
    let lang = context.lang();
    let named = route::named(args.route.as_deref(), applicant.answers.as_ref(), &context.env);
    let route = named.map_err(|error| failure::route(&error, lang))?;
    let mut finder = inquiry::finder(&args.flags(), args.captcha.into(), &applicant, context)?;
    let login_name = check_login_name(&mut finder, &applicant, context)?;
    let plan = Plan {
        until: args.until.into(),
        route,
        max_tries: args.max_tries,
        patience: applicant.patience(),
        person: finder.asks_a_person(),
        again: args.again.again,
        look: args.look,
    };
    if context.global.dry_run {
        return preview::show(&plan, &finder, &applicant, context);
    }
    context.saves_to.clone_from(&args.keep.save);
    let keep = args.keep.open(true, lang).map_err(|failure| already_fetched(failure, &args.keep, &applicant, lang))?;
    let alone = alone(&applicant, context)?;
    applicant.read_again(context)?;
    if context.global.no_input {
        applicant.tell_little_left(context);
    }
    let commands = Commands {
        again: context.given.command(&args.words()),
        beyond: context.given.command(&args.words_beyond()),
        values: args.flags().into_iter().map(|(key, _)| key).collect(),
        elsewhere: route
            .map(|named| context.given.command(&args.words_by(Some(named.other().name()), Some(args.until)))),
    };
    interrupt::resumes(&commands.again);
    let going = Going::new(&applicant, login_name.as_ref(), commands, args.events, context);
    let done = going.and_then(|going| going.drive(plan, finder, keep, context));
    // A run that ends by itself leaves a session, unless nothing was sent.
    let _ = alone.release();
    done
}

/// Refuses another login name than the session's before anything is sent. Returns the login name, if it is known.
fn check_login_name(
    finder: &mut Finder,
    applicant: &Applicant,
    context: &Context,
) -> Result<Option<Secret>, Box<Failure>> {
    let given = finder.given_login_name().map_err(|error| failure::answers(&error, context.lang()))?;
    let own = applicant.facts.remembered(&Key::LoginName);
    let Some(given) = given else { return Ok(own) };
    let login = Request::new(Method::Login).with(Key::LoginName, given.clone());
    match applicant.facts.other_login_name(&login) {
        true => Err(applicant.other_login_name(context.lang())),
        false => Ok(Some(given)),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::cli::args::{Cli, Command};

    fn args(line: &str) -> super::RunArgs {
        let Command::Run(args) = Cli::try_parse_from(line.split(' ')).unwrap().command else { panic!("{line}") };
        args
    }

    fn words(line: &str) -> String {
        args(line).words()
    }

    #[test]
    fn the_command_that_goes_on_beyond_the_goal_leaves_the_goal_out() {
        assert_eq!(args("zhengxin run --until applied --look --save r.json").words_beyond(), "run --save r.json");
    }

    #[test]
    fn the_command_that_goes_on_says_what_the_run_is_for_and_nothing_of_the_applicant() {
        assert_eq!(words("zhengxin run --login-name x --year 29"), "run");
        assert_eq!(
            words("zhengxin run --save r.json --route questions --until applied"),
            "run --route questions --until applied --save r.json"
        );
        assert_eq!(words("zhengxin run --until applied --look"), "run --until applied --look");
    }
}
