use std::collections::BTreeMap;
use std::io::ErrorKind;

use encoding_rs::GB18030;
use serde_json::json;

use super::*;
use crate::batch::list::testing::{open, read, rows, values};
use crate::batch::list::{HeaderProblem, NameProblem, ReportName, RowRoute, Spoilt};
use crate::flow::Route;
use crate::protocol::check::Problem;
use crate::protocol::{Key, Method, Secret};

/// Line, column and problem of each bad row.
fn bad(text: &str) -> Vec<(u64, Option<String>, RowProblem)> {
    let bad = read(text).into_iter().filter_map(Result::err);
    bad.map(|bad| (bad.line, bad.column, bad.problem)).collect()
}

/// The only bad row.
#[track_caller]
fn fault(text: &str) -> (u64, Option<String>, RowProblem) {
    let mut bad = bad(text);
    assert_eq!(bad.len(), 1, "{bad:?}");
    bad.remove(0)
}

/// The fault of a cell of the only row, read as CSV and as JSON.
#[track_caller]
fn fault_of(column: &str, value: &str) -> RowProblem {
    let csv = format!("user_id,login.login_name,{column}\nu1,lisi,\"{}\"\n", value.replace('"', "\"\""));
    let object = json!({"user_id": "u1", "login": {"login_name": "lisi"}, column: value});
    let ((line, name, problem), of_json) = (fault(&csv), fault(&object.to_string()));
    assert_eq!((line, name.as_deref()), (2, Some(column)));
    assert_eq!((of_json.0, of_json.1.as_deref(), of_json.2.to_string()), (1, Some(column), problem.to_string()));
    problem
}

fn header_problem(text: &str) -> HeaderProblem {
    match open(text.as_bytes()).map(drop).unwrap_err() {
        ListError::Header { problem, .. } => problem,
        error => panic!("{error}"),
    }
}

const FORMS: [&str; 2] = [
    "user_id,login_name,password,viewReport.message_code,question_answers,route,save,authorization\n\
     u1, lisi ,p w,123456,\"1,2,3,1,5\",questions,one.json,合同 17\n\
     u2,wangwu,,,,auto,,\n",
    "{\"user_id\": \"u1\", \"login_name\": \" lisi \", \"password\": \"p w\", \"viewReport\": {\"message_code\": \"123456\"}, \
     \"question_answers\": [1, \"2\", 3, 1, 5], \"route\": \"questions\", \"save\": \"one.json\", \"authorization\": \"合同 17\"}\n\
     \n{\"user_id\": \"u2\", \"login_name\": \"wangwu\", \"password\": null, \"pic_code\": \" \", \"route\": \"auto\"}",
];

#[test]
fn both_forms_give_the_same_rows() {
    for (text, lines) in FORMS.into_iter().zip([[2, 3], [1, 3]]) {
        let rows = rows(text);
        assert_eq!([rows[0].line, rows[1].line], lines);
        assert_eq!((rows[0].user_id.as_str(), rows[0].login_name().expose()), ("u1", "lisi"));
        let given = |method, key: Key| rows[0].values.get(method, &key).map(Secret::expose);
        assert_eq!(given(Method::Login, Key::Password), Some("p w"));
        assert_eq!(given(Method::ViewReport, Key::MessageCode), Some("123456"));
        assert_eq!(given(Method::SubmitApplyMessageCode, Key::MessageCode), None);
        assert_eq!(given(Method::SubmitQuestion, Key::Question(4)), Some("5"));
        assert_eq!(rows[0].route, Some(RowRoute::Named(Route::Questions)));
        assert_eq!(rows[0].save.as_ref().map(ReportName::text), Some("one.json"));
        assert_eq!(rows[0].authorization.as_ref().map(|reference| reference.text()), Some("合同 17"));
        assert_eq!(rows[1].route, Some(RowRoute::Auto));
        assert_eq!((&rows[1].save, &rows[1].authorization), (&None, &None));
        assert_eq!(values(&rows[1]), BTreeMap::from([("login_name".to_owned(), "wangwu".to_owned())]), "{text}");
    }
}

#[test]
fn values_are_normalised_as_for_sending() {
    let rows = rows("user_id,login_name,bank_card,cellphone,month\nu1,lisi,6200 0000-0000 0005,+86 13800005000,7\n");
    let value = |key: Key| rows[0].values.get(Method::OnlineAuthentication, &key).map(Secret::expose);
    assert_eq!(value(Key::BankCard), Some("6200000000000005"));
    assert_eq!((value(Key::Cellphone), value(Key::Month)), (Some("13800005000"), Some("07")));
}

