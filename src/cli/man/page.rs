//! One man page: its sections, from the definition of its command and the tables.

use clap::{Arg, ArgAction, Command};

use super::roff::{Roff, RoffPart};
use super::{exit_status, files};
use crate::cli::command_word::below;
use crate::cli::groups::GROUPS;
use crate::cli::shaped::described;
use crate::cli::wrapped::WIDTH;
use crate::cli::{examples, topics};
use crate::messages::{Lang, Text, help as say};

/// The name of the first page.
const PROGRAM: &str = "zhengxin";
/// The date of the pages: that of the last release or change, so that a page does not depend on when it is made.
const DATE: &str = "2026-11-30";

/// A page, and what it is made from.
#[derive(Debug)]
pub struct ManPage<'a> {
    /// The words of its command; empty for the program itself.
    words: String,
    command: &'a Command,
    program: &'a Command,
    lang: Lang,
}

/// The page of the program, then those of its commands. `program` is built.
pub fn all(program: &Command, lang: Lang) -> Vec<ManPage<'_>> {
    let mut all = Vec::new();
    collect(program, String::new(), program, lang, &mut all);
    all
}

fn collect<'a>(command: &'a Command, words: String, program: &'a Command, lang: Lang, all: &mut Vec<ManPage<'a>>) {
    all.push(ManPage { words: words.clone(), command, program, lang });
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        collect(inner, below(&words, inner.get_name()), program, lang, all);
    }
}

/// The name of the page of the command with these words.
fn name_of(words: &str) -> String {
    below(PROGRAM, words).trim_end().replace(' ', "-")
}

