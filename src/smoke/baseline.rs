//! A baseline: the recorded shapes of a gateway's replies, to compare later replies with.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::check::Level;
use super::fault::{Fault, Skipped};
use super::results::Entry;
use super::shape::Shape;
use super::status::Status;
use crate::protocol::{KnownValues, METHODS, MethodName, Outcome, Reply, json_place};

/// The format that this program writes and reads. Format 1 lacked the notation of names. Format 2 did not mark members
/// that only some elements have.
const FORMAT: u64 = 3;

/// The shapes of the accepted replies, by method.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shapes(BTreeMap<String, Shape>);

impl Shapes {
    /// Adds a reply's shape. Refusals all have the same shape and are left out.
    pub fn add(&mut self, reply: &Reply) {
        if !matches!(reply.outcome(), Outcome::Success) {
            return;
        }
        let name = reply.method.short().to_owned();
        self.join(name, Shape::of_reply(reply));
    }

    /// Removes names that the gateway made from known values.
    #[must_use]
    pub fn hidden(self, known: &KnownValues) -> Self {
        let mut hidden = Self::default();
        for (name, shape) in self.0 {
            hidden.join(known.named(&name), shape.hidden(known));
        }
        hidden
    }

    fn join(&mut self, name: String, shape: Shape) {
        let joined = self.0.remove(&name).map(|own| own.joined(shape.clone()));
        self.0.insert(name, joined.unwrap_or(shape));
    }
}

/// Why a file is not a usable baseline.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// The content is not a baseline.
    #[error("line {line}, column {column}: not a baseline")]
    Damaged {
        /// The line of the first error, from 1.
        line: usize,
        /// The column of the first error, from 1.
        column: usize,
    },
    /// An older version of the program wrote it, so information for a comparison is missing.
    #[error("written by an older version (format {0})")]
    Older(u64),
    /// A newer version of the program wrote it.
    #[error("written by a newer version (format {0})")]
    Newer(u64),
}

/// A baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The file's format.
    baseline: u64,
    /// The level it was recorded at.
    level: String,
    /// The shapes, by method.
    replies: Shapes,
}

/// The member that all formats share.
#[derive(Deserialize)]
struct Format {
    baseline: u64,
}

impl Baseline {
    /// Creates a baseline from shapes.
    pub fn new(level: Level, shapes: &Shapes) -> Self {
        Self { baseline: FORMAT, level: level.name().to_owned(), replies: shapes.clone() }
    }

    /// Parses a file's text.
    pub fn parse(text: &[u8]) -> Result<Self, BaselineError> {
        let damaged = |error: serde_json::Error| {
            let (line, column) = json_place(text, &error);
            BaselineError::Damaged { line, column }
        };
        // Check the format first, because the content of other formats is unknown.
        let format: Format = serde_json::from_slice(text).map_err(damaged)?;
        match format.baseline.cmp(&FORMAT) {
            Ordering::Less => Err(BaselineError::Older(format.baseline)),
            Ordering::Equal => serde_json::from_slice(text).map_err(damaged),
            Ordering::Greater => Err(BaselineError::Newer(format.baseline)),
        }
    }

    /// Removes names that the gateway made from known values.
    #[must_use]
    pub fn hidden(self, known: &KnownValues) -> Self {
        Self { replies: self.replies.hidden(known), ..self }
    }

    /// Makes one check per method that is in the baseline or has answered: `baseline.getPicCode`.
    pub fn compare(&self, shapes: &Shapes) -> Vec<Entry> {
        let documented = METHODS.iter().map(|row| row.name);
        let others = self.replies.0.keys().chain(shapes.0.keys()).map(String::as_str);
        let mut names: Vec<&str> = documented.collect();
        for name in others {
            if !names.contains(&name) {
                names.push(name); // the application's SMS, whose method the gateway names
            }
        }
        let entry = |name: &str| {
            let status = match (self.replies.0.get(name), shapes.0.get(name)) {
                (Some(known), Some(came)) => drifted(known, came),
                (Some(_), None) => Status::Skipped(Skipped::NoReply),
                (None, Some(_)) => Status::Skipped(Skipped::NotInBaseline),
                (None, None) => return None,
            };
            let section = MethodName::parse(name).and_then(|name| name.known()).map_or("1.2.2", |m| m.spec().section);
            Some(Entry { id: format!("baseline.{name}"), section, check: None, status, ms: 0.0 })
        };
        names.into_iter().filter_map(entry).collect()
    }
}

