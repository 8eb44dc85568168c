//! Signal handling. SIGINT (Ctrl-C), SIGTERM and SIGHUP restore the terminal, delete half-written files, say what was
//! interrupted, and exit with 130: the contract has one code for all three. Calls that act were recorded before they
//! were sent, so no other cleanup is needed. SIGXFSZ is turned into an error of the write that exceeds the file size
//! limit, like a full disk.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::answers::{end_programs, restore_terminal};
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, Printer, Style, trace};
use crate::protocol::Class;
use crate::store::{self, Draft, SystemDisk};

/// The time limit of the last message. If standard error blocks, the program must still end.
const PATIENCE: Duration = Duration::from_secs(1);

/// Temporary files in directories of the user, under unique names.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// True while a child process has the terminal and receives the signals.
static LEFT: AtomicBool = AtomicBool::new(false);
/// The message for an interruption at this point.
static SAID: Mutex<Said> = Mutex::new(Said {
    json: false,
    color: false,
    lang: Lang::En,
    notices: true,
    quiet: false,
    call: None,
    resumes: None,
});

/// Called at the first interruption if calls in flight are to be finished. The second one ends the program at once.
static FINISHES: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Called before an interruption ends the program.
static LAST_ACT: Mutex<Option<LastAct>> = Mutex::new(None);

/// What a command does before an interruption ends it.
type LastAct = Box<dyn FnOnce() + Send>;

/// What an interruption leaves at this point.
static LEAVES: Mutex<Leaving> = Mutex::new(Leaving { printed: None, files: Vec::new() });

/// What an interruption leaves of a result.
#[derive(Debug, Default)]
pub struct Leaving {
    /// Printed on standard output.
    pub printed: Option<String>,
    /// Written into these files, replacing older ones.
    pub files: Vec<(PathBuf, String)>,
}

struct Said {
    json: bool,
    color: bool,
    lang: Lang,
    /// True if remarks are printed.
    notices: bool,
    quiet: bool,
    call: Option<Box<Failure>>,
    /// The command that resumes what is interrupted between two calls.
    resumes: Option<String>,
}

/// Starts watching for signals. Messages about an interruption use this style.
pub fn watch(style: &Style) {
    say_by(|said| (said.json, said.color, said.lang) = (style.json, style.color, style.lang));
    say_by(|said| said.notices = style.shows_notices());
    // The parent may want this program to go on: `nohup` ignores SIGHUP, background jobs ignore SIGINT.
    // Ignored signals stay ignored. SIGTERM is always handled, because it is sent to this program alone.
    if ctrlc::try_set_handler(end).is_err() {
        watch_for_termination();
    }
    // Registers a flag that no code reads, because there is no safe way to ignore a signal.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

fn watch_for_termination() {
    let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGTERM]) else { return };
    thread::spawn(move || signals.forever().for_each(|_| end()));
}

/// Cleans up, reports what was interrupted, and exits.
fn end() {
    if LEFT.load(Ordering::SeqCst) {
        return;
    }
    end_programs();
    if let Some(finish) = FINISHES.lock().unwrap_or_else(PoisonError::into_inner).take() {
        finish();
        return tell_of_the_calls_in_flight();
    }
    restore_terminal();
    if let Some(act) = LAST_ACT.lock().unwrap_or_else(PoisonError::into_inner).take() {
        within_patience(act);
    }
    for path in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        // Leave files that cannot be removed: it is too late to report them.
        match path.is_dir() {
            true => drop(std::fs::remove_dir(path)),
            false => drop(store::remove(&SystemDisk, path)),
        }
    }
    within_patience(|| {
        // Keep the lock, so that no other thread writes a result now.
        let mut leaves = LEAVES.lock().unwrap_or_else(PoisonError::into_inner);
        tell(std::mem::take(&mut *leaves));
        std::mem::forget(leaves);
    });
    std::process::exit(i32::from(Class::Interrupted.exit()));
}

/// Does something on another thread, and waits for it no longer than [`PATIENCE`].
fn within_patience(act: impl FnOnce() + Send + 'static) {
    let (done, told) = mpsc::channel();
    thread::spawn(move || {
        act();
        let _ = done.send(());
    });
    let _ = told.recv_timeout(PATIENCE);
}

/// Says after the first interruption that the command is going to end, and what a second one does.
fn tell_of_the_calls_in_flight() {
    let (lang, notices) = {
        let said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
        (said.lang, said.notices)
    };
    if notices {
        trace(say::FINISHES.get(lang));
    }
}

/// Leaves signals to a child that has the terminal, while `with_child` runs. The child decides when to end,
/// and this program ends after it.
pub fn left_to_a_child<T>(with_child: impl FnOnce() -> T) -> T {
    LEFT.store(true, Ordering::SeqCst);
    let done = with_child();
    LEFT.store(false, Ordering::SeqCst);
    done
}

/// Registers a temporary file, or a then empty directory, for removal by an interruption.
pub fn takes_along(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// Sets the language.
pub fn speak(lang: Lang) {
    say_by(|said| said.lang = lang);
}

/// Declares that an interruption is this command's normal end, so that it is not reported.
pub fn is_the_end() {
    say_by(|said| said.quiet = true);
}

/// Sets what an interruption leaves of a result. After an interruption this function does not return. So a
/// caller that is about to deliver a result clears this first, and there are never two results.
pub fn leaves(leaving: Leaving) {
    *LEAVES.lock().unwrap_or_else(PoisonError::into_inner) = leaving;
}

/// Lets the first interruption end the command by itself, once the calls in flight are finished.
#[cfg(feature = "batch")]
pub fn finishes(finish: impl Fn() + Send + 'static) {
    *FINISHES.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(finish));
}

/// Sets what an interruption does before it ends the program. It has a second for that.
#[cfg(feature = "batch")]
pub fn before_the_end(act: impl FnOnce() + Send + 'static) {
    *LAST_ACT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
}

/// Sets the command that resumes this one. An interruption at a prompt or between two calls names it.
pub fn resumes(command: &str) {
    say_by(|said| said.resumes = Some(command.to_owned()));
}

/// Marks a call as in flight until dropped.
#[derive(Debug)]
pub struct UnderWay(());

/// Sets the message for an interruption while a call is in flight.
pub fn during(call: Box<Failure>) -> UnderWay {
    say_by(|said| said.call = Some(call));
    UnderWay(())
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        say_by(|said| said.call = None);
    }
}

fn say_by(change: impl FnOnce(&mut Said)) {
    change(&mut SAID.lock().unwrap_or_else(PoisonError::into_inner));
}

fn tell(leaves: Leaving) {
    for (path, text) in &leaves.files {
        // Too late to report it.
        let _ = Draft::beside(path).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.appear(true)
        });
    }
    let said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.quiet {
        return;
    }
    let general = || {
        let failure = Failure::said(Class::Interrupted, said.lang, say::INTERRUPTED, &[]);
        Box::new(match &said.resumes {
            Some(command) => {
                let mut failure = failure.hint(say::RESUMES.get(said.lang));
                failure.next_step = Some(command.clone());
                failure
            }
            None => failure,
        })
    };
    let failure = said.call.clone().unwrap_or_else(general);
    let style = Style { json: said.json, color: said.color, lang: said.lang, ..Style::default() };
    drop(said);
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        trace(""); // behind the prompt, and what the terminal shows of Ctrl-C
    }
    let mut printer = Printer::process(style);
    printer.failure(&failure);
    if let Some(text) = leaves.printed {
        let _ = printer.write(&text);
    }
}
