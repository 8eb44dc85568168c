//! TAP 14 (testanything.org).

use serde_json::Value;

use super::{Outcome, Row, Sheet};
use crate::output::printable;

/// A test point for each check; below one that failed a YAML block.
pub fn tap(sheet: &Sheet) -> String {
    let points: String = (1..).zip(&sheet.rows).map(|(number, row)| point(number, row)).collect();
    let about = format!("# {}, level {}", printable(sheet.gateway), sheet.level);
    format!("TAP version 14\n1..{}\n{about}\n{points}", sheet.rows.len())
}

fn point(number: usize, row: &Row) -> String {
    let name = format!("{number} - {}", escaped(&row.id));
    match &row.outcome {
        Outcome::Passed => format!("ok {name}\n"),
        Outcome::Skipped { why } => format!("ok {name} # SKIP {}\n", escaped(why)),
        Outcome::Failed { class, got } => {
            let lines = [
                ("section", Value::from(row.section)),
                ("class", class.to_string().into()),
                ("expected", row.expected.as_str().into()),
                ("got", printable(got).into()),
                ("duration_ms", row.ms.into()),
            ];
            // A JSON string or number is YAML as it stands.
            let lines: String = lines.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
            format!("not ok {name}\n  ---\n{lines}  ...\n")
        }
    }
}

/// What would begin a directive, and what escapes it.
fn escaped(text: &str) -> String {
    printable(text).replace('\\', "\\\\").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{hostile, row, sheet};
    use super::*;

    #[test]
    fn a_failure_has_its_block_and_a_skipped_check_its_directive() {
        assert_eq!(
            tap(&sheet()),
            "TAP version 14\n1..3\n# https://gateway.example, level probe\n\
             ok 1 - gateway.reachable\n\
             not ok 2 - gateway.reply\n  ---\n  section: \"1.1.1\"\n  class: \"protocol\"\n  \
             expected: \"a picture\"\n  got: \"no picture\"\n  duration_ms: 0.25\n  ...\n\
             ok 3 - getPicCode.picture # SKIP gateway.reply failed\n"
        );
    }

    #[test]
    fn no_text_can_make_a_line_a_directive_or_an_end() {
        let text = tap(&hostile());
        assert_eq!(text.lines().filter(|line| line.trim() == "...").count(), 1, "{text}");
        assert!(!text.contains('\u{1b}'));
        let skip = Sheet { rows: vec![row("x", Outcome::Skipped { why: "a # TODO b\\".into() }, 0.0)], ..sheet() };
        assert!(tap(&skip).ends_with("ok 1 - x # SKIP a \\# TODO b\\\\\n"), "{}", tap(&skip));
    }
}
