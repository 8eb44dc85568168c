//! Options of `batch run` that need a look before anything is written.

use std::path::Path;

use jiff::SignedDuration;

use crate::answers;
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
    pub fn of(
        (route, give_up, reports): (Option<&str>, &str, Option<&Path>),
        context: &Context,
    ) -> Result<Self, Box<Failure>> {
        let lang = context.lang();
        let named = answers::route::named(route, None, &context.env.clone().without_own());
        let route = named.map_err(|error| failure::route(&error, lang))?;
        if let Some(directory) = reports.map(shown).filter(|path| path.contains('{')) {
            return Err(Failure::misused(lang, say::REPORTS_ARE_A_DIRECTORY, &[("path", &directory)]));
        }
        let longest = crate::config::duration(give_up)
            .map_err(|problem| failure::duration(&format!("--give-up {give_up}"), problem, lang))?;
        Ok(Self { route, give_up: SignedDuration::try_from(longest).unwrap_or(SignedDuration::MAX) })
    }
}
