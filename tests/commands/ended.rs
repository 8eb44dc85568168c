//! A program that is ended in the middle of a call.

use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use super::support::broken::{BrokenGateway, Then, http};
use super::support::cli::Zhengxin;

const ANSWERS: [&str; 6] = ["submit-answers", "1", "2", "3", "1", "5"];

/// Starts these words and waits until their call has arrived.
fn in_the_middle(gateway: &BrokenGateway, zhengxin: &Zhengxin, words: &[&str]) -> Child {
    let child = zhengxin.command().args(words).args(["--json", "--gateway", &gateway.url()]).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while gateway.requests().is_empty() {
        assert!(Instant::now() < deadline, "no call");
        thread::sleep(Duration::from_millis(5));
    }
    child
}

fn signal(child: &Child, name: &str) {
    let kill = format!("kill {name} {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().unwrap().success());
}

#[test]
fn an_interrupt_is_exit_130() {
    let gateway = BrokenGateway::always(Then::Silence);
    let mut child = in_the_middle(&gateway, &Zhengxin::new(), &["login-info"]);
    signal(&child, "-INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn a_submission_is_recorded_before_it_leaves_whatever_becomes_of_the_process() {
    for name in ["-INT", "-KILL"] {
        let gateway = BrokenGateway::always(Then::Silence);
        let zhengxin = Zhengxin::new();
        let mut child = in_the_middle(&gateway, &zhengxin, &ANSWERS);
        signal(&child, name);
        child.wait().unwrap();
        let here = zhengxin.option(&format!("--json --gateway {}", gateway.url()));
        assert_eq!(here.run("status").exits(4).value()["state"], "uncertain");
        assert_eq!(here.run("submit-answers 1 2 3 1 5").exits(6).error()["class"], "duplicate");
        assert_eq!(gateway.requests().len(), 1);
    }
}

#[test]
fn a_server_error_says_nothing_of_what_became_of_a_submission() {
    let gateway = BrokenGateway::always(Then::Send(http("503 Service Unavailable", "", "sorry")));
    let zhengxin = Zhengxin::at(&gateway.url());
    assert_eq!(zhengxin.run("submit-answers 1 2 3 1 5").exits(8).error()["class"], "unavailable");
    assert_eq!(zhengxin.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(gateway.requests().len(), 1);
}
