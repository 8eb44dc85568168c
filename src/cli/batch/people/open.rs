//! Opens the ledger for one person, and the gateway if the person takes questions.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::SignedDuration;

use super::system_user;
use crate::batch::{BatchError, Desk, Pacer, Person, ReportDir};
use crate::cli::batch::finders::BatchFinders;
use crate::cli::batch::ledger::{LedgerArgs, Opened, reports_of};
use crate::cli::batch::pictures::Pictures;
use crate::cli::batch::progress::pause_text;
use crate::cli::batch::worker::{Driving, worker};
use crate::cli::client;
use crate::cli::context::Context;
use crate::client::AnyGateway;
use crate::drive::SteadyClock;
use crate::failure;
use crate::flow::Goal;
use crate::gateway::Recorded;
use crate::ledger::{LedgerHandle, Service, Sqlite, run_lock};
use crate::messages::people as say;
use crate::output::{Failure, Style, trace};
use crate::protocol::Class;
use crate::store::{Lock, SystemDisk};

/// How long the batch waits for a report. A person's drive always ends long before.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How often the gateway may refuse a step before the worker gives up.
const MAX_TRIES: u32 = 3;

/// How often a person who waits is told of a pause.
const LOOK: Duration = Duration::from_millis(250);

/// The desk of the person in this process.
pub type PersonsDesk = Desk<Recorded<AnyGateway>, Service<Sqlite>, BatchFinders>;

/// Who answers.
#[derive(Args, Clone, Debug)]
pub struct PersonArgs {
    /// Who takes and answers questions [default: the system's user name]
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
}

impl PersonArgs {
    /// The person's name. It stands in tables and lines, so it has no control characters.
    pub fn name(&self, context: &Context) -> Result<String, Box<Failure>> {
        match self.person.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) if name.contains(char::is_control) => {
                Err(Failure::misused(context.lang(), say::PERSON_CONTROL, &[]))
            }
            Some(name) => Ok(name.to_owned()),
            None => Ok(system_user::name(&context.env)),
        }
    }
}

/// A person at an open ledger.
pub struct AtLedger {
    /// The person.
    pub person: Arc<Person<Service<Sqlite>>>,
    /// The directory with the pictures of the person's questions.
    pub pictures: Pictures,
    /// The ledger's file.
    pub ledger: PathBuf,
}

impl AtLedger {
    /// Opens the ledger for a person who only looks.
    pub fn to_look(ledger: &LedgerArgs, person: &PersonArgs, context: &mut Context) -> Result<Self, Box<Failure>> {
        Self::of(ledger.open(context)?, person, context)
    }

    /// Opens the ledger for a person who takes questions or answers them.
    pub fn to_answer(ledger: &LedgerArgs, person: &PersonArgs, context: &mut Context) -> Result<Self, Box<Failure>> {
        let mut opened = ledger.open(context)?;
        opened.notice_copy(context)?;
        Self::of(opened, person, context)
    }

    fn of(opened: Opened, person: &PersonArgs, context: &mut Context) -> Result<Self, Box<Failure>> {
        let Opened { ledger, seal, path, .. } = opened;
        let lang = context.lang();
        let pictures = Pictures::of(&context.state()?, &path, &seal);
        let service = Service::start(ledger).map_err(|error| failure::batch(&BatchError::Thread(error), lang))?;
        let (name, verify_numbers) = (person.name(context)?, !context.global.no_verify_input);
        let person = Person { service: Arc::new(service), seal, name, verify_numbers };
        let at = Self { person: Arc::new(person), pictures, ledger: path };
        let gone_by = client::runtime(lang)?.block_on(at.go_by_the_run());
        gone_by.map_err(|error| failure::batch(&error, lang))?;
        Ok(at)
    }

    /// True if a run is working on the ledger.
    pub fn has_run(&self) -> bool {
        has_run(&self.ledger)
    }

    /// Makes this process go by the clock of an active run: one of the two may have begun before the machine's clock was
    /// set back. Otherwise the run takes each picture that is fetched here for expired.
    pub async fn go_by_the_run(&self) -> Result<(), BatchError> {
        if self.has_run() {
            let time = self.person.service.run(|ledger, now| ledger.clock_of_the_run(now)).await?;
            time.into_iter().for_each(SteadyClock::go_by);
        }
        Ok(())
    }

    /// A desk at which the person takes questions.
    pub fn desk(&self, context: &mut Context) -> Result<PersonsDesk, Box<Failure>> {
        let (lang, profile) = (context.lang(), context.profile()?);
        let (service, seal) = (self.person.service.clone(), self.person.seal.clone());
        let runtime = client::runtime(lang)?;
        let keeps_none = runtime.block_on(service.run(|ledger, _| ledger.keeps_no_values()));
        if keeps_none.map_err(|error| failure::batch(&error.into(), lang))? {
            return Err(Box::new(Failure::said(Class::Config, lang, say::NOTHING_TO_FETCH_WITH, &[])));
        }
        let clock = SteadyClock;
        let pacer = runtime.block_on(Pacer::of_the_run(service.clone(), clock));
        let pacer = Arc::new(pacer.map_err(|error| failure::batch(&error, lang))?);
        let driving = Driving {
            finders: BatchFinders::of_a_person(context),
            until: Goal::Report,
            route: None,
            max_tries: MAX_TRIES,
            give_up: GIVE_UP,
            reports: ReportDir::named(&reports_of(&self.ledger)),
            unstored: None,
            pictures: self.pictures.directory().to_owned(),
        };
        let worker = worker(driving, &profile, (service, seal), (pacer, clock), context)?;
        Ok(Desk::new(self.person.clone(), worker))
    }
}

/// Waits for what a desk does, and meanwhile announces pauses that hold it up.
pub async fn announcing<T>(desk: &PersonsDesk, style: &Style, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(LOOK) => {
                if let Some(until) = desk.pause_to_tell().filter(|_| style.shows_notices()) {
                    trace(&pause_text(until, style.lang));
                }
            }
        }
    }
}

fn has_run(ledger: &Path) -> bool {
    Lock::is_held(&SystemDisk, &run_lock(ledger))
}
