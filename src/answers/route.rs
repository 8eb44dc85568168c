//! The route, treated as a value that can be given or asked for. No form asks for it.

use thiserror::Error;

use super::{AnswersFile, Wanted};
use crate::env::{Env, NotUnicode};
use crate::flow::Route;
use crate::messages::{Lang, run as say};
use crate::protocol::{ChoiceOption, Key};

/// The key of the choice.
pub fn key() -> Key {
    Key::from_name("route")
}

/// Describes the choice among the offered routes.
pub(super) fn wanted(offered: &[Route], lang: Lang) -> Wanted {
    let options = offered.iter().map(|route| {
        let title = match route {
            Route::Unionpay => say::UNIONPAY,
            Route::Questions => say::QUESTIONS,
        };
        ChoiceOption { title: title.get(lang).to_owned(), value: route.name().to_owned() }
    });
    Wanted::choice(&key(), say::ROUTE.get(lang).to_owned(), options.collect(), lang)
}

/// Why a named route is invalid.
#[derive(Debug, Error)]
pub enum RouteError {
    /// The variable is not text.
    #[error(transparent)]
    Environment(#[from] NotUnicode),
    /// The route does not exist.
    #[error("{place}: must be auto, unionpay or questions")]
    Unknown {
        /// The option or variable that names it.
        place: &'static str,
    },
}

/// The route named by flag, answers file or environment; `None` for `auto`.
pub fn named(flag: Option<&str>, file: Option<&AnswersFile>, env: &Env) -> Result<Option<Route>, RouteError> {
    let variable = env.get(&key().variable())?;
    let given = [(flag, "--route"), (file.and_then(AnswersFile::route), "route"), (variable, "ZHENGXIN_ROUTE")];
    let given = given.into_iter().find_map(|(value, place)| Some((value.filter(|value| !value.is_empty())?, place)));
    match given {
        None | Some(("auto", _)) => Ok(None),
        Some((name, place)) => Route::from_name(name).map(Some).ok_or(RouteError::Unknown { place }),
    }
}