#[test]
fn a_value_is_checked_as_run_checks_a_given_one() {
    for (column, value, problem) in [
        ("bank_card", "6200000000000006", Problem::CardCheckDigit),
        ("bank_card", "12345", Problem::CardDigits),
        ("id_card", "990000188001010041", Problem::IdentityCheckDigit),
        ("cellphone", "12345", Problem::Mobile),
        ("month", "13", Problem::Month),
        ("year", "2029", Problem::Year),
        ("last_three", "12", Problem::LastThree),
        ("card_password", "12345", Problem::Pin),
        ("card_type", "3", Problem::CardType),
        ("viewReport.message_code", "您的验证码是 123456，请勿泄露", Problem::Pasted),
        ("kbaList[0].options", "9", Problem::Answer),
        ("real_name", "李\u{7}四", Problem::Control),
    ] {
        let found = fault_of(column, value);
        assert!(matches!(found, RowProblem::Value(known) if known == problem), "{column} {value}: {found}");
    }
    assert!(matches!(fault_of("question_answers", "1,2"), RowProblem::QuestionAnswers));
    assert!(matches!(fault_of("route", "bank"), RowProblem::Route));
    assert!(matches!(fault_of("save", "a/b"), RowProblem::FileName(NameProblem::Slash)));
    assert!(matches!(fault_of("authorization", &"x".repeat(201)), RowProblem::Authorization(_)));
}

#[test]
fn numbers_are_not_checked_if_checks_are_off() {
    let list = "user_id,login_name,bank_card,cellphone\nu1,lisi,123,456\n";
    assert_eq!(bad(list).len(), 1);
    let options = ListOptions { verify_numbers: false, ..ListOptions::default() };
    assert!(List::open(list.as_bytes(), options.clone()).unwrap().all(|row| row.unwrap().is_ok()));
    let spoilt = "user_id,login_name,bank_card\nu1,lisi,6.2E+18\n";
    assert!(List::open(spoilt.as_bytes(), options).unwrap().all(|row| row.unwrap().is_err()), "its digits are lost");
}

#[test]
fn numbers_changed_by_a_spreadsheet_have_an_error_of_their_own() {
    for (column, value, how) in [
        ("id_card", "1.1E+17", Spoilt::Exponent),
        ("bank_card", "6.2E+18", Spoilt::Exponent),
        ("login.password", "1.23457E+11", Spoilt::Exponent),
        ("cellphone", "13800000000.0", Spoilt::Fraction),
        ("id_card", "990000188001010000", Spoilt::Rounded),
        ("bank_card", "6200000000000120000", Spoilt::Rounded),
    ] {
        let found = fault_of(column, value);
        assert!(matches!(found, RowProblem::Spoilt(known) if known == how), "{column} {value}: {found}");
    }
    for column in ["user_id", "login_name"] {
        let other = if column == "user_id" { "login_name" } else { "user_id" };
        let (_, name, problem) = fault(&format!("{column},{other}\n1.1E+17,x\n"));
        assert!(matches!(problem, RowProblem::Spoilt(Spoilt::Exponent)), "{problem}");
        assert_eq!(name.as_deref(), Some(column));
    }
}

#[test]
fn a_json_number_is_accepted_if_it_kept_its_digits() {
    let row = |member: &str| format!("{{\"user_id\": 123, \"login_name\": \"lisi\", {member}}}");
    let found =
        rows(&row("\"bank_card\": 6200000000000005, \"month\": 7, \"cellphone\": 13800005000, \"version\": 2.0"));
    assert_eq!(found[0].user_id, "123");
    assert_eq!(found[0].values.get(Method::Login, &Key::BankCard).unwrap().expose(), "6200000000000005");
    assert_eq!(found[0].values.get(Method::ViewReport, &Key::Version).unwrap().expose(), "2.0");
    for (member, expected) in [
        ("\"last_three\": 12", RowProblem::NumberUnsafe),
        ("\"card_password\": 12345", RowProblem::NumberUnsafe),
        ("\"cellphone\": -1", RowProblem::NumberUnsafe),
        ("\"bank_card\": 6.2e18", RowProblem::Spoilt(Spoilt::Exponent)),
        ("\"cellphone\": 13800005000.0", RowProblem::Spoilt(Spoilt::Fraction)),
        ("\"password\": true", RowProblem::WrongType("a boolean")),
        ("\"password\": [1]", RowProblem::WrongType("a list")),
        ("\"password\": {\"a\": 1}", RowProblem::WrongType("an object")),
        ("\"question_answers\": 12315", RowProblem::QuestionAnswers),
        ("\"question_answers\": [1,2,3,1,true]", RowProblem::QuestionAnswers),
        ("\"login\": 5", RowProblem::NotAnObject),
    ] {
        assert_eq!(fault(&row(member)).2.to_string(), expected.to_string(), "{member}");
    }
}

