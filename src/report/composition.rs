//! The components of the score (§1.2.5, composition).

use serde::Serialize;

use super::Report;
use super::member::{get, number_of};

/// The parts of a score, in the document's order.
pub const COMPOSITION: [&str; 6] =
    ["publicRecords", "basic", "houseLoans", "otherLoans", "queryRecords", "creditCards"];

/// The share of one part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// One of [`COMPOSITION`].
    pub part: &'static str,
    /// 0 to 1 according to the document, but kept as received.
    pub share: f64,
}

impl Report {
    /// The parts that the report contains.
    pub fn composition(&self) -> Vec<Share> {
        let Some(composition) = get(self.data(), "composition") else { return Vec::new() };
        let parts = COMPOSITION.into_iter();
        parts.filter_map(|part| Some(Share { part, share: number_of(composition, part)? })).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_that_are_no_numbers_are_left_out() {
        let report = Report::read(json!({"composition": {"creditCards": "0.8", "basic": 0.71, "houseLoans": {}}}));
        let shares: Vec<_> = report.unwrap().composition().iter().map(|share| (share.part, share.share)).collect();
        assert_eq!(shares, [("basic", 0.71), ("creditCards", 0.8)]);
    }
}
