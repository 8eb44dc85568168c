//! Text as roff, the language of man pages.

use std::fmt::Write;

use crate::cli::wrapped::wrapped;
use crate::messages::Lang;

/// A part of a line.
#[derive(Clone, Debug)]
pub enum RoffPart {
    /// As it stands.
    Plain(String),
    /// To be typed.
    Bold(String),
    /// To be replaced.
    Italic(String),
}

/// A page that is being written.
#[derive(Debug, Default)]
pub struct Roff {
    text: String,
}

impl Roff {
    /// A page with its title line.
    pub fn new(name: &str, date: &str, source: &str, manual: &str) -> Self {
        let mut page = Self::default();
        let name = escaped(&name.to_uppercase());
        page.push(&format!(".TH \"{name}\" 1 \"{date}\" \"{}\" \"{}\"", escaped(source), escaped(manual)));
        page
    }

    /// The page.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Begins a section.
    pub fn section(&mut self, title: &str) {
        self.push(&format!(".SH \"{}\"", escaped(title)));
    }

    /// Begins a section within a section.
    pub fn subsection(&mut self, title: &str) {
        self.push(&format!(".SS \"{}\"", escaped(title)));
    }

    /// A line of running text.
    pub fn line(&mut self, parts: &[RoffPart]) {
        let mut line = String::new();
        for part in parts {
            let _ = match part {
                RoffPart::Plain(text) => write!(line, "{}", escaped(text)),
                RoffPart::Bold(text) => write!(line, "\\fB{}\\fR", escaped(text)),
                RoffPart::Italic(text) => write!(line, "\\fI{}\\fR", escaped(text)),
            };
        }
        self.push(&guarded(&line));
    }

    /// Running text: its paragraphs are set apart by empty lines. Chinese is wrapped here, as mandoc would not
    /// break it.
    pub fn paragraphs(&mut self, text: &str, lang: Lang) {
        for (place, paragraph) in text.split("\n\n").enumerate() {
            if place > 0 {
                self.push(".PP");
            }
            match lang {
                Lang::Zh => {
                    let mut lines = String::new();
                    wrapped(&mut lines, "", paragraph);
                    self.as_it_stands(&lines);
                }
                Lang::En => paragraph.lines().for_each(|line| self.push(&guarded(&escaped(line)))),
            }
        }
    }

    /// Text whose lines and blanks are kept.
    pub fn as_it_stands(&mut self, text: &str) {
        self.push(".nf");
        for line in text.lines() {
            self.push(&guarded(&escaped(line)));
        }
        self.push(".fi");
    }

    /// A row of a list: a head, and its meaning indented below.
    pub fn row(&mut self, head: &[RoffPart], meaning: &[RoffPart]) {
        self.push(".TP");
        self.line(head);
        self.line(meaning);
    }

    /// Ends a list or a paragraph.
    pub fn gap(&mut self) {
        self.push(".PP");
    }

    /// A paragraph that does not belong to the list before it.
    pub fn after_a_list(&mut self, text: &str) {
        self.gap();
        self.push(&guarded(&escaped(text)));
    }

    /// Names of pages, each with its section.
    pub fn pages(&mut self, names: &[String]) {
        for (place, name) in names.iter().enumerate() {
            let comma = if place + 1 < names.len() { "," } else { "" };
            self.push(&format!(".BR {} (1){comma}", escaped(name)));
        }
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Text whose characters roff prints as they are.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '"' => escaped.push_str("\\(dq"),
            '^' => escaped.push_str("\\(ha"),
            '`' => escaped.push_str("\\(ga"),
            '~' => escaped.push_str("\\(ti"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line that roff does not treat as a request.
fn guarded(line: &str) -> String {
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_to_roff_are_printed_as_they_are() {
        assert_eq!(escaped(r#"a-b 'c' "d" \e ~f `g` ^"#), r"a\-b \(aqc\(aq \(dqd\(dq \ee \(tif \(gag\(ga \(ha");
        assert_eq!(guarded("... and so on"), "\\&... and so on");
    }

    #[test]
    fn chinese_is_wrapped_and_english_is_filled() {
        let page = |lang, text| {
            let mut page = Roff::default();
            page.paragraphs(text, lang);
            page.into_text()
        };
        assert_eq!(page(Lang::En, "one\ntwo\n\nthree"), "one\ntwo\n.PP\nthree\n");
        let line = "会话".repeat(18);
        let text = format!("{line}文件\n\n报告");
        assert_eq!(page(Lang::Zh, &text), format!(".nf\n{line}\n文件\n.fi\n.PP\n.nf\n报告\n.fi\n"));
    }
}
