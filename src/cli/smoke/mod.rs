//! `zhengxin smoke`: checks a gateway, for CI.
//!
//! It makes the calls of a level and judges the replies. It neither reads nor writes a session. The applicant
//! must be named by flag or environment; otherwise the calls are made for no applicant.

mod baseline;
mod checked;
mod judge;
mod presentation;
mod probe;
mod reports;
mod unbegun;
mod values;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::baseline::Baselines;
use self::checked::{LoginInputs, SmokeApplicant};
use self::judge::{CheckedGateway, Judge};
use self::presentation::Presentation;
use self::reports::{ReportArgs, ReportPaths, Reports};
pub use self::unbegun::{asked, tell};
use super::again::PasswordAgain;
use super::applicant::Applicant;
use super::context::{Context, Done};
use super::global::OutputFormat;
use super::interrupt::Leaving;
use super::{applicant, client, inquiry, interrupt};
use crate::answers::{CaptchaShown, Finder, route};
use crate::config::{GatewayAddress, Place, Profile, ProfileKey};
use crate::failure;
use crate::flow::{PasswordStanding, Route, Withheld};
use crate::messages::{Lang, smoke as say};
use crate::output::{Failure, Printer};
use crate::passwords::FileBudget;
use crate::protocol::{KnownValues, Method};
use crate::smoke::{Entry, Fault, Level, Promise, Results, Shapes};
use crate::store::StoreError;

/// The word that names the command.
pub const NAME: &str = "smoke";

/// Arguments of `smoke`.
#[derive(Args, Debug)]
pub struct SmokeArgs {
    /// How much to check: only what is harmless, a login as well, or everything (on a sandbox only)
    #[arg(long, value_name = "LEVEL", default_value = "probe")]
    pub level: LevelArg,
    /// Where --level full ends: with an accepted application, or with the report of an applicant who has one
    /// [default: applied]
    #[arg(long, value_name = "GOAL")]
    pub until: Option<Until>,
    /// How the result is printed [default: human, json with --json]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// `--junit` and `--tap`
    #[command(flatten)]
    pub reports: ReportArgs,
    /// Write the shapes of the replies (names and types) to this file, if every check passed
    #[arg(long, value_name = "FILE")]
    pub record_baseline: Option<PathBuf>,
    /// Let --record-baseline replace an existing file
    #[arg(short, long, requires = "record_baseline")]
    pub force: bool,
    /// Compare the replies with the shapes in this file, and report differences
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Let --level full apply for a report at a gateway that is not a sandbox
    #[arg(long)]
    pub yes_submit: bool,
    /// `--again`
    #[command(flatten)]
    pub again: PasswordAgain,
}

/// `--level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelArg {
    /// Harmless: does not log in, leaves nothing behind
    Probe,
    /// Logs in and reads; submits nothing
    Login,
    /// Everything, submissions too
    Full,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Probe => Self::Probe,
            LevelArg::Login => Self::Login,
            LevelArg::Full => Self::Full,
        }
    }
}

/// `--until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Until {
    /// Until an application is accepted
    Applied,
    /// Until the report is there; nothing is submitted
    Report,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// TAP 14
    Tap,
    /// JUnit XML, as Jenkins and GitLab read it
    Junit,
    /// One JSON value
    Json,
}

/// Checks the gateway. The class of the first failed check determines the exit code.
pub fn run(args: SmokeArgs, context: &mut Context) -> Done {
    let format = format(args.format, context).inspect_err(|failure| {
        ReportPaths::of(&args, context.lang()).unwrap_or_default().tell(failure, context.lang());
    })?;
    let reports = ReportPaths::of(&args, context.lang()).inspect_err(|failure| {
        tell(format, failure, &mut context.printer);
    })?;
    let lang = context.lang();
    let interrupted = presentation::interrupted(lang);
    let text = |format| unbegun::text(format, &interrupted, lang);
    interrupt::leaves(reports.leaving(text(format), text));
    match made(&args, format, &reports, context) {
        Ok(made) => finish(made, context),
        Err(failure) => {
            interrupt::leaves(Leaving::default());
            tell(format, &failure, &mut context.printer);
            reports.tell(&failure, lang);
            Err(failure)
        }
    }
}

