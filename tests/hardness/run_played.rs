//! First runs on a gateway, with everyday failures on the way: each run resumes and asks as little as
//! possible.

use crate::person::Person;
use crate::support::process::{Run, Served};
use crate::typing::CTRL_C;

#[test]
fn after_a_wrong_captcha_only_the_captcha_is_asked_for() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("--until login");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    person.gives_password(&mut typing);
    typing.sees("another picture").types("zzzzzz\n").sees("refused the last value (210101)");
    person.reads_the_picture(&mut typing);
    let seen = typing.ends(0);
    assert_eq!((seen.matches("assword: ").count(), seen.matches("ogin name: ").count()), (1, 1), "{seen}");
}

#[test]
fn a_wrong_sms_code_is_typed_again_and_no_other_sms_is_sent() {
    let person = Person::new("authenticated by UnionPay before: applies with an SMS code");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    typing.sees("credit centre's SMS code (").types("zzzzzz\n").sees("refused the last value (211101)");
    person.reads_the_centres_sms(&mut typing);
    typing.ends(7);
    assert_eq!(person.served.calls("getOnlineMessageCode"), 1);
}

#[test]
fn after_a_refused_password_the_name_may_stay_and_the_same_password_is_not_sent() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("--until login");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    typing.sees("assword").types("not-it\n");
    person.reads_the_picture(&mut typing);
    typing.sees("refused the last value (208101)").sees("ogin name").types("\n");
    person.gives_password(&mut typing);
    person.reads_the_picture(&mut typing);
    typing.ends(0);

    let person = Person::new("applies by credit card");
    let mut typing = person.runs("--until login");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    typing.sees("assword").types("not-it\n");
    person.reads_the_picture(&mut typing);
    typing.sees("refused the last value (208101)").sees("ogin name").types("\n").sees("assword").types("not-it\n");
    person.reads_the_picture(&mut typing);
    typing.ends(5);
    assert_eq!(person.served.calls("login"), 1);
}

#[test]
fn a_laptop_closed_for_an_hour_at_a_prompt_needs_a_captcha_and_an_sms_code() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    person.fills_in_the_card(&mut typing);
    typing.sees("bank's SMS code (");
    let code = person.sms("onlineAuthentication");
    // Advances the gateway's clock only, because the process has its own.
    person.applicant.home.run(&format!("sandbox advance 1h --gateway {}", person.served.url)).exits(0);
    typing.types(&format!("{code}\n"));
    person.reads_the_picture(&mut typing);
    person.reads_the_banks_sms(&mut typing);
    person.reads_the_picture(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    let seen = typing.ends(7);
    for prompt in ["ogin name: ", "assword: ", "card number", "identity number", "last three digits"] {
        assert!(seen.matches(prompt).count() <= 1, "{prompt} was asked for twice: {seen}");
    }
}

#[test]
fn a_laptop_closed_for_an_hour_and_started_anew_asks_for_what_no_session_may_hold() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    person.fills_in_the_card(&mut typing);
    typing.sees("bank's SMS code (").types(CTRL_C).ends(130);
    person.waits(1);
    let mut typing = person.runs("");
    person.gives_password(&mut typing); // the login name is known
    person.reads_the_picture(&mut typing);
    person.fills_in_the_card(&mut typing);
    person.reads_the_banks_sms(&mut typing);
    person.reads_the_picture(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    let seen = typing.ends(7);
    assert!(!seen.contains("ogin name: "), "{seen}");
    assert_eq!(person.served.calls("onlineAuthentication"), 1);
}

#[test]
fn back_the_next_day_password_captcha_and_identity_code_bring_the_report() {
    let person = Person::new("authenticated by UnionPay before: applies with an SMS code");
    let mut typing = person.runs("");
    person.logs_in(&mut typing);
    person.reads_the_centres_sms(&mut typing);
    typing.ends(7);

    person.waits(1);
    let mut typing = person.runs("--look");
    person.gives_password(&mut typing);
    person.reads_the_picture(&mut typing);
    typing.ends(7); // the login has looked; nothing was applied for

    person.waits(24);
    let mut typing = person.runs("--save report.json");
    person.gives_password(&mut typing);
    person.reads_the_picture(&mut typing);
    typing.sees("identity code");
    typing.types(&format!("{}\n", person.sms("viewReport")));
    typing.ends(0);
    assert!(person.applicant.home.path().join("report.json").is_file());
    assert_eq!(person.served.calls("submitApplyMessageCode"), 1);
}

#[test]
fn a_script_whose_picture_or_sms_has_expired_meanwhile_gets_another_one() {
    let served = Served::start();
    let person = Person::at(served, "authenticated by UnionPay before: applies with an SMS code");
    let minutes = |minutes: i64| {
        let advance = format!("sandbox advance {minutes}m --gateway {}", person.served.url);
        person.applicant.home.run(&advance).exits(0);
    };
    let asks_nobody = || Run::of(person.command("--answers answers.json --no-input").output().unwrap());
    asks_nobody().exits(11); // the picture waits
    minutes(11);
    person.applicant.run("run --until login").exits(0);
    assert_eq!(person.served.calls("getPicCode"), 2);
    asks_nobody().exits(11); // the SMS waits
    minutes(6);
    person.applicant.run("run").exits(7);
    assert_eq!(person.served.calls("getOnlineMessageCode"), 2);
}
