use std::io;
use std::path::PathBuf;

use super::super::words::assert_said;
use super::*;
use crate::config::ProfileKey;
use crate::store::StoreError;

fn every_error() -> Vec<ConfigError> {
    let path = || PathBuf::from("config.toml");
    let key = || "merchantid".to_owned();
    let source = || io::Error::from(io::ErrorKind::PermissionDenied);
    let place = || Place::File { path: path(), line: 2 };
    let wrong = |expected| ConfigError::WrongType { path: path(), line: 2, key: key(), expected, found: "an integer" };
    let unknown = |place, nearest: Option<&str>| ConfigError::UnknownProfile {
        place,
        name: "uta".into(),
        nearest: nearest.map(Into::into),
        known: vec!["uat".into(), "sandbox".into()],
    };
    let mut errors = vec![
        ConfigError::NoHome { config: true },
        ConfigError::NoHome { config: false },
        ConfigError::NotThere(path()),
        ConfigError::Io { path: path(), source: source() },
        ConfigError::Syntax { path: path(), line: 2, column: 3, message: "expected `=`".into() },
        ConfigError::NotText { path: path(), line: 2, column: 3 },
        ConfigError::UnknownKey { path: path(), line: 2, key: key(), nearest: None },
        ConfigError::UnknownKey { path: path(), line: 2, key: key(), nearest: Some("merchant_id".into()) },
        wrong(Expected::Table),
        wrong(Expected::Text),
        wrong(Expected::Duration),
        wrong(Expected::List),
        unknown(place(), None),
        unknown(Place::Default, Some("uat")),
        ConfigError::PlainHttp { origin: "http://gateway.example".into() },
        ConfigError::Lacking { profile: Some("uat".into()), keys: vec![ProfileKey::AppName, ProfileKey::Platform] },
        ConfigError::Lacking { profile: None, keys: vec![ProfileKey::AppName] },
        ConfigError::UserIdsDiffer,
        ConfigError::Environment(NotUnicode("ZHENGXIN_PROFILE".into())),
        ConfigError::Exists(path()),
        ConfigError::ProfileExists { path: path(), name: "uat".into() },
        ConfigError::NotInFile { path: path(), name: "uta".into(), nearest: None, known: vec!["uat".into()] },
        ConfigError::NothingToChange(path()),
        ConfigError::NamedFile { key: ProfileKey::CaFile, path: path(), source: source() },
        ConfigError::OpenToOthers(path()),
        ConfigError::Audit(StoreError::Occupied(path())),
        ConfigError::Key(crate::keys::KeyError::Shared(path())),
    ];
    for place in [Place::Flag("--timeout"), Place::Variable("ZHENGXIN_TIMEOUT")] {
        errors.push(ConfigError::BadValue { place, key: ProfileKey::Timeout, problem: ValueProblem::NoUnit });
    }
    errors.extend(every_problem().map(|problem| ConfigError::BadValue {
        place: place(),
        key: ProfileKey::Timeout,
        problem,
    }));
    errors
}

fn every_problem() -> impl Iterator<Item = ValueProblem> {
    [
        ValueProblem::Empty,
        ValueProblem::NotAGateway,
        ValueProblem::NotAUrl,
        ValueProblem::NotAProxy,
        ValueProblem::NoUnit,
        ValueProblem::NotADuration,
        ValueProblem::NotPositive,
        ValueProblem::NotACount,
        ValueProblem::NotOneOf(&["s", "ms"]),
    ]
    .into_iter()
}

#[test]
fn every_error_of_the_configuration_is_said_in_both_languages() {
    for error in every_error() {
        assert_said(|lang| *config(&error, lang), &error);
        assert_eq!(config_text(&error, Lang::Zh), config(&error, Lang::Zh).msg);
    }
}

#[test]
fn types_are_named_in_chinese_and_the_parsers_words_are_quoted() {
    for error in every_error() {
        let said = config_text(&error, Lang::Zh);
        assert!(!said.contains("integer"), "{said}");
    }
    let message = "expected `=`".to_owned();
    let error = ConfigError::Syntax { path: "c.toml".into(), line: 2, column: 3, message };
    assert_eq!(config_text(&error, Lang::Zh), "c.toml:2:3：此处不是有效的 TOML；解析器的原文：“expected `=`”");
}

#[test]
fn a_command_line_value_that_does_not_fit_is_told_with_one_verb() {
    for problem in every_problem() {
        let said = argument(ProfileKey::Timeout, problem, Lang::Zh).msg;
        let verbs = said.matches("应为").count() + said.matches("不能").count();
        assert_eq!(verbs, 1, "{said}");
        let said = argument(ProfileKey::Timeout, problem, Lang::En).msg;
        assert_eq!(said.matches("must be").count(), 1, "{said}");
    }
}

#[test]
fn a_variable_that_is_not_unicode_is_named_in_both_languages() {
    let error = NotUnicode("ZHENGXIN_ASK".into());
    assert_said(|lang| *environment(&error, lang), &error);
    assert!(environment(&error, Lang::Zh).msg.contains("ZHENGXIN_ASK"));
}

#[test]
fn an_invalid_duration_is_quoted_as_typed() {
    for problem in every_problem() {
        let said = |lang| duration("--ask-timeout 5", problem, lang).msg;
        assert_eq!(said(Lang::En), format!("--ask-timeout 5: must be {problem}"));
        assert!(said(Lang::Zh).starts_with("--ask-timeout 5：") && !said(Lang::Zh).contains('?'));
    }
}

#[test]
fn chinese_names_the_line_the_key_and_the_nearest_one() {
    let error = ConfigError::UnknownKey {
        path: "c.toml".into(),
        line: 2,
        key: "merchantid".into(),
        nearest: Some("merchant_id".into()),
    };
    assert_eq!(config(&error, Lang::Zh).msg, "c.toml:2：没有 merchantid 这个键（是否为 merchant_id？）");
}

#[test]
fn a_value_of_each_wrong_type_is_named_in_both_languages() {
    let kinds = [
        ("30", "an integer", "整数"),
        ("3.5", "a float", "小数"),
        ("true", "a boolean", "布尔值"),
        ("2026-01-01", "a date", "日期时间"),
        ("[1]", "a list", "列表"),
        ("{ a = 1 }", "a table", "表"),
    ];
    for (value, en, zh) in kinds {
        let text = format!("[profiles.a]\nmerchant_id = {value}\n");
        let error = crate::config::ConfigFile::parse(std::path::Path::new("c.toml"), &text).unwrap_err();
        let expected = format!("c.toml:2: merchant_id must be a text in quotes, not {en}");
        assert_eq!(config(&error, Lang::En).msg, expected);
        let expected = format!("c.toml:2：merchant_id 应为带引号的文本，不能是{zh}");
        assert_eq!(config(&error, Lang::Zh).msg, expected);
    }
}
