//! Removes escapes: the result is the text as a browser, a form or a parser reads it.
//!
//! In: a text with `%68`, `%u0068`, `\u0068`, `\u{68}`, `\x68`, `&#104;`, `&#x68;` or a named entity in it. Out: the
//! text with one layer of escapes removed. Other text is kept.

/// HTML's names for ASCII punctuation.
#[rustfmt::skip]
const SIGNS: [(&str, u8); 36] = [
    ("amp", b'&'), ("apos", b'\''), ("ast", b'*'), ("bsol", b'\\'), ("colon", b':'), ("comma", b','), ("commat", b'@'),
    ("dollar", b'$'), ("equals", b'='), ("excl", b'!'), ("grave", b'`'), ("gt", b'>'), ("Hat", b'^'), ("lbrace", b'{'),
    ("lbrack", b'['), ("lcub", b'{'), ("lowbar", b'_'), ("lpar", b'('), ("lsqb", b'['), ("lt", b'<'), ("nbsp", b' '),
    ("num", b'#'), ("percnt", b'%'), ("period", b'.'), ("plus", b'+'), ("quest", b'?'), ("quot", b'"'), ("rbrace", b'}'),
    ("rbrack", b']'), ("rcub", b'}'), ("rpar", b')'), ("rsqb", b']'), ("semi", b';'), ("sol", b'/'), ("verbar", b'|'),
    ("vert", b'|'),
];
/// The endings of the names of accented Latin letters, such as `eacute`.
const ACCENTS: [&str; 12] =
    ["grave", "acute", "circ", "tilde", "uml", "ring", "cedil", "slash", "caron", "lig", "horn", "th"];
/// The maximum length of an entity's name.
const LONGEST_NAME: usize = 10;

/// The text without one layer of escapes. `None` if it has no escape.
pub fn unescaped(text: &str) -> Option<String> {
    if !text.contains(['%', '\\', '&']) {
        return None;
    }
    let mut out = Unescaped::default();
    let mut rest = text.as_bytes();
    let mut is_changed = false;
    while let Some((first, after)) = rest.split_first() {
        let escape = match first {
            b'%' => percent(after),
            b'\\' => backslash(after),
            b'&' => entity(after),
            _ => None,
        };
        match escape {
            Some((means, length)) => {
                out.push(means);
                is_changed = true;
                rest = after.get(length..).unwrap_or_default();
            }
            None => {
                out.push(Means::Byte(*first));
                rest = after;
            }
        }
    }
    is_changed.then(|| String::from_utf8_lossy(&out.bytes).into_owned())
}

/// The meaning of an escape.
#[derive(Clone, Copy)]
enum Means {
    Byte(u8),
    Char(u32),
}

/// The bytes so far, and the first half of a surrogate pair whose second half has not come yet.
#[derive(Default)]
struct Unescaped {
    bytes: Vec<u8>,
    half: Option<u32>,
}

impl Unescaped {
    fn push(&mut self, means: Means) {
        let half = self.half.take();
        let code = match means {
            Means::Byte(byte) => return self.bytes.push(byte),
            Means::Char(code) => code,
        };
        let code = match (half, code) {
            (Some(high), 0xdc00..=0xdfff) => 0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00),
            _ => code,
        };
        match char::from_u32(code) {
            Some(c) => self.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            None => self.half = Some(code).filter(|code| (0xd800..0xdc00).contains(code)),
        }
    }
}

/// Reads `%68`, or the `%u0068` of old scripts, after its first character.
fn percent(after: &[u8]) -> Option<(Means, usize)> {
    if let Some((b'u', digits)) = after.split_first() {
        return Some((Means::Char(hex(digits.get(..4)?)?), 5));
    }
    let byte = u8::try_from(hex(after.get(..2)?)?).ok()?;
    Some((Means::Byte(byte), 2))
}

/// `\u0068`, `\u{68}`, `\U00000068` or `\x68`, likewise.
fn backslash(after: &[u8]) -> Option<(Means, usize)> {
    let (kind, digits) = after.split_first()?;
    let fixed = |length: usize| Some((Means::Char(hex(digits.get(..length)?)?), length + 1));
    match kind {
        b'u' if digits.first() == Some(&b'{') => {
            let end = digits.iter().take(LONGEST_NAME).position(|byte| *byte == b'}')?;
            Some((Means::Char(hex(digits.get(1..end)?)?), end + 2))
        }
        b'u' => fixed(4),
        b'U' => fixed(8),
        b'x' => fixed(2),
        b'"' | b'\\' | b'/' => Some((Means::Byte(*kind), 1)),
        _ => None,
    }
}

/// Reads `&#104;`, `&#x68;` or a name, after its first character. Browsers also read the numbers without a semicolon.
fn entity(after: &[u8]) -> Option<(Means, usize)> {
    let ended = |end: usize| end + usize::from(after.get(end) == Some(&b';'));
    let run = |from: usize, is_in: fn(&u8) -> bool| {
        let behind = after.get(from..).unwrap_or_default();
        from + behind.iter().take(LONGEST_NAME).take_while(|byte| is_in(byte)).count()
    };
    match after {
        [b'#', b'x' | b'X', ..] => {
            let end = run(2, u8::is_ascii_hexdigit);
            Some((Means::Char(hex(after.get(2..end)?)?), ended(end)))
        }
        [b'#', ..] => {
            let end = run(1, u8::is_ascii_digit);
            let number = std::str::from_utf8(after.get(1..end)?).ok()?.parse().ok()?;
            Some((Means::Char(number), ended(end)))
        }
        _ => {
            let end = run(0, u8::is_ascii_alphanumeric);
            let name = std::str::from_utf8(after.get(..end)?).ok()?;
            (after.get(end) == Some(&b';')).then_some((Means::Byte(named(name)?), end + 1))
        }
    }
}

/// A punctuation character, or the base letter of an accented one.
fn named(name: &str) -> Option<u8> {
    let accented = || name.bytes().next().filter(|_| ACCENTS.iter().any(|accent| name.get(1..) == Some(accent)));
    let lig = || name.strip_suffix("lig").and_then(|letters| letters.bytes().next());
    SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign).or_else(accented).or_else(lig)
}

fn hex(digits: &[u8]) -> Option<u32> {
    let is_hex = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    u32::from_str_radix(std::str::from_utf8(digits).ok().filter(|_| is_hex)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_escape_is_removed() {
        for escaped in [
            "%68%E5%BC%A0",
            "%u0068%u5f20",
            r"\u0068\u5F20",
            r"\u{68}\u{5f20}",
            r"\x68\U00005f20",
            "&#104;&#24352;",
            "&#x68;&#X5f20",
            "&#104&#24352",
        ] {
            assert_eq!(unescaped(escaped).as_deref(), Some("h张"), "{escaped}");
        }
        assert_eq!(unescaped(r"\ud83d\udd11 &commat;&eacute;&szlig;").as_deref(), Some("\u{1f511} @es"));
    }

    #[test]
    fn one_layer_is_removed_at_a_time_and_a_text_without_escapes_is_kept() {
        assert_eq!(unescaped("%2568").as_deref(), Some("%68"));
        for text in ["100% of it", "a & b", r"C:\new", "&nothing;", "%4", r"\u12", "&#;", "plain"] {
            assert_eq!(unescaped(text), None, "{text}");
        }
    }

    #[test]
    fn half_a_pair_and_a_number_without_a_character_are_dropped() {
        assert_eq!(unescaped(r"a\ud83db").as_deref(), Some("ab"));
        assert_eq!(unescaped("a&#x110000;b").as_deref(), Some("ab"));
    }
}