/// If the run could not begin, writes the reason into the files that the unparsable arguments name.
pub fn tell_files(argv: &[OsString], failure: &Failure, lang: Lang) {
    ReportPaths::of_argv(argv).tell(failure, lang);
}

/// The outcomes of a level's calls.
struct Made {
    presentation: Presentation,
    results: Results,
    shapes: Shapes,
    known: KnownValues,
    baselines: Baselines,
    reports: Reports,
}

/// Makes the calls of the level.
fn made(args: &SmokeArgs, format: Format, paths: &ReportPaths, context: &mut Context) -> Result<Made, Box<Failure>> {
    let reports = paths.open(context.lang())?;
    if context.global.session.is_some() {
        return Err(Failure::misused(context.lang(), say::NO_SESSION, &[]));
    }
    let level = Level::from(args.level);
    if level != Level::Full && args.until.is_some() {
        return Err(Failure::misused(context.lang(), say::UNTIL_OF_FULL, &[]));
    }
    let promise = Promise::of(level, args.until == Some(Until::Report));
    let dir = tempfile::tempdir().map_err(|source| {
        failure::named_file(&StoreError::Io { path: std::env::temp_dir(), source }, context.lang())
    })?;
    let applicant = nobody(dir.path(), context)?;
    if level == Level::Full && !args.yes_submit {
        only_a_sandbox(&applicant.profile, context)?;
    }
    let finder = finder(level, &applicant, context)?;
    let budget = finder.is_some().then(|| applicant.budget(context)).transpose()?;
    let baselines = Baselines::open(args, context.lang())?;
    let tls = matches!(&applicant.profile.gateway, GatewayAddress::Http(url) if url.scheme() == "https");
    let gateway = applicant.profile.gateway.origin();
    let presentation = Presentation { format, reports: paths.clone(), level, gateway };
    let gateway = CheckedGateway {
        client: client::open(&applicant, false, context)?,
        principal: applicant.principal(context)?,
        runtime: client::runtime(context.lang())?,
        tls,
    };
    let (login, route) = match (finder, &budget) {
        (Some((finder, route)), Some(budget)) => (Some(login(finder, budget, args.again.again, context)?), route),
        _ => (None, None),
    };
    let mut judge = Judge::new(&gateway, presentation, context);
    let form = probe::probe(&gateway, &mut judge);
    if let (Some(login), Some(form), None) = (login, form, judge.results.failed()) {
        judge = SmokeApplicant::new(promise, route, login, &applicant, &gateway, judge).go(&form, context);
    }
    let (presentation, results, shapes) = judge.end();
    Ok(Made { presentation, results, shapes, known: applicant.known.clone(), baselines, reports })
}

/// The inputs of the login, unless refused passwords forbid it. That is reported before any call.
fn login<'a>(
    mut finder: Finder,
    budget: &'a FileBudget,
    again: bool,
    context: &Context,
) -> Result<LoginInputs<'a>, Box<Failure>> {
    let lang = context.lang();
    let name = finder.given_login_name().map_err(|error| failure::answers(&error, lang))?;
    let name = name.map(|name| budget.key().of_login_name(name.expose()));
    let standing = match &name {
        Some(name) => budget.standing(name).map_err(|error| failure::passwords(&error, lang))?,
        None => PasswordStanding::default(),
    };
    match standing.check(again || finder.asks_a_person()) {
        Ok(()) => Ok(LoginInputs { finder, budget, standing, again }),
        Err(why) => {
            if let (Some(name), Withheld::Unreported { .. }) = (name, &why) {
                budget.will_tell(name);
            }
            Err(Box::new(failure::refusal(&why, &Method::Login.into(), context.now(), lang)))
        }
    }
}

