//! `export` into streams that close early, are full, or are a terminal.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use expectrl::{Expect, Regex};

use crate::reports::{CARD, home, report};
use crate::support::cli::Zhengxin;

#[test]
fn a_closed_reader_ends_the_export_quietly() {
    let home = home(&[("a.json", &[CARD; 2_000])]);
    for format in ["json", "ndjson", "csv"] {
        let mut child = home.command().args(["export", "a.json", "--format", format]).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()), "{format}");
    }
}

#[test]
fn a_full_disk_is_reported() {
    let home = home(&[("a.json", &[CARD; 2_000])]);
    for format in ["json", "ndjson", "csv"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = home.command();
        let ended = command.args(["export", "a.json", "--format", format]).stdout(Stdio::from(full)).output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{format}");
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("No space left on device"), "{said}");
    }
}

/// Runs `export` on a terminal with `times` times 400 reports, and writes the rows to a file.
fn export(home: &Zhengxin, times: usize, options: &str) -> expectrl::session::OsSession {
    let (program, files) = (env!("CARGO_BIN_EXE_zhengxin"), "d ".repeat(times));
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(format!("{program} export {files} {options} > rows; echo ended=$?"));
    shell.current_dir(home.path("")).env_clear().env("HOME", home.path("")).env("TERM", "xterm");
    let mut terminal = expectrl::Session::spawn(shell).unwrap();
    terminal.set_expect_timeout(Some(Duration::from_secs(60)));
    terminal
}

#[test]
fn a_progress_bar_is_shown_on_a_terminal_if_reading_takes_long() {
    let home = home(&[]);
    for number in 0..400 {
        home.file(&format!("d/{number}.json"), &report(&[CARD; 20]).to_string());
    }
    let begun = Instant::now();
    // More reports than the test waits for: it closes the terminal once it has seen a bar.
    let mut seen = export(&home, 100, "");
    seen.expect(Regex("[0-9]+/[0-9]+  ")).unwrap();
    assert!(begun.elapsed() >= Duration::from_secs(1));
    drop(seen);
    let quiet = export(&home, 10, "--quiet").expect("ended=0").unwrap().before().to_vec();
    assert!(quiet.is_empty(), "{}", String::from_utf8_lossy(&quiet));
}
