//! `run` and its ask program: the prompts it gets, and what happens to its answers.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::asked::{ALL, Asked, logging};
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::served::Served;

// §1.1.2, §1.1.7
#[test]
fn a_program_that_answers_everything_is_asked_once_per_field_in_the_forms_order() {
    let asked = Asked::new(Stage::served("apply-credit-01"), &logging(ALL));
    asked.go("").exits(7);
    let order: Vec<String> = asked.log().lines().map(|line| line.trim_end().to_owned()).collect();
    let expected = [
        "login login_name 1",
        "login password 1",
        "login pic_code 1",
        " route 1",
        "onlineValidateCard bank_card 1",
        "onlineAuthentication real_name 1",
        "onlineAuthentication id_card 1",
        "onlineAuthentication cellphone 1",
        "onlineAuthentication last_three 1",
        "onlineAuthentication month 1",
        "onlineAuthentication year 1",
        "onlineAuthentication message_code 1",
        "submitOnlineAuth pic_code 1",
        "submitApplyMessageCode message_code 1",
    ];
    assert_eq!(order, expected);
    assert_eq!(asked.stage.applied(), 1);
}

// §1.1.4
#[test]
fn the_program_chooses_the_route_where_both_are_offered() {
    let script = ALL.replace("route) echo unionpay", "route) echo \"$ZHENGXIN_ASK_OPTIONS\" > log; echo questions");
    let asked = Asked::new(Stage::served("apply-questions-01"), &format!("{script}\ncase $key in kba*) echo 1;; esac"));
    asked.go("").exits(7);
    assert_eq!((asked.stage.calls("submitQuestion"), asked.stage.calls("onlineValidateCard")), (1, 0));
    let options: Value = serde_json::from_str(&asked.log()).unwrap();
    let values: Vec<&Value> = options.as_array().unwrap().iter().map(|option| &option["value"]).collect();
    assert_eq!(values, ["unionpay", "questions"], "UnionPay first");
}

// §1.1.4
#[test]
fn the_choice_of_the_route_names_the_recommended_route() {
    for (lang, better, worse) in [("en", "a credit card is best", "often refused"), ("zh", "推荐信用卡", "常被拒")]
    {
        let script = ALL.replace("route)", "route) echo \"$ZHENGXIN_ASK_OPTIONS\" > log;");
        let asked = Asked::new(Stage::served("apply-credit-01"), &script);
        asked.go(&format!("--lang {lang}")).exits(7);
        let options: Value = serde_json::from_str(&asked.log()).unwrap();
        let title = |place: usize| options[place]["title"].as_str().unwrap();
        assert!(title(0).contains(better) && title(1).contains(worse), "{options}");
    }
}

// §1.1.5
#[test]
fn a_question_is_asked_with_the_gateways_own_choices() {
    let script = format!("case $key in kba*) echo \"$ZHENGXIN_ASK_OPTIONS\" >> log; echo 5;; *) {ALL};; esac");
    let asked = Asked::new(Stage::served("apply-questions-01"), &script);
    asked.go("--route questions").exits(7);
    assert_eq!(asked.log().lines().count(), 5);
    for line in asked.log().lines() {
        let options: Value = serde_json::from_str(line).unwrap();
        let options = options.as_array().unwrap();
        assert_eq!((options.len(), &options[4]["title"]), (5, &json!("以上都不是")));
    }
}

#[test]
fn the_ask_program_gets_the_documented_variables_and_no_secret() {
    let script = format!("env > \"env-$method-$key\"; echo \"prompt=$1\" >> \"env-$method-$key\"; {ALL}");
    let stage = Stage::served("apply-credit-01");
    let (password, digits) = (stage.own("password").to_owned(), stage.own("last_three").to_owned());
    let stage = stage.env("ZHENGXIN_PASSWORD", &password).env("ZHENGXIN_LAST_THREE", &digits);
    let asked = Asked::new(stage, &script);
    asked.go("--until login").exits(0);
    let told = |name: &str| std::fs::read_to_string(asked.stage.zhengxin.path(&format!("env-{name}"))).unwrap();
    let picture = told("login-pic_code");
    for line in [
        "KEY=pic_code",
        "SECRET=0",
        "METHOD=login",
        "USER_ID=sandbox",
        "LOGIN_NAME=apply-credit-01",
        "ATTEMPT=1",
        "REFUSED=",
    ] {
        assert!(picture.contains(&format!("ZHENGXIN_ASK_{line}\n")), "{line} in {picture}");
    }
    let image = picture.lines().find_map(|line| line.strip_prefix("ZHENGXIN_ASK_IMAGE=")).unwrap();
    assert!(image.ends_with(".png"), "{image}");
    assert!(!picture.contains(&password) && !picture.contains("ZHENGXIN_LAST_THREE"), "{picture}");
}

