//! Options of `batch run` that need a look before anything is written.

use jiff::SignedDuration;

use super::run::BatchRunArgs;
use crate::answers::route;
use crate::cli::context::Context;
use crate::failure;
use crate::flow::Route;
use crate::messages::batch as say;
use crate::output::Failure;
use crate::path_text::shown;

/// The options that need a look before anything is written.
pub(super) struct Bounds {
    /// The route of rows that name none.
    pub route: Option<Route>,
    /// How long the batch waits for a report.
    pub give_up: SignedDuration,
}

impl Bounds {
    pub fn of(args: &BatchRunArgs, context: &Context) -> Result<Self, Box<Failure>> {
        let lang = context.lang();
        let named = route::named(args.route.as_deref(), None, &context.env.clone().without_own());
        let route = named.map_err(|error| failure::route(&error, lang))?;
        if let Some(directory) = args.reports.as_deref().map(shown).filter(|path| path.contains('{')) {
            return Err(Failure::misused(lang, say::REPORTS_ARE_A_DIRECTORY, &[("path", &directory)]));
        }
        let give_up = crate::config::duration(&args.give_up)
            .map_err(|problem| failure::duration(&format!("--give-up {}", args.give_up), problem, lang))?;
        Ok(Self { route, give_up: SignedDuration::try_from(give_up).unwrap_or(SignedDuration::MAX) })
    }
}
