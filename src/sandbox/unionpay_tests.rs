use serde_json::{Value, json};

use super::super::testing::{Applicant, logged_in, noon, with, without};
use super::*;

/// Runs `test` with an applicant who has the bank's SMS, and with the parameters of onlineAuthentication.
fn at_the_bank(login_name: &str, test: impl FnOnce(&mut Applicant, Value)) {
    logged_in(login_name, |applicant| {
        assert_eq!(applicant.check_card().code, 200);
        assert_eq!(applicant.bank_sms().code, 200);
        let params = applicant.authentication();
        test(applicant, params);
    });
}

// §1.1.7
#[test]
fn each_unusable_card_is_refused_with_the_code_of_its_reason() {
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

// §1.1.8
#[test]
fn the_banks_sms_needs_a_checked_card_and_the_mobile_number_on_file() {
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

// §1.1.7, §1.1.9, §2.1
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

// §1.1.9
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

// §2.1
#[test]
fn the_fourth_wrong_sms_code_invalidates_the_sms() {
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

// §1.1.9, §2.1
#[test]
fn a_repeated_authentication_is_a_duplicate() {
    at_the_bank("apply-credit-01", |applicant, params| {
        assert_eq!(applicant.call("onlineAuthentication", params.clone()).code, 200);
        assert_eq!(applicant.call("onlineAuthentication", params).code, 508140);
        assert_eq!((applicant.check_card().code, applicant.bank_sms().code), (200, 200));
        assert_eq!(applicant.authenticate().code, 200, "with a new SMS it is a new transaction");
    });
}

// §1.2.0, §2.1
#[test]
fn a_wrong_used_or_expired_unionpay_code_is_refused() {
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

// §1.2.0
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

// §1.1.3, §1.2.0
#[test]
fn unionpay_raises_the_security_level_and_closes_the_questions() {
    at_the_bank("apply-credit-01", |applicant, params| {
        let authenticated = applicant.call("onlineAuthentication", params);
        assert_eq!(applicant.hand_in(&authenticated).code, 200);
        assert_eq!(applicant.call("getQuestion", json!({})).code, 508113);
        assert_eq!(applicant.login().data["unionpay_auth"], 1);
    });
}
