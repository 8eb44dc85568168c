use serde_json::json;

use super::super::World;
use super::super::testing::{Applicant, logged_in, noon, without};
use super::*;
use crate::protocol::{LOCK_SECONDS, LOGIN_SECONDS};

// §1.1.7
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

// §1.1.1
#[test]
fn a_new_picture_replaces_the_previous_one() {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", "apply-credit-01");
    let (name, password) = (applicant.answer("login", "login_name"), applicant.answer("login", "password"));
    let with = |captcha: String| json!({"login_name": name, "password": password, "pic_code": captcha});
    let first_picture = applicant.call("getPicCode", json!({"type": 2})).data["pic_code"].clone();
    let first = applicant.answer("login", "pic_code");
    let second_picture = applicant.call("getPicCode", json!({"type": 2})).data["pic_code"].clone();
    assert_ne!(first_picture, second_picture);
    assert_eq!(applicant.call("login", with(first)).code, 210101);
    applicant.call("getPicCode", json!({"type": 2}));
    let third = applicant.answer("login", "pic_code");
    assert_eq!(applicant.call("login", with(third)).code, 200);
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

// §2.1
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

// §1.1.3
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
