//! JUnit XML that both Jenkins and GitLab read. It stays within the xunit plugin's junit-10.xsd and uses
//! nothing that only one of them supports.

use super::{Outcome, Row, Sheet};
use crate::messages::{Lang, smoke as say};

/// The class name of the test cases. It never changes, so that CI servers keep each check's history.
pub(super) const CLASS: &str = "zhengxin.smoke";
/// The first line of every document.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// One suite with one case per check.
pub fn junit(sheet: &Sheet) -> String {
    let cases: String = sheet.rows.iter().map(|row| case(row, sheet.lang)).collect();
    let (tests, failures, skipped, time) = (sheet.rows.len(), sheet.failed(), sheet.skipped(), seconds(sheet.ms()));
    let counts = format!(r#"tests="{tests}" failures="{failures}" errors="0""#);
    let level = escaped(sheet.level);
    format!(
        "{HEAD}<testsuites name=\"zhengxin smoke\" {counts} time=\"{time}\">\n  \
         <testsuite name=\"zhengxin smoke {level}\" {counts} skipped=\"{skipped}\" time=\"{time}\">\n    \
         <properties>\n      <property name=\"gateway\" value=\"{}\"/>\n      \
         <property name=\"level\" value=\"{level}\"/>\n    </properties>\n\
         {cases}  </testsuite>\n</testsuites>\n",
        escaped(sheet.gateway)
    )
}

fn case(row: &Row, lang: Lang) -> String {
    let (id, section, time) = (escaped(&row.id), escaped(row.section), seconds(row.ms));
    // The schema allows no properties on a case, so the section goes into `group`.
    let begin = format!("    <testcase classname=\"{CLASS}\" name=\"{id}\" group=\"{section}\" time=\"{time}\"");
    match &row.outcome {
        Outcome::Passed => format!("{begin}/>\n"),
        Outcome::Skipped { why } => {
            format!("{begin}>\n      <skipped message=\"{}\"/>\n    </testcase>\n", escaped(why))
        }
        Outcome::Failed { class, got } => format!(
            "{begin}>\n      <failure type=\"{class}\" message=\"{0}\">{1}\n{2}: {3}\n{4}: {0}</failure>\n    \
             </testcase>\n",
            escaped(got),
            say::SECTION.fill(lang, &[("section", &section)]),
            say::EXPECTED.get(lang),
            escaped(&row.expected),
            say::GOT.get(lang)
        ),
    }
}

fn seconds(ms: f64) -> String {
    format!("{:.3}", ms / 1000.0)
}

/// Escapes a text for attributes and content. Characters that XML 1.0 does not allow are dropped.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML parsers turn these into blanks inside an attribute.
            '\t' | '\n' | '\r' => escaped.push_str(&format!("&#{};", u32::from(c))),
            c if is_allowed(c) => escaped.push(c),
            _ => {}
        }
    }
    escaped
}

/// XML 1.0, production 2. Non-ASCII control characters are allowed but discouraged, and dropped too.
fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::testing::{hostile, sheet};
    use super::*;

    #[test]
    fn each_check_is_a_test_case() {
        assert_eq!(
            junit(&sheet()),
            r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="zhengxin smoke" tests="3" failures="1" errors="0" time="0.013">
  <testsuite name="zhengxin smoke probe" tests="3" failures="1" errors="0" skipped="1" time="0.013">
    <properties>
      <property name="gateway" value="https://gateway.example"/>
      <property name="level" value="probe"/>
    </properties>
    <testcase classname="zhengxin.smoke" name="gateway.reachable" group="1.1.1" time="0.012"/>
    <testcase classname="zhengxin.smoke" name="gateway.reply" group="1.1.1" time="0.000">
      <failure type="protocol" message="no picture">section 1.1.1
expected: a picture
got: no picture</failure>
    </testcase>
    <testcase classname="zhengxin.smoke" name="getPicCode.picture" group="1.1.1" time="0.000">
      <skipped message="gateway.reply failed"/>
    </testcase>
  </testsuite>
</testsuites>
"#
        );
    }

    #[test]
    fn the_labels_of_a_failure_are_in_the_language_of_its_texts() {
        let text = junit(&Sheet { lang: Lang::Zh, ..sheet() });
        assert!(text.contains(">1.1.1 节\n应为: a picture\n实际: no picture</failure>"), "{text}");
    }

    #[test]
    fn characters_that_xml_forbids_are_dropped_and_markup_is_escaped() {
        let text = junit(&hostile());
        assert!(text.contains(r#"message="&lt;b&gt;&quot;'&amp;]]&gt;#\ [31m&#10;...""#), "{text}");
        assert!(!text.contains(['\u{0}', '\u{1b}', '\u{b}', '\u{fffe}']), "{text:?}");
    }
}
