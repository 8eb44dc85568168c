//! Memory with passwords is never written to disk, however the process ends.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};

use crate::support::applicant::Applicant;
use crate::support::process::{Served, until};

/// A login in flight with a password in the environment, started without a limit on core size.
fn login(served: &Served, applicant: &Applicant) -> Child {
    let own = applicant.command("login");
    let words: Vec<_> = own.get_args().map(|word| shell_words::quote(word.to_str().unwrap()).into_owned()).collect();
    let script = format!("ulimit -c unlimited; exec {} {}", own.get_program().display(), words.join(" "));
    let mut shell = Command::new("bash");
    shell.args(["-c", &script]).env_clear().current_dir(applicant.home.path()).stdin(Stdio::null());
    for (name, value) in own.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let process = shell.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    until("the login has arrived", || served.calls("login") == 1);
    process
}

#[test]
fn a_process_that_a_signal_ends_leaves_no_core() {
    for signal in [rustix::process::Signal::ABORT, rustix::process::Signal::QUIT] {
        let served = Served::with(&["latency:login:5000"]);
        let applicant = Applicant::new(&served, "applies by credit card");
        let mut process = login(&served, &applicant);
        let limits = fs::read_to_string(format!("/proc/{}/limits", process.id())).unwrap();
        let cores = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(cores.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{cores}");
        rustix::process::kill_process(rustix::process::Pid::from_child(&process), signal).unwrap();
        let status = process.wait().unwrap();
        assert_eq!(status.signal(), Some(signal.as_raw()));
        assert!(!status.core_dumped());
    }
}
