//! Each route to the report, one command per step, with exactly the document's requests.

use super::stage::Stage;
use super::support::people::{CARD_WAY, QUESTION_WAY};

const TO_THE_RULES: [&str; 3] = ["login-info", "login", "verify-methods"];
const CARD: [&str; 3] = ["unionpay card", "unionpay sms", "unionpay auth"];
const APPLY: [&str; 3] = ["unionpay submit", "apply sms", "apply submit"];

const REQUESTS_TO_THE_RULES: [&str; 4] =
    ["getLoginInfo", "getPicCode type", "login login_name password pic_code", "getVerifyMethod login_name type"];
const REQUESTS_OF_A_LOGIN: [&str; 2] = ["getPicCode type", "login login_name password pic_code"];
const REQUESTS_OF_A_REPORT: [&str; 2] = ["getViewReportInfo", "viewReport login_name message_code version"];
const REQUESTS_OF_A_CARD: [&str; 2] =
    ["onlineValidateCard bank_card type", "getOnlineMessageCode cellphone real_name id_card bank_card card_type"];
const REQUESTS_TO_APPLY: [&str; 4] = [
    "getPicCode type",
    "submitOnlineAuth pic_code unionpay_code",
    "getOnlineMessageCode",
    "submitApplyMessageCode message_code",
];

#[test]
fn a_credit_card_applies_with_the_requests_of_the_document() {
    for stage in Stage::each("apply-credit-01") {
        stage.steps(&TO_THE_RULES);
        stage.steps(&CARD);
        stage.steps(&APPLY);
        let auth = "onlineAuthentication cellphone real_name id_card card_type bank_card message_code year month \
                    last_three type";
        let expected = [&REQUESTS_TO_THE_RULES[..], &REQUESTS_OF_A_CARD, &[auth], &REQUESTS_TO_APPLY].concat();
        assert_eq!(stage.called(), expected);
    }
}

#[test]
fn a_debit_card_applies_with_its_pin_instead_of_the_credit_cards_secrets() {
    for stage in Stage::each("apply-debit-01") {
        stage.steps(&TO_THE_RULES);
        stage.steps(&CARD);
        stage.steps(&APPLY);
        let auth = "onlineAuthentication cellphone real_name id_card card_type bank_card password message_code type";
        let expected = [&REQUESTS_TO_THE_RULES[..], &REQUESTS_OF_A_CARD, &[auth], &REQUESTS_TO_APPLY].concat();
        assert_eq!(stage.called(), expected);
    }
}

#[test]
fn the_questions_apply_with_five_answers() {
    for stage in Stage::each("apply-questions-01") {
        stage.steps(&TO_THE_RULES);
        stage.steps(&["questions", "submit-answers"]);
        let answers = "submitQuestion kbaList[0].options kbaList[1].options kbaList[2].options kbaList[3].options \
                       kbaList[4].options";
        assert_eq!(stage.called(), [&REQUESTS_TO_THE_RULES[..], &["getQuestion", answers]].concat());
    }
}

#[test]
fn authenticated_applicants_apply_with_a_form_that_names_no_refresh() {
    for stage in Stage::each("authenticated-01") {
        stage.steps(&["login", "apply info", "apply sms", "apply submit"]);
        let apply = ["getOnlineAuthedInfo login_name", "getOnlineMessageCode", "submitApplyMessageCode message_code"];
        assert_eq!(stage.called(), [&REQUESTS_OF_A_LOGIN[..], &apply].concat());
    }
}

#[test]
fn the_report_is_ready_the_next_day() {
    for stage in Stage::each("apply-questions-02") {
        stage.steps(&QUESTION_WAY);
        let before = stage.called().len();
        stage.run("sandbox advance 25h").json();
        let report = stage.steps(&["login", "report-info", "report"]);
        assert_eq!(report["method"], "viewReport");
        assert!(!report["data"].as_object().unwrap().is_empty());
        assert_eq!(stage.called()[before..], [&REQUESTS_OF_A_LOGIN[..], &REQUESTS_OF_A_REPORT].concat());
    }
}

#[test]
fn a_script_reads_the_inbox_and_passes_every_value_by_flag() {
    for stage in Stage::each("apply-credit-02") {
        let name = format!("--login-name {}", stage.own("login_name"));
        stage.run("captcha").json();
        let line = format!("login {name} --pic-code {} --password-stdin", stage.captcha());
        stage.zhengxin.run_with(&line, stage.own("password")).json();
        stage.run(&format!("verify-methods {name}")).json();
        let card = format!("--bank-card {}", stage.own("bank_card"));
        let cardtype = stage.run(&format!("unionpay card {card}")).json()["data"]["cardtype"].clone();
        let mobile = format!("--cellphone {}", stage.own("cellphone"));
        stage.run(&format!("unionpay sms {mobile}")).json();
        let last_three = stage.zhengxin.file("last-three", stage.own("last_three"));
        let auth = stage.run(&format!(
            "unionpay auth {mobile} {card} --card-type {cardtype} --real-name {} --id-card {} --year {} --month {} \
             --message-code {} --last-three-file {}",
            stage.own("real_name"),
            stage.own("id_card"),
            stage.own("year"),
            stage.own("month"),
            stage.sms("onlineAuthentication"),
            last_three.display(),
        ));
        let auth = auth.json();
        let code = auth["next"]["param"][0]["value"].as_str().unwrap();
        stage.run("captcha").json();
        stage.run(&format!("unionpay submit --pic-code {} --unionpay-code {code}", stage.captcha())).json();
        stage.run("apply sms").json();
        stage.run(&format!("apply submit --message-code {}", stage.sms("submitApplyMessageCode"))).json();

        stage.run("sandbox advance 25h").json();
        stage.run("captcha").json();
        let line = format!("login {name} --pic-code {} --password-stdin", stage.captcha());
        stage.zhengxin.run_with(&line, stage.own("password")).json();
        stage.run("report-info").json();
        let report = stage.run(&format!("report {name} --message-code {}", stage.sms("viewReport"))).json();
        assert_eq!(report["code"], 200);
        stage.called();
    }
}

// §1.1.2, §1.2.4
#[test]
fn next_step_leads_from_the_first_command_to_the_application() {
    for (person, way) in [
        ("apply-credit-03", &CARD_WAY[..]),
        ("authenticated-02", &["login", "apply info", "apply sms", "apply submit"]),
        ("report-ready-01", &["login", "report-info", "report"]),
    ] {
        let stage = Stage::built_in(person);
        let mut next = stage.step("login-info")["next_step"].clone();
        for command in way {
            assert!(next.as_str().unwrap().starts_with(&format!("zhengxin {command} ")), "{next}");
            next = stage.zhengxin.run_printed(&next).json()["next_step"].clone();
        }
        assert!(next.is_null(), "{next}");
    }
}