#[test]
fn every_row_needs_a_user_id_and_a_login_name() {
    let (line, column, problem) = fault("user_id,login_name,password\nu1,lisi,x\n ,wangwu,y\n");
    assert_eq!((line, column.as_deref()), (3, Some("user_id")));
    assert!(matches!(problem, RowProblem::Missing));
    let (line, column, problem) = fault("{\"user_id\":\"u1\"}");
    assert_eq!((line, column.as_deref()), (1, Some("login_name")));
    assert!(matches!(problem, RowProblem::Missing));
    assert_eq!(rows("{\"user_id\":\"u1\",\"login\":{\"login_name\":\"lisi\"}}")[0].login_name().expose(), "lisi");
    let other = fault("{\"user_id\":\"u1\",\"getVerifyMethod\":{\"login_name\":\"lisi\"}}");
    assert!(matches!(other.2, RowProblem::Missing), "a login takes none from another method");
}

#[test]
fn a_repeated_user_id_or_login_name_is_reported_with_the_first_line() {
    let found = bad("user_id,login_name\nu1,lisi\nu2,LiSi\nu1,wangwu\nU1,zhaoliu\n");
    let told: Vec<_> =
        found.iter().map(|(line, column, problem)| (*line, column.as_deref(), problem.to_string())).collect();
    let first = |name| format!("line 2 has the same {name}");
    assert_eq!(told, [(3, Some("login_name"), first("login_name")), (4, Some("user_id"), first("user_id"))]);
}

#[test]
fn a_user_id_that_cannot_be_a_file_name_is_refused_if_it_names_the_report() {
    for (user_id, problem) in [("a/b", NameProblem::Slash), ("..", NameProblem::Dots), (".", NameProblem::Dots)] {
        let list = format!("user_id,login_name,save\n{user_id},lisi,\n");
        let (_, column, found) = fault(&list);
        assert!(matches!(found, RowProblem::FileName(known) if known == problem), "{user_id}: {found}");
        assert_eq!(column.as_deref(), Some("user_id"));
        assert_eq!(rows(&list.replace("lisi,", "lisi,one.json")).len(), 1, "the row names its file");
        let options = ListOptions { reports: None, ..ListOptions::default() };
        assert!(List::open(list.as_bytes(), options).unwrap().all(|row| row.unwrap().is_ok()));
    }
    let long = format!("user_id,login_name\n{},lisi\n", "x".repeat(201));
    assert!(matches!(fault(&long).2, RowProblem::FileName(NameProblem::Long)));
    for control in ["a\u{0}b", "a\u{1b}b"] {
        let list = format!("user_id,login_name\n{control},lisi\n");
        assert!(matches!(fault(&list).2, RowProblem::Value(Problem::Control)), "{control:?}");
    }
}

#[test]
fn a_row_with_more_or_fewer_fields_than_the_header_is_bad() {
    let found = bad("user_id,login_name\nu1\nu2,b,c\nu3,d\n\"u4\"x,e\nu5,\"f\n");
    let told: Vec<_> = found.iter().map(|(line, _, problem)| (*line, problem.to_string())).collect();
    assert_eq!(told[0], (2, "fields: 1 here, 2 in the header".to_owned()));
    assert_eq!(told[1], (3, "fields: 3 here, 2 in the header".to_owned()));
    assert!(matches!(found[2], (5, None, RowProblem::Record(RecordFault::AfterQuote))));
    assert!(matches!(found[3], (6, None, RowProblem::Record(RecordFault::UnclosedQuote))));
    assert_eq!(found.len(), 4);
}

#[test]
fn blank_lines_are_skipped_and_nameless_columns_must_be_empty() {
    assert_eq!(rows("user_id,login_name,,\nu1,lisi,,\n,,,\n\n , \nu2,wangwu,, \n").len(), 2);
    let (line, _, problem) = fault("user_id,login_name,\nu1,lisi,x\n");
    assert!(matches!((line, problem), (2, RowProblem::Nameless(3))));
}

