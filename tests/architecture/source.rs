//! A source file as tokens, without comments and without code compiled only for tests.

/// A word, a number, a quoted text, `::`, or a single mark.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub text: &'a str,
    /// The line, from 1.
    pub line: usize,
}

/// A parsed source file.
#[derive(Debug)]
pub struct Source<'a> {
    /// Its tokens without test code.
    pub tokens: Vec<Token<'a>>,
    /// The modules in other files that exist for tests only, with their file if an attribute names it.
    pub test_modules: Vec<(&'a str, Option<&'a str>)>,
}

/// Parses a source file.
pub fn read(text: &str) -> Source<'_> {
    let all = tokens(text);
    let mut source = Source { tokens: Vec::new(), test_modules: Vec::new() };
    let mut at = 0;
    while at < all.len() {
        let attributes = end_of_attributes(&all, at);
        let named = &all[at..attributes];
        if named.windows(4).any(|four| four.iter().map(|token| token.text).eq(["cfg", "(", "test", ")"])) {
            let end = end_of_item(&all, attributes);
            let mut words = all[attributes..end].iter().map(|token| token.text).skip_while(|word| *word != "mod");
            if let (Some(_), Some(name), Some(";")) = (words.next(), words.next(), words.next()) {
                let path = named.iter().find_map(|token| token.text.strip_prefix('"')?.strip_suffix('"'));
                source.test_modules.push((name, path));
            }
            at = end;
        } else {
            let end = attributes.max(at + 1);
            source.tokens.extend(&all[at..end]);
            at = end;
        }
    }
    source
}

/// The end of the attributes that start here.
fn end_of_attributes(tokens: &[Token], mut at: usize) -> usize {
    while let [hash, bracket, ..] = &tokens[at..]
        && hash.text == "#"
        && bracket.text == "["
    {
        at = end_of_item(tokens, at + 1);
    }
    at
}

/// The end of the item that starts here: after its semicolon, or after the bracket that closes its first one.
fn end_of_item(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        let closes = token.text == "}" || (token.text == "]" && tokens[from].text == "[");
        if depth == 0 && (token.text == ";" || closes) {
            return at + 1;
        }
    }
    tokens.len()
}

/// All tokens of a text.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = length(rest, first);
        let token = &rest[..length];
        if !first.is_whitespace() && !rest.starts_with("//") && !rest.starts_with("/*") && first != '\'' {
            tokens.push(Token { text: token, line });
        }
        line += token.matches('\n').count();
        at += length;
    }
    tokens
}

/// The length of the first token, blank or comment.
fn length(rest: &str, first: char) -> usize {
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |end| end + 2)
    } else if rest.starts_with("::") {
        2
    } else if first == '"' {
        quoted(rest, '"')
    } else if first == '\'' {
        let mut behind = rest[1..].chars();
        match (behind.next(), behind.next()) {
            (Some('\\'), _) => quoted(rest, '\''),
            (Some(one), Some('\'')) => 2 + one.len_utf8(),
            _ => 1, // a lifetime
        }
    } else if is_word(first) {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let hashes = rest[word..].bytes().take_while(|byte| *byte == b'#').count();
        let is_raw = matches!(&rest[..word], "r" | "br") && rest[word + hashes..].starts_with('"');
        match is_raw {
            true => {
                let (begin, end) = (word + hashes + 1, format!("\"{}", "#".repeat(hashes)));
                rest[begin..].find(&end).map_or(rest.len(), |place| begin + place + end.len())
            }
            false => word,
        }
    } else {
        first.len_utf8()
    }
}

/// The length of a quoted text.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(place, _)| place + 1)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        read(text).tokens.iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_and_what_is_quoted_are_no_words() {
        let text = "a /* b */ \"c\\\"d\" // e\n r#\"f \" g\"# 'h' '\\'' <'i> ::j";
        assert_eq!(words(text), ["a", "\"c\\\"d\"", "r#\"f \" g\"#", "<", "i", ">", "::", "j"]);
        assert_eq!(read("a\n\"\n\"\nb").tokens.last().unwrap().line, 4);
    }

    #[test]
    fn test_code_is_left_out_and_its_files_are_known() {
        let text = "a; #[cfg(test)] use b::{c, d}; e;\n#[derive(F)] struct G;\n\
                    #[cfg(test)]\n#[path = \"x_tests.rs\"]\nmod tests;\n#[cfg(test)] mod walk; #[cfg(test)] mod t { h } i";
        let source = read(text);
        assert_eq!(source.test_modules, [("tests", Some("x_tests.rs")), ("walk", None)]);
        let words: Vec<&str> = source.tokens.iter().map(|token| token.text).filter(|word| word.len() == 1).collect();
        assert_eq!(words.concat().replace([';', '#', '[', ']', '(', ')'], ""), "aeFGi");
    }
}
