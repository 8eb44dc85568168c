//! Signal handling. SIGINT (Ctrl-C), SIGTERM and SIGHUP restore the terminal, delete half-written files, say
//! what was interrupted, and exit with 130: the contract has one code for all three. Calls that act were
//! recorded before they left, so no other cleanup is needed. SIGXFSZ is turned into an error of the write
//! that exceeds the file size limit, like a full disk.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::answers::restore_terminal;
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, Printer, Style, trace};
use crate::protocol::Class;
use crate::store;

/// How long what is said may take: a standard error that nobody reads must not keep the program from ending.
const PATIENCE: Duration = Duration::from_secs(1);

/// Temporary files that lie where others see them, under names that nobody else uses.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// True while a child that has the terminal takes them for itself.
static LEFT: AtomicBool = AtomicBool::new(false);
/// What an interruption now would say.
static SAID: Mutex<Said> = Mutex::new(Said { json: false, color: false, lang: Lang::En, quiet: false, call: None });

/// What an interruption now would leave on standard output.
static LEAVES: Mutex<Option<String>> = Mutex::new(None);

struct Said {
    json: bool,
    color: bool,
    lang: Lang,
    quiet: bool,
    call: Option<Box<Failure>>,
}

/// Watches for signals from now on; what is said of an interruption is said in this style.
pub fn watch(style: &Style) {
    say_by(|said| (said.json, said.color, said.lang) = (style.json, style.color, style.lang));
    // Whoever started the program may want it to go on: `nohup` ignores SIGHUP, a shell's background job SIGINT. What is
    // ignored stays so; SIGTERM means this program alone.
    if ctrlc::try_set_handler(end).is_err() {
        watch_for_termination();
    }
    // A handler, since nothing safe ignores a signal; what it notes down nobody reads.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

fn watch_for_termination() {
    let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGTERM]) else { return };
    thread::spawn(move || signals.forever().for_each(|_| end()));
}

/// Puts everything right that can be, says what was interrupted, and ends the program.
fn end() {
    if LEFT.load(Ordering::SeqCst) {
        return;
    }
    restore_terminal();
    for path in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        // What cannot be removed stays; there is nobody left to tell.
        match path.is_dir() {
            true => drop(std::fs::remove_dir(path)),
            false => drop(store::remove(path)),
        }
    }
    let (done, told) = mpsc::channel();
    thread::spawn(move || {
        // Nobody else writes the result now.
        let mut leaves = LEAVES.lock().unwrap_or_else(PoisonError::into_inner);
        tell(leaves.take());
        let _ = done.send(());
        thread::sleep(PATIENCE);
    });
    let _ = told.recv_timeout(PATIENCE);
    std::process::exit(i32::from(Class::Interrupted.exit()));
}

/// Leaves them to a child that has the terminal, as long as `with_child` takes: it ends when it wants to, and then we do.
pub fn left_to_a_child<T>(with_child: impl FnOnce() -> T) -> T {
    LEFT.store(true, Ordering::SeqCst);
    let done = with_child();
    LEFT.store(false, Ordering::SeqCst);
    done
}

/// Lets an interruption take this temporary file along, or a directory that is empty then.
pub fn takes_along(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// Another language from now on.
pub fn speak(lang: Lang) {
    say_by(|said| said.lang = lang);
}

/// An interruption is how this command ends: nothing is said of it.
pub fn is_the_end() {
    say_by(|said| said.quiet = true);
}

/// What an interruption leaves on standard output from now on. Once it has come this does not return: whoever is about to
/// write a result takes this away first, so that there are never two.
pub fn leaves(text: Option<String>) {
    *LEAVES.lock().unwrap_or_else(PoisonError::into_inner) = text;
}

/// A call that is under way, until this is dropped.
#[derive(Debug)]
pub struct UnderWay(());

/// What an interruption says while a call is under way.
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

fn tell(leaves: Option<String>) {
    let said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.quiet {
        return;
    }
    let general = || Box::new(Failure::said(Class::Interrupted, said.lang, say::INTERRUPTED, &[]));
    let failure = said.call.clone().unwrap_or_else(general);
    let style = Style { json: said.json, color: said.color, lang: said.lang, ..Style::default() };
    drop(said);
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        trace(""); // behind the prompt, and what the terminal shows of Ctrl-C
    }
    let mut printer = Printer::process(style);
    printer.failure(&failure);
    if let Some(text) = leaves {
        let _ = printer.write(&text);
    }
}
