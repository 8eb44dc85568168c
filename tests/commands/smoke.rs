//! `smoke`: each level with sandboxes, and with servers that are not gateways.

use std::fs;

use serde_json::{Value, json};

use super::behind::with;
use super::stage::{Stage, answers_of};
use super::support::between::{Arrived, Fate};
use super::support::broken::{BrokenGateway, Then, http, ok, refusing_url};
use super::support::cli::{Ran, Zhengxin};
use super::support::quirky::{UNKNOWN_KEY, quirky};
use super::support::schema;
use super::support::served::Served;
use super::support::tls;

/// The ids of a run's checks with this status, in order.
#[track_caller]
fn ids(ran: &Ran, status: &str) -> Vec<String> {
    schema::assert_valid("smoke", &ran.stdout);
    let value = ran.value();
    let checks = value["checks"].as_array().unwrap().iter().filter(|check| check["status"] == status);
    checks.map(|check| check["id"].as_str().unwrap().to_owned()).collect()
}

/// A check of a run.
#[track_caller]
fn check(ran: &Ran, id: &str) -> Value {
    let value = ran.value();
    let check = value["checks"].as_array().unwrap().iter().find(|check| check["id"] == id).cloned();
    check.unwrap_or_else(|| panic!("no {id} in {value}"))
}

/// Runs checks with a person's answers and the sandbox's inbox.
fn smoke(stage: &Stage, options: &str) -> Ran {
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    stage.run(&format!("smoke --answers {answers} --ask sandbox: {options}"))
}

fn methods(stage: &Stage) -> Vec<String> {
    stage.journal().iter().map(|entry| entry["method"].as_str().unwrap().to_owned()).collect()
}

/// Asserts that neither a session nor a picture is left.
#[track_caller]
fn leaves_nothing(zhengxin: &Zhengxin) {
    assert_eq!(zhengxin.sessions(), [""; 0]);
    assert!(!zhengxin.path(".local/state/zhengxin/sessions").exists());
    assert!(!zhengxin.path(".local/state/zhengxin/captcha").exists());
}

const PROBE: [&str; 5] = ["getPicCode", "getPicCode", "getPicCode", "getPicCode", "getLoginInfo"];

// §1.1.2
#[test]
fn a_probe_only_reads_and_passes() {
    for stage in Stage::each("apply-credit-01") {
        let ran = stage.run("smoke").exits(0);
        assert_eq!(ids(&ran, "failed"), [""; 0]);
        assert_eq!(ids(&ran, "skipped"), ["gateway.tls"], "there is none on this way");
        assert_eq!(methods(&stage), PROBE);
        leaves_nothing(&stage.zhengxin);
    }
}

#[test]
fn a_crash_at_a_wrong_parameter_fails_its_check_despite_retries() {
    for (nth, id) in [(2, "getPicCode.type-missing"), (3, "getPicCode.type-unknown"), (4, "getPicCode.type-text")] {
        let served = Served::with(&["--fault", &format!("http:getPicCode#{nth}:502")]);
        let ran = Zhengxin::new().run(&format!("smoke --json --retries 2 --gateway {}", served.url())).exits(8);
        assert_eq!(ids(&ran, "failed"), [id]);
    }
}

#[test]
fn a_refusal_that_repeats_the_request_shows_no_more_than_a_dry_run() {
    let (stage, _gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "getLoginInfo" => Fate::Instead(json!({"code": 508100, "msg": call.params.to_string()})),
        _ => Fate::Through,
    });
    let url = "https://merchant.example/notice?token=s3cr3t&to=/a";
    let ran = stage.env("ZHENGXIN_NOTICE_URL", url).run("smoke --retries 0 --user-id applicant-7").exits(8);
    let got = check(&ran, "getLoginInfo.form")["got"].as_str().unwrap().to_owned();
    assert!(got.contains("\"notice_url\":\"https://merchant.example/notice?***\""), "{got}");
    assert!(!got.contains("s3cr3t") && !got.contains("applicant-7"), "{got}");
}

#[test]
fn without_a_named_applicant_a_placeholder_is_used_and_never_the_profiles_applicant() {
    let served = Served::start();
    let profile = format!("[profiles.p]\ngateway = \"{}\"\nuser_id = \"their-own\"\n", served.url());
    let zhengxin = Zhengxin::new().config(&profile).option("--profile p --json");
    for options in ["", "", "--user-id me"] {
        zhengxin.run(&format!("smoke {options}")).exits(0);
    }
    let mut users: Vec<String> =
        served.journal().iter().map(|entry| entry["user_id"].as_str().unwrap().to_owned()).collect();
    users.dedup();
    assert_eq!(users.len(), 3, "{users:?}");
    assert!(users[0].starts_with("smoke-") && users[1].starts_with("smoke-"), "{users:?}");
    assert_eq!(users[2], "me");
}

