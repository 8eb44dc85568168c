//! `zhengxin man [DIR]`: the man pages, made from the one definition of the command line.

use std::io;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::args::Cli;
use super::context::{Context, Done};
use crate::output::Failure;
use crate::protocol::Class;

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// Write every page into this directory instead of printing the first
    pub dir: Option<PathBuf>,
}

/// Every page: its file name and its text.
pub fn pages() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = Cli::command();
    root.build();
    let mut pages = Vec::new();
    page("zhengxin", &root, &mut pages)?;
    Ok(pages)
}

fn page(name: &str, command: &Command, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    let own = command.clone().name(name.to_owned()).version(env!("CARGO_PKG_VERSION"));
    let mut text = Vec::new();
    // No date and no source but the version, so that the pages change only with the command line.
    Man::new(own).title(name.to_uppercase()).date("").render(&mut text)?;
    if name == "zhengxin" {
        text.extend(super::help::man_sections().into_bytes());
    }
    pages.push((format!("{name}.1"), text));
    for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
        page(&format!("{name}-{}", child.get_name()), child, pages)?;
    }
    Ok(())
}

/// Prints the first page, or writes all.
pub fn run(args: &ManArgs, context: &mut Context) -> Done {
    let failed = |error: io::Error| Box::new(Failure::new(Class::Output, format!("man pages: {error}")));
    let pages = pages().map_err(failed)?;
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
