//! `zhengxin batch run`: imports the list, then drives all applicants that can go on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::runtime::Builder;

use super::bounds::Bounds;
use super::finders::{BatchFinders, check_ask_program};
use super::import::{Import, Took};
use super::ledger::{LedgerArgs, Opened, REPORTS, reports_of};
use super::list_fate::Fate;
use super::list_outcome;
use super::overview::Overview;
use super::pictures::Pictures;
use super::progress::Shown;
use super::standing::Workers;
use super::summary::BatchEnded;
use super::until::Until;
use super::worker::{Driving, worker};
use crate::batch::list::look_for_list;
use crate::batch::{BatchError, Pacer, ReportDir, RunSettings, Runner, UnstoredRows};
use crate::cli::client;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt;
use crate::cli::rate::per_second;
use crate::config::Profile;
use crate::drive::SteadyClock;
use crate::failure;
use crate::ledger::{Ledger, LedgerHandle, Service, Sqlite, run_lock};
use crate::messages::batch as say;
use crate::output::Failure;
use crate::path_text::with_ending;
use crate::protocol::Class;
use crate::stdin::is_stdin;
use crate::store::{Lock, StoreError, SystemDisk};

/// Arguments of `batch run`.
#[derive(Args, Clone, Debug)]
#[command(mut_arg("ledger", |ledger| ledger.help("The ledger's file [default: LIST.ledger, such as people.csv.ledger]")))]
pub struct BatchRunArgs {
    /// The list of applicants: CSV with a header, or one JSON object a line; `-` is standard input. Without a list, the
    /// run goes on with the ledger's applicants
    #[arg(value_name = "LIST")]
    pub list: Option<PathBuf>,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerArgs,
    /// How many applicants are handled at once, at most
    #[arg(short, long, value_name = "N", allow_negative_numbers = true, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub jobs: u16,
    /// How many calls are made per second, at most, by all processes of this ledger together
    #[arg(long, value_name = "N/s", allow_negative_numbers = true, value_parser = per_second)]
    pub rate: Option<f64>,
    /// How far to go
    #[arg(long, value_name = "GOAL", default_value = "report")]
    pub until: Until,
    /// How to verify an applicant whose row names no route [default: auto]
    #[arg(long, value_name = "ROUTE", value_parser = ["auto", "unionpay", "questions"])]
    pub route: Option<String>,
    /// How many ask programs run at once, at most
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub ask_jobs: u16,
    /// The directory of the reports [default: LIST.reports, such as people.csv.reports]
    #[arg(long, value_name = "DIR")]
    pub reports: Option<PathBuf>,
    /// Keep running until every applicant has reached the goal or has a final result
    #[arg(long)]
    pub follow: bool,
    /// Give up on a report that is not ready this long after the application
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true, default_value = "7d")]
    pub give_up: String,
    /// Stop once so many applicants have failed or are uncertain
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub max_failures: Option<u64>,
    /// How often a step may be refused before the applicant fails
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub max_tries: u32,
    /// Only check the list: import nothing, call no gateway
    #[arg(long, requires = "list")]
    pub check: bool,
    /// Import the good rows of a list that has bad ones
    #[arg(long, requires = "list")]
    pub skip_bad: bool,
    /// Store no values in the ledger: each run then needs the list and reads them from it. Only an ask program can then
    /// be shown pictures and receive SMS codes, not a person who takes questions
    #[arg(long, requires = "list")]
    pub no_store: bool,
    /// For a lost key: encrypt the ledger again from the list, with another key; with --no-store if the ledger stores no
    /// values. Each applicant without a final result first waits until a login can show where they stand
    #[arg(long, requires = "list", conflicts_with_all = ["check", "skip_bad"])]
    pub rekey: bool,
}

/// Runs the batch.
pub fn run(args: &BatchRunArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    check_ask_program(context)?;
    if args.list.as_deref().is_some_and(is_stdin) {
        context.stdin.claim("the list").map_err(|error| failure::answers(&error, lang))?;
    }
    if let Some(list) = &args.list {
        look_for_list(list, context.global.allow_shared_file).map_err(|error| failure::list(&error, lang))?;
    }
    let profile = context.profile()?;
    let bounds = Bounds::of((args.route.as_deref(), &args.give_up, args.reports.as_deref()), context)?;
    if args.check {
        let mut opened = args.ledger.open_to_check(args.list.as_deref(), context)?;
        return take_in(args, &mut opened, &profile, context).map(drop);
    }
    let finders = BatchFinders::new(args.ask_jobs.into(), context)?;
    let mut opened = match args.rekey {
        true => args.ledger.open_to_rekey(args.list.as_deref(), context)?,
        false => args.ledger.open_to_run(args.list.as_deref(), context)?,
    };
    let _alone = alone(&opened.path, context)?;
    decide_on_values(args, &mut opened, context)?;
    let unstored = take_in(args, &mut opened, &profile, context)?;
    opened.notice_copy(context)?;
    drive(args, (opened, unstored), (bounds, finders), &profile, context)
}

