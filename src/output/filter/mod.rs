//! `--jq`: a built-in filter over the JSON result.
//!
//! jaq evaluates recursively and has no limits. An endlessly recursive filter (`def f: 1 + f; f`) overflows
//! the stack, which kills the process. So does a value nested some hundred thousand levels deep, even while
//! it is dropped. A string repeated a billion times exhausts memory. The language gives no way to predict
//! this, and a larger stack only moves the limit. So a filter that could do any of it runs in its own process
//! ([`apart`], [`served`]): this program again, with one internal argument and almost no environment. Filter,
//! inputs and outputs go through its pipes. If that process dies, this one reports an error in one line.
//!
//! Most filters (paths, selections, objects, counting, sorting) cannot do any of this, which [`plain`]
//! recognises by their syntax. They run in this process, at no extra cost. Any other filter costs one process
//! start, a few milliseconds, and an export sends all its rows to the same process.

mod apart;
mod compiled;
mod fault;
mod plain;
mod served;

use serde_json::Value;
use thiserror::Error;

use self::apart::Apart;
pub use self::apart::Helper;
use self::compiled::Compiled;
pub use self::fault::FilterFault;
pub use self::served::{WORD, serve};

/// Why a filter failed.
#[derive(Debug, Error)]
pub enum FilterError {
    /// It cannot be parsed.
    #[error("not a jq filter: {0}")]
    Syntax(FilterFault),
    /// It is nested too deeply to be parsed.
    #[error("not a jq filter that can be read: nested too deeply")]
    Nested,
    /// It failed on this result.
    #[error("the jq filter failed: {0}")]
    Run(String),
    /// It crashed its process.
    #[error("the jq filter recurses without end, or what it makes is nested too deeply or too large")]
    Endless,
    /// Its process could not be started.
    #[error("the jq filter needs a process of its own: {0}")]
    Alone(std::io::Error),
}

/// A filter, ready to run.
#[derive(Debug)]
pub struct Filter(Place);

/// The place where the filter runs.
#[derive(Debug)]
enum Place {
    Here(Compiled),
    Apart(Apart),
}

impl Filter {
    /// Creates a filter that always runs in this process, even if it might crash it.
    pub fn new(code: &str) -> Result<Self, FilterError> {
        Compiled::new(code).map(|compiled| Self(Place::Here(compiled)))
    }

    /// Creates a filter that cannot crash this process. A filter that might runs in a helper process, which is started
    /// now.
    pub fn guarded(code: &str, helper: &Helper) -> Result<Self, FilterError> {
        if plain::is_plain(code) {
            return Self::new(code);
        }
        Apart::start(code, helper).map(|apart| Self(Place::Apart(apart)))
    }

    /// Applies the filter to a result. The output has one line per value, with raw strings if `raw`.
    pub fn run(&self, value: &Value, raw: bool) -> Result<String, FilterError> {
        let json = value.to_string();
        let lines = match &self.0 {
            Place::Here(compiled) => compiled.run(json.as_bytes(), raw),
            Place::Apart(apart) => apart.run(json.as_bytes(), raw),
        }?;
        Ok(String::from_utf8_lossy(&lines).into_owned())
    }
}
