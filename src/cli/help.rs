//! `zhengxin help TOPIC`: the contract's tables as in the man page, and the help of commands.

use clap::{Args, Command};

use super::context::{Context, Done};
use super::fitted::fitted;
use super::help_width::{help_columns, topic_columns};
use super::{chinese, topics};
use crate::messages::{Lang, mistakes, usage as say};
use crate::nearest::nearest;
use crate::output::Failure;

/// Arguments of `help`.
#[derive(Args, Debug)]
pub struct HelpArgs {
    /// A topic (options, environment, exit-codes, values, ask, faults) or a command's words
    #[arg(value_name = "TOPIC|COMMAND")]
    pub words: Vec<String>,
}

/// The whole definition in a language.
type Definition = fn(Lang) -> Command;

/// Prints a topic, or the help of a command. `worded` has texts in the language only, `spoken` also the shape of help texts.
pub fn run(args: &HelpArgs, worded: Definition, spoken: Definition, context: &mut Context) -> Done {
    let lang = context.lang();
    if let [word] = args.words.as_slice()
        && let Some(topic) = topics::TOPICS.iter().find(|topic| topic.name == word)
    {
        return context.printer.write(&(topic.text)(&worded(lang), lang, topic_columns(&context.env)));
    }
    if let [word, extra, ..] = args.words.as_slice()
        && topics::TOPICS.iter().any(|topic| topic.name == word)
    {
        return Err(Failure::misused(lang, mistakes::ONE_TOO_MANY, &[("what", extra)]));
    }
    let mut command = spoken(lang);
    command.build();
    let mut found = &mut command;
    for word in &args.words {
        if !found.has_subcommands() {
            return Err(Failure::misused(lang, mistakes::ONE_TOO_MANY, &[("what", word)]));
        }
        if found.find_subcommand(word).is_none() {
            return Err(no_such(word, found, lang));
        }
        match found.find_subcommand_mut(word) {
            Some(inner) => found = inner,
            None => return Ok(()),
        }
    }
    let help = found.render_long_help();
    let text = if context.printer.style().color { help.ansi().to_string() } else { help.to_string() };
    let columns = help_columns(&context.env);
    match lang {
        Lang::En => context.printer.write(&fitted(&text, columns)),
        Lang::Zh => context.printer.write(&chinese::page(&text, columns)),
    }
}

fn no_such(word: &str, command: &Command, lang: Lang) -> Box<Failure> {
    let known = command.get_subcommands().map(Command::get_name).chain(topics::TOPICS.iter().map(|topic| topic.name));
    let names: Vec<&str> = known.collect();
    let mut failure = Failure::misused(lang, say::NO_SUCH_TOPIC, &[("word", word)]);
    let near = nearest(word, names.iter().copied());
    failure.hint = near.map(|near| say::DID_YOU_MEAN.fill(lang, &[("nearest", near)]));
    failure
}
