//! Each failure rule of the world.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::walk::{Applicant, noon, request};
use super::*;
use crate::protocol::{LOCK_SECONDS, LOGIN_SECONDS, METHODS, codes};

/// Runs `test` with an applicant that is logged in.
fn logged_in(login_name: &str, test: impl FnOnce(&mut Applicant)) {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", login_name);
    assert_eq!(applicant.login().code, 200);
    test(&mut applicant);
}

/// Runs `test` with an applicant whose bank has sent its SMS, and the parameters of onlineAuthentication.
fn at_the_bank(login_name: &str, test: impl FnOnce(&mut Applicant, Value)) {
    logged_in(login_name, |applicant| {
        assert_eq!(applicant.check_card().code, 200);
        assert_eq!(applicant.bank_sms().code, 200);
        let params = applicant.authentication();
        test(applicant, params);
    });
}

fn without(mut params: Value, key: &str) -> Value {
    params.as_object_mut().unwrap().shift_remove(key);
    params
}

fn with(mut params: Value, key: &str, value: Value) -> Value {
    params[key] = value;
    params
}

#[test]
fn a_method_that_needs_a_login_says_so() {
    for row in METHODS.iter().filter(|row| !matches!(row.name, "getPicCode" | "getLoginInfo" | "login")) {
        let reply = World::new(1).answer(&request("u1", row.name, json!({})), noon());
        assert_eq!(reply["code"], 508110, "{}", row.name);
    }
}

#[test]
fn a_login_lasts_30_minutes_whatever_is_done_meanwhile() {
    logged_in("apply-credit-01", |applicant| {
        applicant.wait(LOGIN_SECONDS - 1);
        assert_eq!(applicant.check_card().code, 200);
        applicant.wait(1);
        assert_eq!(applicant.check_card().code, 508110);
    });
}

#[test]
fn a_captcha_serves_one_attempt() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    applicant.call("getPicCode", json!({"type": 2}));
    let captcha = applicant.answer("login", "pic_code");
    let name = applicant.answer("login", "login_name");
    let wrong = json!({"login_name": name, "password": "x", "pic_code": captcha.to_uppercase()});
    assert_eq!(applicant.call("login", wrong.clone()).code, 208101, "either case is taken");
    assert_eq!(applicant.call("login", wrong).code, 210101, "the refusal used the picture up");
    assert_eq!(applicant.world.inbox("u1", noon()).captcha, None);
}

#[test]
fn a_captcha_expires() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    applicant.call("getPicCode", json!({"type": 2}));
    let captcha = applicant.answer("login", "pic_code");
    applicant.wait(super::super::CAPTCHA_SECONDS);
    let (name, password) = (applicant.answer("login", "login_name"), applicant.answer("login", "password"));
    let login = json!({"login_name": name, "password": password, "pic_code": captcha});
    assert_eq!(applicant.call("login", login).code, 210101);
}

#[test]
fn the_sixth_wrong_password_in_a_row_locks_for_ten_minutes() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "wrong-password");
    for _ in 0..5 {
        assert_eq!(applicant.login().code, 208101);
    }
    assert_eq!(applicant.login().code, 508108);
    applicant.answers["password"] = people::find("wrong-password").unwrap().password.clone().into();
    applicant.wait(LOCK_SECONDS - 1);
    assert_eq!(applicant.login().code, 508108, "the right one does not help");
    applicant.wait(1);
    assert_eq!(applicant.login().code, 200);
}

#[test]
fn a_right_password_ends_the_row_of_wrong_ones() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    let right = applicant.answers["password"].clone();
    for _ in 0..3 {
        for _ in 0..4 {
            applicant.answers["password"] = "x".into();
            assert_eq!(applicant.login().code, 208101);
        }
        applicant.answers["password"] = right.clone();
        assert_eq!(applicant.login().code, 200);
    }
}

