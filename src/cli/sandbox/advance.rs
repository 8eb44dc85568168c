//! `zhengxin sandbox advance`: lets time pass in the sandbox and for its sessions.

use std::path::Path;

use clap::Args;
use jiff::SignedDuration;

use super::{control, done};
use crate::cli::applicant::{self, named_session};
use crate::cli::context::{Context, Done};
use crate::cli::duration::long;
use crate::config::GatewayAddress;
use crate::failure;
use crate::messages::sandbox as say;
use crate::output::Failure;
use crate::session::{Location, Session, SessionError, SessionFile, each_at_once};

/// Arguments of `sandbox advance`.
#[derive(Args, Debug)]
#[cfg_attr(feature = "batch", command(mut_arg("ledger", |ledger| ledger.help("The file of a `batch` ledger that ages as well"))))]
pub struct AdvanceArgs {
    /// How much time, such as 24h
    #[arg(value_name = "DURATION", allow_hyphen_values = true)]
    pub duration: String,
    /// A ledger of `batch` that ages as well.
    #[cfg(feature = "batch")]
    #[command(flatten)]
    pub ledger: crate::cli::batch::LedgerArgs,
}

/// Moves the sandbox's clock forward, and the times in its sessions back by the same span, because `status`, `session
/// list --due` and `run` use those.
pub fn run(args: &AdvanceArgs, context: &mut Context) -> Done {
    let by = long(&args.duration, context.lang())?;
    let controlled = control(context)?;
    controlled.wait(async |control| control.advance(by).await, context)?;
    age_sessions(&controlled.profile.gateway, by, context)?;
    #[cfg(feature = "batch")]
    args.ledger.age(by, context)?;
    let budget = applicant::budget(&controlled.profile, &context.state()?, context.lang())?;
    budget.age_all(by).map_err(|error| failure::passwords(&error, context.lang()))?;
    done(context, "advance", &say::ADVANCED.fill(context.lang(), &[("by", &args.duration)]))
}

/// Ages the gateway's sessions in the state directory, and the named one.
fn age_sessions(gateway: &GatewayAddress, by: SignedDuration, context: &Context) -> Done {
    let (state, lang) = (context.state()?, context.lang());
    let names = Location::names(&state).map_err(|error| failure::store(&error, lang))?;
    let aged = each_at_once(&names, |name| age(&SessionFile::new(Location::named(&state, name)), gateway, by));
    for (name, aged) in names.iter().zip(aged) {
        aged.map_err(|error| failure::session(&error, name, lang))?;
    }
    match named_session(context, &state)?.filter(|file| !lies_in(file, &state)) {
        Some(file) => age(&file, gateway, by).map_err(|error| unusable(&error, &file, context)),
        None => Ok(()),
    }
}

/// Skips a session that cannot be read, because it may not be the sandbox's.
fn age(file: &SessionFile, gateway: &GatewayAddress, by: SignedDuration) -> Result<(), SessionError> {
    match file.read_one_of_many() {
        Ok(Some(session)) if is_of(&session, gateway) => file.age(by),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// True for a session at any path of the gateway's origin, because a served sandbox replies on all paths.
pub fn is_of(session: &Session, gateway: &GatewayAddress) -> bool {
    let path = session.gateway.strip_prefix(&gateway.origin());
    path.is_some_and(|path| path.is_empty() || path.starts_with('/'))
}

fn lies_in(file: &SessionFile, state: &Path) -> bool {
    file.location().path.starts_with(state)
}

fn unusable(error: &SessionError, file: &SessionFile, context: &Context) -> Box<Failure> {
    failure::session(error, &file.location().name, context.lang())
}