#[test]
fn a_header_with_unknown_or_repeated_columns_is_refused() {
    assert_eq!(
        header_problem("user_id,login_name,pasword\n"),
        HeaderProblem::Unknown { at: 3, name: Some("pasword".into()), nearest: Some("password") }
    );
    assert_eq!(
        header_problem("user_id,login_name,6200000000000005\n"),
        HeaderProblem::Unknown { at: 3, name: None, nearest: None }
    );
    assert_eq!(header_problem("u1,lisi,hunter2\n"), HeaderProblem::NoColumns, "the header is missing");
    let twice = HeaderProblem::Twice { at: 3, name: "password".into() };
    assert_eq!(header_problem("user_id,password, password ,login_name\n"), twice);
    assert_eq!(header_problem("login_name,password\n"), HeaderProblem::Missing("user_id"));
    assert_eq!(header_problem("user_id,viewReport.login_name\n"), HeaderProblem::Missing("login_name"));
    assert_eq!(header_problem("user_id,\"login_name\n"), HeaderProblem::Broken(RecordFault::UnclosedQuote));
    assert!(matches!(open(b" \n\n"), Err(ListError::Empty)));
    assert!(matches!(open(b" [{\"user_id\": 1}]"), Err(ListError::Array)));
}

#[test]
fn a_bad_json_line_is_reported_and_the_next_is_read() {
    let found =
        bad("{\"user_id\":\"u1\",\"login_name\":\"lisi\"}\n{\"user_id\": hunter2}\n[1]\n\"hunter2\"\n12\n{}x\n");
    assert!(matches!(found[0], (2, None, RowProblem::Json { at: 13, why: Some("a value is expected") })), "{found:?}");
    for (place, line) in [(1, 3), (2, 4), (3, 5)] {
        assert!(matches!(&found[place], (at, None, RowProblem::NotAnObject) if *at == line), "{:?}", found[place]);
    }
    assert!(matches!(found[4], (6, None, RowProblem::Json { .. })));
    assert_eq!(found.len(), 5);
}

#[test]
fn an_unknown_or_repeated_json_key_is_reported() {
    let unknown = |text: &str| {
        let (_, column, problem) = fault(text);
        let RowProblem::UnknownKey { nearest } = problem else { panic!("{problem}") };
        (column, nearest)
    };
    assert_eq!(unknown("{\"pasword\":\"x\"}"), (Some("pasword".into()), Some("password")));
    assert_eq!(unknown("{\"veiwReport\":{}}"), (Some("veiwReport".into()), Some("viewReport")));
    assert_eq!(unknown("{\"viewReport\":{\"mesage_code\":\"1\"}}"), (Some("mesage_code".into()), Some("message_code")));
    assert_eq!(unknown("{\"13800005000\":\"x\"}"), (None, None));
    for text in [
        "{\"password\":\"\",\" password \":\"x\"}",
        "{\"viewReport\":{\"message_code\":\"123456\"},\"viewReport.message_code\":\"654321\"}",
        "{\"onlineAuthentication\":{\"password\":\"123456\",\"card_password\":\"123456\"}}",
        "{\"user_id\":\"1\",\"user_id\":\"2\"}",
    ] {
        assert!(matches!(fault(text).2, RowProblem::Twice), "{text}");
    }
}

#[test]
fn a_questions_own_answer_takes_precedence_over_the_common_column() {
    let third =
        |row: &ListRow| row.values.get(Method::SubmitQuestion, &Key::Question(2)).map(|v| v.expose().to_owned());
    for text in [
        "user_id,login_name,question_answers,kbaList[2].options\nu1,lisi,\"1,2,3,4,5\",1\n",
        "user_id,login_name,kbaList[2].options,question_answers\nu1,lisi,1,\"1,2,3,4,5\"\n",
    ] {
        assert_eq!(third(&rows(text)[0]).as_deref(), Some("1"));
    }
}

#[test]
fn a_list_in_gb18030_reads_as_one_in_utf_8() {
    let list = "user_id,login_name,real_name\r\nu1,lisi,张三\r\nu2,wangwu,王五\r\n";
    let expected: Vec<_> = rows(list).iter().map(values).collect();
    for bytes in [GB18030.encode(list).0.into_owned(), [b"\xef\xbb\xbf", list.as_bytes()].concat()] {
        let read: Vec<_> = open(&bytes).unwrap().map(|row| values(&row.unwrap().unwrap())).collect();
        assert_eq!(read, expected);
    }
}

