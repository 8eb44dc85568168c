//! The output of a run that could not start. A CI job passes the TAP and JUnit formats on as files, so the file states
//! the reason instead of being empty.

use super::junit::{CLASS, HEAD, escaped};
use crate::messages::{Lang, mistakes as say};
use crate::output::Failure;
use crate::printable::printable;

/// The name of the only case of a run that could not start. It never changes.
const CASE: &str = "smoke.begin";

/// The complete TAP output if nothing was checked.
pub fn tap_bail_out(failure: &Failure) -> String {
    format!("TAP version 14\n{}", bail_out(failure))
}

/// The TAP line that ends a run early.
pub fn bail_out(failure: &Failure) -> String {
    format!("Bail out! {}\n", printable(&failure.msg))
}

/// A suite with one case, which is an error rather than a failure, because no check was made.
pub fn junit_error(failure: &Failure, lang: Lang) -> String {
    let counts = "tests=\"1\" failures=\"0\" errors=\"1\"";
    let hint =
        failure.hint.as_ref().map(|hint| format!("\n{}: {}", say::HINT.get(lang), escaped(hint))).unwrap_or_default();
    let (class, msg) = (failure.class, escaped(&failure.msg));
    format!(
        "{HEAD}<testsuites name=\"zhengxin smoke\" {counts} time=\"0.000\">\n  \
         <testsuite name=\"zhengxin smoke\" {counts} skipped=\"0\" time=\"0.000\">\n    \
         <testcase classname=\"{CLASS}\" name=\"{CASE}\" time=\"0.000\">\n      \
         <error type=\"{class}\" message=\"{msg}\">{msg}{hint}</error>\n    \
         </testcase>\n  </testsuite>\n</testsuites>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::HOSTILE;
    use super::*;

    #[test]
    fn junit_has_one_case_that_is_an_error() {
        let failure = Failure::usage("no such level").hint("probe & login");
        assert_eq!(
            junit_error(&failure, Lang::En),
            r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="zhengxin smoke" tests="1" failures="0" errors="1" time="0.000">
  <testsuite name="zhengxin smoke" tests="1" failures="0" errors="1" skipped="0" time="0.000">
    <testcase classname="zhengxin.smoke" name="smoke.begin" time="0.000">
      <error type="usage" message="no such level">no such level
hint: probe &amp; login</error>
    </testcase>
  </testsuite>
</testsuites>
"#
        );
        assert!(junit_error(&failure, Lang::Zh).contains("\n提示: probe &amp; login</error>"));
    }

    #[test]
    fn tap_bails_out_on_one_line_whatever_the_reason() {
        assert_eq!(tap_bail_out(&Failure::usage("no such level")), "TAP version 14\nBail out! no such level\n");
        let text = tap_bail_out(&Failure::usage(HOSTILE));
        assert_eq!(text.lines().count(), 2, "{text:?}");
        assert!(!text.contains('\u{1b}'));
    }
}
