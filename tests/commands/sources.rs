//! Sources of a value: the first of eight that has one wins.

use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};

/// The other values of `login`, besides the one under test.
const REST: [(&str, &str); 2] = [("ZHENGXIN_PASSWORD", "hunter2"), ("ZHENGXIN_PIC_CODE", "2wt56f")];

fn bench() -> Bench {
    REST.into_iter().fold(Bench::new(), |bench, (name, value)| bench.env(name, value))
}

/// The value of `key` in the last request.
fn sent(bench: &Bench, key: &str) -> String {
    bench.sent().1[key].as_str().unwrap().to_owned()
}

#[test]
fn a_flag_precedes_the_answers_file_which_precedes_the_environment() {
    let bench = bench().env("ZHENGXIN_LOGIN_NAME", "by-environment");
    let answers = bench.zhengxin.answers(&json!({"login_name": "by-file"}));
    // Refuse every login, so that the session is not bound to a login name.
    bench.gateway.will_say(r#"{"code":210101,"msg":"x"}"#);
    bench.run(&format!("login --login-name by-flag --answers {answers}")).exits(5);
    assert_eq!(sent(&bench, "login_name"), "by-flag");
    bench.run(&format!("login --answers {answers}")).exits(5);
    assert_eq!(sent(&bench, "login_name"), "by-file");
    bench.run("login").exits(5);
    assert_eq!(sent(&bench, "login_name"), "by-environment");
}

#[test]
fn a_key_under_its_method_precedes_the_bare_one() {
    let bench = bench();
    let answers = json!({"message_code": "bare11", "submitApplyMessageCode": {"message_code": "under1"},
        "login": {"message_code": "other1"}});
    let answers = bench.zhengxin.answers(&answers);
    bench.run(&format!("apply submit --answers {answers}")).json();
    assert_eq!(sent(&bench, "message_code"), "under1");
    bench.run(&format!("report --login-name lisi --answers {answers}")).json();
    assert_eq!(sent(&bench, "message_code"), "bare11");
}

#[test]
fn the_answers_file_may_be_toml_and_its_name_may_come_from_the_environment() {
    let bench = bench();
    let toml = bench.zhengxin.file("answers.toml", "login_name = \"lisi\"\n[login]\npic_code = \"abc123\"\n");
    let bench = bench.env("ZHENGXIN_ANSWERS", toml.to_str().unwrap());
    bench.run("login").json();
    assert_eq!((sent(&bench, "login_name"), sent(&bench, "pic_code")), ("lisi".to_owned(), "abc123".to_owned()));
}

/// Logged in, with a form of submitOnlineAuth that has this prefilled code.
fn with_form(prefilled: &str) -> Bench {
    let bench = bench().env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.accept("login --login-name lisi", &logged_in());
    let fields = json!([{"type": 7, "key": "unionpay_code", "value": prefilled}, {"type": 6, "key": "pic_code"}]);
    let line = "unionpay auth --real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code \
                herdrc --bank-card 6200000000000005 --card-type 1";
    bench.accept(line, &form("submitOnlineAuth", fields));
    bench.gateway.will_say(&ok(json!({})).to_string());
    bench
}

#[test]
fn the_environment_precedes_a_prefilled_value() {
    let bench = with_form("uikie9").env("ZHENGXIN_UNIONPAY_CODE", "by-env");
    bench.run("unionpay submit").json();
    assert_eq!(sent(&bench, "unionpay_code"), "by-env");
}

#[test]
fn a_prefilled_code_is_remembered_until_it_is_used() {
    let bench = with_form("uikie9");
    let asked = bench.zhengxin.program("ask", "echo by-ask");
    bench.run(&format!("unionpay submit --ask {asked}")).json();
    assert_eq!(sent(&bench, "unionpay_code"), "uikie9", "nobody is asked for what is known");
    bench.run(&format!("unionpay submit --ask {asked}")).json();
    assert_eq!(sent(&bench, "unionpay_code"), "by-ask", "it was used");
}

/// Logged in, with the bank's form for a credit card that has this prefilled field.
fn with_bank_form(prefilled: Value) -> Bench {
    let bench = bench();
    bench.accept("login --login-name lisi", &logged_in());
    let mut card = form("onlineAuthentication", json!([prefilled]));
    card["data"]["cardtype"] = json!(2);
    bench.accept("unionpay card --bank-card 6250000000000004", &card);
    bench.gateway.will_say(&ok(json!({})).to_string());
    bench
}

#[test]
fn a_form_precedes_the_session() {
    let bench = with_bank_form(json!({"type": 1, "key": "card_type", "value": "1"}));
    bench.run("unionpay sms --cellphone 13800000001").json();
    assert_eq!(sent(&bench, "card_type"), "1", "the session knows 2");
}

#[test]
fn a_prefilled_number_is_used_until_another_one_is_sent() {
    let bench = with_bank_form(json!({"type": 4, "key": "cellphone", "value": "13800000002"}));
    bench.run("unionpay sms --dry-run").json();
    bench.run("unionpay sms --cellphone 13800000001").json();
    bench.run("unionpay sms").json();
    assert_eq!(sent(&bench, "cellphone"), "13800000001", "what was used is remembered");
}

#[test]
fn a_prefilled_value_that_a_session_must_not_store_is_asked_for() {
    let bench = with_bank_form(json!({"type": 1, "key": "real_name", "value": "张三丰"}));
    let fields = bench.run("unionpay auth").exits(11).refusal().1;
    assert!(fields.contains(&"real_name".to_owned()), "{fields:?}");
    assert!(!bench.zhengxin.session_text().contains("张三丰"));
}

#[test]
fn later_steps_use_the_login_name_of_the_session() {
    let bench = bench();
    bench.accept("login --login-name lisi", &logged_in());
    bench.run("verify-methods").json();
    assert_eq!(sent(&bench, "login_name"), "lisi");
}

#[test]
fn a_single_answer_precedes_the_answers_in_file_or_environment() {
    let bench = bench().env("ZHENGXIN_QUESTION_ANSWERS", "5,5,5,5,5");
    let answers = bench.zhengxin.answers(&json!({"question_answers": "1,2,3,1,5"}));
    bench.run(&format!("submit-answers --answer 2=4 --answers {answers}")).json();
    let sent =
        |bench: &Bench| (0..5).map(|n| bench.sent().1[format!("kbaList[{n}].options")].clone()).collect::<Value>();
    assert_eq!(sent(&bench), json!(["1", "4", "3", "1", "5"]));
    bench.run("submit-answers --again").json();
    assert_eq!(sent(&bench), json!(["5", "5", "5", "5", "5"]));
}

#[test]
fn user_id_comes_from_flag_answers_environment_session_and_profile_in_this_order() {
    let mut bench = Bench::new();
    let user = |bench: &Bench| bench.gateway.last()["biz_data"]["user_id"].as_str().unwrap().to_owned();
    bench.run("login-info").json();
    assert_eq!(user(&bench), "123124455", "the profile's");
    bench.run("login-info --session mine --user-id u-first").json();
    bench.run("login-info --session mine").json();
    assert_eq!(user(&bench), "u-first", "the named session's");
    bench = bench.env("ZHENGXIN_USER_ID", "u-env");
    bench.run("login-info").json();
    assert_eq!(user(&bench), "u-env");
    let answers = bench.zhengxin.answers(&json!({"user_id": "u-answers"}));
    bench.run(&format!("login-info --answers {answers}")).json();
    assert_eq!(user(&bench), "u-answers");
    bench.run(&format!("login-info --answers {answers} --user-id u-answers")).json();
    assert_eq!(user(&bench), "u-answers");
    let before = bench.gateway.requests().len();
    let error = bench.run(&format!("login-info --answers {answers} --user-id u-flag")).exits(2).error();
    assert_eq!(error["class"], "usage");
    assert_eq!(bench.gateway.requests().len(), before, "nothing is sent for an applicant in doubt");
}

#[test]
fn the_answers_file_may_be_standard_input() {
    let bench = bench();
    bench.zhengxin.run_with("login --answers -", r#"{"login_name":"lisi"}"#).json();
    assert_eq!(sent(&bench, "login_name"), "lisi");
}

#[test]
fn a_misspelt_key_of_the_answers_file_is_reported_with_a_suggestion() {
    let bench = bench();
    let answers = bench.zhengxin.answers(&json!({"logn_name": "lisi"}));
    let ran = bench.run(&format!("login-info --answers {answers} -v")).exits(0);
    assert!(ran.stderr.contains("logn_name") && ran.stderr.contains("login_name"), "{}", ran.stderr);
    assert_eq!(bench.run(&format!("login-info --answers {answers}")).exits(0).stderr, "", "no notices in JSON");
}
