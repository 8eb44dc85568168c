//! Properties of all commands except `run`: they need an existing ledger but not its key, and create nothing.

use std::fs;

use crate::stage::{APPLIES, LEDGER, LOCKED, READY, Stage, error, tree};

const ALL: [&str; 7] =
    ["status", "results", "show locked", "retry locked", "withdraw locked", "close --yes", "backup copy.ledger"];

#[test]
fn no_command_but_run_creates_a_ledger_a_key_or_a_directory() {
    let stage = Stage::new();
    let before = tree(&stage.home);
    for words in ALL {
        let error = error(&stage.batch(&format!("{words} --json")).exits(12));
        assert!(error["msg"].as_str().unwrap().contains(LEDGER), "{words}: {error}");
        assert_eq!(tree(&stage.home), before, "{words}");
    }
}

#[test]
fn a_file_of_another_kind_is_refused_and_left_as_it_is() {
    let stage = Stage::new();
    stage.home.write(LEDGER, "dear diary, this is no ledger");
    for words in ALL {
        stage.batch(words).exits(12);
    }
    assert_eq!(fs::read_to_string(stage.home.path().join(LEDGER)).unwrap(), "dear diary, this is no ledger");
}

#[test]
fn these_commands_need_neither_the_key_nor_the_gateway() {
    let stage = Stage::after_a_run_of(&[LOCKED, READY[0]]);
    fs::remove_dir_all(stage.home.state()).unwrap();
    for words in ALL {
        let mut command = stage.home.bare();
        command.arg("batch").args(words.split_whitespace()).env("ZHENGXIN_LEDGER", LEDGER);
        assert!(command.status().unwrap().success(), "{words}");
    }
    assert!(!stage.home.state().exists());
}

#[test]
fn a_gateway_option_that_differs_from_the_ledgers_is_refused() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    for words in ALL {
        let mut command = stage.home.bare();
        command.arg("batch").args(words.split_whitespace()).args(["--gateway", "http://127.0.0.1:9"]);
        let status = command.env("ZHENGXIN_LEDGER", LEDGER).status().unwrap();
        assert_eq!(status.code(), Some(12), "{words}");
    }
    assert_eq!(stage.state(LOCKED), "failed");
}

#[test]
fn these_commands_work_during_a_run() {
    let stage = Stage::with(&["latency:login:3000"]);
    stage.list(&[LOCKED, APPLIES[0], READY[0]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    for words in ALL {
        stage.batch(words).exits(0);
    }
    assert!(run.try_wait().unwrap().is_none(), "the run still works");
    run.wait().unwrap();
    assert_eq!(stage.json("status")["states"]["withdrawn"], 3);
}

#[test]
fn options_that_show_calls_are_refused_and_change_nothing() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    for words in ["retry locked", "withdraw locked", "close --yes", "backup copy.ledger"] {
        stage.batch(&format!("{words} --dry-run")).exits(2);
    }
    assert_eq!(stage.state(LOCKED), "failed");
    assert!(!stage.home.path().join("copy.ledger").exists());
}

#[test]
fn only_a_command_that_takes_a_list_derives_the_ledger_from_it() {
    let stage = Stage::new();
    let help = |words: &str| stage.batch(&format!("{words} --help")).exits(0).out;
    assert!(help("run").contains("LIST.ledger, such as people.csv.ledger"));
    assert!(help("run --lang zh").contains("people.csv.ledger"));
    for command in ["answer", "waiting", "status"] {
        for lang in ["en", "zh"] {
            let help = help(&format!("{command} --lang {lang}"));
            assert!(!help.contains("LIST") && !help.contains("名单的文件名"), "{command}: {help}");
        }
    }
}

#[test]
fn a_question_is_titled_in_the_language_of_its_reader() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let title = |lang: &str| {
        let run = stage.batch(&format!("waiting --json --lang {lang}")).exits(0);
        run.json()["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(["en", "zh"].map(title), ["password", "密码"]);
}
