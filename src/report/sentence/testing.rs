//! Test support for sentences: parses each sentence in full width, in half width and with blanks inserted
//! everywhere.

use serde_json::{Value, json};

use super::{Piece, pieces, plain, read};

const WIDTHS: [(char, char); 6] = [('，', ','), ('。', '.'), ('：', ':'), ('；', ';'), ('（', '('), ('）', ')')];

pub fn half_width(text: &str) -> String {
    text.chars().map(|c| WIDTHS.iter().find(|(full, _)| *full == c).map_or(c, |(_, half)| *half)).collect()
}

pub fn full_width(text: &str) -> String {
    text.chars().map(|c| WIDTHS.iter().find(|(_, half)| *half == c).map_or(c, |(full, _)| *full)).collect()
}

/// The text with a blank after every character.
fn spaced(text: &str) -> String {
    let blanks = [' ', '\u{3000}', '\u{a0}', '\t', '\n'];
    text.chars().zip(blanks.into_iter().cycle()).flat_map(|(c, blank)| [c, blank]).collect()
}

/// The record without its sentence.
pub fn record(sentence: &str) -> Value {
    let account = read(sentence);
    assert_eq!(account.sentence, sentence);
    let mut record = serde_json::to_value(account).unwrap();
    record.as_object_mut().unwrap().remove("sentence");
    let plain = plain(sentence);
    let whole: String = pieces(&plain)
        .iter()
        .map(|piece| match piece {
            Piece::Taken(text) | Piece::Rest(text) => *text,
        })
        .collect();
    assert_eq!(whole, plain, "the pieces are the sentence");
    record
}

/// Asserts that the sentence is fully understood as `expected`, in every printed variant.
pub fn full(sentence: &str, expected: Value) {
    let expected = with(expected, "full");
    assert_eq!(record(sentence), expected, "{sentence}");
    assert_eq!(record(&spaced(sentence)), expected, "{sentence} with blanks");
    let texts = |convert: fn(&str) -> String| {
        let mut expected = expected.clone();
        for text in expected.as_object_mut().unwrap().values_mut() {
            if let Value::String(text) = text {
                *text = convert(text);
            }
        }
        expected
    };
    for convert in [half_width, full_width] {
        let converted = convert(sentence);
        assert_eq!(record(&converted), texts(convert), "{converted}");
    }
    for numbered in [format!("12. {sentence}"), format!("3、{sentence}"), format!("•{sentence}")] {
        assert_eq!(record(&numbered), expected, "{numbered}");
    }
    let unended = sentence.trim_end_matches('。');
    assert_eq!(record(unended), expected, "{unended}");
}

/// Asserts that the sentence is partly understood as `expected`.
pub fn part(sentence: &str, expected: Value) {
    assert_eq!(record(sentence), with(expected, "part"), "{sentence}");
}

/// Asserts that nothing is understood and all of it is kept.
pub fn none(sentence: &str) {
    let expected = match plain(sentence) {
        plain if plain.is_empty() => json!({"understood": "none"}),
        plain => json!({"understood": "none", "rest": plain}),
    };
    assert_eq!(record(sentence), expected, "{sentence}");
}

fn with(mut expected: Value, understood: &str) -> Value {
    expected["understood"] = understood.into();
    expected
}

/// The fields of every card in these tests, with additions.
pub fn card(more: Value) -> Value {
    let mut expected =
        json!({"kind": "credit_card", "issuer": "招商银行", "currency": "CNY", "opened_on": "2009-03-12"});
    for (name, value) in more.as_object().unwrap() {
        expected[name] = value.clone();
    }
    expected
}
