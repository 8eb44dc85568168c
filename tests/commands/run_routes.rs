//! `run`: every route to the report, following the gateway's forms, with exactly the document's requests.

use serde_json::{Value, json};

use super::behind::with;
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::cli::Ran;
use super::support::schema;

const TO_THE_RULES: [&str; 4] =
    ["getLoginInfo", "getPicCode type", "login login_name password pic_code", "getVerifyMethod login_name type"];
const CARD: [&str; 2] =
    ["onlineValidateCard bank_card type", "getOnlineMessageCode cellphone real_name id_card bank_card card_type"];
const APPLY: [&str; 4] = [
    "getPicCode type",
    "submitOnlineAuth pic_code unionpay_code",
    "getOnlineMessageCode",
    "submitApplyMessageCode message_code",
];
const REPORT: [&str; 2] = ["getViewReportInfo", "viewReport login_name message_code version"];
const LOGIN: [&str; 3] = ["getLoginInfo", "getPicCode type", "login login_name password pic_code"];

/// The last step's object, which is the result of such a run.
#[track_caller]
fn ended(ran: Ran, exit: i32, method: &str) -> Value {
    let ran = ran.exits(exit);
    assert_eq!(ran.stderr, "", "nothing but the object");
    schema::assert_valid("run", &ran.stdout);
    let object = ran.value();
    assert_eq!((&object["method"], &object["code"]), (&json!(method), &json!(200)), "{object}");
    object
}

#[test]
fn a_credit_card_applies_with_the_requests_of_the_document() {
    for stage in Stage::each("apply-credit-01") {
        ended(stage.go(""), 7, "submitApplyMessageCode");
        let auth = "onlineAuthentication cellphone real_name id_card card_type bank_card message_code year month \
                    last_three type";
        assert_eq!(stage.called(), [&TO_THE_RULES[..], &CARD, &[auth], &APPLY].concat());
    }
}

#[test]
fn a_debit_card_applies_with_its_pin_instead_of_the_credit_cards_secrets() {
    for stage in Stage::each("apply-debit-01") {
        ended(stage.go(""), 7, "submitApplyMessageCode");
        let auth = "onlineAuthentication cellphone real_name id_card card_type bank_card password message_code type";
        assert_eq!(stage.called(), [&TO_THE_RULES[..], &CARD, &[auth], &APPLY].concat());
    }
}

// §1.1.4
#[test]
fn the_questions_route_is_taken_if_named_or_if_only_it_can_be_answered() {
    for option in ["", "--route questions", "--route auto"] {
        for stage in Stage::each("apply-questions-01") {
            ended(stage.go(option), 7, "submitQuestion");
            let answers = "submitQuestion kbaList[0].options kbaList[1].options kbaList[2].options \
                           kbaList[3].options kbaList[4].options";
            assert_eq!(stage.called(), [&TO_THE_RULES[..], &["getQuestion", answers]].concat());
        }
    }
}

// §1.1.4
#[test]
fn unionpay_is_preferred_to_the_questions_if_both_can_be_answered() {
    let stage = Stage::served("apply-credit-01");
    let both = stage.answers_and(&json!({"question_answers": "1,2,3,1,5"}));
    let answers = stage.zhengxin.answers(&both);
    stage.run(&format!("run --answers {answers} --ask sandbox:")).exits(7);
    assert_eq!((stage.calls("onlineAuthentication"), stage.calls("getQuestion")), (1, 0));
}

#[test]
fn a_named_route_takes_precedence_over_the_given_values() {
    let stage = Stage::served("apply-credit-01");
    let both = stage.answers_and(&json!({"question_answers": "1,2,3,1,5"}));
    for (place, line) in [("flag", "--route questions"), ("environment", "")] {
        let stage = Stage::served("apply-credit-01");
        let answers = stage.zhengxin.answers(&both);
        let stage = if place == "environment" { stage.env("ZHENGXIN_ROUTE", "questions") } else { stage };
        stage.run(&format!("run --answers {answers} --ask sandbox: {line}")).exits(7);
        assert_eq!((stage.calls("onlineValidateCard"), stage.calls("submitQuestion")), (0, 1), "{place}");
    }
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({"route": "questions"})));
    stage.run(&format!("run --answers {answers} --no-input")).exits(11);
    stage.zhengxin.run(&format!("run --answers {answers} --no-input --route nonsense")).exits(2);
}

