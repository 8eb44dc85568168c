//! `--jq` with filters that crash their process: they crash the child process only.

use std::fs;
use std::process::{Child, Command, Stdio};

use crate::support::process::{Home, Run, program, until};

const ENDLESS: &str = "the jq filter failed: it recurses without end, or its result is too large or too deeply nested";

fn codes(home: &Home, filter: &str) -> Command {
    let mut command = home.command("codes 508114");
    command.args(["--jq", filter]);
    command
}

fn run(filter: &str) -> Run {
    Run::of(codes(&Home::new(), filter).output().unwrap())
}

/// Asserts a one-line error and an empty standard output.
fn fails(filter: &str) {
    let failed = run(filter).exits(1);
    assert_eq!(failed.err.lines().count(), 1, "{filter}: {failed:?}");
    let error = failed.error();
    assert_eq!((&error["class"], &error["msg"]), (&"output".into(), &ENDLESS.into()), "{filter}");
}

/// The filter processes of `parent`.
fn helpers(parent: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
    children.split_whitespace().map(|id| id.parse().unwrap()).collect()
}

/// The program with an endless filter, once that is running.
fn going_round(home: &Home) -> (Child, u32) {
    let process = codes(home, "def f: f; f").stdout(Stdio::piped()).spawn().unwrap();
    until("the filter's process runs", || !helpers(process.id()).is_empty());
    let helper = helpers(process.id())[0];
    // It uses processor time, so it is past the exec and inside the filter.
    until("the filter goes round", || {
        let stat = fs::read_to_string(format!("/proc/{helper}/stat")).unwrap_or_default();
        stat.rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .nth(11)
            .is_some_and(|ticks| ticks.parse::<u64>().unwrap() > 5)
    });
    (process, helper)
}

fn gone(helper: u32) -> bool {
    // Only init reaps an orphan, so a zombie counts as ended.
    let stat = fs::read_to_string(format!("/proc/{helper}/stat")).unwrap_or_default();
    stat.is_empty() || stat.contains(") Z ")
}

#[test]
fn a_filter_that_recurses_without_end_fails_in_one_line() {
    fails("def f: 1 + f; f");
    fails("def f: [f]; f");
    fails("def f(g): 1 + f(g | g); f(.)");
}

#[test]
fn a_value_nested_a_million_deep_fails_in_one_line() {
    fails("reduce range(1000000) as $i (0; [.])");
    fails("reduce range(1000000) as $i (0; {a: .})");
    fails("reduce range(1000000) as $i (0; [.]) | tojson");
    fails("\"[\" * 1000000 | fromjson");
}

#[test]
fn a_value_beyond_all_memory_fails_in_one_line() {
    fails("\"a\" * 100000000000");
}

#[test]
fn a_filter_that_grows_without_getting_deeper_fails_in_one_line() {
    let home = Home::new();
    let own = codes(&home, "[repeat(\"a\" * 1000000)]");
    let mut shell = Command::new("/bin/sh");
    // The program sets its own memory limit. A lower one is reached sooner.
    shell.args(["-c", "ulimit -v 400000; exec \"$@\"", "sh", program()]).args(own.get_args());
    shell.env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let failed = Run::of(shell.current_dir(home.path()).stdin(Stdio::null()).output().unwrap()).exits(1);
    assert_eq!(failed.error()["msg"], ENDLESS);
}

#[test]
fn a_filter_nested_too_deeply_to_be_read_is_wrong_usage() {
    let filter = format!("{}.{}", "(".repeat(30_000), ")".repeat(30_000));
    assert_eq!(run(&filter).exits(2).error()["class"], "usage");
}

#[test]
fn a_filter_that_recurses_and_ends_gives_what_it_makes() {
    let made =
        run("def f: if . > 9 then . else (. + 1 | f) end; (0 | f), (.[0].a // \"b\"), [limit(3; repeat(1))]").exits(0);
    assert_eq!(made.out, "10\n\"b\"\n[1,1,1]\n");
    let home = Home::new();
    let bare = Run::of(codes(&home, "reduce .[] as $c (\"\"; . + $c.class)").arg("--raw").output().unwrap()).exits(0);
    assert_eq!(bare.out, "pending\n");
}

#[test]
fn a_result_nested_a_thousand_deep_is_printed() {
    let made = run("reduce range(1000) as $i (0; [.])").exits(0);
    assert_eq!(made.out.trim_end().len(), 2_001);
}

#[test]
fn a_mistake_is_named_wherever_the_filter_runs() {
    let error = run("def f: nosuch; f").exits(2).error();
    assert_eq!(error["msg"], "not a jq filter: nosuch is not defined");
    let error = run("reduce .[] as $x (0; .a)").exits(1).error();
    assert_eq!(error["msg"], "the jq filter failed: cannot index a value of this result like that");
}

#[test]
fn the_filters_process_sees_neither_the_environment_nor_the_filter_on_its_command_line() {
    let home = Home::new();
    let mut command = codes(&home, "def f: f; f | \"s3cret\"");
    command.env("ZHENGXIN_PASSWORD", "hunter2").env("TZ", "Asia/Shanghai");
    let mut process = command.spawn().unwrap();
    until("the filter's process runs", || {
        helpers(process.id())
            .iter()
            .any(|id| fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|line| line.ends_with(b"\0__filter\0")))
    });
    let helper = helpers(process.id())[0];
    let line = String::from_utf8(fs::read(format!("/proc/{helper}/cmdline")).unwrap()).unwrap();
    // The program is undumpable, so only root can read its environment.
    if let Ok(environment) = fs::read(format!("/proc/{helper}/environ")) {
        assert_eq!(String::from_utf8(environment).unwrap(), "TZ=Asia/Shanghai\0");
    }
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(!line.contains("s3cret"), "{line}");
}

#[test]
fn the_filters_process_ends_with_the_program_however_that_ends() {
    use rustix::process::{Pid, Signal, kill_process};
    for (signal, code) in [(Signal::INT, Some(130)), (Signal::TERM, Some(130)), (Signal::KILL, None)] {
        let home = Home::new();
        let (process, helper) = going_round(&home);
        kill_process(Pid::from_child(&process), signal).unwrap();
        let ended = process.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), code);
        until("the filter's process has ended", || gone(helper));
    }
}

#[test]
fn an_interruption_of_the_whole_group_is_the_programs_to_tell() {
    use std::os::unix::process::CommandExt;
    let home = Home::new();
    let mut command = codes(&home, "def f: f; f");
    let process = command.process_group(0).spawn().unwrap();
    until("the filter's process runs", || !helpers(process.id()).is_empty());
    let group = rustix::process::Pid::from_child(&process);
    // Wait until the program listens.
    std::thread::sleep(std::time::Duration::from_millis(500));
    rustix::process::kill_process_group(group, rustix::process::Signal::INT).unwrap();
    let ended = Run::of(process.wait_with_output().unwrap()).exits(130);
    assert_eq!(ended.error()["class"], "interrupted");
}
