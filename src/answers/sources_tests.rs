use std::path::Path;
use std::time::Duration;

use std::sync::Arc;

use super::*;
use crate::answers::SecretOptions;
use crate::protocol::Method;
use crate::protocol::check::Problem;

fn sources(env: &[(&str, &str)]) -> Sources {
    Sources::new(Env::of(env), Stdin::new(std::io::empty()))
}

fn file(text: &str) -> AnswersFile {
    AnswersFile::parse(Path::new("answers"), text).unwrap()
}

fn find(sources: &mut Sources, method: Method, key: Key, prefilled: Option<&str>) -> Option<(String, Source)> {
    let found = sources.find(&method.into(), &key, prefilled).unwrap();
    found.map(|answer| (answer.value.expose().to_owned(), answer.source))
}

#[test]
fn flag_file_environment_form_session_in_this_order() {
    let mut given = sources(&[("ZHENGXIN_UNIONPAY_CODE", "env")]);
    let key = Key::UnionpayCode;
    given.flags.insert(key.clone(), "flag".into());
    given.file = file("unionpay_code = 'file'");
    Arc::make_mut(&mut given.remembered).insert(key.clone(), "session".into());
    let next = |given: &mut Sources| find(given, Method::SubmitOnlineAuth, key.clone(), Some("form")).unwrap();

    assert_eq!(next(&mut given), ("flag".into(), Source::Flag));
    given.flags.clear();
    assert_eq!(next(&mut given), ("file".into(), Source::AnswersFile));
    given.file = AnswersFile::default();
    assert_eq!(next(&mut given), ("env".into(), Source::Environment));
    given.env = Env::default();
    assert_eq!(next(&mut given), ("form".into(), Source::Form));
    assert_eq!(
        find(&mut given, Method::SubmitOnlineAuth, key.clone(), None),
        Some(("session".into(), Source::Session))
    );
    given.remembered = Arc::default();
    assert_eq!(find(&mut given, Method::SubmitOnlineAuth, key, Some(" ")), None);
}

#[test]
fn a_password_option_ranks_as_a_flag_and_the_profiles_command_below_the_environment() {
    let mut given = sources(&[("ZHENGXIN_PASSWORD", "env")]);
    given.file = file("password = 'file'");
    let options = SecretOptions {
        password_stdin: true,
        profile_command: Some("echo command".into()),
        limit: Duration::from_secs(20),
        ..SecretOptions::default()
    };
    given.stdin = Stdin::new(&b"stdin\n"[..]);
    given.secrets = SecretInputs::new(options.clone(), &mut given.stdin).unwrap();
    let next = |given: &mut Sources| find(given, Method::Login, Key::Password, None).unwrap();
    assert_eq!(next(&mut given), ("stdin".into(), Source::Flag));

    let options = SecretOptions { password_stdin: false, ..options };
    given.secrets = SecretInputs::new(options, &mut given.stdin).unwrap();
    assert_eq!(next(&mut given), ("file".into(), Source::AnswersFile));
    given.file = AnswersFile::default();
    assert_eq!(next(&mut given), ("env".into(), Source::Environment));
    given.env = Env::default();
    assert_eq!(next(&mut given), ("command".into(), Source::PasswordCommand));
}

#[test]
fn source_of_reads_no_file_and_runs_no_command() {
    let mut given = sources(&[]);
    let options = SecretOptions { password_command: Some("exit 1".into()), ..SecretOptions::default() };
    given.secrets = SecretInputs::new(options, &mut given.stdin).unwrap();
    let source = given.source_of(&Method::Login.into(), &Key::Password, None).unwrap();
    assert_eq!(source.unwrap().name(), "flag");
}

#[test]
fn the_session_never_gives_a_secret() {
    let mut given = sources(&[]);
    Arc::make_mut(&mut given.remembered).insert(Key::Password, "hunter2".into());
    assert_eq!(find(&mut given, Method::Login, Key::Password, None), None);
}

