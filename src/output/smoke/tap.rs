//! TAP 14 (testanything.org).

use serde_json::Value;

use super::{Outcome, Row, Sheet};
use crate::printable::printable;

/// One test point per check, followed by a YAML block.
pub fn tap(sheet: &Sheet) -> String {
    let points: String = (1..).zip(&sheet.rows).map(|(number, row)| point(number, row)).collect();
    let about = format!("# {}, level {}", printable(sheet.gateway), sheet.level);
    format!("TAP version 14\n1..{}\n{about}\n{points}", sheet.rows.len())
}

fn point(number: usize, row: &Row) -> String {
    let name = format!("{number} - {}", escaped(&row.id));
    let mut block = vec![("section", Value::from(row.section))];
    let line = match &row.outcome {
        Outcome::Passed => format!("ok {name}"),
        Outcome::Skipped { why } => format!("ok {name} # SKIP {}", escaped(why)),
        Outcome::Failed { class, got } => {
            block.push(("class", class.to_string().into()));
            block.push(("expected", row.expected.as_str().into()));
            block.push(("got", printable(got).into()));
            format!("not ok {name}")
        }
    };
    if !matches!(row.outcome, Outcome::Skipped { .. }) {
        block.push(("duration_ms", row.ms.into()));
    }
    // JSON strings and numbers are valid YAML.
    let block: String = block.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{line}\n  ---\n{block}  ...\n")
}

/// Escapes the start of a directive, and the escape character.
fn escaped(text: &str) -> String {
    printable(text).replace('\\', "\\\\").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{hostile, row, sheet};
    use super::*;

    #[test]
    fn every_check_has_a_block_and_a_skipped_check_a_directive() {
        assert_eq!(
            tap(&sheet()),
            "TAP version 14\n1..3\n# https://gateway.example, level probe\n\
             ok 1 - gateway.reachable\n  ---\n  section: \"1.1.1\"\n  duration_ms: 12.345\n  ...\n\
             not ok 2 - gateway.reply\n  ---\n  section: \"1.1.1\"\n  class: \"protocol\"\n  \
             expected: \"a picture\"\n  got: \"no picture\"\n  duration_ms: 0.25\n  ...\n\
             ok 3 - getPicCode.picture # SKIP gateway.reply failed\n  ---\n  section: \"1.1.1\"\n  ...\n"
        );
    }

    #[test]
    fn no_text_can_add_a_directive_or_end_its_block() {
        let text = tap(&hostile());
        assert_eq!(text.lines().filter(|line| line.trim() == "...").count(), 1, "{text}");
        assert!(!text.contains('\u{1b}'));
        let skip = Sheet { rows: vec![row("x", Outcome::Skipped { why: "a # TODO b\\".into() }, 0.0)], ..sheet() };
        assert!(tap(&skip).contains("\nok 1 - x # SKIP a \\# TODO b\\\\\n"), "{}", tap(&skip));
    }
}
