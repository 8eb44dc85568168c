//! What a terminal shows while `batch run` works.

use std::process::Command;

use unicode_width::UnicodeWidthStr;

use crate::stage::{APPLIES, LEDGER, READY, Stage};
use crate::typing::{CTRL_C, Typing};

/// What ends the lines of bars: the command that clears them.
const CLEARED: &str = "\u{1b}[J";

fn slow() -> Stage {
    let stage = Stage::with(&["latency:login:700"]);
    stage.list(&[READY[0], READY[1], APPLIES[0], APPLIES[1]]);
    stage
}

/// Starts a run in a window of 40 columns.
fn typing(command: &Command) -> Typing {
    // The terminal gets its initial size before `start` returns, so the new size is set after that.
    let mut typing = Typing::start(command, "read go; stty cols 40;");
    typing.types("\n");
    typing
}

/// The lines of the screen that match, without colours.
fn lines(seen: &str, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let plain = anstream::adapter::strip_str(seen).to_string();
    plain.split(['\r', '\n']).filter(|line| is_meant(line)).map(str::to_owned).collect()
}

#[test]
fn at_a_terminal_each_state_has_a_bar_that_fits_the_window_and_the_summary_stands_alone() {
    let stage = slow();
    for (lang, ready, applied) in [("en", "ready ", "applied 2"), ("zh", "待处理 ", "已申请 2")] {
        let mut command = stage.command(&format!("run list.ndjson --ask sandbox: --jobs 1 --lang {lang}"));
        command.env("ZHENGXIN_LEDGER", format!("{lang}.ledger")).env("LC_ALL", "C.UTF-8");
        let seen = typing(&command).ends(7);
        let bars = lines(&seen, |line| line.contains(['█', '░']));
        assert!(bars.iter().any(|line| line.starts_with(ready) && line.ends_with(" 4")), "{seen}");
        assert!(bars.iter().all(|line| line.width() < 40), "{bars:?}");
        assert!(seen.contains("\u{1b}[36m█"), "{seen}");
        let rest = seen.rsplit(CLEARED).next().unwrap();
        assert!(rest.contains(applied) && !rest.contains(['█', '░']), "{rest}");
    }
}

#[test]
fn without_utf_8_and_colour_the_bars_are_plain_ascii() {
    let stage = slow();
    let mut command = stage.command("run list.ndjson --ask sandbox: --jobs 1");
    let seen = typing(command.env("LC_ALL", "C").env("NO_COLOR", "1")).ends(7);
    assert!(lines(&seen, |line| line.starts_with("ready ") && line.contains("##")).len() > 1, "{seen}");
    assert!(seen.is_ascii() && !seen.contains("\u{1b}[36m"), "{seen}");
}

#[test]
fn what_the_ask_program_prints_stays_on_the_screen_above_the_bars() {
    let stage = slow();
    stage.home.write("ask.sh", "#!/bin/sh\necho 'the modem is off' >&2\nexit 1\n");
    let script = stage.home.path().join("ask.sh");
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let mut command = stage.command("run list.ndjson --ask ./ask.sh --jobs 1");
    let seen = typing(command.env("LC_ALL", "C")).sees("the modem is off").ends(11);
    // The cursor rests above the bars, so the line takes the place of an empty one.
    let before = seen.split("the modem is off").next().unwrap();
    assert!(before.ends_with('A') || before.ends_with('\n'), "{before:?}");
}

#[test]
fn a_run_that_fails_clears_the_bars_before_the_error() {
    let stage = slow();
    let mut command = stage.command("run list.ndjson --ask sandbox: --jobs 1");
    let mut typing = typing(command.env("LC_ALL", "C"));
    typing.sees("##");
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    ledger.execute_batch("DROP TABLE intents").unwrap();
    let seen = typing.ends(12);
    let rest = seen.rsplit(CLEARED).next().unwrap();
    assert!(rest.contains("no such table: intents") && !rest.contains("##"), "{rest}");
}

#[test]
fn ctrl_c_clears_the_bars_before_it_says_that_the_run_ends() {
    let stage = slow();
    let mut command = stage.command("run list.ndjson --ask sandbox: --jobs 1");
    let mut typing = typing(command.env("LC_ALL", "C"));
    let seen = typing.sees("##").types(CTRL_C).sees("press Ctrl-C again").ends(130);
    let rest = seen.rsplit(CLEARED).next().unwrap();
    assert!(rest.contains("ending as soon as") && !rest.contains("##"), "{rest}");
}