#[test]
fn one_variable_answers_all_five_questions() {
    let mut given = sources(&[("ZHENGXIN_QUESTION_ANSWERS", "1,2,3,4,5")]);
    let third = find(&mut given, Method::SubmitQuestion, Key::Question(2), None);
    assert_eq!(third, Some(("3".into(), Source::Environment)));
    given.env = Env::of(&[("ZHENGXIN_QUESTION_ANSWERS", "1,2")]);
    let error = given.find(&Method::SubmitQuestion.into(), &Key::Question(2), None).unwrap_err();
    assert!(error.to_string().starts_with("ZHENGXIN_QUESTION_ANSWERS"), "{error}");
}

#[test]
fn an_answer_is_normalised_for_sending_except_a_password() {
    let mut given = sources(&[("ZHENGXIN_BANK_CARD", "6222 0212-3456"), ("ZHENGXIN_PASSWORD", " x ")]);
    assert_eq!(find(&mut given, Method::Login, Key::BankCard, None).unwrap().0, "622202123456");
    assert_eq!(find(&mut given, Method::Login, Key::Password, None).unwrap().0, " x ");
}

#[test]
fn a_form_cannot_ask_for_the_programs_own_variables() {
    let mut given =
        sources(&[("ZHENGXIN_PASSWORD_COMMAND", "pass"), ("ZHENGXIN_SESSION", "s"), ("ZHENGXIN_CITY", "c")]);
    for key in ["password_command", "session"] {
        assert_eq!(find(&mut given, Method::Login, Key::Other(key.into()), None), None);
    }
    assert!(find(&mut given, Method::Login, Key::Other("city".into()), None).is_some());
}

#[test]
fn debug_shows_no_value() {
    let mut given = sources(&[("ZHENGXIN_PASSWORD", "hunter2")]);
    given.flags.insert(Key::PicCode, "hunter2".into());
    Arc::make_mut(&mut given.remembered).insert(Key::LoginName, "hunter2".into());
    given.file = file("password = 'hunter2'");
    let answer = given.find(&Method::Login.into(), &Key::Password, None).unwrap();
    assert!(!format!("{given:?} {answer:?}").contains("hunter2"));
}

#[test]
fn values_of_every_source_pass_the_same_checks() {
    let key = Key::Cellphone;
    let telephones = "\u{feff}＋86 138-0000-5000";
    let next = |given: &mut Sources, prefilled| find(given, Method::GetOnlineMessageCode, key.clone(), prefilled);
    let mut given = sources(&[("ZHENGXIN_CELLPHONE", telephones)]);
    given.flags.insert(key.clone(), telephones.into());
    given.file = file(&format!("cellphone = '{telephones}'"));
    Arc::make_mut(&mut given.remembered).insert(key.clone(), telephones.into());
    for source in [Source::Flag, Source::AnswersFile, Source::Environment, Source::Form, Source::Session] {
        assert_eq!(next(&mut given, Some(telephones)), Some(("13800005000".into(), source)));
        match source {
            Source::Flag => given.flags.clear(),
            Source::AnswersFile => given.file = AnswersFile::default(),
            Source::Environment => given.env = Env::default(),
            _ => assert_eq!(next(&mut given, None), Some(("13800005000".into(), Source::Session))),
        }
        if source == Source::Form {
            break;
        }
    }
}

#[test]
fn an_escape_sequence_in_a_given_value_is_an_error_and_in_a_prefilled_one_ignored() {
    let mut given = sources(&[("ZHENGXIN_LOGIN_NAME", "li\u{1b}[2Jsi")]);
    let error = given.find(&Method::Login.into(), &Key::LoginName, None).unwrap_err();
    assert!(matches!(error, AnswersError::Unusable { key: Key::LoginName, problem: Problem::Control, .. }));
    assert!(!format!("{error} {error:?}").contains("[2J"));
    assert_eq!(error.class(), crate::protocol::Class::Input);
    assert_eq!(find(&mut sources(&[]), Method::Login, Key::LoginName, Some("li\u{1b}[2Jsi")), None);
}
