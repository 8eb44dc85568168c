//! Holds the terminal in key-by-key mode while a prompt is open, and restores the previous mode afterwards.
//!
//! A line or a choice is read key by key. `console` returns to line mode between two keys. In line mode the terminal
//! would echo pasted text and keys typed ahead a second time, and would hold them back until Enter. So the mode is held
//! until the prompt ends. Ctrl-C and Ctrl-Z remain signals.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::sync::{Mutex, PoisonError};

use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

/// The terminal's mode before the open prompt.
static BEFORE: Mutex<Option<(Device, Termios)>> = Mutex::new(None);

/// The device through which a prompt reads the terminal.
#[derive(Clone, Copy, Debug)]
enum Device {
    StandardInput,
    ControllingTerminal,
}

/// Guard that restores the terminal's mode on drop.
pub(super) struct Held(());

impl Held {
    /// Remembers the mode for a prompt of `rpassword`, which changes the mode of the controlling terminal itself.
    pub(super) fn by_itself() -> Self {
        let tty = tty().and_then(|tty| tcgetattr(&tty).ok());
        remember(tty.map(|before| (Device::ControllingTerminal, before)));
        Self(())
    }

    /// Makes standard input deliver each key at once, without echo.
    pub(super) fn key_by_key() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut mode = before.clone();
        mode.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ECHONL | LocalModes::IEXTEN;
        (mode.special_codes[SpecialCodeIndex::VMIN], mode.special_codes[SpecialCodeIndex::VTIME]) = (1, 0);
        remember(Some((Device::StandardInput, before)));
        let held = Self(());
        tcsetattr(io::stdin(), OptionalActions::Now, &mode)?;
        Ok(held)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the mode from before the open prompt, if one is open.
pub(super) fn restore() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    match before {
        Some((Device::StandardInput, mode)) => set(io::stdin(), &mode),
        Some((Device::ControllingTerminal, mode)) => drop(tty().map(|tty| set(tty, &mode))),
        None => {}
    }
}

/// Ignores errors: a closed terminal has no mode to restore.
fn set(terminal: impl AsFd, mode: &Termios) {
    let _ = tcsetattr(terminal, OptionalActions::Now, mode);
}

fn remember(before: Option<(Device, Termios)>) {
    *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = before;
}

fn tty() -> Option<File> {
    File::open("/dev/tty").ok()
}
