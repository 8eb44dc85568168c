//! `zhengxin man [DIR]`: the man pages, made from clap's definition and the tables of the help texts.

mod exit_status;
mod files;
mod page;
mod roff;

use std::io;
use std::path::PathBuf;

use clap::{Args, Command};

use super::chinese;
use super::context::{Context, Done};
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
    let pages = pages(definition, lang);
    let Some(dir) = &args.dir else {
        let first = pages.into_iter().next().map(|(_, text)| text).unwrap_or_default();
        return context.printer.write(&first);
    };
    let failed = |error: io::Error| {
        let (said, reason) = (error.to_string(), system::reason(&error));
        Box::new(Failure::said(Class::Output, lang, say::MAN_PAGES, &[("error", &said), ("reason", &reason)]))
    };
    std::fs::create_dir_all(dir).map_err(failed)?;
    for (name, text) in pages {
        std::fs::write(dir.join(name), text).map_err(failed)?;
    }
    Ok(())
}
