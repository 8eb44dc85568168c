//! Refused passwords, counted by login name: many processes at once, and a person at a terminal.

use serde_json::Value;

use crate::person::Person;
use crate::support::process::{Home, Run, Served};

/// How many wrong passwords the gateway was sent.
fn wrong_passwords(served: &Served) -> usize {
    let journal = served.get("journal");
    journal.as_array().unwrap().iter().filter(|entry| entry["effect"] == "wrong-password").count()
}

#[test]
fn many_processes_with_sessions_of_their_own_send_no_more_than_three_refused_passwords() {
    let served = Served::with(&["latency:login:100"]);
    let home = Home::new();
    let mut answers = served.person("apply-credit-01");
    answers["password"] = Value::from("wrong");
    home.write("answers.json", answers.to_string());
    let options = format!("--gateway {} --answers answers.json --ask sandbox:", served.url);
    let commands = ["login", "run --until login", "smoke --level login"];
    let started: Vec<_> = (0..12)
        .map(|number| {
            let mut command = home.command(&format!("{} {options} --json", commands[number % commands.len()]));
            command.env("ZHENGXIN_USER_ID", format!("u-{number}")).spawn().unwrap()
        })
        .collect();
    let codes: Vec<_> = started.into_iter().map(|run| Run::of(run.wait_with_output().unwrap()).code.unwrap()).collect();
    assert!(codes.iter().all(|code| matches!(code, 5 | 9)), "{codes:?}");
    assert_eq!(wrong_passwords(&served), 3, "{codes:?}");
    for command in commands {
        let late = home.command(&format!("{command} {options}")).env("ZHENGXIN_USER_ID", "late").status().unwrap();
        assert_eq!(late.code(), Some(9), "{command}");
    }
    assert_eq!(wrong_passwords(&served), 3);
}

#[test]
fn after_three_refused_passwords_a_person_may_type_another_one() {
    let person = Person::new("applies by credit card");
    let mut typing = person.runs("--until login --max-tries 9");
    typing.sees("ogin name").types(&format!("{}\n", person.value("login_name")));
    typing.sees("assword").types("wrong-0\n");
    person.reads_the_picture(&mut typing);
    for attempt in 1..4 {
        typing.sees("ogin name").types("\n"); // it stays
        typing.sees("assword").types(&format!("wrong-{attempt}\n"));
        person.reads_the_picture(&mut typing);
    }
    typing.sees("ogin name").types("\n");
    person.gives_password(&mut typing);
    person.reads_the_picture(&mut typing);
    typing.ends(0);
    assert_eq!(wrong_passwords(&person.served), 4);
}

#[test]
fn after_three_refused_passwords_a_given_one_is_not_taken_where_a_person_may_type() {
    let person = Person::new("applies by credit card");
    let home = &person.applicant.home;
    home.write("wrong", "wrong");
    let given = format!("--login-name {} --password-file wrong", person.value("login_name"));
    for _ in 0..3 {
        let login = format!("login {given} --gateway {} --ask sandbox: --json", person.served.url);
        home.run(&login).exits(5);
    }
    home.run(&format!("login {given} --gateway {} --ask sandbox: --json", person.served.url)).exits(9);
    let mut typing = person.runs(&format!("{given} --until login"));
    person.gives_password(&mut typing);
    person.reads_the_picture(&mut typing);
    typing.ends(0);
    assert_eq!(wrong_passwords(&person.served), 3);
}