#[test]
fn the_level_login_reads_the_offers_and_submits_nothing() {
    for stage in Stage::each("apply-credit-01") {
        let ran = smoke(&stage, "--level login").exits(0);
        assert_eq!(ids(&ran, "passed").len(), 11);
        assert_eq!(methods(&stage)[5..], ["getPicCode", "login", "getVerifyMethod", "getQuestion"]);
        assert_eq!(stage.applied(), 0);
        leaves_nothing(&stage.zhengxin);
    }
}

#[test]
fn the_level_full_goes_up_to_the_application() {
    for (person, skipped) in [
        ("apply-credit-01", &["gateway.tls", "submitQuestion.accepted", "getOnlineAuthedInfo.form"][..]),
        ("apply-debit-01", &["gateway.tls", "submitQuestion.accepted", "getOnlineAuthedInfo.form"]),
        ("apply-questions-01", &["gateway.tls", "onlineValidateCard.form", "getOnlineMessageCode.accepted"]),
        ("authenticated-01", &["gateway.tls", "getVerifyMethod.rules", "getQuestion.form"]),
    ] {
        for stage in Stage::each(person) {
            let ran = smoke(&stage, "--level full").exits(0);
            assert_eq!(ids(&ran, "failed"), [""; 0], "{person}");
            assert_eq!(ids(&ran, "skipped")[..3], *skipped, "{person}");
            assert_eq!(stage.applied(), 1, "{person}");
            leaves_nothing(&stage.zhengxin);
        }
    }
}

#[test]
fn until_report_fetches_a_ready_report_without_an_application() {
    let stage = Stage::served("report-ready-01");
    let ran = smoke(&stage, "--level full --until report").exits(0);
    assert_eq!(check(&ran, "viewReport.report")["status"], "passed");
    assert_eq!(check(&ran, "getVerifyMethod.rules")["got"], "this applicant's flow does not include this step");
    assert_eq!(stage.applied(), 0);
    assert!(!ran.printed().contains(stage.own("login_name")));
}

#[test]
fn a_level_that_the_applicant_cannot_reach_fails() {
    for (person, level, exit, id, class) in [
        ("processing-01", "login", 7, "getVerifyMethod.rules", "pending"),
        ("processing-01", "full", 7, "getVerifyMethod.rules", "pending"),
        ("report-ready-01", "login", 6, "getVerifyMethod.rules", "exists"),
        ("report-ready-01", "full", 6, "getVerifyMethod.rules", "exists"),
        ("local-report-01", "full", 6, "getVerifyMethod.rules", "exists"),
        ("authenticated-01", "login", 6, "getVerifyMethod.rules", "route"),
        ("thin-file", "login", 6, "getQuestion.form", "route"),
        ("high-security", "login", 6, "getQuestion.form", "route"),
        ("processing-01", "full --until report", 7, "getViewReportInfo.form", "pending"),
        ("apply-credit-01", "full --until report", 6, "getViewReportInfo.form", "not-found"),
    ] {
        let stage = Stage::served(person);
        let ran = smoke(&stage, &format!("--level {level} --record-baseline base.json")).exits(exit);
        assert_eq!(ids(&ran, "failed"), [id], "{person} {level}");
        let failed = check(&ran, id);
        assert_eq!(failed["class"], class, "{person} {level}");
        let way_out = ["use another applicant", "come back 24 hours after the application"];
        assert!(way_out.iter().any(|text| failed["got"].as_str().unwrap().contains(text)), "{failed}");
        assert_eq!(stage.applied(), 0, "{person} {level}");
        assert!(!stage.zhengxin.path("base.json").exists(), "{person} {level}");
        leaves_nothing(&stage.zhengxin);
    }
}