/// Compares the replies with the baseline, prints the results, writes them into their files, and writes the new baseline if all checks
/// passed.
fn finish(made: Made, context: &mut Context) -> Done {
    let Made { presentation, results, shapes, known, baselines, reports } = made;
    // The gateway may have used a value as a member name before the value was sent. By now all values are
    // known.
    let shapes = shapes.hidden(&known);
    let mut entries = results.end();
    entries.extend(baselines.known.iter().flat_map(|baseline| baseline.clone().hidden(&known).compare(&shapes)));
    let text = |format, printer: &Printer| presentation.text(format, &entries, printer);
    let printed = text(presentation.format, &context.printer);
    interrupt::leaves(Leaving::default());
    let written = reports.write(|format| text(format, &context.printer));
    let printed = printed.and_then(|text| context.printer.write(&text)).and(written);
    let first = entries.iter().find_map(Entry::fault).map(Fault::class);
    let recorded = match baselines.unrecorded().filter(|_| first.is_some()) {
        Some(path) => {
            context.printer.notice(&say::NOT_RECORDED.fill(context.lang(), &[("path", &path)]));
            Ok(())
        }
        None => baselines.record(presentation.level, &shapes),
    };
    printed.and(recorded).and(first.map_or(Ok(()), |class| Err(Failure::quiet(class))))
}

/// The output format; `--json` means `--format json` and vice versa.
fn format(given: Option<Format>, context: &mut Context) -> Result<Format, Box<Failure>> {
    let (global, lang) = (&context.global, context.lang());
    let wants_json = global.json || global.jq.is_some() || global.output == Some(OutputFormat::Json);
    match given {
        Some(Format::Json) if global.output == Some(OutputFormat::Human) => {
            Err(Failure::misused(lang, say::JSON_AND_HUMAN, &[]))
        }
        Some(Format::Json) => {
            context.printer.print_json();
            Ok(Format::Json)
        }
        Some(other) if wants_json => {
            let name = other.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            Err(Failure::misused(lang, say::FORMAT_AND_JSON, &[("format", &name)]))
        }
        Some(other) => Ok(other),
        None if context.printer.style().json => Ok(Format::Json),
        None => Ok(Format::Human),
    }
}

/// An applicant without a session: the one named by flag or environment, or a placeholder. The profile's own
/// applicant is never used, because the test would disturb it. Files that would belong to a session go to `dir`.
fn nobody(dir: &Path, context: &mut Context) -> Result<Applicant, Box<Failure>> {
    context.claim_stdin()?;
    let profile = context.profile()?;
    let answers = applicant::answers(context)?;
    let given = profile.setting(ProfileKey::UserId);
    let given = given.filter(|setting| matches!(setting.place, Place::Flag(_) | Place::Variable(_)));
    let user_id = given.map_or_else(anybody, |setting| setting.value.expose().to_owned());
    let applicant = Applicant::without_session(profile, &user_id, answers, dir, context);
    interrupt::takes_along(&applicant.file.location().picture);
    interrupt::takes_along(dir);
    Ok(applicant)
}

/// A user_id that no merchant has assigned.
fn anybody() -> String {
    format!("smoke-{:016x}", fastrand::u64(..))
}

/// Allows levels with side effects, such as an application, on a sandbox only. If the gateway on this machine
/// cannot be reached, it could be anything, so it is refused.
fn only_a_sandbox(profile: &Profile, context: &Context) -> Done {
    let (gateway, lang) = (&profile.gateway, context.lang());
    let is_one = || {
        let is_one = client::runtime(lang)?.block_on(client::sandbox(profile, context)?.is_one());
        is_one.map_err(|error| failure::control(&error, lang))
    };
    if gateway.is_local() && is_one()? {
        return Ok(());
    }
    let failure = Failure::misused(lang, say::NOT_A_SANDBOX, &[("gateway", &gateway.origin())]);
    Err(Box::new(failure.hint(say::YES_SUBMIT.get(lang))))
}

/// The sources of the login's values, and the requested route. Missing values are reported before any call.
fn finder(
    level: Level,
    applicant: &Applicant,
    context: &mut Context,
) -> Result<Option<(Finder, Option<Route>)>, Box<Failure>> {
    if level == Level::Probe {
        return Ok(None);
    }
    let lang = context.lang();
    let route = route::named(None, applicant.answers.as_ref(), &context.env);
    let route = route.map_err(|error| failure::route(&error, lang))?;
    let finder = inquiry::finder(&[], CaptchaShown::Picture, applicant, context)?;
    let missing = values::of_login(&finder, &applicant.facts, &applicant.readings());
    match missing.map_err(|error| failure::answers(&error, lang))?.as_slice() {
        [] => Ok(Some((finder, route))),
        missing => Err(Box::new(inquiry::nobody_gave(missing, &Method::Login.into(), applicant, context))),
    }
}
