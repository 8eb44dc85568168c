use std::collections::HashSet;

use super::*;
use crate::protocol::{METHODS, Method};

fn fault(text: &str) -> Fault {
    text.parse().unwrap()
}

fn error(text: &str) -> FaultError {
    text.parse::<Fault>().unwrap_err()
}

fn schedule(faults: &[&str]) -> Schedule {
    Schedule::new(1, faults.iter().map(|text| fault(text)).collect())
}

const LOGIN: Option<Method> = Some(Method::Login);
const PICTURE: Option<Method> = Some(Method::GetPicCode);

#[test]
fn every_kind_is_read_by_the_form_that_its_row_shows() {
    let example = |row: &KindRow| {
        let form =
            row.form().replace("CALLS", "login").replace("MS", "5").replace("STATUS", "503").replace("SECONDS", "1");
        let form = form.replace("PART", "data").replace("NAME", "reversed").replace("CODE", "508100");
        form.replace("[-5]", "").replace("[+reversed...]", "").replace(['[', ']'], "")
    };
    for row in &KINDS {
        let text = example(row);
        assert_eq!(fault(&text).to_string(), text, "{}", row.form());
        assert!(matches!(error(&format!("{text}:x:x")), FaultError::Form { form, .. } if form == row.form()));
        assert!(matches!(error(row.name), FaultError::Form { .. }));
    }
    let names: HashSet<_> = KINDS.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), KINDS.len());
}

#[test]
fn whether_the_world_acts_can_be_said_where_the_kind_leaves_it_open() {
    for row in &KINDS {
        let decided = [None, Some(true), Some(false)].map(|said| row.acting.decide(said));
        match row.acting {
            Acting::Acted => assert_eq!(decided, [Some(true), None, None]),
            Acting::Unacted => assert_eq!(decided, [Some(false), None, None]),
            Acting::ActedUnless => assert_eq!(decided, [Some(true), Some(true), Some(false)]),
            Acting::UnactedUnless => assert_eq!(decided, [Some(false), Some(true), Some(false)]),
        }
    }
    assert!(fault("reset:login").acted && !fault("reset:login:unacted").acted);
    assert!(!fault("http:*:503").acted && fault("http:*:503:2:acted").acted);
    assert_eq!(error("half:login:unacted"), FaultError::Acting { kind: "half" });
    assert_eq!(error("refuse:*:5:acted"), FaultError::Acting { kind: "refuse" });
}

#[test]
fn an_error_names_what_is_wrong() {
    let word = |text: &str, known: Vec<&'static str>| FaultError::Word { text: text.into(), known };
    let number = |text: &str, least, most| FaultError::Number { text: text.into(), least, most };
    assert_eq!(error("fire:login:1"), word("fire", names()));
    assert_eq!(error(""), word("", names()));
    assert_eq!(error("reset:logon"), FaultError::Method("logon".into()));
    assert_eq!(error("reset:"), FaultError::Method(String::new()));
    for which in ["#", "#0", "#x", "#-1", "%", "%101", "#1%5", "%5+"] {
        assert_eq!(error(&format!("reset:login{which}")), FaultError::Which(which.into()));
    }
    for nothing in ["-1", "5-", "-", ""] {
        assert_eq!(error(&format!("latency:login:{nothing}")), number(nothing, 0, 3_600_000));
    }
    assert_eq!(error("latency:login:9-5"), number("5", 9, 3_600_000));
    assert_eq!(error("latency:login:99999999"), number("99999999", 0, 3_600_000));
    assert_eq!(error("http:login:200"), number("200", 400, 599));
    assert_eq!(error("code:login:ok"), number("ok", 0, 999_999_999));
    assert!(
        matches!(error("type:login:msg"), FaultError::Word { known, .. } if known == ["reply", "code", "data", "next"])
    );
    assert!(matches!(error("quirk:login:reversed+x"), FaultError::Word { text, .. } if text == "x"));
    assert!(matches!(error("refuse:login"), FaultError::Form { form, .. } if form == "refuse:*:MS"));
    assert_eq!(error("refuse:login:5"), FaultError::NotAll { kind: "refuse", calls: "login".into() });
    for success in ["200", "0", "0200"] {
        assert_eq!(error(&format!("code:login:{success}")), FaultError::Success(success.into()));
    }
    assert!(matches!(error("quirk:login:all+x"), FaultError::Word { text, .. } if text == "x"));
}

