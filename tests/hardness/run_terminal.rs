//! `run` with a person at a terminal: what it shows and hides there, and its output elsewhere.

use crate::person::{DOWN, Person};
use crate::support::process::{Served, until};
use crate::typing::{CTRL_C, CTRL_D, Typing};

// §1.1.4, §1.1.7
#[test]
fn typed_answers_are_echoed_but_secrets_are_not() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    person.fills_in_the_card(&mut typing);
    person.reads_the_banks_sms(&mut typing);
    person.reads_the_picture(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    let seen = typing.ends(7);
    for key in ["login_name", "bank_card", "real_name", "id_card", "cellphone"] {
        assert!(seen.contains(&person.value(key)), "{key} is not seen: {seen}");
    }
    assert!(!seen.contains(&person.value("password")), "{seen}");
    let (_, after) = seen.split_once("last three digits").unwrap();
    let hidden = after.split_once("expiry month").unwrap().0;
    assert!(!hidden.contains(&person.value("last_three")), "{hidden}");
    for shown in
        ["银行卡身份验证功能支持的银行卡清单如下：", "left of the login", "submitApplyMessageCode", "zhengxin run"]
    {
        assert!(seen.contains(shown), "{shown} is not shown: {seen}");
    }
}

// §1.1.4, §1.1.5
#[test]
fn route_and_questions_are_single_choices() {
    let person = Person::new("applies by answering the questions");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    typing.sees("how to verify").types(DOWN).types("\r");
    let titles = ["信用卡额度是多少", "哪家机构办理过信用卡，并且", "于 2008 年 09 月", "婚姻状况", "身份证领取地"];
    for (title, answer) in titles.into_iter().zip(person.value("question_answers").split(',')) {
        typing.sees(title).sees("以上都不是");
        for _ in 1..answer.parse::<usize>().unwrap() {
            typing.types(DOWN);
        }
        typing.types("\r");
    }
    let seen = typing.ends(7);
    assert_eq!(person.applicant.state(), ("applied".into(), 7), "{seen}");
    assert!(seen.contains("特别提示"), "{seen}");
}

// §1.1.1
#[test]
fn the_key_r_at_the_captcha_fetches_another_picture() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("--until login");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    person.gives_password(&mut typing);
    typing.sees("another picture");
    let first = person.captcha();
    typing.types("r\n").sees("another picture");
    let second = person.captcha();
    assert_ne!(first, second);
    typing.types(&format!("{second}\n")).ends(0);
    assert_eq!((person.served.calls("getPicCode"), person.served.calls("login")), (2, 1));
}

#[test]
fn r_at_the_sms_code_sends_another_sms() {
    let person = Person::new("authenticated by UnionPay before: applies with an SMS code");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    typing.sees("another SMS").types("r\n");
    until("another SMS was sent", || person.served.calls("getOnlineMessageCode") == 2);
    person.reads_the_centres_sms(&mut typing);
    typing.ends(7);
}

#[test]
fn ctrl_d_at_the_captcha_says_how_to_go_on() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    person.gives_password(&mut typing);
    let seen = typing.sees("another picture").types(CTRL_D).ends(130);
    assert!(seen.contains("run the same command again to continue; it repeats no submission"), "{seen}");
}

#[test]
fn ctrl_c_at_any_prompt_is_130_with_the_echo_back_and_the_next_run_goes_on() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    let seen = typing.sees("ogin name").types(CTRL_C).ends(130);
    assert!(seen.contains("run the same command again to continue"), "{seen}");

    let mut typing = person.runs("");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    typing.sees("assword").types(CTRL_C).ends(130);

    let mut typing = person.runs("");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    person.gives_password(&mut typing);
    typing.sees("another picture").types(CTRL_C).ends(130);
    assert_eq!(person.served.calls("getPicCode"), 1, "the picture waits for its answer");

    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    typing.sees("how to verify").types(CTRL_C).ends(130);

    let mut typing = person.runs("");
    person.fills_in_the_card(&mut typing);
    typing.sees("bank's SMS code (").types(CTRL_C).ends(130);

    let mut typing = person.runs("");
    // The session holds the mobile number until the card is done.
    for (prompt, key) in [
        ("real name", "real_name"),
        ("identity number", "id_card"),
        ("last three digits", "last_three"),
        ("expiry month", "month"),
        ("expiry year", "year"),
    ] {
        typing.sees(prompt).types(&format!("{}\n", person.value(key)));
    }
    person.reads_the_banks_sms(&mut typing);
    person.reads_the_picture(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    typing.ends(7);
    let calls = ["login", "getOnlineMessageCode", "onlineAuthentication"].map(|method| person.served.calls(method));
    assert_eq!(calls, [1, 2, 1], "one login, each SMS once, one authentication");
}

