//! `zhengxin man [DIR]`: the man pages, made from clap's definition and the tables of the help texts.

mod exit_status;
mod files;
mod page;
mod roff;

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};

use super::chinese;
use super::command_word::all_words;
use super::context::{Context, Done};
use super::topics::TOPICS;
use crate::messages::why::system;
use crate::messages::{Lang, output as say};
use crate::output::Failure;
use crate::path_text;
use crate::protocol::Class;

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// Write every page into this directory instead of printing the first
    pub dir: Option<PathBuf>,
}

/// All pages in the language `lang`: file name and text, the program's own page first. `definition` is the whole one.
pub fn pages(definition: Command, lang: Lang) -> Vec<(String, String)> {
    let mut definition = chinese::spoken(definition, lang);
    definition.build();
    let text = |page: &page::ManPage<'_>| match lang {
        Lang::En => page.text(),
        Lang::Zh => chinese::man_page(&page.text()),
    };
    page::all(&definition, lang).iter().map(|page| (format!("{}.1", page.name()), text(page))).collect()
}

/// Prints the first page of `definition`, the whole one, or writes all pages.
pub fn run(args: &ManArgs, definition: Command, context: &mut Context) -> Done {
    let lang = context.lang();
    let topics = TOPICS.iter().map(|topic| topic.name.to_owned());
    let named: Vec<String> = all_words(&definition, "").into_iter().chain(topics).collect();
    let pages = pages(definition, lang);
    let Some(dir) = &args.dir else {
        let first = pages.into_iter().next().map(|(_, text)| text).unwrap_or_default();
        return context.printer.write(&first);
    };
    refuse_a_name(dir, &named, lang)?;
    let failed = |path: &Path, error: io::Error| {
        let (path, said, reason) = (path_text::shown(path), error.to_string(), system::reason(&error));
        let values = [("path", path.as_str()), ("error", &said), ("reason", &reason)];
        Box::new(Failure::said(Class::Output, lang, say::MAN_PAGES, &values))
    };
    std::fs::create_dir_all(dir).map_err(|error| failed(dir, error))?;
    for (name, text) in pages {
        let path = dir.join(name);
        std::fs::write(&path, text).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// Refuses the name of a page, of a command or of a topic where no such directory exists: a person who types it wants to
/// read that page, as with man(1). `man` itself is the usual name of a directory of manual pages.
fn refuse_a_name(dir: &Path, named: &[String], lang: Lang) -> Done {
    let Some(name) = dir.to_str().filter(|name| !name.contains('/') && !dir.is_dir()) else { return Ok(()) };
    let page = name.strip_suffix(".1").unwrap_or(name);
    let page = page.strip_prefix("zhengxin-").unwrap_or(page);
    let meant = named.iter().find(|words| *words != "man" && words.replace(' ', "-") == page);
    let Some(words) = meant else { return Ok(()) };
    let (show, write) = (format!("zhengxin help {words}"), format!("zhengxin man ./{name}"));
    let failure = Failure::misused(lang, say::MAN_PAGE_NAMED, &[("name", name)]);
    Err(Box::new(failure.hint(say::MAN_PAGE_NAMED_HINT.fill(lang, &[("show", &show), ("write", &write)]))))
}
