//! `zhengxin config edit`: opens the configuration in an editor.
//!
//! The editor gets a copy beside the file. If the copy is a valid configuration, it replaces the file. Otherwise it
//! is kept, so that the changes are not lost, and the next `config edit` opens it again.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{path, told};
use crate::cli::context::{Context, Done, Terminals};
use crate::cli::interrupt;
use crate::config::{self, ConfigError, ConfigFile};
use crate::env::PREFIX;
use crate::failure;
use crate::messages::{Lang, config as say};
use crate::output::Failure;
use crate::protocol::Class;

/// The editor of every Unix, for a person at a terminal.
const FALLBACK: &str = "vi";
/// How the copy's name ends.
const ENDS: &str = ".edited";

/// Edits the file.
pub fn run(context: &mut Context) -> Done {
    let (path, lang) = (path(context)?, context.lang());
    let old = ConfigFile::text(&path).and_then(|text| text.ok_or_else(|| ConfigError::NothingToChange(path.clone())));
    let old = old.map_err(|error| failure::config(&error, lang))?;
    let editor = editor(context)?;
    let copy = copy_of(&path);
    if copy.exists() {
        context.printer.notice(&say::GOES_ON.fill(lang, &[("kept", &copy.display().to_string())]));
    } else {
        config::replace(&copy, &old).map_err(|error| failure::config(&error, lang))?;
    }
    edit(&editor, &copy, context).map_err(|()| {
        remove_unless_changed(&copy, &old);
        let values = [("editor", editor.as_str()), ("path", &path.display().to_string())];
        Box::new(Failure::said(Class::Config, lang, say::EDITOR_FAILED, &values))
    })?;
    let new = accepted(&copy).map_err(|error| kept(&error, &path, &copy, lang))?;
    if new == old {
        remove_unless_changed(&copy, &old);
        return told(&path, say::UNCHANGED, context);
    }
    config::replace(&path, &new).map_err(|error| kept(&error, &path, &copy, lang))?;
    // A copy that cannot be removed does no harm: it is private and equals the file.
    let _ = fs::remove_file(&copy);
    told(&path, say::WRITTEN, context)
}

fn copy_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ENDS);
    name.into()
}

/// The editor's command line.
fn editor(context: &Context) -> Result<String, Box<Failure>> {
    let lang = context.lang();
    let named = |name| context.env.get(name).map_err(|error| failure::environment(&error, lang));
    match named("VISUAL")?.or(named("EDITOR")?) {
        Some(editor) => Ok(editor.to_owned()),
        None if !context.global.no_input && Terminals::of_the_process().interactive => Ok(FALLBACK.to_owned()),
        None => Err(Box::new(Failure::said(Class::Config, lang, say::NO_EDITOR, &[]))),
    }
}

/// Waits for the editor. As in git, it may be a command line.
fn edit(editor: &str, copy: &Path, context: &Context) -> Result<(), ()> {
    let mut line = OsString::from(editor);
    line.push(" \"$@\"");
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(line).arg(editor).arg(copy);
    // The editor must not get the program's variables, which may hold secrets.
    for (name, _) in context.env.iter().filter(|(name, _)| name.to_string_lossy().starts_with(PREFIX)) {
        command.env_remove(name);
    }
    // While the editor runs, Ctrl-C is for the editor.
    let status = interrupt::left_to_a_child(|| command.status());
    if status.is_ok_and(|status| status.success()) { Ok(()) } else { Err(()) }
}

/// The copy's text, if every command would accept it.
fn accepted(copy: &Path) -> Result<String, ConfigError> {
    let text = ConfigFile::text(copy)?.ok_or_else(|| ConfigError::NothingToChange(copy.to_owned()))?;
    match ConfigFile::parse(copy, &text)?.first_problem() {
        Some(problem) => Err(problem),
        None => Ok(text),
    }
}

fn kept(error: &ConfigError, path: &Path, copy: &Path, lang: Lang) -> Box<Failure> {
    let values = [("path", path.display().to_string()), ("kept", copy.display().to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Box::new(failure::config(error, lang).hint(say::NOT_ACCEPTED.fill(lang, &values)))
}

fn remove_unless_changed(copy: &Path, old: &str) {
    if fs::read_to_string(copy).is_ok_and(|text| text == old) {
        let _ = fs::remove_file(copy);
    }
}
