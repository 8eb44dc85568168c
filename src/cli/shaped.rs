//! The shape of the help texts: which sections they have, and in which order.
//!
//! clap's definition says what each argument is. This file decides what a help text shows of it: the program's help
//! lists the commands in groups, a command's help shows its own options and its examples, and only `help options`
//! shows the options of every command. Texts of arguments and commands are not changed here, so a translation must be
//! applied before.

use clap::builder::styling::Style;
use clap::{Arg, ArgAction, Command};

use super::command_word::below;
use super::groups::GROUPS;
use super::options_topic::spelled;
use super::wrapped::padded;
use super::{examples, topics};
use crate::messages::{Lang, help as say};

/// The whole definition, with help texts in the language `lang` and in the program's shape.
pub fn shaped(definition: Command, lang: Lang) -> Command {
    let definition = definition.mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    shape(definition, "", lang)
}

/// A command with everything that `--help` and the man page show besides its one line and its arguments.
pub fn described(command: Command, words: &str, lang: Lang) -> Command {
    match words {
        "completions" => command.after_long_help(say::INSTALL_COMPLETIONS.get(lang)),
        "run" => {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            command.long_about(format!("{about}\n\n{}", say::RUN_RESUMES.get(lang)))
        }
        _ => command,
    }
}

fn shape(command: Command, words: &str, lang: Lang) -> Command {
    let command = command.mut_subcommands(|inner| {
        let words = below(words, inner.get_name());
        shape(inner, &words, lang)
    });
    let paint = Paint::of(&command);
    if words.is_empty() {
        let (groups, more) = (paint.groups(&command, lang), paint.more(lang));
        let options = paint.heading(say::OPTIONS.get(lang));
        let usage = paint.heading(say::USAGE.get(lang));
        // The lists stand in the template, because clap would break their rows without an indent.
        let lists = format!("{groups}{options}\n{{options}}{{after-help}}\n\n{more}");
        return command
            .override_usage("zhengxin [OPTIONS] <COMMAND>")
            .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{lists}"))
            .after_long_help(paint.examples(words, lang).trim_end().to_owned());
    }
    let command = described(command, words, lang);
    let (short, long) = (paint.after(&command, words, false, lang), paint.after(&command, words, true, lang));
    let template = paint.template(&command, lang);
    let command = match plain_usage(&command, words) {
        Some(usage) => command.override_usage(usage),
        None => command,
    };
    command.help_template(template).after_help(short).after_long_help(long)
}

/// The usage of a command without options of its own, or with required ones only. clap would not mention that it
/// takes the options of every command.
fn plain_usage(command: &Command, words: &str) -> Option<String> {
    let own: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_global_set() && !arg.is_positional()).collect();
    if own.iter().any(|arg| !arg.is_required_set()) {
        return None;
    }
    let mut usage = format!("zhengxin {words} [OPTIONS]");
    own.iter().for_each(|arg| usage += &format!(" {}", spelled(arg).trim_start()));
    for arg in command.get_positionals() {
        let name =
            arg.get_value_names().unwrap_or_default().iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ");
        let many = if matches!(arg.get_action(), ArgAction::Append) { "..." } else { "" };
        usage += &if arg.is_required_set() { format!(" <{name}>{many}") } else { format!(" [{name}]{many}") };
    }
    if command.has_subcommands() {
        usage.push_str(" <COMMAND>");
    }
    Some(usage)
}

/// The styles of clap's own headings and literals.
struct Paint {
    header: Style,
    literal: Style,
}

impl Paint {
    fn of(command: &Command) -> Self {
        let styles = command.get_styles();
        Self { header: *styles.get_header(), literal: *styles.get_literal() }
    }

    fn heading(&self, title: &str) -> String {
        let header = self.header;
        format!("{header}{title}{header:#}")
    }

    /// A row of a list: a word and its meaning.
    fn row(&self, word: &str, width: usize, meaning: &str) -> String {
        let literal = self.literal;
        format!("  {literal}{}{literal:#}  {meaning}\n", padded(word, width))
    }

    /// The sections of a command's help, without those that it does not have.
    fn template(&self, command: &Command, lang: Lang) -> String {
        let mut template = format!("{{about-with-newline}}\n{} {{usage}}", self.heading(say::USAGE.get(lang)));
        let sections = [
            (command.has_subcommands(), say::COMMANDS, "{subcommands}"),
            (command.get_positionals().next().is_some(), say::ARGUMENTS, "{positionals}"),
            (true, say::OPTIONS, "{options}"),
        ];
        for (_, title, section) in sections.into_iter().filter(|(has, ..)| *has) {
            template += &format!("\n\n{}\n{section}", self.heading(title.get(lang)));
        }
        template + "{after-help}"
    }

    /// The text after a command's options: its examples, in the long help its own text, and where to find the other
    /// options.
    fn after(&self, command: &Command, words: &str, long: bool, lang: Lang) -> String {
        let mut text = self.examples(words, lang);
        if let Some(own) = command.get_after_long_help().filter(|_| long).or_else(|| command.get_after_help()) {
            text += &format!("{}\n\n", own.ansi().to_string().trim_end());
        }
        text + say::OPTIONS_ELSEWHERE.get(lang)
    }

    fn examples(&self, words: &str, lang: Lang) -> String {
        let mut text = format!("{}\n", self.heading(say::EXAMPLES.get(lang)));
        for example in examples::of(words) {
            let literal = self.literal;
            text += &format!("  # {}\n  {literal}{}{literal:#}\n\n", example.meaning.get(lang), example.line);
        }
        text
    }

    /// The commands of the program in their groups.
    fn groups(&self, program: &Command, lang: Lang) -> String {
        let width = program.get_subcommands().map(|command| command.get_name().len()).max().unwrap_or_default();
        let mut text = String::new();
        for group in &GROUPS {
            text += &format!("{}\n", self.heading(&format!("{}:", group.title.get(lang))));
            for name in group.commands {
                // `batch` is not in every build.
                let Some(command) = program.find_subcommand(name) else { continue };
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                text += &self.row(name, width, &about);
            }
            text.push('\n');
        }
        text
    }

    /// The topics of `help`.
    fn more(&self, lang: Lang) -> String {
        let topics = topics::TOPICS.iter().map(|topic| (topic.name, topic.about));
        let rows: Vec<_> = [("COMMAND", say::OF_A_COMMAND)].into_iter().chain(topics).collect();
        let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        let mut text = format!("{}\n", self.heading(say::MORE.get(lang)));
        for (name, about) in rows {
            text += &self.row(&format!("zhengxin help {name}"), width + "zhengxin help ".len(), about.get(lang));
        }
        text.trim_end().to_owned()
    }
}

#[cfg(test)]
#[path = "shaped_tests.rs"]
mod tests;