#[test]
fn delays_add_up_and_of_what_spoils_a_reply_the_first_counts() {
    let mut schedule = schedule(&["latency:login:250", "latency:*:5", "half:login", "reset:login", "quirk:*:reversed"]);
    let met = schedule.meet(LOGIN);
    assert_eq!((met.delay, met.spoils, met.acts), (Duration::from_millis(255), Some(Spoil::Half), true));
    assert_eq!(met.faults, ["latency:login:250", "latency:*:5", "half:login", "quirk:*:reversed"]);
    let met = schedule.meet(None);
    assert_eq!((met.delay, met.spoils, met.quirks.len()), (Duration::from_millis(5), None, 1));
    let met: Vec<u64> = schedule.faults().map(|(_, met)| met).collect();
    assert_eq!(met, [1, 2, 1, 1, 2]);
}

#[test]
fn all_quirks_are_all_whatever_is_named_beside() {
    for text in ["quirk:*:all", "quirk:*:all+zero-code", "quirk:*:zero-code+all"] {
        let names: HashSet<_> = schedule(&[text]).meet(LOGIN).quirks.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), QUIRKS.len(), "{text}");
    }
}

#[test]
fn calls_are_counted_for_each_method() {
    let hits = |text: &str, methods: &[Option<Method>]| -> Vec<bool> {
        let mut schedule = schedule(&[text]);
        methods.iter().map(|method| schedule.meet(*method).spoils.is_some()).collect()
    };
    assert_eq!(hits("reset:login#2", &[LOGIN, PICTURE, LOGIN, LOGIN]), [false, false, true, false]);
    assert_eq!(hits("reset:login#2+", &[LOGIN, LOGIN, LOGIN]), [false, true, true]);
    assert_eq!(hits("reset:*#1", &[LOGIN, PICTURE, LOGIN, None, None]), [true, true, false, true, false]);
    assert_eq!(hits("reset:login%100", &[LOGIN, PICTURE]), [true, false]);
    assert_eq!(hits("reset:*%0", &[LOGIN, PICTURE]), [false, false]);
}

#[test]
fn a_restart_counts_anew() {
    let mut schedule = schedule(&["reset:login#1"]);
    assert!(!schedule.meet(LOGIN).acts || schedule.meet(LOGIN).spoils.is_none());
    schedule.restart();
    assert!(schedule.meet(LOGIN).spoils.is_some());
}

#[test]
fn chance_and_delays_come_from_the_seed_and_not_from_other_calls() {
    let play = |seed, others| -> Vec<(Duration, bool)> {
        let mut schedule = Schedule::new(seed, vec![fault("latency:*:0-1000"), fault("reset:*%50")]);
        let mut one = || {
            (0..others).for_each(|_| drop(schedule.meet(PICTURE)));
            let met = schedule.meet(LOGIN);
            (met.delay, met.spoils.is_some())
        };
        (0..40).map(|_| one()).collect()
    };
    assert_eq!(play(1, 0), play(1, 3));
    assert_ne!(play(1, 0), play(2, 0));
    let hits = play(1, 0).iter().filter(|(_, hit)| *hit).count();
    assert!((10..=30).contains(&hits), "{hits} of 40");
    assert!(play(1, 0).iter().map(|(delay, _)| delay).collect::<HashSet<_>>().len() > 30);
}

#[test]
fn ten_in_a_hundred_are_about_ten_in_a_hundred_from_the_first_call_on() {
    let (mut early, mut late) = (0, 0);
    for seed in 0..50 {
        let mut schedule = Schedule::new(seed, vec![fault("reset:*%10")]);
        for method in METHODS.iter().map(|row| Some(row.method)) {
            early += u32::from(schedule.meet(method).spoils.is_some());
            late += u32::from((0..9).map(|_| schedule.meet(method)).next_back().unwrap().spoils.is_some());
        }
    }
    // 700 draws each: 70, plus or minus four times the standard deviation of 8.
    assert!((38..=102).contains(&early) && (38..=102).contains(&late), "{early}, {late}");
}

proptest::proptest! {
    #[test]
    fn whatever_is_no_fault_is_an_error(text in "[a-z-]{0,8}(:[a-zA-Z0-9#%+*-]{0,6}){0,4}", any in "\\PC*") {
        for text in [text, any] {
            match text.parse::<Fault>() {
                Ok(fault) => assert_eq!(fault.to_string(), text),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}
