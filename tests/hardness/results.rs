//! Delivery of results: a report is never lost, an unwritable result is an error, a reader that has gone away
//! is not.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::process::{Command, Stdio};

use crate::support::applicant::Applicant;
use crate::support::process::{Home, Run, Served, files, program, until};

/// An applicant with a report ready to fetch, and a directory for it.
fn ready() -> (Served, Applicant) {
    let served = Served::start();
    let applicant = Applicant::new(&served, "the report is ready");
    applicant.walk(&["login", "report-info"]);
    fs::create_dir(applicant.home.path().join("reports")).unwrap();
    (served, applicant)
}

#[test]
fn a_saved_report_is_the_data_as_received_and_private() {
    let (_served, applicant) = ready();
    let shown = applicant.run("report --save reports/r.json --json").exits(0).json();
    let path = applicant.home.path().join("reports/r.json");
    let saved: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(saved, shown["data"]);
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    assert_eq!(files(&applicant.home.path().join("reports")).len(), 1, "no temporary file stays");
}

#[test]
fn an_existing_file_is_wrong_usage_before_anything_is_sent() {
    let (served, applicant) = ready();
    let path = applicant.home.write("reports/r.json", "precious");
    applicant.run("report --save reports/r.json --json").exits(2).error();
    assert_eq!(fs::read(&path).unwrap(), b"precious");
    assert_eq!(served.calls("viewReport"), 0);
    applicant.run("report --save reports/r.json --force").exits(0);
    assert_ne!(fs::read(&path).unwrap(), b"precious");
}

#[test]
fn a_directory_or_a_device_is_never_replaced() {
    let (served, applicant) = ready();
    let pipe = applicant.home.path().join("reports/pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for place in ["reports", "reports/pipe"] {
        applicant.run(&format!("report --save {place} --force --json")).exits(2).error();
    }
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    assert_eq!(served.calls("viewReport"), 0);
}

#[test]
fn a_directory_that_cannot_be_written_is_told_before_anything_is_sent() {
    let (served, applicant) = ready();
    let error = applicant.run("report --save /proc/none/r.json --json").exits(1).error();
    assert!(error["msg"].as_str().unwrap().contains("/proc/none/r.json"), "{error}");
    assert_eq!(served.calls("viewReport"), 0);
}

#[test]
fn a_refused_report_leaves_no_file() {
    let (_served, applicant) = ready();
    applicant.run("report --save reports/r.json --message-code wrong1").exits(5);
    assert!(files(&applicant.home.path().join("reports")).is_empty());
}

#[test]
fn a_report_for_which_the_disk_is_full_goes_to_standard_output() {
    let (_served, applicant) = ready();
    let report = applicant.command("report --save reports/r.json --json");
    // No file may grow. To a process this is like a full disk, except that it also gets a signal.
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "ulimit -f 0; exec \"$@\"", "sh", program()]).args(report.get_args());
    shell.env_clear().envs(report.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = shell.current_dir(applicant.home.path()).stdin(Stdio::null()).output().unwrap();
    let run = Run::of(output).exits(1);
    assert_eq!(run.json()["loginName"], applicant.person["login_name"], "{run:?}");
    let error: serde_json::Value = serde_json::from_str(run.err.lines().last().unwrap()).unwrap();
    assert!(error["error"]["msg"].as_str().unwrap().contains("reports/r.json"), "{run:?}");
    assert!(files(&applicant.home.path().join("reports")).is_empty());
}

#[test]
fn a_file_that_appears_meanwhile_is_not_replaced() {
    let served = Served::with(&["latency:viewReport:500"]);
    let applicant = Applicant::new(&served, "the report is ready");
    applicant.walk(&["login", "report-info"]);
    let process = applicant.command("report --save r.json --json").spawn().unwrap();
    crate::support::process::until("the call has arrived", || served.calls("viewReport") == 1);
    let path = applicant.home.write("r.json", "precious");
    let run = Run::of(process.wait_with_output().unwrap()).exits(1);
    assert_eq!(run.json()["loginName"], applicant.person["login_name"]);
    assert_eq!(fs::read(path).unwrap(), b"precious");
}

#[test]
fn standard_output_that_cannot_be_written_is_exit_1_and_one_line() {
    let home = Home::new();
    for command in [
        "codes",
        "codes --json",
        "status",
        "help exit-codes",
        "completions bash",
        "man",
        "demo",
        "sandbox people",
        "--help",
        "--version",
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = Run::of(home.command(&format!("{command} --gateway sandbox:")).stdout(full).output().unwrap());
        assert_eq!(run.code, Some(1), "{command}: {run:?}");
        assert_eq!(run.err.lines().filter(|line| line.contains("standard output")).count(), 1, "{command}: {run:?}");
    }
}

#[test]
fn a_reader_that_has_gone_ends_the_program_quietly() {
    let home = Home::new();
    for command in
        ["codes", "codes --json", "sandbox people --json", "man", "completions zsh", "demo", "--help", "capabilities"]
    {
        let mut process = home.command(command).spawn().unwrap();
        drop(process.stdout.take());
        let mut err = String::new();
        process.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((process.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn a_process_killed_while_it_waits_for_the_report_leaves_nothing_of_it() {
    let (served, applicant) = ready();
    served.put_faults(&["latency:viewReport:5000"]);
    let mut process = applicant.command("report --save reports/r.json").spawn().unwrap();
    until("the report is asked for", || served.calls("viewReport") == 1);
    process.kill().unwrap(); // SIGKILL
    process.wait().unwrap();
    let reports = applicant.home.path().join("reports");
    // On a file system without unnamed files the next report takes it away.
    served.put_faults(&[]);
    let left = files(&reports).len();
    applicant.run("report --save reports/r.json").exits(0);
    assert_eq!(files(&reports), [reports.join("r.json")]);
    assert!(left == 0 || !cfg!(target_os = "linux"), "{left} files were left");
}