#[test]
fn questions_that_are_not_offered_fail_the_level_login_but_not_a_card_at_full() {
    fn without_questions(method: &str, mut reply: Value) -> String {
        if method == "getVerifyMethod" {
            reply["data"]["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != 1);
        }
        reply.to_string()
    }
    let (stage, _gateway) = with("apply-credit-01", |_| Fate::Changed(without_questions));
    let ran = smoke(&stage, "--level login").exits(6);
    assert_eq!(ids(&ran, "failed"), ["getQuestion.form"]);
    let ran = smoke(&stage, "--level full").exits(0);
    assert_eq!(check(&ran, "getQuestion.form")["got"], "the gateway offers no questions");
    assert_eq!(stage.applied(), 1);
}

#[test]
fn closed_questions_are_skipped_on_the_route_by_card_and_fail_without_a_card() {
    let closed = |call: &Arrived| match call.method.as_str() {
        "getQuestion" => Fate::refused(508113),
        _ => Fate::Through,
    };
    let (stage, _gateway) = with("apply-credit-01", closed);
    let questions = check(&smoke(&stage, "--level full").exits(0), "getQuestion.form");
    assert_eq!(questions["status"], "skipped");
    assert!(questions["got"].as_str().unwrap().contains("508113"));
    let ran = smoke(&Stage::served("thin-file"), "--level full").exits(6);
    assert_eq!(ids(&ran, "failed"), ["getQuestion.form"], "the code is that call's");
    assert!(check(&ran, "getQuestion.form")["got"].as_str().unwrap().starts_with("508112 "));
}

#[test]
fn a_repeated_call_that_fails_fails_its_own_check() {
    for (method, nth, id) in [("getPicCode", 5, "getPicCode.picture"), ("getQuestion", 2, "getQuestion.form")] {
        let (stage, _gateway) =
            with("apply-questions-01", move |call| match call.method == method && call.nth >= nth {
                true => Fate::refused(508100),
                false => Fate::Through,
            });
        let ran = smoke(&stage, "--level full --retries 0").exits(8);
        assert_eq!(ids(&ran, "failed"), [id]);
        assert!(check(&ran, id)["got"].as_str().unwrap().starts_with("508100 "));
    }
}

#[test]
fn until_is_allowed_only_at_the_level_full() {
    let served = Served::start();
    for level in ["probe", "login"] {
        Zhengxin::at(served.url()).run(&format!("smoke --level {level} --until report")).exits(2);
    }
    assert_eq!(served.journal().len(), 0);
}

#[test]
fn a_gateway_with_every_quirk_of_the_document_passes() {
    let (stage, _gateway) = with("apply-credit-01", |_| Fate::Changed(quirky));
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({UNKNOWN_KEY: "北京"})));
    let ran = stage.run(&format!("smoke --level full --answers {answers} --ask sandbox:")).exits(0);
    assert_eq!(ids(&ran, "failed"), [""; 0]);
    assert_eq!(stage.applied(), 1);
}