#[test]
fn after_the_login_the_ask_program_gets_the_login_name_and_the_deadline() {
    let script = format!("env > \"env-$method-$key\"; {ALL}");
    let asked = Asked::new(Stage::served("apply-credit-01"), &script);
    let before = jiff::Timestamp::now().as_second();
    asked.go("").exits(7);
    let told = std::fs::read_to_string(asked.stage.zhengxin.path("env-onlineValidateCard-bank_card")).unwrap();
    assert!(told.contains("ZHENGXIN_ASK_LOGIN_NAME=apply-credit-01\n"), "{told}");
    let deadline = told.lines().find_map(|line| line.strip_prefix("ZHENGXIN_ASK_DEADLINE=")).unwrap();
    let left = deadline.parse::<i64>().unwrap() - before;
    assert!((1800..1830).contains(&left), "{left}");
    let last_three = std::fs::read_to_string(asked.stage.zhengxin.path("env-onlineAuthentication-last_three")).unwrap();
    assert!(last_three.contains("ZHENGXIN_ASK_SECRET=1\n"), "{last_three}");
}

#[test]
fn a_refused_value_is_asked_again_with_the_attempt_and_the_refusal() {
    let script =
        "case $key-$ZHENGXIN_ASK_ATTEMPT in pic_code-1) echo 000000;; pic_code-*) captcha;; *) own $key;; esac";
    let asked = Asked::new(Stage::served("apply-credit-01"), &logging(script));
    asked.go("--until login").exits(0);
    assert!(asked.log().contains("login pic_code 1 \nlogin pic_code 2 210101\n"), "{}", asked.log());
    assert_eq!(asked.log().matches("login_name").count(), 1, "the others keep their values");
    assert_eq!((asked.stage.calls("getPicCode"), asked.stage.calls("login")), (2, 2));
}

#[test]
fn an_ask_program_that_hangs_is_killed_and_gives_no_answer() {
    let asked = Asked::new(Stage::served("apply-credit-01"), "exec sleep 30");
    let began = Instant::now();
    let (class, fields) = asked.go("--ask-timeout 200ms").exits(11).refusal();
    assert_eq!(class, "missing");
    assert_eq!(fields, ["login_name"], "one wait is enough");
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(asked.stage.calls("login"), 0);
}

#[test]
fn a_program_without_an_answer_leaves_the_value_missing() {
    for script in ["exit 0", "echo", "own $key; exit 3", "printf '\\377\\n'"] {
        let asked = Asked::new(Stage::served("apply-credit-01"), script);
        let (class, fields) = asked.go("").exits(11).refusal();
        assert_eq!((class.as_str(), fields.len()), ("missing", 3), "{script}: {fields:?}");
        assert_eq!(asked.stage.calls("login"), 0, "{script}");
    }
}

#[test]
fn a_program_that_cannot_be_started_is_a_configuration_error() {
    let stage = Stage::served("apply-credit-01");
    assert_eq!(stage.run("run --ask /nonexistent/ask").exits(12).error()["class"], "config");
}

#[test]
fn an_invalid_answer_is_asked_for_again_and_not_sent() {
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in bank_card-1) echo 6250000000000005;; *) {ALL};; esac");
    let asked = Asked::new(Stage::served("apply-credit-01"), &logging(&script));
    asked.go("").exits(7);
    assert_eq!(asked.stage.calls("onlineValidateCard"), 1);
    assert_eq!(asked.log().matches("bank_card").count(), 2);
}

#[test]
fn a_value_whose_answers_are_all_invalid_is_missing_in_the_end() {
    let script = format!("case $key in bank_card) echo 6250000000000005;; *) {ALL};; esac");
    let asked = Asked::new(Stage::served("apply-credit-01"), &logging(&script));
    assert_eq!(asked.go("--max-tries 2").exits(11).refusal().1, ["bank_card"]);
    assert_eq!(asked.log().matches("bank_card").count(), 2);
    assert_eq!(asked.stage.calls("onlineValidateCard"), 0);
}

#[test]
fn the_sms_is_sent_when_the_rest_of_its_form_has_been_answered() {
    let served = Served::start();
    let gateway = Between::before(served.url(), |_| Fate::Through);
    let stage = Stage::behind(&gateway.url(), served, "apply-credit-01");
    let asked = Asked::new(stage, &format!("case $key in last_three) ;; *) {ALL};; esac"));
    assert_eq!(asked.go("").exits(11).refusal().1, ["last_three"]);
    assert_eq!(gateway.count("getOnlineMessageCode"), 0);
}

#[test]
fn the_inbox_answers_captchas_and_codes_only() {
    let stage = Stage::served("apply-credit-01");
    assert_eq!(stage.run("run --ask sandbox: --no-input").exits(11).refusal().1, ["login_name", "password"]);
}

#[test]
fn no_captcha_is_shown_if_switched_off() {
    let asked =
        Asked::new(Stage::served("apply-credit-01"), &format!("echo \"$key=$ZHENGXIN_ASK_IMAGE\" >> log; {ALL}"));
    asked.go("--until login --captcha none").exits(0);
    assert!(asked.log().contains("pic_code=\n"), "{}", asked.log());
}
