//! The ways in which a printer or a copyist may change a sentence without changing its meaning.

use fastrand::Rng;

const WIDTHS: [(char, char); 5] = [('，', ','), ('。', '.'), ('：', ':'), ('（', '('), ('）', ')')];
const BLANKS: [&str; 6] = [" ", "\t", "\u{3000}", "\u{a0}", "\n", "\r\n  "];
const NUMBERINGS: [&str; 7] = ["", "1. ", "12.", "3、", "•", "• ", "（7）"];

/// The text with all punctuation in half width, for comparing texts that may differ in it.
pub fn half_width(text: &str) -> String {
    text.chars().map(|c| WIDTHS.iter().find(|(full, _)| *full == c).map_or(c, |(_, half)| *half)).collect()
}

/// Each punctuation mark in a random width.
pub fn any_width(rng: &mut Rng, text: &str) -> String {
    text.chars()
        .map(|c| match WIDTHS.iter().find(|(full, half)| *full == c || *half == c) {
            Some((full, half)) => {
                if rng.bool() {
                    *full
                } else {
                    *half
                }
            }
            None => c,
        })
        .collect()
}

/// Inserts random blanks between characters.
pub fn with_blanks(rng: &mut Rng, text: &str) -> String {
    let mut spaced = String::new();
    for c in text.chars() {
        spaced.push(c);
        if rng.u8(..4) == 0 {
            spaced.push_str(BLANKS[rng.usize(..BLANKS.len())]);
        }
    }
    spaced
}

/// A random printed variant of the sentence.
pub fn printed(rng: &mut Rng, sentence: &str) -> String {
    let mut text = sentence.to_owned();
    if rng.u8(..4) == 0 {
        text = text.trim_end_matches('。').to_owned();
    }
    text = format!("{}{text}", NUMBERINGS[rng.usize(..NUMBERINGS.len())]);
    match rng.u8(..4) {
        0 => half_width(&text),
        1 => any_width(rng, &text),
        2 => {
            let text = any_width(rng, &text);
            with_blanks(rng, &text)
        }
        _ => text,
    }
}
