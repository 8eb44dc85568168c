//! `--jq`: a filter over the JSON result, built in.
//!
//! jaq evaluates by calling itself and knows no limit: a filter that recurses without end (`def f: 1 + f; f`), or a value that
//! it nests some hundred thousand deep, overflows the stack, which ends a process on the spot; a string repeated a billion
//! times does the same by memory. Nothing in the language lets that be foreseen, a stack of any size only moves it, and
//! what overflows may be the dropping of a value as well. So whatever can do such a thing runs in a process of its own
//! ([`apart`], [`served`]): the program once more, with one internal word and next to no environment; filter, results and what
//! becomes of them go over its pipes. If it dies, that is one line here.
//!
//! What people mostly write (paths, selections, objects, what counts and sorts) cannot, as its syntax shows ([`plain`]).
//! It runs here, where it costs nothing and needs no second process. A filter that is not known to be plain costs the start of
//! the program, some milliseconds, and is asked all rows of an export by the one process.

mod apart;
mod compiled;
mod plain;
mod served;

use serde_json::Value;
use thiserror::Error;

use self::apart::Apart;
pub use self::apart::Helper;
use self::compiled::Compiled;
pub use self::served::{WORD, serve};

/// Why a filter gave nothing.
#[derive(Debug, Error)]
pub enum FilterError {
    /// It is no filter.
    #[error("not a jq filter: {0}")]
    Syntax(String),
    /// It is written so deeply nested that it cannot be read.
    #[error("not a jq filter that can be read: nested too deeply")]
    Nested,
    /// It failed on this result.
    #[error("the jq filter failed: {0}")]
    Run(String),
    /// Its process died of it.
    #[error("the jq filter recurses without end, or what it makes is nested too deeply or too large")]
    Endless,
    /// Its process cannot be started.
    #[error("the jq filter needs a process of its own: {0}")]
    Alone(std::io::Error),
}

/// A filter, ready to be run.
#[derive(Debug)]
pub struct Filter(Place);

/// Where it runs.
#[derive(Debug)]
enum Place {
    Here(Compiled),
    Apart(Apart),
}

impl Filter {
    /// A filter that runs in this process, whatever it does.
    pub fn new(code: &str) -> Result<Self, FilterError> {
        Compiled::new(code).map(|compiled| Self(Place::Here(compiled)))
    }

    /// A filter that cannot end this process: one that might is run by a helper, which is started at once.
    pub fn guarded(code: &str, helper: &Helper) -> Result<Self, FilterError> {
        if plain::is_plain(code) {
            return Self::new(code);
        }
        Apart::start(code, helper).map(|apart| Self(Place::Apart(apart)))
    }

    /// Everything the filter makes of a result: a line each; strings bare if `raw`.
    pub fn run(&self, value: &Value, raw: bool) -> Result<String, FilterError> {
        let json = value.to_string();
        let lines = match &self.0 {
            Place::Here(compiled) => compiled.run(json.as_bytes(), raw),
            Place::Apart(apart) => apart.run(json.as_bytes(), raw),
        }?;
        Ok(String::from_utf8_lossy(&lines).into_owned())
    }
}
