use super::*;
use crate::protocol::Method;

fn known(values: &[(Key, &str)]) -> KnownValues {
    let known = KnownValues::default();
    values.iter().for_each(|(key, value)| known.learn(key, value));
    known
}

#[test]
fn a_value_in_the_gateways_text_is_hidden() {
    let request = Request::new(Method::Login).with(Key::Password, "hunter2").with_type(2);
    assert_eq!(KnownValues::of(&request).hide("密码 hunter2 不匹配 2"), "密码 *** 不匹配 2");
}

#[test]
fn a_value_repeated_in_its_encoded_form_is_hidden() {
    let known = known(&[(Key::Password, "h\"u n&3\""), (Key::LoginName, "张三丰")]);
    let echo = "{\"password\":\"h\\\"u n&3\\\"\"} password=h%22u+n%263%22 login_name=%E5%BC%A0%E4%B8%89%E4%B8%B0";
    assert_eq!(known.hide(echo), "{\"password\":\"***\"} password=*** login_name=***");
    assert_eq!(known.hide(r"\u5f20\u4e09\u4e30 \u5F20\u4E09\u4E30 h%22u%20n%263%22"), "*** *** ***");
}

#[test]
fn a_long_number_is_hidden_in_groups_and_a_word_in_capitals() {
    let known =
        known(&[(Key::BankCard, "6250000000000004"), (Key::Cellphone, "13800005000"), (Key::PicCode, "ck88n4")]);
    assert_eq!(known.hide("卡6250 0000 0000 0004 电话138-0000-5000 码CK88N4"), "卡*** 电话*** 码***");
    assert_eq!(known.hide("6250 0000 0000 0005 138 0000"), "6250 0000 0000 0005 138 0000");
    assert_eq!(known.hide("%e5 13800005000%E5"), "%e5 ***%E5");
}

#[test]
fn a_value_that_contains_another_is_hidden_completely_in_any_order() {
    let known = known(&[(Key::LoginName, "zhang"), (Key::Password, "zhang-1234"), (Key::LastThree, "123")]);
    assert_eq!(known.hide("zhang zhang-1234"), "*** ***");
}

#[test]
fn a_value_of_two_characters_is_hidden_only_as_a_separate_word() {
    let known = known(&[(Key::Month, "07"), (Key::Year, "29"), (Key::RealName, "张三")]);
    assert_eq!(known.hide("有效期07月29年 exp 07/29 ok"), "有效期***月***年 exp ***/*** ok");
    let within = "2029 072 x29 29x ２29";
    assert_eq!(known.hide(within), within);
    assert_eq!(known.hide("用户张三不存在"), "用户***不存在");
}

#[test]
fn single_characters_and_open_values_are_not_hidden() {
    let known = known(&[(Key::Question(0), "1"), (Key::Version, "2.0"), (Key::Password, " ")]);
    let text = "请选择第 1 道题目答案 2.0";
    assert_eq!(known.hide(text), text);
}

#[test]
fn the_merchants_query_and_user_id_are_hidden_in_texts() {
    let notice_url = "https://merchant.example/n?token=s3cr3t&to=/a".to_owned();
    let merchant = Merchant { notice_url, user_id: "u-17".into(), ..Merchant::default() };
    let known = KnownValues::default();
    known.learn_merchant(&merchant);
    assert_eq!(known.hide(&format!("{} u-17", merchant.notice_url)), "https://merchant.example/n?*** ***");
    let php = r"https:\/\/merchant.example\/n?token=s3cr3t&to=\/a";
    assert_eq!(known.hide(php), r"https:\/\/merchant.example\/n?***");
    assert_eq!(
        known.hide("https%3A%2F%2Fmerchant.example%2Fn%3Ftoken%3Ds3cr3t%26to%3D%2Fa token s3cr3t"),
        "https%3A%2F%2Fmerchant.example%2Fn%3F*** token ***"
    );
}

#[test]
fn a_number_is_recognised_as_a_value_despite_sign_and_leading_zeros() {
    let known = known(&[(Key::LastThree, "037"), (Key::Version, "2"), (Key::Question(0), "3")]);
    let held: Vec<i64> = (-40..=40).filter(|number| known.holds_number(*number)).collect();
    assert_eq!(held, [-37, 37]);
}

#[test]
fn documented_names_are_always_kept_and_other_names_only_without_a_value() {
    let known = known(&[(Key::LoginName, "card"), (Key::Password, "pic_code")]);
    for name in ["bank_card", "pic_code", "kbaList[0].options", " user_status", "creditLimit", "x-y"] {
        assert_eq!(known.named(name), name);
    }
    assert_eq!(known.named("mycard"), "***");
    for (name, shown) in [("王小明", "*"), ("***", "***"), ("*", "*")] {
        assert_eq!(known.named(name), shown, "hidden once is hidden");
    }
}

#[test]
fn a_session_may_store_login_name_and_telephone_but_no_secret() {
    let known = known(&[
        (Key::LoginName, "lisi"),
        (Key::Cellphone, "13800005000"),
        (Key::Password, "hunter2"),
        (Key::LastThree, "000"),
        (Key::RealName, "李四"),
    ]);
    let text = "lisi 13800005000 hunter2 000 李四";
    assert_eq!(known.keepable(text, false), "lisi 13800005000 *** *** ***");
    assert_eq!(known.keepable(text, true), "lisi 13800005000 *** 000 ***");
}

#[test]
fn amounts_and_dates_in_a_question_are_kept() {
    let known = known(&[(Key::PicCode, "2015"), (Key::CardPassword, "100000"), (Key::IdCard, "990000195501010040")]);
    let text = "2015年10月，100000元 990000195501010040";
    assert_eq!(known.keepable(text, true), "2015年10月，100000元 ***");
}

#[test]
fn debug_shows_no_value() {
    assert_eq!(format!("{:?}", known(&[(Key::Password, "hunter2")])), "KnownValues(1)");
}

#[test]
fn the_state_of_a_set_changes_exactly_when_the_set_does() {
    let known = KnownValues::default();
    assert_eq!(known.state(), KnownValues::default().state());
    let state_after = |key: &Key, value: &str| {
        known.learn(key, value);
        known.state()
    };
    let first = state_after(&Key::Cellphone, "13800005000");
    assert_ne!(first, KnownValues::default().state());
    assert_eq!(state_after(&Key::Cellphone, "138 0000 5000"), first, "the same number");
    let second = state_after(&Key::MessageCode, "13800005000");
    assert_ne!(second, first, "it must stay out of a session now");
    assert_eq!(state_after(&Key::Cellphone, "13800005000"), second);
    assert_eq!(known.clone().state(), second);
}