#[test]
fn the_level_full_is_only_for_sandboxes_unless_submitting_is_confirmed() {
    let gateway = BrokenGateway::always(Then::Send(ok(r#"{"code":200,"data":{}}"#)));
    let zhengxin = Zhengxin::at(&gateway.url()).env("ZHENGXIN_LOGIN_NAME", "a").env("ZHENGXIN_PASSWORD", "b");
    let zhengxin = zhengxin.env("ZHENGXIN_PIC_CODE", "c");
    let error = zhengxin.run("smoke --level full").exits(2).error();
    assert!(error["hint"].as_str().unwrap().contains("--yes-submit"), "{error}");
    assert_eq!(gateway.arrived("crawler.api.zx"), 0);
    zhengxin.run("smoke --level full --yes-submit").exits(10);
    assert!(gateway.arrived("crawler.api.zx") > 0);
}

#[test]
fn a_gateway_that_does_not_identify_itself_as_a_sandbox_is_not_one() {
    let answers = [ok("[]"), ok("{}"), ok("null"), http("502 Bad Gateway", "", ""), http("503 Busy", "", "[]")];
    for answer in answers {
        let said = String::from_utf8_lossy(&answer).into_owned();
        let gateway = BrokenGateway::always(Then::Send(answer));
        let zhengxin = Zhengxin::at(&gateway.url()).env("ZHENGXIN_LOGIN_NAME", "a").env("ZHENGXIN_PASSWORD", "b");
        let ran = zhengxin.env("ZHENGXIN_PIC_CODE", "c").run("smoke --level full --retries 0");
        assert_eq!((ran.exit, ran.error()["class"].as_str()), (2, Some("usage")), "{said}");
        assert_eq!(gateway.arrived("crawler.api.zx"), 0, "{said}");
    }
}

#[test]
fn an_unreachable_sandbox_is_unavailable_and_not_taken_for_another_gateway() {
    let error = Zhengxin::at(&refusing_url()).run("smoke --level full --retries 0").exits(8).error();
    assert_eq!(error["class"], "unavailable", "{error}");
}

#[test]
fn a_remote_gateway_is_never_asked_whether_it_is_a_sandbox() {
    let merchant = "[profiles.p]\ngateway = \"https://gateway.invalid\"\nmerchant_id = \"1\"\napp_name = \"a\"\n\
                    app_version = \"1\"\nplatform = \"web\"\nnotice_url = \"https://merchant.example/n\"\n";
    let error = Zhengxin::new().config(merchant).run("smoke --profile p --level full --json").exits(2).error();
    assert!(error["msg"].as_str().unwrap().contains("https://gateway.invalid"), "{error}");
}

#[test]
fn missing_values_of_the_login_are_named_before_any_call() {
    let served = Served::start();
    let ran = Zhengxin::at(served.url()).run("smoke --level login --no-input").exits(11);
    assert_eq!(ran.refusal().1, ["login_name", "password", "pic_code"]);
    assert_eq!(served.journal().len(), 0);
}

#[test]
fn missing_values_of_a_route_are_named_before_its_first_call() {
    let stage = Stage::served("apply-credit-01");
    let mut answers = stage.answers_and(&json!({}));
    answers.as_object_mut().unwrap().retain(|key, _| !["last_three", "real_name"].contains(&key.as_str()));
    let answers = stage.zhengxin.answers(&answers);
    let ran = stage.run(&format!("smoke --level full --answers {answers} --ask sandbox: --no-input")).exits(11);
    let failed = check(&ran, "onlineAuthentication.code");
    assert_eq!((&failed["status"], &failed["class"]), (&json!("failed"), &json!("missing")));
    let got = failed["got"].as_str().unwrap();
    assert!(got.contains("real_name") && got.contains("last_three"), "{got}");
    assert_eq!(stage.calls("onlineValidateCard"), 0);
}

#[test]
fn a_gateway_that_cannot_be_reached_fails_once_and_the_rest_is_skipped() {
    let ran = Zhengxin::at(&refusing_url()).run("smoke --retries 0").exits(8);
    assert_eq!(ids(&ran, "failed"), ["gateway.reachable"]);
    assert_eq!(ids(&ran, "skipped").len(), 7);
    assert_eq!(check(&ran, "getLoginInfo.form")["got"], "gateway.reachable failed");
    assert_eq!(ran.stderr, "", "the result says it all");
}

#[test]
fn a_gateway_that_does_not_reply_is_unavailable() {
    let gateway = BrokenGateway::always(Then::Silence);
    let ran = Zhengxin::at(&gateway.url()).run("smoke --retries 0 --timeout 300ms").exits(8);
    assert_eq!(check(&ran, "gateway.reachable")["class"], "unavailable");
    assert!(!ran.printed().contains("tok3n"), "a URL may hold a token");
}

#[test]
fn a_web_page_fails_the_reply_check_and_is_not_quoted() {
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", "", "<html>hunter2</html>")));
    let ran = Zhengxin::at(&gateway.url()).run("smoke").exits(10);
    assert_eq!(ids(&ran, "failed"), ["gateway.reply"]);
    assert!(!ran.printed().contains("hunter2"));
}

#[test]
fn an_untrusted_certificate_fails_the_tls_check() {
    let reply = || ok(r#"{"code":508140,"msg":"","data":null}"#);
    let smoke = |certificate: &str| {
        let url = format!("https://{}", tls::serve(certificate, reply()));
        let zhengxin = Zhengxin::at(&url).env("ZHENGXIN_CA_FILE", tls::file("ca.pem").to_str().unwrap());
        zhengxin.run("smoke")
    };
    let expired = smoke("expired.pem").exits(8);
    assert_eq!(
        (ids(&expired, "passed"), ids(&expired, "failed")),
        (vec!["gateway.reachable".into()], vec!["gateway.tls".into()])
    );
    let good = smoke("good.pem");
    assert_eq!(check(&good, "gateway.tls")["status"], "passed");
    assert_eq!(check(&good, "gateway.reply")["status"], "passed");
}

#[test]
fn a_crash_on_wrong_parameters_is_found_and_no_login_is_sent() {
    let (stage, gateway) = with("apply-credit-01", |call| match call.params.get("type") {
        None if call.method == "getPicCode" => Fate::Lost,
        _ => Fate::Through,
    });
    let ran = smoke(&stage, "--level login --retries 0").exits(8);
    assert_eq!(ids(&ran, "failed"), ["getPicCode.type-missing"]);
    assert_eq!(check(&ran, "getLoginInfo.form")["status"], "passed", "the probe goes on");
    assert_eq!(gateway.count("login"), 0);
}

#[test]
fn a_changed_login_form_is_found_and_no_login_is_sent() {
    fn renamed(method: &str, mut reply: Value) -> String {
        if method == "getLoginInfo" {
            reply["data"]["next"]["param"][1]["key"] = "passwd".into();
        }
        reply.to_string()
    }
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Changed(renamed));
    let ran = smoke(&stage, "--level login").exits(10);
    assert_eq!(ids(&ran, "failed"), ["getLoginInfo.form"]);
    assert_eq!(check(&ran, "getLoginInfo.form")["got"], "the form of login: password is missing");
    assert_eq!(gateway.count("login"), 0);
}

#[test]
fn a_refusal_decides_the_exit_code_and_shows_no_sent_value() {
    let (stage, _gateway) = with("apply-credit-01", |call| {
        let words = format!("{} 不对", call.params["password"].as_str().unwrap_or_default());
        match call.method.as_str() {
            "login" => Fate::Instead(json!({"code": 208101, "msg": words})),
            _ => Fate::Through,
        }
    });
    let ran = smoke(&stage, "--level full").exits(5);
    assert_eq!(check(&ran, "login.accepted")["got"], "208101 *** 不对 (login name and password do not match)");
    assert_eq!(check(&ran, "login.status")["got"], "login.accepted failed");
    for key in ["login_name", "password"] {
        assert!(!ran.printed().contains(stage.own(key)), "{key}");
    }
}

#[test]
fn a_call_that_acts_is_never_repeated() {
    for method in ["login", "onlineValidateCard", "onlineAuthentication", "submitApplyMessageCode"] {
        let (stage, gateway) = with("apply-credit-01", move |call| match call.method == method {
            true => Fate::Lost,
            false => Fate::Through,
        });
        let ran = smoke(&stage, "--level full").exits(8);
        assert_eq!(ids(&ran, "failed").len(), 1, "{method}");
        assert_eq!(gateway.count(method), 1, "{method}");
    }
}

#[test]
fn smoke_writes_the_audit_log_and_the_recording() {
    let stage = Stage::served("apply-credit-01");
    smoke(&stage, "--level login --audit audit.jsonl --record calls.jsonl").exits(0);
    let audit = fs::read_to_string(stage.zhengxin.path("audit.jsonl")).unwrap();
    let methods = audit.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["method"].clone());
    assert_eq!(methods.collect::<Vec<_>>(), ["login", "login"]);
    let recorded = fs::read_to_string(stage.zhengxin.path("calls.jsonl")).unwrap();
    assert_eq!(recorded.lines().count(), 9);
    assert!(!recorded.contains(stage.own("password")));
}

#[test]
fn smoke_refuses_dry_run_curl_and_session_before_any_call() {
    let served = Served::start();
    let zhengxin = Zhengxin::at(served.url());
    for option in ["--dry-run", "--curl", "--session s"] {
        let error = zhengxin.run(&format!("smoke {option}")).exits(2).error();
        assert!(error["msg"].as_str().unwrap().contains("smoke"), "{error}");
    }
    assert_eq!(served.journal().len(), 0);
}

#[test]
fn an_ask_program_gets_the_picture_which_is_then_removed() {
    let stage = Stage::served("apply-credit-01");
    let captcha = "case $ZHENGXIN_ASK_KEY in pic_code) echo \"$ZHENGXIN_ASK_IMAGE\" > image; \
                   test -s \"$ZHENGXIN_ASK_IMAGE\" && echo wrong1;; esac";
    let program = stage.zhengxin.program("ask", captcha);
    let answers = stage.zhengxin.answers(&answers_of(&stage.zhengxin, "apply-credit-01"));
    let ran = stage.run(&format!("smoke --level login --answers {answers} --ask {program}")).exits(5);
    assert_eq!(check(&ran, "login.accepted")["class"], "captcha");
    let image = fs::read_to_string(stage.zhengxin.path("image")).unwrap();
    assert!(!std::path::Path::new(image.trim()).exists(), "{image}");
    leaves_nothing(&stage.zhengxin);
}
