//! Creates the worker of this process from the profile's gateway and merchant, and the settings of a run or a person.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::SignedDuration;

use super::finders::BatchFinders;
use crate::batch::{LedgerBudget, Pacer, ReportDir, UnstoredRows, Worker};
use crate::cli::context::Context;
use crate::cli::{applicant, client};
use crate::client::AnyGateway;
use crate::config::Profile;
use crate::drive::SteadyClock;
use crate::flow::{Goal, Route};
use crate::gateway::Recorded;
use crate::ledger::{Seal, Service, Sqlite};
use crate::output::Failure;

/// A worker over a ledger file.
pub type FileWorker = Worker<Recorded<AnyGateway>, Service<Sqlite>, BatchFinders>;

/// The settings in which the worker of a run and that of a person differ.
pub struct Driving {
    /// Finds values.
    pub finders: BatchFinders,
    /// How far to go.
    pub until: Goal,
    /// The route of rows that do not name one.
    pub route: Option<Route>,
    /// How often the gateway may refuse a step before the worker gives up.
    pub max_tries: u32,
    /// How long it waits for a report.
    pub give_up: SignedDuration,
    /// Where reports go.
    pub reports: ReportDir,
    /// The rows of the list, if the ledger does not store values.
    pub unstored: Option<Arc<UnstoredRows>>,
    /// The directory in which an ask program finds pictures.
    pub pictures: PathBuf,
}

/// The worker of this process for the ledger of `service`.
pub fn worker(
    driving: Driving,
    profile: &Profile,
    (service, seal): (Arc<Service<Sqlite>>, Seal),
    (pacer, clock): (Arc<Pacer<Service<Sqlite>, SteadyClock>>, SteadyClock),
    context: &Context,
) -> Result<FileWorker, Box<Failure>> {
    let (lang, state) = (context.lang(), context.state()?);
    let Driving { finders, until, route, max_tries, give_up, reports, unstored, pictures } = driving;
    Ok(Worker {
        gateway: Arc::new(client::open_for(profile, true, context)?),
        budget: LedgerBudget::new(service.clone(), seal.clone(), applicant::budget(profile, &state, lang)?),
        service,
        clock,
        pacer,
        seal,
        finders,
        merchant: profile.merchant(""),
        until,
        route,
        max_tries,
        patience: applicant::patience(profile),
        give_up,
        readings: applicant::readings(profile),
        extra_fields: profile.extra_fields(),
        verify_numbers: !context.global.no_verify_input,
        fingerprints: applicant::fingerprints(&state, lang)?,
        reports,
        unstored,
        pictures,
        lang,
        stopping: Arc::new(AtomicBool::new(false)),
    })
}