fn drifted(known: &Shape, came: &Shape) -> Status {
    let drift = known.drift(came);
    if drift.is_empty() { Status::Passed } else { Status::Failed(Fault::Drift(drift)) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::Method;

    fn shapes(replies: &[(Method, serde_json::Value)]) -> Shapes {
        let mut shapes = Shapes::default();
        for (method, reply) in replies {
            shapes.add(&Reply::from_json(&(*method).into(), reply.clone()).unwrap());
        }
        shapes
    }

    fn said(entries: &[Entry]) -> Vec<(&str, bool)> {
        entries.iter().map(|entry| (entry.id.as_str(), entry.fault().is_some())).collect()
    }

    const PICTURE: Method = Method::GetPicCode;

    #[test]
    fn a_baseline_is_written_and_read_back() {
        let of = shapes(&[(PICTURE, json!({"code": 200, "msg": "ok", "data": {"pic_code": "c2VjcmV0"}}))]);
        let baseline = Baseline::new(Level::Probe, &of);
        let text = serde_json::to_string(&baseline).unwrap();
        assert!(!text.contains("c2VjcmV0") && !text.contains("200"), "{text}");
        assert_eq!(Baseline::parse(text.as_bytes()).unwrap(), baseline);
        assert_eq!(said(&baseline.compare(&of)), [("baseline.getPicCode", false)]);
    }

    #[test]
    fn each_method_is_a_separate_check_in_the_documents_order() {
        let ok = json!({"code": 200, "msg": "ok", "data": {}});
        let first = shapes(&[(Method::ViewReport, ok.clone()), (PICTURE, ok.clone())]);
        let later = shapes(&[(PICTURE, json!({"code": "200", "msg": "ok"})), (Method::GetQuestion, ok)]);
        let entries = Baseline::new(Level::Full, &first).compare(&later);
        assert_eq!(
            said(&entries),
            [("baseline.getPicCode", true), ("baseline.getQuestion", false), ("baseline.viewReport", false)]
        );
        assert_eq!(entries[1].status, Status::Skipped(Skipped::NotInBaseline));
        assert_eq!(entries[2].status, Status::Skipped(Skipped::NoReply));
        assert_eq!(entries[2].section, "1.2.5");
    }

    #[test]
    fn refusals_are_left_out() {
        assert_eq!(shapes(&[(PICTURE, json!({"code": 508140, "msg": "no"}))]), Shapes::default());
    }

    #[test]
    fn a_file_that_is_not_a_baseline_is_reported_with_the_place() {
        assert!(matches!(Baseline::parse(b"{"), Err(BaselineError::Damaged { line: 1, .. })));
        assert!(matches!(Baseline::parse(b"{}"), Err(BaselineError::Damaged { .. })));
        let unread = br#"{"baseline":3,"level":"probe","replies":{"login":{"types":["object"],"more":1}}}"#;
        assert!(matches!(Baseline::parse(unread), Err(BaselineError::Damaged { .. })));
    }

    #[test]
    fn a_baseline_of_another_format_is_refused_whatever_its_content() {
        let older = br#"{"baseline":2,"level":"probe","replies":{"login":{"types":["object"]}}}"#;
        assert!(matches!(Baseline::parse(older), Err(BaselineError::Older(2))));
        let newer = br#"{"baseline":4,"what":"is not known","replies":[]}"#;
        assert!(matches!(Baseline::parse(newer), Err(BaselineError::Newer(4))));
    }
}
