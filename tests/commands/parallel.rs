//! Several applicants at once: no value of one appears in a call of another.

use std::thread;

use super::stage::answers_of;
use super::support::cli::Zhengxin;
use super::support::people::{CARD_WAY, QUESTION_WAY};
use super::support::served::Served;

const PEOPLE: [(&str, &[&str]); 8] = [
    ("apply-credit-01", &CARD_WAY),
    ("apply-credit-02", &CARD_WAY),
    ("apply-credit-03", &CARD_WAY),
    ("apply-debit-01", &CARD_WAY),
    ("apply-debit-02", &CARD_WAY),
    ("apply-questions-01", &QUESTION_WAY),
    ("apply-questions-02", &QUESTION_WAY),
    ("report-ready-01", &["login", "report-info", "report"]),
];

#[test]
fn eight_applicants_in_one_home_are_kept_apart() {
    let served = Served::start();
    let zhengxin = Zhengxin::at(served.url());
    thread::scope(|scope| {
        for (person, way) in PEOPLE {
            let zhengxin = &zhengxin;
            scope.spawn(move || {
                let answers = answers_of(zhengxin, person).to_string();
                let answers = zhengxin.file(&format!("{person}.json"), &answers);
                for command in way {
                    let options = format!("--user-id {person} --answers {} --ask sandbox:", answers.display());
                    zhengxin.run(&format!("{command} {options}")).json();
                }
            });
        }
    });
    let journal = served.journal();
    for entry in &journal {
        assert_eq!(entry["mixed"], false, "{entry}");
        assert_eq!(entry["code"], 200, "{entry}");
        if !entry["person"].is_null() {
            assert_eq!(entry["person"], entry["user_id"], "{entry}");
        }
    }
    let applied = journal.iter().filter(|entry| entry["effect"] == "applied").count();
    assert_eq!(applied, 7);
    assert_eq!(zhengxin.sessions().len(), 8);
}

#[test]
fn two_calls_of_one_applicant_wait_for_each_other() {
    let served = Served::start();
    let zhengxin = Zhengxin::at(served.url());
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| zhengxin.run("captcha --user-id u1").json());
        }
    });
    assert_eq!(served.journal().len(), 6);
    let picture = served.inbox("u1");
    assert!(picture["captcha"].is_string());
}
