//! Folds characters: the different ways to write one letter or digit become the same character.
//!
//! Folded are full-width forms, circled, raised and lowered characters, the mathematical bold and italic alphabets,
//! Arabic and Indian digits, accents of Latin letters, and capitals. A small table replaces Unicode's; SECURITY.md
//! lists the forms that it lacks.

/// The letters of U+00C0 to U+00FF without their accents. `*` marks a character that is not a letter.
const LATIN: &[u8; 64] = b"aaaaaaaceeeeiiiienooooo*ouuuuytsaaaaaaaceeeeiiiienooooo*ouuuuyty";
/// Where a script's ten digits begin.
const DIGITS: [u32; 8] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0f20, 0x2080, 0xff10];

/// Adds the folded letters and digits of a text. Punctuation is dropped, except characters that rarely separate
/// letters.
pub fn bare_into(text: &str, out: &mut String) {
    fold_into(text, out, |c| if c.is_ascii() { c.is_ascii_alphanumeric() } else { !is_between(c) });
}

/// Adds a folded text without blanks and control characters.
pub fn signed_into(text: &str, out: &mut String) {
    fold_into(text, out, |c| !c.is_whitespace() && !c.is_control() && !is_unseen(c));
}

fn fold_into(text: &str, out: &mut String, stays: impl Fn(char) -> bool) {
    out.reserve(text.len());
    for c in text.chars() {
        let c = if c.is_ascii() { c } else { folded(c) };
        match c {
            c if !stays(c) => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // Scripts from here on have no small letters, except a few that are not in use.
            '\u{2e80}'.. => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// True for characters that may separate letters. The ranges are fixed, because asking Unicode's tables for each
/// character takes too long.
fn is_between(c: char) -> bool {
    is_unseen(c)
        || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff5f}'..='\u{ff65}' | '\u{1f000}'..='\u{1faff}')
}

/// True for characters that are invisible, or that join the preceding letter.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
}

/// A character in its ordinary form.
fn folded(c: char) -> char {
    let code = u32::from(c);
    match code {
        ..=0xb1 => c,
        0xb2 | 0xb3 | 0xb9 => match code {
            0xb2 => '2',
            0xb3 => '3',
            _ => '1',
        },
        0xc0..=0xff => latin(code).unwrap_or(c),
        0x2070..=0x2079 if code != 0x2071 => digit(code - 0x2070),
        0x2460..=0x2468 => digit(code - 0x2460 + 1),
        0x24b6..=0x24cf => letter(code - 0x24b6),
        0x24d0..=0x24e9 => letter(code - 0x24d0),
        0x24ea => '0',
        0x3000 => ' ',
        0xff01..=0xff5e => char::from_u32(code - 0xff01 + 0x21).unwrap_or(c),
        0x1d400..=0x1d6a3 => letter((code - 0x1d400) % 26),
        0x1d7ce..=0x1d7ff => digit((code - 0x1d7ce) % 10),
        _ => DIGITS.iter().find(|start| (**start..**start + 10).contains(&code)).map_or(c, |start| digit(code - start)),
    }
}

fn latin(code: u32) -> Option<char> {
    let place = usize::try_from(code - 0xc0).ok()?;
    LATIN.get(place).copied().filter(|byte| *byte != b'*').map(char::from)
}

fn digit(number: u32) -> char {
    char::from_digit(number, 10).unwrap_or('0')
}

fn letter(place: u32) -> char {
    char::from_u32(u32::from('a') + place).unwrap_or('a')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        let mut out = String::new();
        bare_into(text, &mut out);
        out
    }

    #[test]
    fn all_ways_to_write_a_letter_or_digit_fold_to_the_same_character() {
        for text in ["HUNTER2", "ｈｕｎｔｅｒ２", "ⓗⓤⓝⓣⓔⓡ②", "𝐡𝐮𝐧𝐭𝐞𝐫𝟐", "h-u.n t_e\u{200b}r²", "hùntér۲"]
        {
            assert_eq!(bare(text), "hunter2", "{text}");
        }
        assert_eq!(bare("1.3-8 0,0/0"), "138000");
        assert_eq!(bare("张 三"), "张三");
    }

    #[test]
    fn punctuation_is_kept_only_by_signed_into() {
        let mut out = String::new();
        signed_into("！ @\t＃A", &mut out);
        assert_eq!(out, "!@#a");
    }
}
