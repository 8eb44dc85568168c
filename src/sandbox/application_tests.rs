//! Tests of applying by SMS code or questions, and of the results.

use serde_json::{Map, Value, json};

use super::super::testing::{logged_in, noon, with, without};
use crate::protocol::Key;

// §1.2.1, §2.1
#[test]
fn an_applicant_without_authentication_is_told_to_use_another_login_name() {
    logged_in("apply-credit-01", |applicant| {
        assert_eq!(applicant.call("getOnlineAuthedInfo", json!({"login_name": "apply-credit-01"})).code, 508109);
        assert_eq!(applicant.call("submitApplyMessageCode", json!({"message_code": "x"})).code, 508109);
    });
}

// §1.2.3, §2.1
#[test]
fn a_second_application_is_refused_while_the_first_runs_and_when_the_report_exists() {
    logged_in("authenticated-01", |applicant| {
        assert_eq!(applicant.apply().code, 200);
        assert_eq!(applicant.apply().code, 508114);
        applicant.wait(24 * 60 * 60);
        applicant.login();
        assert_eq!(applicant.apply().code, 508111);
    });
}

// §1.2.3
#[test]
fn an_application_uses_up_its_sms_code() {
    logged_in("authenticated-01", |applicant| {
        assert_eq!(
            applicant.call("submitApplyMessageCode", json!({"message_code": "x"})).code,
            211101,
            "none was sent"
        );
        assert_eq!(applicant.apply().code, 200);
        assert!(applicant.world.inbox("u1", noon()).sms.is_empty());
    });
}

// §1.1.6, §2.1
#[test]
fn each_unanswered_question_has_its_code() {
    logged_in("apply-questions-01", |applicant| {
        let answers: Vec<String> = applicant.answer("", "question_answers").split(',').map(str::to_owned).collect();
        let full: Map<_, _> =
            (0..).zip(&answers).map(|(n, text): (u8, _)| (Key::Question(n).wire().to_owned(), json!(text))).collect();
        let full = Value::Object(full);
        assert_eq!(applicant.call("submitQuestion", full.clone()).code, 508101, "no questions were handed out");
        applicant.call("getQuestion", json!({}));
        for (n, code) in [(0, 508204), (1, 508205), (2, 508206), (3, 508207), (4, 508209)] {
            let key = Key::Question(n);
            assert_eq!(applicant.call("submitQuestion", without(full.clone(), key.wire())).code, code);
            assert_eq!(applicant.call("submitQuestion", with(full.clone(), key.wire(), json!("6"))).code, code);
            assert_eq!(applicant.call("submitQuestion", with(full.clone(), key.wire(), json!(1))).code, code);
        }
        assert_eq!(applicant.call("submitQuestion", full.clone()).code, 200);
        assert_eq!(applicant.call("submitQuestion", full).code, 508101, "questions are answered once");
    });
}

// §2.1
#[test]
fn no_report_is_returned_before_it_is_generated() {
    for (login_name, code) in
        [("apply-credit-01", 508133), ("processing-01", 508114), ("refused-01", 508133), ("not-produced-01", 508132)]
    {
        logged_in(login_name, |applicant| {
            assert_eq!(applicant.call("getViewReportInfo", json!({})).code, code, "{login_name}");
            let view = json!({"login_name": login_name, "message_code": "x", "version": "2.0"});
            assert_eq!(applicant.call("viewReport", view).code, code, "{login_name}");
        });
    }
}

// §1.2.5
#[test]
fn the_report_takes_the_right_code_and_a_version_and_can_be_fetched_again() {
    logged_in("report-ready-01", |applicant| {
        let code = applicant.answer("viewReport", "message_code");
        let view = json!({"login_name": "report-ready-01", "message_code": code, "version": "2.0"});
        assert_eq!(applicant.call("viewReport", with(view.clone(), "message_code", json!("000000"))).code, 508115);
        assert_eq!(applicant.call("viewReport", without(view.clone(), "message_code")).code, 508115);
        assert_eq!(applicant.call("viewReport", without(view.clone(), "version")).code, 508149);
        let first = applicant.call("viewReport", view.clone());
        assert_eq!(first.code, 200);
        applicant.wait(60);
        assert_eq!(applicant.call("viewReport", view).data, first.data);
    });
}

// §1.2.5
#[test]
fn the_report_requires_the_logged_in_applicants_own_login_name() {
    logged_in("report-ready-01", |applicant| {
        let code = applicant.answer("viewReport", "message_code");
        let view = json!({"login_name": "report-ready-01", "message_code": code, "version": "2.0"});
        assert_eq!(applicant.call("viewReport", without(view.clone(), "login_name")).code, 508145);
        assert_eq!(applicant.call("viewReport", with(view, "login_name", json!("report-ready-02"))).code, 508149);
    });
}
