//! The gateway's own counts (§1.2.5, informatonAbstract).

use serde::Serialize;
use serde_json::Value;

use super::Report;
use super::member::{get, integer_of};

/// The names of a row's counts.
pub(super) const LETTERS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// One row of counts of accounts. The letters are the gateway's; their meaning comes from the credit centre's
/// form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// A: accounts.
    pub accounts: Option<i64>,
    /// B: accounts not closed or not settled.
    pub open: Option<i64>,
    /// C: guarantees for others.
    pub guarantees: Option<i64>,
    /// D: accounts that were ever overdue.
    pub ever_overdue: Option<i64>,
    /// E: accounts that were ever overdue by more than 90 days.
    pub ever_over_90: Option<i64>,
}

/// The rows. A row that the report lacks is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// creditCard: both kinds of card.
    pub credit_card: Row,
    /// houseLoan
    pub house_loan: Row,
    /// otherLoan
    pub other_loan: Row,
}

impl Report {
    /// The gateway's counts.
    pub fn summary(&self) -> Summary {
        let row = |name: &str| self.summary_row(name).map(Row::read).unwrap_or_default();
        Summary { credit_card: row("creditCard"), house_loan: row("houseLoan"), other_loan: row("otherLoan") }
    }

    /// The counts A to E of public records. What they count is not documented.
    pub fn summary_of_public_records(&self) -> [Option<i64>; 5] {
        let row = self.summary_row("publicRecord");
        LETTERS.map(|letter| integer_of(row?, letter))
    }

    fn summary_row(&self, name: &str) -> Option<&Value> {
        get(get(self.data(), "informatonAbstract")?, name)
    }
}

impl Row {
    fn read(row: &Value) -> Self {
        let count = |letter: &str| integer_of(row, letter);
        Self {
            accounts: count("A"),
            open: count("B"),
            guarantees: count("C"),
            ever_overdue: count("D"),
            ever_over_90: count("E"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // §1.2.5
    #[test]
    fn the_summarys_rows_are_read_by_their_letters() {
        let report = Report::read(json!({"informatonAbstract": {
            "creditCard": {"A": 7, "B": "5", "D": 2, "E": null, "C": 0}, "houseLoan": [],
            "publicRecord": {"C": 1},
        }}))
        .unwrap();
        let cards =
            Row { accounts: Some(7), open: Some(5), guarantees: Some(0), ever_overdue: Some(2), ever_over_90: None };
        assert_eq!(report.summary(), Summary { credit_card: cards, ..Summary::default() });
        assert_eq!(report.summary_of_public_records(), [None, None, Some(1), None, None]);
    }
}
