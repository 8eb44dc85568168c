//! Tests of rules for every method: parsing, clock, sessions.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::dialect::Dialect;
use super::super::testing::{Applicant, logged_in, noon, request};
use super::*;
use crate::protocol::{METHODS, codes};

// §1.1.3
#[test]
fn a_method_that_needs_a_login_says_so() {
    for row in METHODS.iter().filter(|row| !matches!(row.name, "getPicCode" | "getLoginInfo" | "login")) {
        let reply = World::new(1).answer(&request("u1", row.name, json!({})), noon());
        assert_eq!(reply["code"], 508110, "{}", row.name);
    }
}

// §1.1.4
#[test]
fn another_persons_login_name_is_refused_and_noted_in_the_journal() {
    logged_in("apply-credit-01", |applicant| {
        let reply = applicant.call("getVerifyMethod", json!({"login_name": "apply-credit-02", "type": 1}));
        assert_eq!(reply.code, 508149);
        assert!(applicant.world.journal().last().unwrap().mixed);
        assert_eq!(applicant.call("getVerifyMethod", json!({"login_name": "nobody", "type": 1})).code, 508145);
        assert_eq!(applicant.call("getVerifyMethod", json!({"type": 1})).code, 508145);
    });
}

// §1.1.1, §1.1.7
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

// §1.1.4
#[test]
fn the_verification_methods_are_for_an_application_or_a_recovery_and_nothing_else() {
    logged_in("apply-credit-01", |applicant| {
        let name = applicant.answer("getVerifyMethod", "login_name");
        for (kind, code) in [(json!(1), 200), (json!(2), 200), (json!(3), 508149), (json!("1"), 508149)] {
            let params = json!({"login_name": name, "type": kind});
            assert_eq!(applicant.call("getVerifyMethod", params).code, code, "{kind}");
        }
        assert_eq!(applicant.call("getVerifyMethod", json!({"login_name": name})).code, 508149);
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

// §1.1.1
#[test]
fn a_malformed_request_says_what_is_wrong() {
    let mut world = World::new(1);
    let full = request("u1", "getLoginInfo", json!({}));
    assert_eq!(world.answer(&full, noon())["code"], 200);
    for key in crate::protocol::MERCHANT_KEYS {
        for value in [Value::Null, json!(1), json!(" ")] {
            let mut changed = full.clone();
            changed["biz_data"][key] = value;
            let said = world.say(&changed, noon(), Dialect::default());
            assert_eq!(said.reply["code"], 508149);
            assert!(said.problem.unwrap().contains(key), "{key}");
            assert_eq!(said.reply["msg"], codes::find(508149).unwrap().vendor_text);
        }
    }
    for nothing in [json!(null), json!([]), json!({}), json!({"method": 1}), json!("login")] {
        assert_eq!(world.answer(&nothing, noon())["code"], 508149, "{nothing}");
    }
    let reply = world.answer(&json!({"method": "crawler.api.zx.login", "biz_data": "{}"}), noon());
    assert_eq!(reply["code"], 508149);
}

#[test]
fn an_unknown_method_has_a_code_of_the_catalogue_and_is_named_beside_the_reply() {
    for name in ["sendApplyCode", "login ", "Login"] {
        let said = World::new(1).say(&request("u1", name, json!({})), noon(), Dialect::default());
        assert_eq!(said.reply["code"], 508149);
        assert_eq!(said.reply["msg"], codes::find(508149).unwrap().vendor_text);
        assert_eq!(said.problem.as_deref(), Some("method is missing or unknown"));
    }
    assert_eq!(World::new(1).answer(&json!({"method": "login"}), noon())["code"], 508149, "the prefix belongs to it");
}

// §1.1.5
#[test]
fn a_refusal_carries_the_vendors_text() {
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
fn the_same_calls_at_another_time_get_the_same_codes() {
    let captchas = |now: Timestamp| {
        let mut world = World::new(3);
        let mut captcha = || {
            world.answer(&request("u1", "getPicCode", json!({"type": 2})), now);
            world.inbox("u1", now).captcha.unwrap()
        };
        [captcha(), captcha()]
    };
    let [first, second] = captchas(noon());
    assert_ne!(first, second);
    assert_eq!(captchas(noon() + SignedDuration::from_millis(1)), [first, second]);
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

/// JSON of any shape, with words of the protocol in it so that some of it passes the parser.
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