#[test]
fn a_missing_login_name_password_or_captcha_has_the_code_of_a_wrong_one() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    for (key, code) in [("login_name", 508145), ("password", 208101), ("pic_code", 210101)] {
        applicant.call("getPicCode", json!({"type": 2}));
        let captcha = applicant.answer("login", "pic_code");
        let full =
            json!({"login_name": "apply-credit-01", "password": applicant.answers["password"], "pic_code": captcha});
        assert_eq!(applicant.call("login", without(full, key)).code, code, "{key}");
    }
}

#[test]
fn another_persons_login_name_is_refused_and_seen_as_mixed() {
    logged_in("apply-credit-01", |applicant| {
        let reply = applicant.call("getVerifyMethod", json!({"login_name": "apply-credit-02", "type": 1}));
        assert_eq!(reply.code, 508149);
        assert!(applicant.world.journal().last().unwrap().mixed);
        assert_eq!(applicant.call("getVerifyMethod", json!({"login_name": "nobody", "type": 1})).code, 508145);
        assert_eq!(applicant.call("getVerifyMethod", json!({"type": 1})).code, 508145);
    });
}

#[test]
fn type_is_an_integer_and_everything_else_a_string() {
    logged_in("apply-credit-01", |applicant| {
        assert_eq!(applicant.call("getPicCode", json!({"type": "2"})).code, 508149);
        assert_eq!(applicant.call("getPicCode", json!({"type": 3})).code, 508149);
        assert_eq!(applicant.call("getPicCode", json!({})).code, 508149);
        let card: i64 = applicant.answer("onlineValidateCard", "bank_card").parse().unwrap();
        assert_eq!(applicant.call("onlineValidateCard", json!({"bank_card": card, "type": 1})).code, 508122);
    });
}

#[test]
fn a_name_or_value_with_blanks_is_not_the_documents_and_is_seen() {
    logged_in("apply-credit-01", |applicant| {
        let card = applicant.answer("onlineValidateCard", "bank_card");
        assert_eq!(applicant.call("onlineValidateCard", json!({" bank_card": card, "type": 1})).code, 508122);
        assert!(applicant.world.journal().last().unwrap().stray);
        assert_eq!(
            applicant.call("onlineValidateCard", json!({"bank_card": format!("{card} "), "type": 1})).code,
            508122
        );
        assert!(applicant.world.journal().last().unwrap().stray);
    });
}

#[test]
fn cards_are_refused_for_what_they_are() {
    logged_in("apply-credit-01", |applicant| {
        for (card, code) in [("6250000000000001", 508122), ("12", 508122), ("6200009999999994", 508130), ("", 508122)] {
            assert_eq!(
                applicant.call("onlineValidateCard", json!({"bank_card": card, "type": 1})).code,
                code,
                "{card}"
            );
        }
        let unsupported = &people::find("unsupported-bank").unwrap().cards[0].number;
        assert_eq!(applicant.call("onlineValidateCard", json!({"bank_card": unsupported, "type": 1})).code, 508131);
    });
}

#[test]
fn the_banks_sms_needs_a_checked_card_and_the_banks_number() {
    logged_in("apply-credit-01", |applicant| {
        assert_eq!(applicant.bank_sms().code, 508101);
        applicant.check_card();
        let cellphone = applicant.answer("", "cellphone");
        for (params, code) in [
            (json!({"cellphone": "13800000002"}), 508121),
            (json!({"cellphone": ""}), 508121),
            (json!({"cellphone": cellphone, "card_type": "1"}), 508127),
            (json!({"cellphone": cellphone, "bank_card": "6200009999999994"}), 508149),
            (json!({"cellphone": cellphone, "card_type": "2"}), 200),
        ] {
            assert_eq!(applicant.call("getOnlineMessageCode", params.clone()).code, code, "{params}");
        }
    });
}

#[test]
fn without_a_number_and_without_authentication_no_sms_is_sent() {
    logged_in("apply-credit-01", |applicant| {
        assert_eq!(applicant.call("getOnlineMessageCode", json!({})).code, 508141);
    });
}

