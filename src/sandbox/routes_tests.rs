//! Tests of the routes of section 4, from start to end.

use serde_json::json;

use super::testing::{Applicant, End, noon};
use super::{Deed, World, rows};

const DAY: i64 = 24 * 60 * 60;

fn walk(world: &mut World, user_id: &str, login_name: &str) -> End {
    Applicant::new(world, user_id, login_name).walk()
}

/// Asserts that this person can apply, is pending, and has the report a day later.
fn assert_leads_to_a_report(login_name: &str, applies_at: &str, apply_type: &str) {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", login_name);
    let applied = applicant.walk();
    assert_eq!((applied.method.as_str(), applied.code), (applies_at, 200));

    let pending = applicant.login();
    assert_eq!(pending.data["user_status"], 1);
    assert_eq!(pending.data["apply_type"], apply_type);

    applicant.wait(DAY);
    let report = applicant.walk();
    assert_eq!((report.method.as_str(), report.code), ("viewReport", 200));
    assert_eq!(report.data["loginName"], login_name);
    assert_eq!(applicant.login().data["user_status"], 4, "from now on a local report");
}

#[test]
fn the_credit_card_route_leads_to_a_report() {
    assert_leads_to_a_report("apply-credit-01", "submitApplyMessageCode", "银联认证");
}

#[test]
fn the_debit_card_route_leads_to_a_report() {
    assert_leads_to_a_report("apply-debit-01", "submitApplyMessageCode", "银联认证");
}

// §1.1.3
#[test]
fn the_questions_route_leads_to_a_report() {
    assert_leads_to_a_report("apply-questions-01", "submitQuestion", "问题验证");
}

#[test]
fn an_authenticated_user_applies_with_an_sms_code() {
    assert_leads_to_a_report("authenticated-01", "submitApplyMessageCode", "银联认证");
}

#[test]
fn every_row_ends_in_its_code_at_its_method_whatever_the_seed() {
    for seed in [0, 7] {
        let mut world = World::new(seed);
        for (place, row) in rows().into_iter().enumerate() {
            let user_id = format!("u{place}");
            let mut applicant = Applicant { world: &mut world, user_id, answers: row.answers.clone() };
            let end = applicant.walk();
            match (row.method, row.code) {
                (Some(method), Some(code)) => {
                    assert_eq!((end.method.as_str(), end.code), (method, code), "{}", row.how);
                }
                _ => assert_eq!(end.code, 200, "{}: {end:?}", row.how),
            }
        }
        assert!(world.journal().iter().all(|entry| !entry.mixed && !entry.stray), "rows do not touch one another");
    }
}

// §1.1.3
#[test]
fn statuses_3_5_and_6_apply_anew() {
    let mut world = World::new(1);
    for (login_name, status) in [("refused-01", 3), ("local-expired-01", 5), ("not-produced-01", 6)] {
        let mut applicant = Applicant::new(&mut world, login_name, login_name);
        assert_eq!(applicant.login().data["user_status"], status);
        let end = applicant.walk();
        assert_eq!((end.method.as_str(), end.code), ("submitApplyMessageCode", 200), "{login_name}");
    }
}

#[test]
fn wrong_answers_are_refused_after_24_hours() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "wrong-answers");
    assert_eq!(applicant.walk().code, 200);
    assert_eq!(applicant.login().data["user_status"], 1);
    applicant.wait(DAY);
    assert_eq!(applicant.login().data["user_status"], 3);
}

#[test]
fn an_application_may_end_without_a_report() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "produces-none");
    assert_eq!(applicant.walk().code, 200);
    applicant.wait(DAY);
    assert_eq!(applicant.login().data["user_status"], 6);
    assert_eq!(applicant.call("getViewReportInfo", json!({})).code, 508132);
}

// §1.1.3
#[test]
fn an_application_being_processed_has_its_report_24_hours_after_the_first_login() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "processing-01");
    assert_eq!(applicant.login().data["user_status"], 1);
    applicant.wait(DAY - 1);
    assert_eq!(applicant.login().data["user_status"], 1);
    applicant.wait(1);
    assert_eq!(applicant.login().data["user_status"], 2);
}

#[test]
fn the_identity_code_reaches_the_user_id_that_logs_in() {
    let mut world = World::new(1);
    assert_eq!(walk(&mut world, "first", "apply-credit-01").code, 200);
    world.advance(jiff::SignedDuration::from_secs(DAY));
    assert_eq!(world.inbox("first", noon()).sms[0].method, "viewReport", "it comes by itself");
    assert!(world.inbox("second", noon()).sms.is_empty());
    Applicant::new(&mut world, "second", "apply-credit-01").login();
    assert_eq!(world.inbox("second", noon()).sms, world.inbox("first", noon()).sms);
}

// §1.1.3
#[test]
fn a_local_report_expires_and_is_applied_for_anew() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "local-report-01");
    assert_eq!(applicant.login().data["user_status"], 4);
    applicant.wait(super::REPORT_SECONDS);
    assert_eq!(applicant.login().data["user_status"], 5);
}

#[test]
fn an_expired_identity_code_is_replaced_at_the_next_login() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "report-ready-01");
    applicant.login();
    let first = applicant.answer("viewReport", "message_code");
    applicant.wait(super::IDENTITY_CODE_SECONDS);
    assert!(applicant.world.inbox("u1", noon()).sms.is_empty());
    applicant.login();
    let second = applicant.answer("viewReport", "message_code");
    assert!(!second.is_empty() && first != second);
    assert_eq!(applicant.report().code, 200);
}

#[test]
fn the_journal_shows_what_each_call_did() {
    let mut world = World::new(1);
    walk(&mut world, "u1", "apply-credit-01");
    let seen: Vec<_> = world.journal().iter().map(|entry| (entry.method.as_str(), entry.effect)).collect();
    assert_eq!(
        seen,
        [
            ("getPicCode", Deed::CaptchaIssued),
            ("login", Deed::Login),
            ("getVerifyMethod", Deed::None),
            ("onlineValidateCard", Deed::CardChecked),
            ("getOnlineMessageCode", Deed::SmsSent),
            ("onlineAuthentication", Deed::Authenticated),
            ("getPicCode", Deed::CaptchaIssued),
            ("submitOnlineAuth", Deed::SecurityRaised),
            ("getOnlineMessageCode", Deed::SmsSent),
            ("submitApplyMessageCode", Deed::Applied),
        ]
    );
    assert!(world.journal().iter().skip(1).all(|entry| entry.person.as_deref() == Some("apply-credit-01")));
}

#[test]
fn the_journal_holds_no_value_that_was_sent() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    applicant.walk();
    let answers = applicant.answers.clone();
    let journal = serde_json::to_string(world.journal()).unwrap();
    for key in ["password", "bank_card", "cellphone", "real_name", "id_card"] {
        assert!(!journal.contains(answers[key].as_str().unwrap()), "{key}");
    }
}

#[test]
fn applicants_in_parallel_do_not_disturb_one_another() {
    let mut world = World::new(1);
    let names: Vec<_> = (1..=8).map(|n| format!("apply-credit-{n:02}")).collect();
    for name in &names {
        assert_eq!(Applicant::new(&mut world, name, name).login().code, 200);
    }
    for name in names.iter().rev() {
        assert_eq!(Applicant::new(&mut world, name, name).unionpay().code, 200, "{name}");
    }
}
