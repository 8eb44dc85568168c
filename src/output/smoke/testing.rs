//! Test support: a sheet with a check of every outcome, and with hostile texts.

use super::{Outcome, Row, Sheet};
use crate::messages::Lang;
use crate::protocol::Class;

/// A text with which a gateway might break a format.
pub const HOSTILE: &str = "<b>\"'&]]>#\\ \u{0}\u{1b}[31m\u{b}\u{fffe}\n...";

pub fn row(id: &str, outcome: Outcome, ms: f64) -> Row {
    Row { id: id.to_owned(), section: "1.1.1", expected: "a picture".to_owned(), outcome, ms }
}

pub fn failed(got: &str) -> Outcome {
    Outcome::Failed { class: Class::Protocol, got: got.to_owned() }
}

pub fn sheet<'a>() -> Sheet<'a> {
    let skipped = Outcome::Skipped { why: "gateway.reply failed".to_owned() };
    let rows = vec![
        row("gateway.reachable", Outcome::Passed, 12.345),
        row("gateway.reply", failed("no picture"), 0.25),
        row("getPicCode.picture", skipped, 0.0),
    ];
    Sheet { lang: Lang::En, level: "probe", gateway: "https://gateway.example", rows }
}

pub fn hostile<'a>() -> Sheet<'a> {
    Sheet { rows: vec![row("gateway.reply", failed(HOSTILE), 1.0)], ..sheet() }
}