#[test]
fn every_missing_or_malformed_parameter_of_a_credit_card_has_its_code() {
    at_the_bank("apply-credit-01", |applicant, params| {
        for (key, code) in [
            ("year", 508200),
            ("month", 508201),
            ("last_three", 508202),
            ("id_card", 508123),
            ("real_name", 508124),
            ("cellphone", 508121),
            ("card_type", 508127),
            ("bank_card", 508122),
            ("message_code", 211101),
            ("type", 508149),
        ] {
            assert_eq!(applicant.call("onlineAuthentication", without(params.clone(), key)).code, code, "no {key}");
        }
        for (key, value, code) in [
            ("year", json!("2027"), 508300),
            ("year", json!(27), 508300),
            ("month", json!("7"), 508301),
            ("month", json!("13"), 508301),
            ("last_three", json!("12a"), 508302),
            ("last_three", json!("12"), 508125),
            ("id_card", json!("990000195501010010"), 508123),
            ("card_type", json!("1"), 508127),
            ("card_type", json!(2), 508127),
            ("password", json!("123456"), 508149),
            ("type", json!("1"), 508149),
            ("bank_card", json!("6200009999999994"), 508149),
            ("cellphone", json!("13800000002"), 508121),
            ("real_name", json!("无名氏"), 508119),
        ] {
            let changed = with(params.clone(), key, value.clone());
            assert_eq!(applicant.call("onlineAuthentication", changed).code, code, "{key} {value}");
        }
        assert_eq!(applicant.call("onlineAuthentication", params).code, 200, "the SMS code was not used up");
    });
}

#[test]
fn a_debit_card_takes_a_pin_and_nothing_of_a_credit_card() {
    at_the_bank("apply-debit-01", |applicant, params| {
        for (changed, code) in [
            (without(params.clone(), "password"), 508120),
            (with(params.clone(), "password", json!("000001")), 508120),
            (with(params.clone(), "year", json!("29")), 508149),
            (params, 200),
        ] {
            assert_eq!(applicant.call("onlineAuthentication", changed).code, code);
        }
    });
}

#[test]
fn the_sixth_wrong_card_secret_closes_the_card_for_a_while() {
    at_the_bank("apply-debit-01", |applicant, params| {
        let wrong = with(params.clone(), "password", json!("000001"));
        for _ in 0..5 {
            assert_eq!(applicant.call("onlineAuthentication", wrong.clone()).code, 508120);
        }
        assert_eq!(applicant.call("onlineAuthentication", wrong).code, 508136);
        assert_eq!(applicant.call("onlineAuthentication", params).code, 508136);
    });
}

#[test]
fn another_persons_card_is_not_the_holders() {
    logged_in("apply-credit-01", |applicant| {
        let other = people::find("apply-credit-02").unwrap();
        applicant.answers["bank_card"] = other.cards[1].number.clone().into();
        applicant.answers["cellphone"] = other.cellphone.clone().into();
        assert_eq!((applicant.check_card().code, applicant.bank_sms().code), (200, 200));
        assert_eq!(applicant.authenticate().code, 508124);
        assert!(applicant.world.journal().last().unwrap().mixed);
    });
}

#[test]
fn the_fourth_wrong_sms_code_kills_it() {
    at_the_bank("apply-credit-01", |applicant, params| {
        let wrong = with(params.clone(), "message_code", json!("000000"));
        for code in [211101, 211101, 211101, 508126] {
            assert_eq!(applicant.call("onlineAuthentication", wrong.clone()).code, code);
        }
        assert_eq!(applicant.call("onlineAuthentication", params).code, 508126);
        assert!(applicant.world.inbox("u1", noon()).sms.is_empty());
        assert_eq!(applicant.bank_sms().code, 200);
        assert_eq!(applicant.authenticate().code, 200, "a new SMS begins anew");
    });
}

#[test]
fn an_sms_code_expires_and_is_gone_from_the_inbox() {
    at_the_bank("apply-credit-01", |applicant, params| {
        applicant.wait(super::super::SMS_SECONDS);
        assert_eq!(applicant.call("onlineAuthentication", params).code, 211101);
        assert!(applicant.world.inbox("u1", noon()).sms.is_empty());
    });
}

