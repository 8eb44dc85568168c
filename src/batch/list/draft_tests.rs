use crate::batch::list::testing::read;
use crate::batch::list::{BadRow, ListRow};

/// Every problem of every bad row, and the user_ids of the good rows.
fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let (good, bad): (Vec<_>, Vec<_>) = read(text).into_iter().partition(Result::is_ok);
    let bad: Vec<BadRow> = bad.into_iter().filter_map(Result::err).collect();
    let good: Vec<ListRow> = good.into_iter().filter_map(Result::ok).collect();
    let problems = bad.iter().flat_map(BadRow::problems).map(BadRow::to_string).collect();
    (problems, good.into_iter().map(|row| row.user_id).collect())
}

/// The lines and columns of the problems.
fn places(problems: &[String]) -> Vec<&str> {
    problems.iter().filter_map(|problem| problem.split(':').next()).collect()
}

#[test]
fn every_bad_column_of_a_row_is_told() {
    let csv = "user_id,login_name,cellphone,id_card,route\nu1,a,1.3E+10,1.1E+17,bank\nu2,b,,,\n";
    let (problems, good) = told(csv);
    assert_eq!(places(&problems), ["line 2, cellphone", "line 2, id_card", "line 2, route"]);
    assert_eq!(good, ["u2"]);
    let object = r#"{"user_id":"u1","cellphone":{"a":[1,{}],"b":2},"password":true,"id_card":"1.1E+17","month":13}"#;
    let (problems, _) = told(object);
    let columns = ["line 1, cellphone", "line 1, password", "line 1, id_card", "line 1, month", "line 1, login_name"];
    assert_eq!(places(&problems), columns);
}

#[test]
fn a_line_that_breaks_off_is_told_with_the_columns_before_the_break() {
    let (problems, _) = told(r#"{"user_id":"u1","cellphone":"1.3E+10","pasword":"x","id_card":"1.1E+17"}"#);
    assert_eq!(places(&problems), ["line 1, cellphone", "line 1, pasword"]);
    let (problems, _) = told(r#"{"user_id":"u1","cellphone":"1.3E+10",}"#);
    assert_eq!(places(&problems), ["line 1, cellphone", "line 1"]);
}

#[test]
fn a_bad_cell_is_not_missing_as_well() {
    let (problems, _) = told("user_id,login_name,login.login_name\n1.1E+17,,1.1E+17\n");
    assert_eq!(places(&problems), ["line 2, user_id", "line 2, login.login_name"]);
}

#[test]
fn the_problems_of_one_row_are_bounded() {
    let members: Vec<String> = (0..500).map(|_| "\"cellphone\":true".to_owned()).collect();
    let row = format!("{{{}}}", members.join(","));
    assert!(told(&row).0.len() <= 10);
    let columns: Vec<String> = (0..40).map(|_| String::new()).collect();
    let header = format!("user_id,login_name,{}", columns.join(","));
    let cells: Vec<&str> = (0..40).map(|_| "x").collect();
    assert_eq!(told(&format!("{header}\nu1,a,{}\n", cells.join(","))).0.len(), 10);
}

#[test]
fn a_row_that_repeats_a_bad_row_is_bad() {
    for bad in ["u1,a,1.3E+10", "u1,a,123"] {
        let (problems, good) = told(&format!("user_id,login_name,cellphone\n{bad}\nu1,b,\nu2,A,\nu3,b,\nu4,d,\n"));
        assert_eq!(
            problems[1..],
            [
                "line 3, user_id: line 2 has the same user_id",
                "line 4, login_name: line 2 has the same login_name",
                "line 5, login_name: line 3 has the same login_name",
            ]
        );
        assert_eq!(good, ["u4"]);
    }
}

#[test]
fn a_row_that_repeats_what_could_be_read_of_a_broken_object_is_bad() {
    let broken = r#"{"user_id":"u1","login_name":"a","pasword":"x"}"#;
    let rows = [r#"{"user_id":"u1","login_name":"b"}"#, r#"{"user_id":"u2","login_name":"a"}"#];
    let (problems, good) = told(&[broken, rows[0], rows[1]].join("\n"));
    assert_eq!(places(&problems), ["line 1, pasword", "line 2, user_id", "line 3, login_name"]);
    assert!(good.is_empty());
}

#[test]
fn a_row_with_an_unreadable_user_id_still_counts_with_its_login_name() {
    let (problems, good) = told("user_id,login_name\n1.1E+17,a\nu2,a\n,c\nu3,c\n");
    assert_eq!(places(&problems), ["line 2, user_id", "line 3, login_name", "line 4, user_id", "line 5, login_name"]);
    assert!(good.is_empty());
}
