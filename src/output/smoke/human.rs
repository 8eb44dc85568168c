//! Results for people: one line per check.

use anstyle::{AnsiColor, Style as Ansi};
use unicode_width::UnicodeWidthStr;

use super::{Outcome, Row, Sheet};
use crate::messages::{Lang, smoke as say};
use crate::output::Style;
use crate::printable::printable;

/// The list with faults below their lines, and the totals.
pub fn human(sheet: &Sheet, style: &Style) -> String {
    let lang = style.lang;
    let head = say::HEAD.fill(lang, &[("gateway", sheet.gateway), ("level", sheet.level)]);
    let width = sheet.rows.iter().map(|row| row.id.width()).max().unwrap_or_default();
    let rows: String = sheet.rows.iter().map(|row| line(row, width, lang)).collect();
    let (all, failed, skipped) = (sheet.rows.len(), sheet.failed(), sheet.skipped());
    let counts = [all, all - failed - skipped, failed, skipped].map(|count| count.to_string());
    let names = ["all", "passed", "failed", "skipped"];
    let values: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
    format!("{head}\n{rows}{}\n", say::TOTAL.fill(lang, &values))
}

/// `✓ getPicCode.picture  1.1.1    0.8 ms  a captcha picture that can be decoded`
fn line(row: &Row, width: usize, lang: Lang) -> String {
    let (colour, mark) = match row.outcome {
        Outcome::Passed => (AnsiColor::Green, '✓'),
        Outcome::Failed { .. } => (AnsiColor::Red, '✗'),
        Outcome::Skipped { .. } => (AnsiColor::BrightBlack, '-'),
    };
    let colour = Ansi::new().fg_color(Some(colour.into()));
    let begin = format!("{colour}{mark}{colour:#} {:<width$}  {:<5}", row.id, row.section);
    let time = format!("{:>8.1} ms", row.ms);
    match &row.outcome {
        Outcome::Passed => format!("{begin} {time}  {}\n", row.expected),
        Outcome::Failed { class, got } => {
            let (expected, came) = (say::EXPECTED.get(lang), say::GOT.get(lang));
            let names = expected.width().max(came.width()) + 1;
            let named = |name: &str| format!("    {name}:{}", " ".repeat(names.saturating_sub(name.width())));
            format!(
                "{begin} {time}  {class} ({})\n{}{}\n{}{}\n",
                class.exit(),
                named(expected),
                row.expected,
                named(came),
                printable(got)
            )
        }
        Outcome::Skipped { why } => format!("{begin} {:>11}  {}\n", "", printable(why)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{hostile, sheet};
    use super::*;

    fn plain(sheet: &Sheet, lang: Lang) -> String {
        anstream::adapter::strip_str(&human(sheet, &Style { lang, ..Style::default() })).to_string()
    }

    #[test]
    fn each_check_has_a_line_with_its_faults_below() {
        assert_eq!(
            plain(&sheet(), Lang::En),
            "https://gateway.example, level probe\n\
             ✓ gateway.reachable   1.1.1     12.3 ms  a picture\n\
             ✗ gateway.reply       1.1.1      0.2 ms  protocol (10)\n    \
                 expected: a picture\n    \
                 got:      no picture\n\
             - getPicCode.picture  1.1.1              gateway.reply failed\n\
             3 checks: 1 passed, 1 failed, 1 skipped\n"
        );
        assert!(plain(&sheet(), Lang::Zh).contains("应为: a picture\n    实际: no picture\n"));
    }

    #[test]
    fn a_gateways_text_cannot_control_the_terminal() {
        let text = plain(&hostile(), Lang::En);
        assert!(!text.contains(['\u{1b}', '\u{0}', '\u{b}']), "{text:?}");
        assert_eq!(text.lines().count(), 5, "{text:?}");
    }
}
