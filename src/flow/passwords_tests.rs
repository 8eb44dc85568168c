use jiff::Timestamp;

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn after(outcomes: &[LoginCame]) -> Passwords {
    let mut passwords = Passwords::default();
    for (place, came) in outcomes.iter().enumerate() {
        passwords.leaves(at(place as i64));
        passwords.came(*came, at(place as i64));
        passwords.reported();
    }
    passwords
}

use LoginCame::{Accepted, Locked, Lost, Otherwise, WrongPassword};

#[test]
fn after_three_refused_passwords_only_one_that_is_meant_leaves_however_much_time_has_passed() {
    let standing = after(&[WrongPassword, WrongPassword]).standing();
    assert_eq!((standing.count, standing.check(false)), (2, Ok(())));
    let standing = after(&[WrongPassword; 3]).standing();
    assert_eq!(standing.check(false), Err(Withheld::PasswordsRefused { count: 3 }));
    assert_eq!(standing.check(true), Ok(()));
}

#[test]
fn a_locked_login_name_counts_as_three() {
    assert_eq!(after(&[Locked]).standing().count, 3);
}

#[test]
fn an_accepted_login_clears_the_count() {
    assert!(after(&[WrongPassword, WrongPassword, Accepted]).is_empty());
}

#[test]
fn what_was_refused_for_something_else_or_never_left_is_given_back_and_a_lost_reply_counts() {
    assert!(after(&[Otherwise, Otherwise, Otherwise]).is_empty());
    assert_eq!(after(&[Lost, Otherwise, Lost]).standing().count, 2);
}

#[test]
fn a_login_counts_from_before_it_leaves_so_that_a_kill_counts_too() {
    let mut passwords = after(&[WrongPassword, WrongPassword]);
    passwords.leaves(at(5));
    assert_eq!(passwords.standing().check(false), Err(Withheld::PasswordsRefused { count: 3 }));
    passwords.give_up_what_is_in_flight();
    passwords.give_up_what_is_in_flight();
    assert_eq!(passwords.standing().count, 3);
}

#[test]
fn an_unreported_refusal_is_reported_before_any_login_is_sent_even_a_deliberate_one() {
    let mut passwords = Passwords::default();
    passwords.leaves(at(0));
    passwords.came(WrongPassword, at(1));
    let unreported = Withheld::Unreported { code: codes::WRONG_PASSWORD, at: at(1) };
    assert_eq!(passwords.standing().check(true), Err(unreported));
    passwords.reported();
    assert_eq!(passwords.standing().check(false), Ok(()));
}

#[test]
fn a_count_that_a_session_kept_is_taken_over_once() {
    let mut passwords = after(&[WrongPassword]);
    let kept = [at(-30), at(-20), at(-20), at(-20)];
    passwords.carry_over(&kept);
    passwords.carry_over(&kept);
    assert_eq!(passwords.standing().count, 5);
}

#[test]
fn a_count_reads_back_as_it_was_written() {
    let mut passwords = after(&[WrongPassword, Locked, Lost]);
    passwords.leaves(at(9));
    let text = serde_json::to_string(&passwords).unwrap();
    assert_eq!(serde_json::from_str::<Passwords>(&text).unwrap(), passwords);
}

#[test]
fn a_lock_is_called_a_lock_until_a_login_is_accepted() {
    let passwords = after(&[WrongPassword, Locked]);
    assert_eq!(passwords.standing().check(false), Err(Withheld::LockedOut { at: at(1) }));
    assert_eq!(after(&[Locked, Accepted, WrongPassword]).standing().locked_at, None);
}

#[test]
fn a_count_becomes_older_and_stays_a_count() {
    let mut passwords = after(&[WrongPassword, Locked]);
    let before = passwords.standing();
    passwords.age(SignedDuration::from_hours(1));
    let aged = passwords.standing();
    assert_eq!((aged.count, aged.locked_at), (before.count, Some(at(1) - SignedDuration::from_hours(1))));
}