/// Sets whether a new ledger stores values. That cannot be changed after the first import.
fn decide_on_values(args: &BatchRunArgs, opened: &mut Opened, context: &Context) -> Done {
    let lang = context.lang();
    let fits = opened.ledger.transact(|ledger| ledger.decide_on_values(args.no_store));
    match fits.map_err(|error| failure::batch(&error.into(), lang))? {
        true => Ok(()),
        false => {
            let text = if args.no_store { say::KEEPS_VALUES } else { say::KEEPS_NO_VALUES };
            Err(Box::new(Failure::said(Class::Config, lang, text, &[])))
        }
    }
}

/// Imports the list, if one is given. Returns the rows that the ledger does not store.
fn take_in(
    args: &BatchRunArgs,
    opened: &mut Opened,
    profile: &Profile,
    context: &mut Context,
) -> Result<Option<UnstoredRows>, Box<Failure>> {
    let Some(list) = &args.list else { return Ok(None) };
    let took = Import { list, skip_bad: args.skip_bad, check: args.check, rekeys: args.rekey, no_store: args.no_store }
        .run(opened, profile, context)?;
    let fate = fate(&took, args);
    list_outcome::tell(&took, fate, &opened.path, context)?;
    Ok(took.unstored)
}

/// What became of the list. It is refused if it has bad rows that are not skipped, or if applicants need a row to be
/// sealed again and have none.
fn fate(took: &Took, args: &BatchRunArgs) -> Fate {
    if args.check {
        return Fate::Checked { skips_bad: args.skip_bad };
    }
    match took.missing.is_empty() && (took.bad.is_empty() || args.skip_bad) {
        true => Fate::Imported,
        // A ledger that gets another key needs every row.
        false => Fate::Refused { skippable: !args.rekey },
    }
}

/// Locks the ledger against a second run. The system releases the lock when the process ends.
fn alone(ledger: &Path, context: &Context) -> Result<Lock, Box<Failure>> {
    let (path, lang) = (run_lock(ledger), context.lang());
    let unusable = |error: StoreError| failure::named_file(&error, lang);
    // Wait a moment, because another command may be testing whether the lock is free.
    match Lock::acquire(&SystemDisk, &path, Duration::from_millis(100)) {
        Ok(mut lock) => {
            lock.sign("").map_err(unusable)?;
            Ok(lock)
        }
        Err(StoreError::Locked { .. }) => {
            let error = BatchError::Running { path: ledger.to_owned(), pid: Lock::holder(&path) };
            Err(failure::batch(&error, lang))
        }
        Err(error) => Err(unusable(error)),
    }
}

fn drive(
    args: &BatchRunArgs,
    (opened, unstored): (Opened, Option<UnstoredRows>),
    (bounds, finders): (Bounds, BatchFinders),
    profile: &Profile,
    context: &mut Context,
) -> Done {
    let lang = context.lang();
    let Opened { ledger, seal, path, .. } = opened;
    let failed = |error: BatchError| failure::batch(&error, lang);
    let reports = args.reports.clone().unwrap_or_else(|| match &args.list {
        Some(list) if !is_stdin(list) => with_ending(list, REPORTS),
        Some(_) | None => reports_of(&path),
    });
    let reports = ReportDir::open(&reports).map_err(failed)?;
    let mut shown = Shown::new(finders.program(), context);
    let pictures = Pictures::of(&context.state()?, &path, &seal).for_run().map_err(failed)?;
    interrupt::takes_along(pictures.path());
    let service = Arc::new(Service::start(ledger).map_err(|error| failed(BatchError::Thread(error)))?);
    let clock = SteadyClock;
    let pacer = Arc::new(Pacer::new(service.clone(), clock, args.rate));
    let driving = Driving {
        finders,
        until: args.until.into(),
        route: bounds.route,
        max_tries: args.max_tries,
        give_up: bounds.give_up,
        reports,
        unstored: unstored.map(Arc::new),
        pictures: pictures.path().to_owned(),
    };
    let worker = worker(driving, profile, (service.clone(), seal), (pacer.clone(), clock), context)?;
    let settings = RunSettings { jobs: args.jobs.into(), follow: args.follow, max_failures: args.max_failures };
    let runner = Runner::new(worker, std::process::id().to_string(), settings);
    let (stops, clears) = (runner.stopper(), shown.clearing());
    interrupt::finishes(move || {
        clears(); // what the interruption says would be drawn over
        stops();
    });
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| failure::internal(&error, lang))?;
    let ended = runtime.block_on(runner.run(&mut shown));
    drop(runtime);
    shown.clear();
    let end = ended.map_err(failed)?;
    let now = context.now();
    let looks = move |ledger: &mut Ledger<Sqlite>, _| Overview::look(&path, ledger, Workers::none(now), now);
    let overview = client::runtime(lang)?.block_on(service.run(looks));
    let key_file = args.ledger.key_file.as_deref();
    let ended = BatchEnded { end, calls: pacer.tally(), until: args.until, key_file };
    ended.print(&overview.map_err(|error| failed(error.into()))?, context)
}
