use super::*;
use crate::protocol::{Class, Method};

fn parse(text: &str) -> Result<AnswersFile, AnswersError> {
    AnswersFile::parse(Path::new("answers"), text)
}

fn get(file: &AnswersFile, method: Method, key: Key) -> Option<&str> {
    file.get(Some(&method.into()), &key).map(Secret::expose)
}

#[test]
fn a_key_under_its_method_beats_the_bare_one() {
    for text in [
        r#"{"viewReport": {"message_code": "inside"}, "message_code": "bare"}"#,
        "message_code = 'bare'\n[viewReport]\nmessage_code = 'inside'",
        r#"{"message_code": "bare", "crawler.api.zx.viewReport": {" message_code ": "inside"}}"#,
    ] {
        let file = parse(text).unwrap();
        assert_eq!(get(&file, Method::ViewReport, Key::MessageCode), Some("inside"), "{text}");
        assert_eq!(get(&file, Method::SubmitApplyMessageCode, Key::MessageCode), Some("bare"), "{text}");
        assert!(file.unknown().is_empty(), "{text}");
    }
}

#[test]
fn the_pin_has_its_own_key_and_under_its_method_the_key_of_the_request() {
    let file = parse(r#"{"password": "login", "onlineAuthentication": {"password": "012345"}}"#).unwrap();
    assert_eq!(get(&file, Method::Login, Key::Password), Some("login"));
    assert_eq!(get(&file, Method::OnlineAuthentication, Key::CardPassword), Some("012345"));
    assert_eq!(get(&file, Method::Login, Key::CardPassword), None);
}

#[test]
fn question_answers_are_given_as_text_as_a_list_or_one_by_one() {
    let fourth = |text: &str| {
        let file = parse(text).unwrap();
        get(&file, Method::SubmitQuestion, Key::Question(3)).map(str::to_owned)
    };
    assert_eq!(fourth(r#"{"question_answers": "1,2,3,4,5"}"#).as_deref(), Some("4"));
    assert_eq!(fourth("question_answers = [1, '2', 3, 4, 5]").as_deref(), Some("4"));
    assert_eq!(fourth(r#"{"submitQuestion": {"question_answers": [1,2,3,4,5]}}"#).as_deref(), Some("4"));
    assert_eq!(fourth(r#"{"kbaList[3].options": 2}"#).as_deref(), Some("2"));
    assert_eq!(fourth(r#"{"question_answers": "1,2,3,4,5", "kbaList[3].options": "2"}"#).as_deref(), Some("2"));
    assert_eq!(fourth(r#"{"kbaList[3].options": "2", "question_answers": "1,2,3,4,5"}"#).as_deref(), Some("2"));
}

#[test]
fn question_answers_that_are_not_five_are_refused() {
    for text in [r#"{"question_answers": [1,2]}"#, r#"{"question_answers": 12345}"#, r#"{"question_answers": [true]}"#]
    {
        let error = parse(text).unwrap_err();
        assert!(matches!(error, AnswersError::QuestionAnswers { .. }), "{text}");
        assert_eq!(error.class(), Class::Input);
    }
}

#[test]
fn a_number_keeps_its_text_as_written() {
    let text = r#"{"bank_card": 6222021234567890123, "cellphone": 13800000000, "year": 27, "version": 2.0}"#;
    let file = parse(text).unwrap();
    assert_eq!(get(&file, Method::Login, Key::BankCard), Some("6222021234567890123"));
    assert_eq!(get(&file, Method::Login, Key::Year), Some("27"));
    assert_eq!(get(&file, Method::Login, Key::Version), Some("2.0"));
    let file = parse("bank_card = 6222021234567890123\nlast_three = 123").unwrap();
    assert_eq!(get(&file, Method::Login, Key::BankCard), Some("6222021234567890123"));
}

#[test]
fn a_month_may_be_a_number_of_one_digit() {
    for text in [r#"{"month": 7}"#, "month = 7"] {
        assert_eq!(get(&parse(text).unwrap(), Method::OnlineAuthentication, Key::Month), Some("7"), "{text}");
    }
}

#[test]
fn numbers_that_may_have_lost_digits_are_refused_with_the_advice_to_quote_them() {
    for text in [
        r#"{"year": 7}"#,
        r#"{"last_three": 12}"#,
        r#"{"card_password": 12345}"#,
        r#"{"message_code": 1}"#,
        r#"{"bank_card": 6.2e18}"#,
        "month = 0x1",
        "cellphone = 0x1f",
        "cellphone = -1",
    ] {
        let error = parse(text).unwrap_err();
        assert!(matches!(error, AnswersError::NumberUnsafe { .. }), "{text}: {error}");
        assert!(error.to_string().contains("quotes"));
    }
}

#[test]
fn a_value_that_is_not_text_is_refused_with_its_name() {
    for text in [r#"{"password": true}"#, r#"{"password": ["x"]}"#, r#"{"login": {"password": {"a": 1}}}"#] {
        let error = parse(text).unwrap_err();
        assert!(matches!(&error, AnswersError::WrongType { name, .. } if name == "password"), "{text}: {error}");
    }
}

#[test]
fn an_empty_value_counts_as_absent() {
    let file = parse(r#"{"message_code": "", "pic_code": null, "login_name": " "}"#).unwrap();
    for key in [Key::MessageCode, Key::PicCode, Key::LoginName] {
        assert_eq!(get(&file, Method::Login, key), None);
    }
}

#[test]
fn unknown_names_are_kept_and_warned_of_with_the_nearest_known_one() {
    let file = parse(r#"{"pasword": "x", "veiwReport": {"message_code": "1"}, "zzz": "y", "user_id": "u"}"#).unwrap();
    let warned: Vec<_> = file.unknown().iter().map(|unknown| (unknown.name.as_str(), unknown.nearest)).collect();
    assert_eq!(warned, [("pasword", Some("password")), ("veiwReport", Some("viewReport")), ("zzz", None)]);
    assert_eq!(get(&file, Method::Login, Key::Other("zzz".into())), Some("y"));
}

#[test]
fn the_programs_own_keys_are_known_and_no_form_gets_them() {
    let file = parse(r#"{"user_id": 123, "route": "questions", "authorization": "A-1"}"#).unwrap();
    assert_eq!((file.user_id(), file.route(), file.authorization()), (Some("123"), Some("questions"), Some("A-1")));
    for name in ["user_id", "route", "authorization"] {
        assert_eq!(file.get(None, &Key::Other(name.into())), None, "a form that asks for {name} does not get it");
    }
    assert!(file.unknown().is_empty());
}

#[test]
fn a_key_of_a_profile_is_never_an_answer() {
    let file =
        parse(r#"{"private_key": "key.pem", "proxy": "http://p", "login": {"private_key": "key.pem"}}"#).unwrap();
    for name in ["private_key", "proxy"] {
        assert_eq!(get(&file, Method::Login, Key::Other(name.into())), None, "{name}");
    }
}

#[test]
fn debug_shows_no_value() {
    let file = parse(r#"{"password": "hunter2", "login": {"password": "hunter2"}, "user_id": "hunter2"}"#).unwrap();
    assert!(!format!("{file:?}").contains("hunter2"));
}

#[test]
fn reading_standard_input_claims_it() {
    let mut stdin = Stdin::new(&b"{\"login_name\": \"lisi\"}"[..]);
    let file = AnswersFile::read(Path::new("-"), false, &mut stdin).unwrap();
    assert_eq!(get(&file, Method::Login, Key::LoginName), Some("lisi"));
    assert!(stdin.claim("--password-stdin").is_err());
}