#[test]
fn ctrl_d_at_a_choice_is_130_and_the_next_run_asks_again() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    typing.sees("how to verify").types(CTRL_D).ends(130);
    person.runs("").sees("how to verify").types(CTRL_D).ends(130);
    assert_eq!(["login", "onlineValidateCard", "getQuestion"].map(|method| person.served.calls(method)), [1, 0, 0]);
}

#[test]
fn ctrl_c_during_a_call_is_130_and_the_login_holds() {
    let person = Person::at(Served::with(&["latency:getVerifyMethod:10000"]), "applies by credit card");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    until("the call has arrived", || person.served.calls("getVerifyMethod") == 1);
    typing.types(CTRL_C).ends(130);
    assert_eq!(person.applicant.state(), ("logged-in".into(), 0));
}

#[test]
fn at_a_terminal_a_run_counts_down_until_an_outcome_can_be_asked_for_and_goes_on() {
    let served = Served::with(&["reset:submitApplyMessageCode#1:unacted"]);
    let person = Person::at(served, "authenticated by UnionPay before: applies with an SMS code");
    let mut command = person.command("--timeout 1s");
    let mut typing = Typing::start(command.env("ZHENGXIN_SETTLE_AFTER", "3s"), "");
    person.logs_in(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    typing.sees("to find out the outcome of the submission");
    assert_eq!(person.served.calls("login"), 1);
    person.reads_the_picture(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    typing.ends(7);
    let calls = ["login", "submitApplyMessageCode"].map(|method| person.served.calls(method));
    assert_eq!(calls, [2, 2]);
    assert_eq!(person.applicant.state(), ("applied".into(), 7));
}

/// What is seen up to the prompt for the captcha.
fn seen_before_the_captcha(options: &str, before: &str) -> String {
    let person = Person::new("applies by credit card");
    let mut typing = Typing::start(&person.command(&format!("--until login {options}")), before);
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    person.gives_password(&mut typing);
    typing.sees("another picture").types(CTRL_C).ends(130)
}

#[test]
fn the_picture_is_drawn_as_the_terminal_can() {
    for (before, mark) in [
        ("env LANG=en_US.UTF-8", "m▀"),
        ("env TERM=xterm-kitty", "\u{1b}_Ga=T,f=100,"),
        ("env TERM_PROGRAM=iTerm.app", "\u{1b}]1337;File=inline=1"),
        ("env LANG=C", "###"),
    ] {
        let seen = seen_before_the_captcha("", before);
        assert!(seen.contains(mark), "{before}: {seen}");
        assert!(seen.contains("captcha picture: /") && seen.contains(".png"), "{before}: {seen}");
    }
}

#[test]
fn captcha_path_shows_the_path_alone_and_none_nothing() {
    let path = seen_before_the_captcha("--captcha path", "env LANG=en_US.UTF-8");
    assert!(path.contains(".png") && !path.contains('▀'), "{path}");
    let none = seen_before_the_captcha("--captcha none", "env LANG=en_US.UTF-8");
    assert!(!none.contains(".png") && !none.contains('▀'), "{none}");
}

#[test]
fn the_picture_fits_a_narrow_window() {
    let seen = seen_before_the_captcha("", "env LANG=en_US.UTF-8 sh -c 'stty cols 40; exec \"$@\"' sh");
    let widest = seen.lines().map(|line| line.matches('▀').count()).max().unwrap();
    assert!((20..=40).contains(&widest), "{widest} columns: {seen}");
}

#[test]
fn in_chinese_the_gateways_own_words_ask() {
    let person = Person::new("applies by credit card");
    let mut typing = Typing::start(&person.command("--until login"), "env LANG=zh_CN.UTF-8");
    typing.sees("用户名：").types(&format!("{}\n", person.value("login_name")));
    typing.sees("密码：").types(&format!("{}\n", person.value("password")));
    typing.sees("看不清请输入 r 换一张");
    typing.types(&format!("{}\n", person.captcha()));
    let seen = typing.ends(0);
    assert!(seen.contains("图片验证码：") && seen.contains("账号登录") && seen.contains("已登录"), "{seen}");
}
