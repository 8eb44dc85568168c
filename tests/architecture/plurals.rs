//! A number in an English text stands before a word that suits it: `{count} {count|session|sessions}`, never
//! `{count} sessions`, which reads `1 sessions`.

use super::sources;

/// The places that numbers of things fill.
const NUMBERS: [&str; 12] =
    ["all", "attempts", "bytes", "count", "months", "open", "over", "sent", "skipped", "failed", "passed", "years"];
/// Words after a number that are no noun in the plural.
const OTHERS: [&str; 2] = ["has", "was"];

/// The places that a word in the plural follows whatever the number.
fn wrong(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('{') {
        let Some((name, rest)) = text[at + 1..].split_once('}') else { continue };
        let word: String =
            rest.strip_prefix(' ').unwrap_or_default().chars().take_while(char::is_ascii_alphabetic).collect();
        if NUMBERS.contains(&name) && word.len() > 1 && word.ends_with('s') && !OTHERS.contains(&word.as_str()) {
            found.push(format!("{{{name}}} {word}"));
        }
        if rest.starts_with("(s)") {
            found.push(format!("{{{name}}}(s)"));
        }
    }
    found
}

#[test]
fn no_text_has_a_plural_after_a_number_that_may_be_one() {
    let texts: Vec<_> = sources().into_iter().filter(|(path, _)| path.starts_with("src/messages/")).collect();
    assert!(texts.len() > 20);
    let found: Vec<_> = texts
        .into_iter()
        .flat_map(|(path, text)| wrong(&text).into_iter().map(move |part| (path.clone(), part)))
        .collect();
    assert!(found.is_empty(), "write {{count|session|sessions}}: {found:?}");
}

#[test]
fn a_plural_after_a_number_is_found() {
    assert_eq!(wrong("{count} sessions of {all} {all|check|checks}"), ["{count} sessions"]);
    assert!(wrong("sessions: {count}; {name} has {count} of them").is_empty());
}