impl ManPage<'_> {
    /// Its name.
    pub fn name(&self) -> String {
        name_of(&self.words)
    }

    fn is_first(&self) -> bool {
        self.words.is_empty()
    }

    fn said(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// The page as roff.
    pub fn text(&self) -> String {
        let source = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
        let mut page = Roff::new(&self.name(), DATE, &source, self.said(say::MANUAL));
        self.head(&mut page);
        self.commands(&mut page);
        self.options(&mut page);
        if self.is_first() {
            self.topics(&mut page);
        } else {
            self.exit_status(&mut page);
        }
        self.files(&mut page);
        self.examples(&mut page);
        self.see_also(&mut page);
        page.into_text()
    }

    fn head(&self, page: &mut Roff) {
        let about = self.command.get_about().map(ToString::to_string).unwrap_or_default();
        page.section(self.said(say::NAME));
        page.line(&[RoffPart::Plain(format!("{} - {about}", self.name()))]);
        page.section(self.said(say::SYNOPSIS));
        let usage = self.command.clone().render_usage().to_string();
        page.as_it_stands(usage.trim_start_matches("Usage:").trim());
        page.section(self.said(say::DESCRIPTION));
        let described = described(self.command.clone(), &self.words, self.lang);
        let long = described.get_long_about().or_else(|| described.get_about()).map(ToString::to_string);
        page.paragraphs(&long.unwrap_or_default(), self.lang);
        if let Some(more) = described.get_after_long_help() {
            page.gap();
            page.as_it_stands(&more.to_string());
        }
        if !self.is_first() {
            page.after_a_list(self.said(say::OPTIONS_IN_THE_FIRST));
        }
    }

    fn commands(&self, page: &mut Roff) {
        if !self.command.has_subcommands() {
            return;
        }
        page.section(self.said(say::SECTION_COMMANDS));
        let row = |page: &mut Roff, command: &Command| {
            let name = name_of(&below(&self.words, command.get_name()));
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            page.row(&[RoffPart::Bold(name), RoffPart::Plain("(1)".to_owned())], &[RoffPart::Plain(about)]);
        };
        if !self.is_first() {
            self.command.get_subcommands().for_each(|command| row(page, command));
            return;
        }
        for group in &GROUPS {
            page.subsection(self.said(group.title));
            for command in group.commands.iter().filter_map(|name| self.command.find_subcommand(name)) {
                row(page, command);
            }
        }
    }

    fn options(&self, page: &mut Roff) {
        let (globals, own): (Vec<_>, Vec<_>) =
            self.command.get_arguments().filter(|arg| !arg.is_hide_set()).partition(|arg| arg.is_global_set());
        let own = own.into_iter().filter(|arg| self.is_first() || !is_claps(arg));
        self.section_of(say::SECTION_OPTIONS, own.collect(), page);
        if self.is_first() {
            self.section_of(say::GLOBAL_OPTIONS, globals, page);
        }
    }

    fn section_of(&self, title: Text, args: Vec<&Arg>, page: &mut Roff) {
        if args.is_empty() {
            return;
        }
        page.section(self.said(title));
        for arg in args {
            page.row(&self.spelled(arg), &self.meaning(arg));
        }
    }

    fn spelled(&self, arg: &Arg) -> Vec<RoffPart> {
        let values = || arg.get_value_names().unwrap_or_default().iter().map(|name| RoffPart::Italic(name.to_string()));
        let plain = |text: &str| RoffPart::Plain(text.to_owned());
        let mut parts = Vec::new();
        if arg.is_positional() {
            let many = matches!(arg.get_action(), ArgAction::Append);
            let (open, close) = if arg.is_required_set() { ("", "") } else { ("[", "]") };
            parts.push(plain(open));
            parts.extend(values());
            parts.push(plain(close));
            parts.extend(many.then(|| plain("...")));
        } else {
            let short = arg.get_short().map(|short| RoffPart::Bold(format!("-{short}")));
            let long = arg.get_long().map(|long| RoffPart::Bold(format!("--{long}")));
            let comma = (short.is_some() && long.is_some()).then(|| plain(", "));
            parts.extend(short.into_iter().chain(comma).chain(long));
            if arg.get_action().takes_values() {
                values().for_each(|value| parts.extend([plain(" "), value]));
            }
        }
        let default = arg.get_default_values().first().filter(|_| arg.get_action().takes_values());
        parts.extend(default.map(|value| {
            let value = value.to_string_lossy();
            plain(&format!(" {}", say::DEFAULT.fill(self.lang, &[("value", &value)])))
        }));
        parts
    }

    /// An argument's help, with the words that it takes.
    fn meaning(&self, arg: &Arg) -> Vec<RoffPart> {
        let help = arg.get_long_help().or_else(|| arg.get_help()).map(ToString::to_string).unwrap_or_default();
        let mut parts = vec![RoffPart::Plain(help.replace('\n', " "))];
        let words = match arg.get_action().takes_values() {
            true => arg.get_possible_values(),
            false => Vec::new(),
        };
        for (place, word) in words.iter().filter(|word| !word.is_hide_set()).enumerate() {
            let before = match place {
                0 => self.said(say::POSSIBLE_VALUES),
                _ => self.said(say::COMMA),
            };
            parts.extend([RoffPart::Plain(before.to_owned()), RoffPart::Bold(word.get_name().to_owned())]);
            let meaning = word.get_help().map(|help| {
                let help = help.to_string();
                RoffPart::Plain(self.lang.in_brackets(help.trim_end_matches('.')))
            });
            parts.extend(meaning);
        }
        parts
    }

    /// The topics of `help`.
    fn topics(&self, page: &mut Roff) {
        for (title, topic) in topics::TOPICS.iter().filter_map(|topic| Some((topic.title?, topic))) {
            page.section(self.said(title));
            page.as_it_stands(&(topic.text)(self.program, self.lang, WIDTH));
        }
    }

    fn exit_status(&self, page: &mut Roff) {
        page.section(self.said(say::EXIT_STATUS));
        let mut own: Vec<(u8, Text)> = exit_status::of(&self.words).collect();
        if own.first().is_none_or(|(code, _)| *code != 0) {
            own.insert(0, (0, say::EXIT_0));
        }
        for (code, meaning) in own {
            page.row(&[RoffPart::Bold(code.to_string())], &[RoffPart::Plain(self.said(meaning).to_owned())]);
        }
        page.after_a_list(self.said(say::OTHER_CODES));
    }

    fn files(&self, page: &mut Roff) {
        let rows = files::of(&self.words);
        if rows.is_empty() {
            return;
        }
        page.section(self.said(say::FILES));
        for row in rows {
            page.row(&[RoffPart::Italic(row.path.to_owned())], &[RoffPart::Plain(self.said(row.meaning).to_owned())]);
        }
        if self.is_first() {
            page.after_a_list(self.said(say::MACOS));
        }
    }

    fn examples(&self, page: &mut Roff) {
        page.section(self.said(say::SECTION_EXAMPLES));
        for example in examples::of(&self.words) {
            let meaning = self.said(example.meaning).to_owned();
            page.row(&[RoffPart::Bold(example.line.to_owned())], &[RoffPart::Plain(meaning)]);
        }
    }

    /// The program's page; the pages of the commands above, beside and below.
    fn see_also(&self, page: &mut Roff) {
        let mut names = Vec::new();
        let below_this = self.command.get_subcommands().map(|inner| below(&self.words, inner.get_name()));
        let outer = self.words.rsplit_once(' ').map(|(outer, _)| outer);
        match outer.and_then(|outer| Some((outer, self.program.find_subcommand(outer)?))) {
            Some((outer, command)) => {
                names.push(outer.to_owned());
                names.extend(command.get_subcommands().map(|beside| below(outer, beside.get_name())));
            }
            None => {
                let group = GROUPS.iter().filter(|group| group.commands.contains(&self.words.as_str()));
                let there =
                    group.flat_map(|group| group.commands).filter(|name| self.program.find_subcommand(name).is_some());
                names.extend(there.map(|name| (*name).to_owned()));
            }
        }
        names.extend(below_this);
        names.retain(|name| *name != self.words);
        names.sort_unstable();
        names.dedup();
        let first = (!self.is_first()).then(|| PROGRAM.to_owned());
        let names: Vec<String> = first.into_iter().chain(names.iter().map(|words| name_of(words))).collect();
        page.section(self.said(say::SEE_ALSO));
        page.pages(&names);
    }
}

/// True for `--help` and `--version`, which every command has.
fn is_claps(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version)
}
