//! Secrets come from a file, a pipe, a command or the environment, never from a flag, and never from a source
//! that others can read.

use serde_json::json;

use super::bench::Bench;
use super::support::cli::chmod;

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";

fn password_sent(bench: &Bench) -> String {
    bench.sent().1["password"].as_str().unwrap().to_owned()
}

#[test]
fn a_password_is_read_from_standard_input_a_file_or_a_command() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "weaker");
    bench.zhengxin.run_with(&format!("{LOGIN} --password-stdin"), "by-stdin\n").json();
    assert_eq!(password_sent(&bench), "by-stdin");
    let file = bench.zhengxin.file("password", "by-file\n");
    bench.run(&format!("{LOGIN} --password-file {}", file.display())).json();
    assert_eq!(password_sent(&bench), "by-file");
    bench.run(&format!("{LOGIN} --password-command 'echo by-command; echo more'")).json();
    assert_eq!(password_sent(&bench), "by-command");
    bench.run(LOGIN).json();
    assert_eq!(password_sent(&bench), "weaker");
}

/// If it were accepted, a password pasted with a second line would cost one of the login name's tries.
#[test]
fn a_second_line_of_a_file_or_of_standard_input_is_refused_and_its_source_named() {
    let bench = Bench::new();
    let file = bench.zhengxin.file("password", "hunter2\r\nhunter3\r\n").display().to_string();
    let auth =
        "unionpay auth --real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code herdrc";
    let credit = format!("{auth} --bank-card 6250000000000004 --card-type 2 --year 30 --month 01");
    for (line, source) in [
        (format!("{LOGIN} --password-file {file}"), file.as_str()),
        (format!("{LOGIN} --password-stdin"), "standard input"),
        (format!("{LOGIN} --password-file -"), "standard input"),
        (format!("{auth} --bank-card 6200000000000005 --card-type 1 --card-password-file {file}"), file.as_str()),
        (format!("{credit} --last-three-file {file}"), file.as_str()),
        (format!("call login password=@{file}"), file.as_str()),
    ] {
        let error = bench.zhengxin.run_with(&line, "hunter2\nhunter3\n").exits(12).error();
        let said = error["msg"].as_str().unwrap();
        assert!(said.contains(source) && said.contains("more than one line"), "{line}: {said}");
        assert!(!error.to_string().contains("hunter"), "{error}");
    }
    bench.nothing_sent();
}

#[test]
fn a_secret_may_end_with_any_or_no_line_endings() {
    let bench = Bench::new();
    for text in ["hunter2", "hunter2\n", "hunter2\r\n", "hunter2\r\n\r\n"] {
        bench.zhengxin.run_with(&format!("{LOGIN} --password-stdin"), text).json();
        assert_eq!(password_sent(&bench), "hunter2");
    }
}

#[test]
fn a_password_command_that_prints_without_end_is_killed_at_once_and_reported() {
    let bench = Bench::new();
    for command in ["cat /dev/zero", "yes", "cat /dev/zero | cat"] {
        let started = std::time::Instant::now();
        let error = bench.run(&format!("{LOGIN} --password-command '{command}'")).exits(12).error();
        assert_eq!(error["msg"], "the output of the password command is too long", "{command}");
        assert!(started.elapsed() < std::time::Duration::from_secs(5), "{command}: {:?}", started.elapsed());
    }
    bench.nothing_sent();
}

#[test]
fn the_profile_may_name_the_command() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD_COMMAND", "echo by-profile");
    bench.run(LOGIN).json();
    assert_eq!(password_sent(&bench), "by-profile");
    let answers = bench.zhengxin.answers(&json!({"password": "by-answers"}));
    bench.run(&format!("{LOGIN} --answers {answers}")).json();
    assert_eq!(password_sent(&bench), "by-answers");
}

#[test]
fn a_command_that_fails_sends_nothing() {
    let bench = Bench::new();
    let error = bench.run(&format!("{LOGIN} --password-command 'echo hunter2; exit 3'")).exits(12).error();
    assert!(!error.to_string().contains("hunter2"));
    bench.nothing_sent();
}

#[test]
fn secrets_of_a_card_are_read_from_files() {
    let bench = Bench::new();
    let holder = "--real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code herdrc";
    let pin = bench.zhengxin.file("pin", "012345\n");
    let debit = format!("unionpay auth {holder} --bank-card 6200000000000005 --card-type 1");
    bench.run(&format!("{debit} --card-password-file {}", pin.display())).json();
    assert_eq!(password_sent(&bench), "012345");
    let digits = bench.zhengxin.file("digits", "007\n");
    let credit = format!("unionpay auth {holder} --bank-card 6250000000000004 --card-type 2 --year 30 --month 01");
    bench.run(&format!("{credit} --last-three-file {}", digits.display())).json();
    assert_eq!(bench.sent().1["last_three"], "007");
}

