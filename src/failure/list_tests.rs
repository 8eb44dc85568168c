use std::io;

use super::super::words::{assert_said, assert_text_said};
use super::*;
use crate::protocol::Class;
use crate::protocol::check::Problem;
use crate::stdin::Input;

fn denied() -> io::Error {
    io::Error::from(io::ErrorKind::PermissionDenied)
}

fn every_header_problem() -> Vec<HeaderProblem> {
    vec![
        HeaderProblem::NoColumns,
        HeaderProblem::Unknown { at: 3, name: Some("pasword".into()), nearest: Some("password") },
        HeaderProblem::Unknown { at: 3, name: None, nearest: None },
        HeaderProblem::Twice { at: 3, name: "password".into() },
        HeaderProblem::Missing("user_id"),
        HeaderProblem::Broken(RecordFault::UnclosedQuote),
        HeaderProblem::NotText,
    ]
}

fn every_row_problem() -> Vec<RowProblem> {
    vec![
        RowProblem::Record(RecordFault::UnclosedQuote),
        RowProblem::Record(RecordFault::AfterQuote),
        RowProblem::Record(RecordFault::TooLong(9)),
        RowProblem::Fields { found: 3, expected: 4 },
        RowProblem::Nameless(5),
        RowProblem::Json { at: 7, why: Some("a value is expected") },
        RowProblem::Json { at: 7, why: None },
        RowProblem::NotAnObject,
        RowProblem::UnknownKey { nearest: Some("password") },
        RowProblem::UnknownKey { nearest: None },
        RowProblem::Twice,
        RowProblem::NotText,
        RowProblem::WrongType("a list"),
        RowProblem::NumberUnsafe,
        RowProblem::Spoilt(Spoilt::Exponent),
        RowProblem::Spoilt(Spoilt::Fraction),
        RowProblem::Spoilt(Spoilt::Rounded),
        RowProblem::Missing,
        RowProblem::Duplicate { name: "user_id", first: 2 },
        RowProblem::SameFile { first: 2 },
        RowProblem::Value(Problem::Mobile),
        RowProblem::QuestionAnswers,
        RowProblem::Route,
        RowProblem::Authorization(AuthorizationError::Blank),
        RowProblem::Authorization(AuthorizationError::Control),
        RowProblem::Authorization(AuthorizationError::Long),
        RowProblem::FileName(NameProblem::Blank),
        RowProblem::FileName(NameProblem::Slash),
        RowProblem::FileName(NameProblem::Dots),
        RowProblem::FileName(NameProblem::Control),
        RowProblem::FileName(NameProblem::Long),
        RowProblem::FileName(NameProblem::Place),
    ]
}

#[test]
fn every_error_of_a_list_is_said_in_both_languages() {
    let headers = every_header_problem().into_iter().map(|problem| ListError::Header { line: 1, problem });
    let others = [
        ListError::Open { path: Input::File("list.csv".into()), source: denied() },
        ListError::Shared(Input::File("list.csv".into())),
        ListError::Read(denied()),
        ListError::Interrupted { line: 4, source: denied() },
        ListError::Empty,
        ListError::Array,
    ];
    for error in headers.chain(others) {
        assert_said(|lang| *list(&error, lang), &error);
    }
}

#[test]
fn every_problem_of_a_row_is_said_in_both_languages() {
    for problem in every_row_problem() {
        let row = BadRow { line: 7, column: None, problem, further: Vec::new() };
        assert_text_said(|lang| bad_row_text(&row, lang), &row);
        let row = BadRow { column: Some("id_card".into()), ..row };
        assert_text_said(|lang| bad_row_text(&row, lang), &row);
        assert!(bad_row_text(&row, Lang::Zh).starts_with("第 7 行 id_card："));
    }
}

#[test]
fn a_list_without_a_header_exits_with_3_and_an_unreadable_one_with_12() {
    let exit = |error| list(&error, Lang::En).class.exit();
    assert_eq!(exit(ListError::Empty), 3);
    assert_eq!(exit(ListError::Header { line: 1, problem: HeaderProblem::NoColumns }), 3);
    assert_eq!(exit(ListError::Shared(Input::Stdin)), 12);
    assert_eq!(exit(ListError::Interrupted { line: 4, source: denied() }), 12);
    assert_eq!(exit(ListError::Open { path: Input::Stdin, source: denied() }), 12);
    assert_eq!(list(&ListError::Array, Lang::En).class, Class::Input);
}

#[test]
fn a_number_spoilt_by_a_spreadsheet_is_reported_with_the_fix() {
    let row = BadRow {
        line: 7,
        column: Some("id_card".into()),
        problem: RowProblem::Spoilt(Spoilt::Exponent),
        further: Vec::new(),
    };
    assert!(bad_row_text(&row, Lang::Zh).contains("Excel"));
    let english = bad_row_text(&row, Lang::En);
    assert!(english.starts_with("line 7, id_card: ") && english.contains("format the column as text"), "{english}");
}

#[test]
fn a_repeated_value_and_a_wrong_type_are_named_in_chinese() {
    let row = |problem| BadRow { line: 5, column: Some("login_name".to_owned()), problem, further: Vec::new() };
    let repeated = row(RowProblem::Duplicate { name: "login_name", first: 3 });
    assert_eq!(bad_row_text(&repeated, Lang::En), "line 5, login_name: line 3 has the same login_name");
    assert!(bad_row_text(&repeated, Lang::Zh).ends_with("：与第 3 行相同"), "{}", bad_row_text(&repeated, Lang::Zh));
    let wrong = row(RowProblem::WrongType("a boolean"));
    assert!(bad_row_text(&wrong, Lang::Zh).ends_with("不能是布尔值"), "{}", bad_row_text(&wrong, Lang::Zh));
}