// §1.1.3
#[test]
fn an_authenticated_applicant_applies_by_sms_whatever_route_is_named() {
    for option in ["", "--route questions", "--route unionpay"] {
        for stage in Stage::each("authenticated-01") {
            ended(stage.go(option), 7, "submitApplyMessageCode");
            let apply =
                ["getOnlineAuthedInfo login_name", "getOnlineMessageCode", "submitApplyMessageCode message_code"];
            assert_eq!(stage.called(), [&LOGIN[..], &apply].concat(), "{option}");
        }
    }
}

// §1.1.3
#[test]
fn a_run_fetches_a_report_that_is_ready() {
    for person in ["report-ready-01", "local-report-01"] {
        for stage in Stage::each(person) {
            let report = ended(stage.go(""), 0, "viewReport");
            assert_eq!(report["data"]["loginName"], person);
            assert!(report["next"].is_null() && report["next_step"].is_null());
            assert_eq!(stage.called(), [&LOGIN[..], &REPORT].concat());
        }
    }
}

// §1.2.5
#[test]
fn the_report_is_requested_in_the_documents_version() {
    let (stage, gateway) = with("report-ready-01", |_| Fate::Through);
    ended(stage.go(""), 0, "viewReport");
    assert_eq!(gateway.sent("viewReport")[0]["version"], "2.0");
}

// §1.1.3
#[test]
fn a_run_applies_anew_after_a_refused_expired_or_missing_report() {
    for person in ["local-expired-01", "refused-01", "not-produced-01"] {
        for stage in Stage::each(person) {
            ended(stage.go(""), 7, "submitApplyMessageCode");
            assert_eq!(stage.applied(), 1, "{person}");
        }
    }
}

// §1.1.3
#[test]
fn an_application_that_is_under_way_is_waited_for() {
    for stage in Stage::each("processing-01") {
        ended(stage.go(""), 7, "login");
        assert_eq!(stage.called(), LOGIN);
        assert_eq!(stage.run("status").exits(7).value()["state"], "applied");
    }
}

#[test]
fn the_next_day_the_named_command_fetches_the_report() {
    for stage in Stage::each("apply-credit-01") {
        let applied = ended(stage.go(""), 7, "submitApplyMessageCode");
        let before = stage.called().len();
        stage.run("sandbox advance 25h").json();
        let next = &applied["next_step"];
        assert!(next.as_str().unwrap().starts_with("zhengxin run "), "{next}");
        ended(stage.zhengxin.run_printed(next), 0, "viewReport");
        assert_eq!(stage.called()[before..], [&LOGIN[..], &REPORT].concat());
    }
}

#[test]
fn a_second_copy_of_the_report_needs_no_new_login() {
    let stage = Stage::served("report-ready-01");
    stage.go("").exits(0);
    stage.go("").exits(0);
    assert_eq!((stage.calls("login"), stage.calls("viewReport")), (1, 2));
}

/// A person whose `user_status` is undocumented.
fn of_unknown_status(person: &str) -> (Stage, Between) {
    with(person, |call| match call.method.as_str() {
        "login" => Fate::Changed(|_, mut reply| {
            reply["data"]["user_status"] = json!(9);
            reply.to_string()
        }),
        _ => Fate::Through,
    })
}

// §1.1.3
#[test]
fn an_undocumented_status_is_shown_and_no_application_is_made() {
    let (stage, gateway) = of_unknown_status("apply-credit-01");
    let error = stage.go("").exits(10).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("protocol"), &Value::Null));
    assert!(error["msg"].as_str().unwrap().contains('9'), "{error}");
    stage.go("").exits(10);
    assert_eq!(gateway.methods(), ["getLoginInfo", "getPicCode", "login"]);
}

#[test]
fn a_missing_status_counts_as_undocumented() {
    let (stage, gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "login" => Fate::Instead(json!({"code": 200, "msg": "ok", "data": {"unionpay_auth": 0}})),
        _ => Fate::Through,
    });
    stage.go("").exits(10);
    assert_eq!(gateway.count("getVerifyMethod"), 0);
}

#[test]
fn with_a_named_route_the_run_continues_whatever_the_status() {
    for (person, route, method) in [
        ("apply-credit-01", "unionpay", "submitApplyMessageCode"),
        ("apply-questions-01", "questions", "submitQuestion"),
        ("authenticated-01", "unionpay", "submitApplyMessageCode"),
    ] {
        let (stage, _) = of_unknown_status(person);
        ended(stage.go(&format!("--route {route}")), 7, method);
        assert_eq!(stage.applied(), 1, "{person}");
    }
}

#[test]
fn an_undocumented_status_still_counts_as_logged_in() {
    let (stage, _) = of_unknown_status("apply-credit-01");
    ended(stage.go("--until login"), 0, "login");
}