#[test]
fn a_repeated_authentication_is_a_duplicate() {
    at_the_bank("apply-credit-01", |applicant, params| {
        assert_eq!(applicant.call("onlineAuthentication", params.clone()).code, 200);
        assert_eq!(applicant.call("onlineAuthentication", params).code, 508140);
        assert_eq!((applicant.check_card().code, applicant.bank_sms().code), (200, 200));
        assert_eq!(applicant.authenticate().code, 200, "with a new SMS it is a new transaction");
    });
}

#[test]
fn a_unionpay_code_is_wrong_used_or_expired() {
    at_the_bank("apply-credit-01", |applicant, params| {
        let authenticated = applicant.call("onlineAuthentication", params);
        applicant.answers["unionpay_code"] = "000000".into();
        assert_eq!(applicant.hand_in(&authenticated).code, 508117);
        applicant.answers.as_object_mut().unwrap().shift_remove("unionpay_code");
        applicant.wait(super::super::UNIONPAY_CODE_SECONDS);
        assert_eq!(applicant.hand_in(&authenticated).code, 508128);
        assert_eq!((applicant.check_card().code, applicant.bank_sms().code), (200, 200));
        let anew = applicant.authenticate();
        assert_eq!(applicant.hand_in(&anew).code, 200);
        assert_eq!(applicant.hand_in(&anew).code, 508129);
    });
}

#[test]
fn the_captcha_of_submit_online_auth_serves_one_attempt() {
    at_the_bank("apply-credit-01", |applicant, params| {
        let code = applicant.call("onlineAuthentication", params).data["next"]["param"][0]["value"].clone();
        applicant.call("getPicCode", json!({"type": 2}));
        let captcha = applicant.answer("submitOnlineAuth", "pic_code");
        let wrong = json!({"pic_code": "000000", "unionpay_code": code});
        assert_eq!(applicant.call("submitOnlineAuth", wrong).code, 210101);
        let late = json!({"pic_code": captcha, "unionpay_code": code});
        assert_eq!(applicant.call("submitOnlineAuth", late).code, 210101);
    });
}

#[test]
fn unionpay_raises_the_security_level_and_closes_the_questions() {
    at_the_bank("apply-credit-01", |applicant, params| {
        let authenticated = applicant.call("onlineAuthentication", params);
        assert_eq!(applicant.hand_in(&authenticated).code, 200);
        assert_eq!(applicant.call("getQuestion", json!({})).code, 508113);
        assert_eq!(applicant.login().data["unionpay_auth"], 1);
    });
}

#[test]
fn who_is_not_authenticated_is_sent_to_another_name() {
    logged_in("apply-credit-01", |applicant| {
        assert_eq!(applicant.call("getOnlineAuthedInfo", json!({"login_name": "apply-credit-01"})).code, 508109);
        assert_eq!(applicant.call("submitApplyMessageCode", json!({"message_code": "x"})).code, 508109);
    });
}

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

