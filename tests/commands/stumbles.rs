//! Details that people stumbled over in daily use and that have no file of their own.

use std::fs;
use std::os::fd::OwnedFd;
use std::process::Stdio;

use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};
use super::stage::Stage;
use super::support::cli::Zhengxin;

/// A page of the repository.
fn page(name: &str) -> String {
    fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[track_caller]
fn holds_no_chinese(text: &Value) {
    let text = text.as_str().unwrap();
    assert!(!text.chars().any(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')), "{text}");
}

#[test]
fn the_exit_codes_in_the_readme_are_those_of_its_example() {
    let readme = page("README.md");
    let example = readme.split("For scripts:").nth(1).unwrap().split("```").nth(1).unwrap().to_owned();
    // A login at user_status 1 is accepted, so only a run can exit with 7.
    assert!(example.contains("zhengxin run ") && !example.contains("zhengxin login"), "{example}");
    let stage = Stage::built_in("processing-01");
    stage.go("--until applied").exits(0);
    stage.go("--no-input").exits(7);
}

#[test]
fn the_filters_in_the_readme_are_quoted_for_every_shell() {
    for line in page("README.md").lines().filter(|line| line.contains("--jq ")) {
        let filter = line.split("--jq ").nth(1).unwrap();
        let is_plain = !filter.split(' ').next().unwrap().contains(['[', ']', '?', '*', '(', '|']);
        assert!(is_plain || filter.starts_with(['\'', '`']), "zsh reads a pattern in: {line}");
    }
}

#[test]
fn a_closed_standard_output_is_a_failure() {
    let zhengxin = Zhengxin::new();
    for line in [
        "codes",
        "codes --json",
        "--version",
        "--help",
        "status --user-id u1",
        "help ask",
        "capabilities --json",
        "man",
    ] {
        let mut shell = std::process::Command::new("/bin/sh");
        let script = format!("exec {} {line} >&-", env!("CARGO_BIN_EXE_zhengxin"));
        let ran = shell.arg("-c").arg(&script).env_clear().env("HOME", zhengxin.path("")).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{line}: {said}");
        assert!(said.contains("standard output"), "{line}: {said}");
    }
}

#[test]
fn standard_output_to_dev_null_is_not_a_failure() {
    let zhengxin = Zhengxin::new();
    // Opened like Python's subprocess.DEVNULL, for reading and writing. The runtime opens /dev/null in the same way for
    // a closed stream.
    let null = fs::File::options().read(true).write(true).open("/dev/null").unwrap();
    let status = zhengxin.command().arg("codes").stdout(Stdio::from(OwnedFd::from(null))).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_missing_profile_is_reported_once() {
    let zhengxin = Zhengxin::new().env("ZHENGXIN_USER_ID", "u1");
    let told = |line: &str| zhengxin.run(line).stderr.contains("no profile was named");
    assert!(!told("config show --json"), "nobody reads it there");
    assert!(told("config show"));
    for line in ["config show", "status", "sandbox people"] {
        assert!(!told(line), "{line}");
    }
    assert!(told("config show --gateway http://127.0.0.1:1"), "another thing is told");
}

#[test]
fn english_texts_contain_no_chinese_in_any_language() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until applied").exits(0);
    for (line, exit) in [("apply submit --message-code 123456", 7), ("session remove", 6)] {
        let error = stage.run(&format!("{line} --lang zh")).exits(exit).error();
        holds_no_chinese(&error["english"]);
        assert!(error["msg"].as_str().unwrap().contains("小时"), "{error}");
    }
    for row in Zhengxin::new().run("codes --json --lang zh").json().as_array().unwrap() {
        holds_no_chinese(&row["english"]);
    }
}

#[test]
fn the_recovery_of_a_local_lock_is_to_wait() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"x"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    let login = "login --login-name lisi --pic-code 2wt56f";
    (0..3).for_each(|_| drop(bench.run(login).exits(5)));
    let error = bench.run(login).exits(9).error();
    assert_eq!((&error["class"], &error["recovery"]), (&json!("locked"), &json!("wait")));
}

#[test]
fn next_step_repeats_the_source_of_a_secret_but_not_the_secret() {
    let bench = Bench::hearing(&[r#"{"code":210101,"msg":"x"}"#]);
    bench.zhengxin.file("password", "hunter2");
    for source in ["--password-command 'cat password'", "--password-file password"] {
        let error = bench.run(&format!("login --login-name lisi --pic-code 2wt56f {source}")).exits(5).error();
        let next = error["next_step"].as_str().unwrap();
        assert_eq!(next.starts_with("zhengxin login"), next.contains(source), "{next}");
        assert!(!error.to_string().contains("hunter2"));
    }
    let stage = Stage::built_in("apply-credit-01");
    stage.zhengxin.file("pw", stage.own("password"));
    let login = stage.run("login --login-name apply-credit-01 --password-command 'cat pw' --ask sandbox:").json();
    assert_eq!(
        login["next_step"], "zhengxin verify-methods --gateway sandbox: --json --ask sandbox:",
        "it asks no password"
    );
    let applied = stage.go("--password-command 'cat pw'").exits(7).value();
    assert!(
        applied["next_step"].as_str().unwrap().starts_with("zhengxin run --password-command 'cat pw'"),
        "{applied}"
    );
}

// §1.1.9
#[test]
fn the_month_may_be_7_and_goes_out_as_07() {
    let rest = "--bank-card 6250000000000004 --card-type 2 --year 29 --real-name 赵测零 --cellphone 13800005000 \
                --id-card 990000195501010015 --message-code 654321";
    let sent = |bench: &Bench, line: &str| {
        bench.gateway.will_say(&ok(json!({"unionpay_code": "uikie9"})).to_string());
        bench.run(line).json();
        bench.sent().1["month"].clone()
    };
    let bench = Bench::new().env("ZHENGXIN_LAST_THREE", "012");
    assert_eq!(sent(&bench, &format!("unionpay auth {rest} --month 7")), "07");
    let bench = Bench::new().env("ZHENGXIN_LAST_THREE", "012").env("ZHENGXIN_MONTH", "7");
    assert_eq!(sent(&bench, &format!("unionpay auth {rest}")), "07");
    let bench = Bench::new().env("ZHENGXIN_LAST_THREE", "012");
    let answers = bench.zhengxin.answers(&json!({"month": 7}));
    assert_eq!(sent(&bench, &format!("unionpay auth {rest} --answers {answers}")), "07");
    let _ = logged_in();
}

#[test]
fn an_sms_before_unionpay_names_the_steps_of_unionpay() {
    let stage = Stage::served("apply-credit-01");
    stage.step("login");
    let error = stage.run("apply sms --lang en").exits(3).error();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("zhengxin unionpay card") && !hint.contains("apply_sms_method"), "{error}");
}

#[test]
fn the_error_of_an_unwritable_home_names_the_variable_for_another_directory() {
    let zhengxin = Zhengxin::new();
    for line in ["run --no-input", "smoke --level login", "login-info"] {
        let mut command = zhengxin.command();
        command.args(line.split(' ')).args(["--json", "--lang", "en", "--gateway", "sandbox:"]);
        // No process can create a directory there, not even as root.
        let own = [("LOGIN_NAME", "lisi"), ("PASSWORD", "hunter2"), ("PIC_CODE", "2wt56f")];
        command.envs(own.map(|(key, value)| (format!("ZHENGXIN_{key}"), value)));
        let ran = command.env("HOME", "/proc/nowhere").output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(12), "{line}: {said}");
        assert!(said.contains("XDG_STATE_HOME"), "{line}: {said}");
    }
}

#[test]
fn a_file_that_was_named_on_the_command_line_is_not_looked_for_in_the_state_directory() {
    let zhengxin = Zhengxin::new().option("--json --gateway sandbox:");
    for line in [
        "login-info --record none/calls.jsonl",
        "login-info --audit none/audit.jsonl",
        "login-info --session /proc/none/u1.json",
        "notice serve --listen 127.0.0.1:0 --append none/notices.jsonl",
        "smoke --baseline none/base.json",
    ] {
        for lang in ["en", "zh"] {
            let error = zhengxin.run(&format!("{line} --lang {lang}")).exits(12).error();
            assert!(error["msg"].as_str().unwrap().contains("none"), "{line}: {error}");
            assert!(!error.to_string().contains("XDG_STATE_HOME"), "{line}: {error}");
        }
    }
}

#[test]
fn man_refuses_the_name_of_a_page_and_names_both_ways_out() {
    let zhengxin = Zhengxin::new().option("--json");
    let pages = [
        ("run", "run"),
        ("login-info", "login-info"),
        ("config-set", "config set"),
        ("zhengxin-run.1", "run"),
        ("values", "values"),
    ];
    for (name, words) in pages {
        for lang in ["en", "zh"] {
            let error = zhengxin.run(&format!("man {name} --lang {lang}")).exits(2).error();
            let hint = error["hint"].as_str().unwrap();
            assert!(hint.contains(&format!("zhengxin help {words}")), "{hint}");
            assert!(hint.contains(&format!("zhengxin man ./{name}")), "{hint}");
            assert!(!zhengxin.path(name).exists(), "{name}");
        }
    }
    zhengxin.run("help run").exits(0);
    zhengxin.run("man man").exits(0); // the usual name of such a directory
    zhengxin.run("man ./run").exits(0);
    assert!(zhengxin.path("run/zhengxin.1").exists());
    zhengxin.run("man run").exits(0); // it is a directory now
    zhengxin.run("man pages").exits(0);
    assert!(zhengxin.path("pages/zhengxin-run.1").exists());
}

#[test]
fn the_hint_of_a_run_names_the_options_to_give_again() {
    let stage = Stage::served("apply-credit-01");
    let line = format!("run --no-input --lang en --login-name {} --year 29", stage.own("login_name"));
    let error = stage.run(&line).exits(11).error();
    assert!(!error["next_step"].as_str().unwrap().contains(stage.own("login_name")), "no value is printed: {error}");
    assert!(error["hint"].as_str().unwrap().contains("add --login-name, --year to it again"), "{error}");
}

#[test]
fn quiet_prints_neither_notes_nor_the_next_step() {
    let stage = Stage::human("apply-credit-01");
    let login = |options: &str| {
        let ran = stage.zhengxin.run(&format!("login-info --user-id u1 {options}"));
        ran.stdout
    };
    assert!(login("").contains("next: zhengxin login"));
    assert!(!login("-q").contains("next:"));
    let card = |options: &str| {
        stage.trying("login").exits(0);
        stage.zhengxin.run(&format!("unionpay card --bank-card {} {options}", stage.own("bank_card"))).stdout
    };
    let (told, quiet) = (card(""), card("-q"));
    assert!(told.contains("  · ") && !quiet.contains("  · ") && quiet.contains("cardtype"), "{told}{quiet}");
}

#[test]
fn without_home_the_home_directory_of_the_password_database_is_used() {
    let help = Zhengxin::new().run("help environment").stdout;
    assert!(help.contains("password database") && !help.contains("no place for configuration"), "{help}");
    let ran = Zhengxin::new().command().env_remove("HOME").args(["config", "path"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
}
