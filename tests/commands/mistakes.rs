//! Mistakes on the command line whose error says how to go on.

use super::support::cli::Zhengxin;

/// The failure of a line, for people.
fn said(line: &str, exit: i32) -> String {
    let ran = Zhengxin::new().run(line).exits(exit);
    assert_eq!(ran.stdout, "", "{line}");
    ran.stderr
}

#[test]
fn a_flag_that_would_take_a_secret_is_refused_with_the_reason_and_the_five_ways() {
    for (flag, variable, file) in [
        ("--password", "ZHENGXIN_PASSWORD", "--password-file"),
        ("--card-password", "ZHENGXIN_CARD_PASSWORD", "--card-password-file"),
        ("--pin", "ZHENGXIN_CARD_PASSWORD", "--card-password-file"),
        ("--last-three", "ZHENGXIN_LAST_THREE", "--last-three-file"),
    ] {
        for line in [format!("run {flag} 123456"), format!("login {flag}=123456"), format!("{flag} 123456 run")] {
            let said = said(&line, 2);
            for words in ["other users", "five ways", variable, file, "--answers", "--ask", "prompt"] {
                assert!(said.contains(words), "{line}: no {words} in {said}");
            }
            assert!(!said.contains("123456"), "{line}: {said}");
        }
    }
    let error = Zhengxin::new().run("login --json --password 123456 --lang zh").exits(2).error();
    assert_eq!(error["class"], "usage");
    assert!(error["hint"].as_str().unwrap().contains("五种方式"), "{error}");
}

#[test]
fn a_pair_without_a_method_gets_a_hint_to_call_and_its_value_is_not_quoted() {
    for line in ["password=hunter2", "call password=hunter2", "call login_name=hunter2 pic_code=x"] {
        let said = said(line, 2);
        assert!(said.contains("zhengxin call METHOD"), "{line}: {said}");
        assert!(!said.contains("hunter2"), "{line}: {said}");
    }
}

#[test]
fn the_most_likely_command_is_suggested_first() {
    let said = said("sessions", 2);
    let (session, others) = (said.find("'session'").unwrap(), said.find("'questions'"));
    assert!(others.is_none_or(|other| session < other), "{said}");
    let error = Zhengxin::new().run("sessions list --json").exits(2).error();
    assert!(error["hint"].as_str().unwrap().split('\'').nth(1) == Some("session"), "{error}");
}

#[test]
fn the_position_of_a_mistake_in_json_is_right_and_the_reason_is_named() {
    for (text, place, why) in [
        ("{\"login_name\": \"lisi\n\"}", "1:21", "within a string"),
        ("{\"login_name\": \"lisi\",\n", "1:23", "it ends too early"),
        ("{\"login_name\": \"lisi\"\n \"pic_code\": \"x\"}", "2:2", "comma"),
        ("{\"login_name\": \"李四\", hunter2}", "1:22", "key in double quotes"),
        ("", "1:1", "it ends too early"),
    ] {
        let zhengxin = Zhengxin::at("sandbox:").option("--user-id u1");
        zhengxin.file("broken.json", text);
        let error = zhengxin.run("login --answers broken.json").exits(12).error();
        let said = error["msg"].as_str().unwrap();
        assert!(said.starts_with(&format!("broken.json:{place}: not valid JSON: ")), "{said}");
        assert!(said.contains(why) && !said.contains("hunter2"), "{said}");
        let zh = zhengxin.run("login --answers broken.json --lang zh").exits(12).error();
        assert_eq!(zh["english"], error["msg"]);
        assert_ne!(zh["msg"], error["msg"]);
    }
}

#[test]
fn a_negative_value_is_refused_as_a_value() {
    let lines = [
        "sandbox advance -1h",
        "sandbox serve --people -1",
        "sandbox serve --seed -1",
        "session prune --older-than -1h",
        "batch run list.csv --jobs -1",
        "batch run list.csv --max-failures -1",
        "run --max-tries -1",
    ];
    for line in lines.into_iter().filter(|line| cfg!(feature = "batch") || !line.starts_with("batch")) {
        let value = line.rsplit(' ').next().unwrap();
        for lang in ["en", "zh"] {
            let error = Zhengxin::at("sandbox:").run(&format!("{line} --lang {lang}")).exits(2).error();
            let said = error["msg"].as_str().unwrap();
            assert!(said.contains(value), "{line}: {error}");
            assert!(!said.contains("option '-1'") && !error.to_string().contains("-- -1"), "{line}: {error}");
        }
    }
}

#[test]
fn a_word_after_a_topic_or_a_command_of_help_is_an_unexpected_argument() {
    for line in ["help options extra", "help login extra", "help config set extra"] {
        let error = Zhengxin::new().run(&format!("{line} --json")).exits(2).error();
        assert_eq!(error["msg"], "unexpected argument 'extra'", "{line}");
    }
}

#[test]
#[cfg(feature = "batch")]
fn only_a_command_that_takes_a_list_misses_one() {
    let error = |line: &str| Zhengxin::new().run(&format!("{line} -p sandbox --json")).exits(11).error();
    let run = error("batch run");
    assert!(run["msg"].as_str().unwrap().contains("a list"), "{run}");
    assert!(run["hint"].as_str().unwrap().contains("zhengxin batch run LIST"), "{run}");
    let status = error("batch status");
    assert!(!status.to_string().contains("list"), "{status}");
}