#[test]
fn an_apply_code_is_used_up_by_the_application() {
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

#[test]
fn there_is_no_report_before_there_is_one() {
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

#[test]
fn a_malformed_request_says_what_is_wrong() {
    let mut world = World::new(1);
    let full = request("u1", "getLoginInfo", json!({}));
    assert_eq!(world.answer(&full, noon())["code"], 200);
    for key in crate::protocol::MERCHANT_KEYS {
        for value in [Value::Null, json!(1), json!(" ")] {
            let mut changed = full.clone();
            changed["biz_data"][key] = value;
            let reply = world.answer(&changed, noon());
            assert_eq!(reply["code"], 508149);
            assert!(reply["msg"].as_str().unwrap().contains(key), "{reply}");
        }
    }
    for nothing in [json!(null), json!([]), json!({}), json!({"method": 1}), json!("login")] {
        assert_eq!(world.answer(&nothing, noon())["code"], 404001, "{nothing}");
    }
    let reply = world.answer(&json!({"method": "crawler.api.zx.login", "biz_data": "{}"}), noon());
    assert_eq!(reply["code"], 508149);
}

#[test]
fn an_unknown_method_has_a_code_outside_the_catalogue_and_a_plain_text() {
    for name in ["sendApplyCode", "login ", "Login"] {
        let reply = World::new(1).answer(&request("u1", name, json!({})), noon());
        assert!(codes::find(reply["code"].as_i64().unwrap()).is_none());
        assert_eq!(reply["msg"], "method is unknown");
    }
    assert_eq!(World::new(1).answer(&json!({"method": "login"}), noon())["code"], 404001, "the prefix belongs to it");
}

#[test]
fn a_refusal_speaks_the_vendors_text() {
    let reply = World::new(1).answer(&request("u1", "getQuestion", json!({})), noon());
    assert_eq!(reply, json!({"code": 508110, "msg": "您未登录或已过期", "data": {}}));
}

#[test]
fn the_clock_goes_forward_only_and_never_out_of_range() {
    let mut world = World::new(1);
    world.advance(SignedDuration::from_secs(-5));
    assert_eq!(world.now(noon()), noon());
    world.advance(SignedDuration::MAX);
    world.advance(SignedDuration::MAX);
    assert_eq!(world.now(noon()), Timestamp::MAX);
    assert_eq!(world.answer(&request("u1", "getPicCode", json!({"type": 2})), noon())["code"], 200);
}

#[test]
fn the_same_past_gives_the_same_world() {
    let run = || {
        let mut world = World::new(3);
        Applicant::new(&mut world, "u1", "apply-credit-01").walk();
        world
    };
    assert_eq!(run(), run());
}

#[test]
fn forgotten_sessions_are_swept_out_and_fresh_ones_kept() {
    let mut world = World::new(1);
    let call = |world: &mut World, n: usize| {
        world.answer(&request(&format!("u{n}"), "getPicCode", json!({"type": 2})), noon());
    };
    (0..SWEEP_FROM).for_each(|n| call(&mut world, n));
    world.advance(SignedDuration::from_secs(FORGOTTEN_AFTER));
    (SWEEP_FROM..SWEEP_FROM * 3).for_each(|n| call(&mut world, n));
    assert_eq!(world.sessions.len(), SWEEP_FROM * 2);
}

/// JSON of any shape, with the words of the protocol in it so that it gets past the door now and then.
fn any_json() -> impl Strategy<Value = Value> {
    let words = METHODS.iter().map(|row| request("u1", row.name, json!({}))["method"].clone());
    let words: Vec<Value> = words.chain(["apply-credit-01", "", " 1", "000000"].map(Value::from)).collect();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        proptest::sample::select(words),
    ];
    let keys: Vec<String> = crate::protocol::KEYS.iter().map(|row| row.wire.to_owned()).collect();
    let keys = keys.into_iter().chain(crate::protocol::MERCHANT_KEYS.map(str::to_owned));
    let names = keys.chain(["method".to_owned(), "biz_data".to_owned()]).collect::<Vec<_>>();
    leaf.prop_recursive(3, 32, 8, move |inner| {
        let name = prop_oneof![proptest::sample::select(names.clone()), ".*"];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((name, inner), 0..8)
                .prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_json_gets_a_reply_and_the_world_can_be_written_down(
        requests in proptest::collection::vec((any_json(), 0..METHODS.len(), any::<bool>()), 1..12)
    ) {
        let mut world = World::new(1);
        Applicant::new(&mut world, "u1", "apply-credit-01").login();
        for (json, method, whole) in requests {
            let asked = match json.as_object() {
                Some(members) if whole => request("u1", METHODS[method].name, Value::Object(members.clone())),
                _ => json,
            };
            let reply = world.answer(&asked, noon());
            prop_assert!(reply["code"].as_i64().is_some() && reply["msg"].is_string());
        }
        let written = serde_json::to_string(&world).unwrap();
        prop_assert_eq!(serde_json::from_str::<World>(&written).unwrap(), world);
    }
}
