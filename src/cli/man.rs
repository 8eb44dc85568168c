//! `zhengxin man [DIR]`: the man pages, generated from the clap definition.

use std::io;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, Command};
use clap_mangen::Man;

use super::context::{Context, Done};
use super::{chinese, topics};
use crate::messages::why::system;
use crate::messages::{Lang, output as say};
use crate::output::Failure;
use crate::protocol::Class;

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// Write every page into this directory instead of printing the first
    pub dir: Option<PathBuf>,
}

/// All pages of `root`, the whole definition: file name and text.
pub fn pages(root: Command, lang: Lang) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = chinese::spoken(root, lang);
    root.build();
    let mut pages = Vec::new();
    page(ROOT, &root, lang, &mut pages)?;
    if lang == Lang::Zh {
        pages.iter_mut().for_each(|(_, text)| *text = chinese::man_page(text).into_bytes());
    }
    Ok(pages)
}

/// The name of the first page.
const ROOT: &str = "zhengxin";

fn is_everywhere(arg: &Arg) -> bool {
    arg.is_global_set() || matches!(arg.get_action(), ArgAction::Help | ArgAction::Version)
}

fn section(title: &str, body: &str, text: &mut Vec<u8>) {
    text.extend(format!(".SH \"{title}\"\n{}", lines(body)).into_bytes());
}

/// A preformatted text, line by line.
fn lines(text: &str) -> String {
    format!(".nf\n{}.fi\n", text.lines().map(escaped).collect::<String>())
}

/// A line as roff.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
    format!("{guard}{line}\n")
}

fn page(name: &str, command: &Command, lang: Lang, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    let first = name == ROOT;
    let own = command.clone().name(name.to_owned()).version(env!("CARGO_PKG_VERSION"));
    // List global options once, on the first page.
    let own = own.mut_args(|arg| if !first && is_everywhere(&arg) { arg.hide(true) } else { arg });
    let usage = command.clone().render_usage().to_string();
    let has_options = own.get_arguments().any(|arg| !arg.is_hide_set());
    let has_commands = own.has_subcommands();
    // No date: the pages change only with the command line and the version.
    let man = Man::new(own).title(name.to_uppercase()).date("");
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    section("SYNOPSIS", usage.trim_start_matches("Usage:").trim(), &mut text);
    man.render_description_section(&mut text)?;
    if let Some(more) = command.get_after_long_help().or_else(|| command.get_after_help()) {
        text.extend(format!(".PP\n{}", lines(&more.to_string())).into_bytes());
    }
    if has_options {
        man.render_options_section(&mut text)?;
    }
    if has_commands {
        man.render_subcommands_section(&mut text)?;
    }
    if first {
        text.extend(topic_sections(lang).into_bytes());
    } else {
        section("SEE ALSO", say::SEE_ALSO.get(lang), &mut text);
    }
    pages.push((format!("{name}.1"), text));
    for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
        page(&format!("{name}-{}", child.get_name()), child, lang, pages)?;
    }
    Ok(())
}

/// The help topics as sections of the man page.
fn topic_sections(lang: Lang) -> String {
    let mut text = String::new();
    for topic in &topics::TOPICS {
        text.push_str(&format!(".SH {}\n.nf\n", topic.title));
        text.extend((topic.text)(lang).lines().map(escaped));
        text.push_str(".fi\n");
    }
    text
}

/// Prints the first page of `root`, the whole definition, or writes all pages.
pub fn run(args: &ManArgs, root: Command, context: &mut Context) -> Done {
    let lang = context.lang();
    let failed = |error: io::Error| {
        let (said, reason) = (error.to_string(), system::reason(&error));
        Box::new(Failure::said(Class::Output, lang, say::MAN_PAGES, &[("error", &said), ("reason", &reason)]))
    };
    let pages = pages(root, lang).map_err(failed)?;
    let Some(dir) = &args.dir else {
        let first = pages.into_iter().next().map(|(_, text)| text).unwrap_or_default();
        return context.printer.write(&String::from_utf8_lossy(&first));
    };
    std::fs::create_dir_all(dir).map_err(failed)?;
    for (name, text) in pages {
        std::fs::write(dir.join(name), text).map_err(failed)?;
    }
    Ok(())
}