#[test]
fn later_characters_of_another_charset_are_reported_with_their_line() {
    let utf_8 = "user_id,login_name,real_name\nu1,lisi,张三\n";
    let list = [utf_8.as_bytes(), b"u2,wangwu,\xcd\xf5\xce\xe5\n", "u3,zhaoliu,赵六\n".as_bytes()].concat();
    let read: Vec<_> = open(&list).unwrap().map(Result::unwrap).collect();
    let bad = read[1].as_ref().unwrap_err();
    assert!(matches!(bad.problem, RowProblem::NotText), "{bad}");
    assert_eq!((bad.line, bad.column.as_deref()), (3, Some("real_name")));
    assert!(read[0].is_ok() && read[2].is_ok());
    let list = [&GB18030.encode(utf_8).0[..], b"u2,wangwu,\xff\n"].concat();
    let bad = open(&list).unwrap().last().unwrap().unwrap().unwrap_err();
    assert!(matches!((bad.line, bad.problem), (3, RowProblem::NotText)));
    let list = [
        b"{\"user_id\":\"u1\",\"login_name\":\"\xe5\xbc\xa0\xe5\xbc\xa0\xe5\xbc\xa0\"}\n".as_slice(),
        b"{\"real_name\":\"\xcd\xf5\"}\n",
    ]
    .concat();
    let bad = open(&list).unwrap().last().unwrap().unwrap().unwrap_err();
    assert!(matches!((bad.line, bad.problem), (2, RowProblem::NotText)));
}

#[test]
fn a_failure_to_read_ends_the_list_with_an_error_that_is_no_bad_row() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
    }
    for (text, last) in [("user_id,login_name\nu1,lisi\nu2,", 3), ("{\"user_id\":\"u1\",\"login_name\":\"a\"}\n{\"", 2)]
    {
        let mut list = List::open(io::Read::chain(text.as_bytes(), Broken), ListOptions::default()).unwrap();
        assert!(list.next().unwrap().unwrap().is_ok());
        let failure = list.next().unwrap().unwrap_err();
        assert!(matches!(failure, ListError::Interrupted { line, .. } if line == last), "{failure}");
        assert!(list.next().is_none(), "after the failure");
    }
    assert!(matches!(List::open(Broken, ListOptions::default()), Err(ListError::Read(_))));
}

#[test]
fn no_error_and_no_debug_output_shows_a_value() {
    let secrets = ["hunter2", "6200000000000006", "4321987", "李四光", "13x"];
    let csv = "user_id,login_name,password,bank_card,card_password,real_name,cellphone\n\
               u1,lisi,hunter2,6200000000000006,,,\nu2,lisi2,hunter2,,4321987,,\nu3,lisi3,hunter2,,,李四光\u{7},\n\
               u4,lisi4,hunter2,,,,13x\nu5,lisi5,\"hunter2\nu6,lisi6,hunter2\n";
    let json = "{\"user_id\":\"u1\",\"login_name\":\"lisi\",\"password\":\"hunter2\",\"bank_card\":\"6200000000000006\"}\n\
                {\"password\":hunter2}\n{\"password\":\"hunter2\",\"card_password\":4321987}\n\"hunter2\"\n{\"hunter2 x\":1}\n";
    for text in [csv, json] {
        let found = read(text);
        assert!(found.iter().filter(|row| row.is_err()).count() >= 4);
        let shown: String = found
            .iter()
            .map(|row| format!("{row:?} {}", row.as_ref().map_or_else(BadRow::to_string, |_| String::new())))
            .collect();
        assert!(secrets.iter().all(|secret| !shown.contains(secret)), "{shown}");
    }
    let shown = format!("{:?}", rows(FORMS[0]));
    assert!(["lisi", "p w", "123456", "合同"].iter().all(|value| !shown.contains(value)), "{shown}");
}

#[test]
fn canonical_bytes_differ_between_rows_and_ignore_the_order_of_columns() {
    let bytes = |text: &str| rows(text)[0].canonical_bytes().to_vec();
    let one = bytes("user_id,login_name,password\nu1,lisi,x\n");
    assert_eq!(one, bytes("password,user_id,login_name\nx,u1,lisi\n"));
    assert_eq!(one, bytes("\n\n{\"login_name\":\"lisi\",\"password\":\"x\",\"user_id\":\"u1\"}"));
    assert_eq!(one, bytes("password,month,user_id,login_name\nx,,u1,lisi\n"), "a blank cell is not given");
    for other in [
        "user_id,login_name,password\nu1,lisi,y\n",
        "user_id,login_name,password\nu2,lisi,x\n",
        "user_id,login_name,login.password\nu1,lisi,x\n",
        "user_id,login_name,password,route\nu1,lisi,x,auto\n",
        "user_id,login_name,password,save\nu1,lisi,x,a.json\n",
        "user_id,login_name,password,authorization\nu1,lisi,x,a\n",
    ] {
        assert_ne!(one, bytes(other), "{other}");
    }
    let expected = "\0\0\0\nlogin_name\0\0\0\u{4}lisi\0\0\0\u{8}password\0\0\0\u{1}x\0\0\0\u{7}user_id\0\0\0\u{2}u1";
    assert_eq!(one, expected.as_bytes(), "what is stored depends on it");
}