#[test]
fn two_readers_of_standard_input_are_a_usage_error() {
    let bench = Bench::new();
    let digits = "unionpay auth --card-password-file - --last-three-file /dev/stdin";
    for line in
        [&format!("{LOGIN} --answers - --password-stdin"), digits, &format!("{LOGIN} --answers - --password-file -")]
    {
        assert_eq!(bench.zhengxin.run_with(line, "{}").exits(2).error()["class"], "usage", "{line}");
    }
    bench.nothing_sent();
}

#[test]
fn a_file_of_secrets_that_others_can_read_is_refused_unless_allowed() {
    let bench = Bench::new();
    let answers = bench.zhengxin.answers(&json!({"login_name": "lisi", "password": "weaker"}));
    let password = bench.zhengxin.file("password", "hunter2\n");
    for mode in [0o640, 0o604] {
        chmod(answers.as_ref(), mode);
        chmod(&password, mode);
        for option in [format!("--answers {answers}"), format!("--password-file {}", password.display())] {
            assert_eq!(bench.run(&format!("{LOGIN} {option}")).exits(12).error()["class"], "config", "{option}");
        }
    }
    bench.nothing_sent();
    bench
        .run(&format!("{LOGIN} --answers {answers} --password-file {} --allow-shared-file", password.display()))
        .json();
    assert_eq!(password_sent(&bench), "hunter2");
}

#[test]
fn an_answers_file_with_a_secret_under_any_method_is_a_file_of_secrets() {
    let bench = Bench::new();
    let secrets = [
        json!({"card_password": "012345"}),
        json!({"last_three": "007"}),
        json!({"login": {"password": "x"}}),
        json!({"onlineAuthentication": {"password": "012345"}}),
    ];
    for answers in secrets {
        let path = bench.zhengxin.answers(&answers);
        chmod(path.as_ref(), 0o644);
        assert_eq!(bench.run(&format!("questions --answers {path}")).exits(12).error()["class"], "config", "{answers}");
    }
    bench.nothing_sent();
    let path = bench.zhengxin.answers(&json!({"login_name": "lisi", "bank_card": "6250000000000004", "password": ""}));
    chmod(path.as_ref(), 0o644);
    bench.run(&format!("verify-methods --answers {path}")).json();
}

#[test]
fn two_readers_of_standard_input_are_refused_before_either_reads() {
    let bench = Bench::new();
    let lines = [
        format!("{LOGIN} --answers - --password-stdin"),
        "unionpay auth --answers - --last-three-file /dev/stdin".to_owned(),
        "run --answers - --password-file -".to_owned(),
        "call login password=@- --answers -".to_owned(),
        "call login password=@- pic_code=@/dev/stdin".to_owned(),
    ];
    for line in lines {
        // The pipe has no writer and is never closed, so reading it would block forever.
        let mut child = bench.zhengxin.command().args(shell_words::split(&line).unwrap()).spawn().unwrap();
        let held = child.stdin.take();
        assert_eq!(child.wait().unwrap().code(), Some(2), "{line}");
        drop(held);
    }
    bench.nothing_sent();
}

#[test]
fn a_configuration_that_others_can_write_is_refused() {
    let bench = Bench::new();
    let config = bench.zhengxin.path(".config/zhengxin/config.toml");
    let ran = bench.zhengxin.path("ran");
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{text}password_command = \"echo > {}; echo hunter2\"\n", ran.display())).unwrap();
    chmod(&config, 0o666);
    let error = bench.run(LOGIN).exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("others can write it"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("chmod go-w"), "{error}");
    assert!(!ran.exists());
    bench.run("status").exits(12);
    bench.run("codes").exits(0);
    bench.nothing_sent();
    chmod(&config, 0o644);
    bench.run(LOGIN).json();
    assert_eq!(password_sent(&bench), "hunter2");
}

#[test]
fn a_password_file_may_be_a_pipe() {
    let bench = Bench::new();
    bench.zhengxin.run_with(&format!("{LOGIN} --password-file /dev/stdin"), "by-pipe\n").json();
    assert_eq!(password_sent(&bench), "by-pipe");
}

#[test]
fn no_flag_takes_a_secret() {
    let bench = Bench::new();
    for line in ["login --password hunter2", "unionpay auth --card-password 012345", "unionpay auth --last-three 007"] {
        bench.run(line).exits(2);
    }
    let error = bench.run("call login password=hunter2").exits(2).error();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    bench.nothing_sent();
}

#[test]
fn no_secret_is_printed_or_stored() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LAST_THREE", "007");
    let holder = "--real-name 张三丰 --id-card 99000019550101004X --cellphone 13800000001 --message-code herdrc";
    let lines = [
        format!("{LOGIN} -vvv"),
        format!("unionpay auth {holder} --bank-card 6250000000000004 --card-type 2 --year 37 --month 11 -vvv"),
    ];
    for line in lines {
        let printed = bench.run(&line).exits(0).printed();
        let kept = bench.zhengxin.session_text();
        for value in ["hunter2", "2wt56f", "herdrc", "\"007\"", "99000019550101004X", "张三丰", "\"37\"", "\"11\""] {
            assert!(!printed.contains(value), "{value} in {printed}");
            assert!(!kept.contains(value), "{value} in {kept}");
        }
    }
}
