//! The next steps after a refusal: each must be possible, and described correctly (protocol.md, section 6).

use serde_json::{Value, json};

use super::behind::with;
use super::bench::{Bench, logged_in, ok};
use super::stage::Stage;
use super::support::between::Fate;

/// A PNG of one white dot.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

// §2.1
#[test]
fn too_many_tries_of_a_cards_pin_lead_to_a_question_for_another_card() {
    let stage = Stage::served("pin-tries");
    let error = stage.go("").exits(3).error();
    assert_eq!(
        (&error["code"], &error["class"], &error["fields"]),
        (&json!(508_136), &json!("card"), &json!(["bank_card"]))
    );
    assert_eq!(error["method"], "onlineAuthentication");
    let other = stage.run("sandbox people").json();
    let other =
        other.as_array().unwrap().iter().find(|row| row["answers"]["login_name"] == "apply-debit-01").unwrap().clone();
    assert_ne!(other["answers"]["bank_card"], stage.own("bank_card"));
}

#[test]
fn closed_questions_lead_to_the_command_for_the_other_route() {
    for (person, code) in [("high-security", 508_113), ("thin-file", 508_112)] {
        let stage = Stage::served(person);
        let error = stage.go("--route questions").exits(6).error();
        assert_eq!(error["code"], code);
        let next = error["next_step"].as_str().unwrap().to_owned();
        assert!(next.starts_with("zhengxin run --route unionpay"), "{next}");
        assert!(error["hint"].as_str().unwrap().contains(&next), "{error}");
        // The command that it names is the right one: it asks for the values of the card.
        let missing = stage.zhengxin.run_printed(&error["next_step"]).exits(11).error();
        assert!(missing["fields"].as_array().unwrap().contains(&json!("bank_card")), "{missing}");
    }
}

#[test]
fn an_applicant_who_applied_elsewhere_gets_the_report_a_day_later() {
    let stage = Stage::served("applied-elsewhere");
    assert_eq!(stage.go("").exits(7).error()["code"], 508_114);
    stage.run("sandbox advance 25h");
    let object = stage.go("--again").exits(0).value();
    let status = stage.journal().into_iter().rfind(|entry| entry["method"] == "login").unwrap();
    assert_eq!(status["code"], 200);
    assert_eq!(object["method"], "viewReport", "{object}");
}

#[test]
fn an_existing_report_can_be_fetched_at_once() {
    let stage = Stage::served("exists");
    let report = stage.go("").exits(0).value();
    assert_eq!(report["method"], "viewReport");
    let refused = stage.journal().into_iter().find(|entry| entry["code"] == 508_111).unwrap();
    assert_eq!(refused["method"], "submitApplyMessageCode");
}

#[test]
fn after_a_lock_the_local_refusal_says_that_the_gateway_locked_the_login_name() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.gateway.will_say(&json!({"code": 508_108, "msg": "锁定"}).to_string());
    bench.run("login --login-name lisi --pic-code 2wt56f").exits(9);
    bench.gateway.will_say(&logged_in().to_string());
    let error = bench.run("login --login-name lisi --pic-code 2wt56f --lang en").exits(9).error();
    let said = error["msg"].as_str().unwrap();
    assert!(said.contains("locked") && said.contains("508108"), "{said}");
    assert!(!said.contains("passwords for this login name were refused"), "{said}");
    assert_eq!(bench.gateway.requests().len(), 1);
}

// §1.1.3
#[test]
fn after_the_lock_has_ended_the_refusal_asks_for_a_person_and_names_again() {
    let stage = Stage::served("locked");
    stage.go("").exits(9);
    let lasts = stage.go("").exits(9).error();
    assert_eq!((&lasts["recovery"], lasts["due_at"].is_string()), (&json!("wait"), true), "{lasts}");
    assert!((590..=600).contains(&lasts["after"].as_i64().unwrap()), "{lasts}");
    stage.run("sandbox advance 11m").json();
    for (over, command) in [(stage.go("").exits(9).error(), "run"), (stage.trying("login").exits(9).error(), "login")] {
        assert_eq!(
            (&over["recovery"], &over["after"], &over["due_at"]),
            (&json!("new-input"), &Value::Null, &Value::Null)
        );
        let next = over["next_step"].as_str().unwrap();
        assert!(next.starts_with(&format!("zhengxin {command} ")) && next.ends_with(" --again"), "{next}");
    }
    assert_eq!(stage.calls("login"), 1);
    assert!(stage.run("status").exits(4).value()["next_step"].as_str().unwrap().contains("login --again"));
}

#[test]
fn after_a_lock_only_a_person_can_help_so_nothing_is_due() {
    for stage in Stage::each("locked") {
        stage.go("").exits(9);
        stage.run("sandbox advance 11m").json();
        assert_eq!(stage.run("session list --due").json(), json!([]));
        assert_eq!(stage.run("session list").json().as_array().unwrap().len(), 1);
    }
}

// §1.1.3
#[test]
fn a_login_refusal_with_a_picture_names_its_file_and_needs_no_new_one() {
    let refusals = [
        json!({"code": 210_101, "msg": "x", "data": {"pic_code": PNG}}),
        json!({"code": 208_101, "msg": "x", "url": PNG}),
    ];
    for refusal in refusals {
        let bench =
            Bench::hearing(&[&refusal.to_string(), &ok(json!({"user_status": 0, "unionpay_auth": 0})).to_string()]);
        let bench = bench.env("ZHENGXIN_PASSWORD", "hunter2");
        let error = bench.run("login --login-name lisi --pic-code 2wt56f").exits(5).error();
        let file = error["file"].as_str().unwrap();
        assert_eq!(std::fs::read(file).unwrap().len(), 67);
        assert_eq!(error["next_step"], "zhengxin login --json");
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains(file) && !hint.contains("captcha --json"), "{hint}");
        let ask = bench.zhengxin.program("ask", "[ -s \"$ZHENGXIN_ASK_IMAGE\" ] && echo abc123");
        bench.run(&format!("login --login-name lisi --ask {ask}")).json();
        assert_eq!(bench.gateway.requests().len(), 2, "the picture that came is the captcha");
    }
}

#[test]
fn a_high_security_level_also_leads_to_the_card_in_a_later_process() {
    let (stage, gateway) = with("high-security", |_| Fate::Through);
    stage.go("--route questions").exits(6);
    stage.go("--route unionpay").exits(11);
    assert_eq!(gateway.count("getOnlineAuthedInfo"), 1);
    let error = stage.go("--route unionpay").exits(11).error();
    assert_eq!(error["method"], "onlineValidateCard", "{error}");
}
