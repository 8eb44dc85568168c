//! Completions of each kind of value.

use crate::shells::{Asked, asked, offers, shells_offer, values};
use crate::support::cli::Zhengxin;

/// A home with three profiles, and with sandbox sessions of two applicants.
fn stage() -> Zhengxin {
    let zhengxin = Zhengxin::new().config("[profiles.uat]\n[profiles.prod]\n[profiles.'生产']\n");
    for user in ["u7", "u8"] {
        zhengxin.run(&format!("login-info --gateway sandbox: --user-id {user}")).exits(0);
    }
    zhengxin
}

#[test]
fn profile_names_come_from_the_configuration() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin status --profile ", &["prod", "sandbox", "uat", "生产"]);
    offers(&zhengxin, "zhengxin --profile=u", &["--profile=uat"]);
    offers(&zhengxin, "zhengxin config set --profile p", &["prod"]);
    offers(&zhengxin, "zhengxin config edit --profile 生", &["生产"]);
    offers(&zhengxin, "zhengxin config set default_profile p", &["prod"]);
}

#[test]
fn session_names_are_those_of_the_stored_sessions() {
    let zhengxin = stage();
    let mut names = zhengxin.sessions();
    names.sort();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for command in ["--session", "session show", "session path", "session remove", "session adopt"] {
        offers(&zhengxin, &format!("zhengxin {command} "), &names);
    }
    offers(&zhengxin, "zhengxin session show u8", &names[1..]);
    offers(&zhengxin, "zhengxin session show u8@", &names[1..]);
    offers(&zhengxin, "zhengxin session show u8@sand", &names[1..]);
}

#[test]
fn a_session_is_completed_as_a_path_once_it_looks_like_one() {
    let zhengxin = stage();
    zhengxin.file("mine/own.json", "{}");
    shells_offer(&zhengxin, "zhengxin --session mine/o", &["mine/own.json"]);
    shells_offer(&zhengxin, "zhengxin session show mine/o", &["mine/own.json"]);
}

#[test]
fn user_ids_are_those_of_the_stored_sessions() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin run --user-id ", &["u7", "u8"]);
    offers(&zhengxin, "zhengxin run --user-id=u8", &["--user-id=u8"]);
}

#[test]
fn methods_are_completed_by_their_short_and_full_names() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin call getP", &["getPicCode"]);
    offers(&zhengxin, "zhengxin call crawler.api.zx.getP", &["crawler.api.zx.getPicCode"]);
    let all = values(&asked(&zhengxin, "zhengxin call "));
    assert_eq!(all.len(), 14, "{all:?}");
}

#[test]
fn parameters_are_those_of_the_method_and_a_secret_takes_a_file() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin call login ", &["login_name=", "password=@", "pic_code="]);
    zhengxin.file("pin.txt", "");
    shells_offer(&zhengxin, "zhengxin call login password=@pi", &["password=@pin.txt"]);
}

#[test]
fn codes_are_those_of_the_catalogue() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin codes 2081", &["208101"]);
    assert!(asked(&zhengxin, "zhengxin codes 2081").ends_with("208101\tlogin name and password do not match\n"));
}

#[test]
fn classes_are_those_of_the_codes() {
    offers(&stage(), "zhengxin codes --class ca", &["captcha", "card"]);
    offers(&stage(), "zhengxin codes --class us", &[]);
    offers(&stage(), "zhengxin codes --class in", &["input"]);
}

#[cfg(feature = "batch")]
#[test]
fn a_batch_completes_its_ledger_its_states_and_its_classes() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin batch retry --class ca", &["captcha", "card"]);
    offers(&zhengxin, "zhengxin batch results --class loc", &["locked"]);
    offers(&zhengxin, "zhengxin batch results --state done,wa", &["done,waiting"]);
    offers(&zhengxin, "zhengxin batch results --format ", &["csv", "ndjson"]);
    zhengxin.file("people.ledger", "");
    shells_offer(&zhengxin, "zhengxin batch status --ledger peo", &["people.ledger"]);
    shells_offer(&zhengxin, "zhengxin batch backup peo", &["people.ledger"]);
}

#[cfg(feature = "batch")]
#[test]
fn a_ledger_is_offered_before_other_files_which_follow_if_there_is_none() {
    let zhengxin = stage();
    for name in ["people.csv", "people.ledger", "older/people.ledger", "answers.jsonl"] {
        zhengxin.file(name, "");
    }
    for option in ["batch status --ledger", "batch run -l", "notice serve --ledger", "sandbox advance -l"] {
        shells_offer(&zhengxin, &format!("zhengxin {option} peo"), &["people.ledger"]);
        shells_offer(&zhengxin, &format!("zhengxin {option} old"), &["older"]);
        shells_offer(&zhengxin, &format!("zhengxin {option} ans"), &["answers.jsonl"]);
    }
    shells_offer(&zhengxin, "zhengxin batch status --ledger=peo", &["--ledger=people.ledger"]);
    shells_offer(&zhengxin, "zhengxin batch status --ledger older/", &["older/people.ledger"]);
}

#[test]
fn a_short_option_takes_the_values_of_its_long_form() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin -p u", &["uat"]);
    offers(&zhengxin, "zhengxin status -u u7 -p u", &["uat"]);
    offers(&zhengxin, "zhengxin run -u ", &["u7", "u8"]);
    offers(&zhengxin, "zhengxin status -o j", &["json"]);
    offers(&zhengxin, "zhengxin -p demo -vu u7 sta", &["status"]);
}

#[test]
fn several_states_of_sessions_can_be_completed_in_a_list() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin session list --state re", &["report", "result-due"]);
    offers(&zhengxin, "zhengxin session list --state none,app", &["none,applied"]);
}

#[test]
fn help_topics_are_offered_among_the_commands() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin help o", &["options"]);
    offers(&zhengxin, "zhengxin help e", &["environment", "exit-codes", "export"]);
    offers(&zhengxin, "zhengxin help session p", &["path", "prune"]);
}

#[test]
fn enumerations_are_completed_from_their_definition() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin --output ", &["human", "json"]);
    offers(&zhengxin, "zhengxin --color=a", &["--color=always", "--color=auto"]);
    offers(&zhengxin, "zhengxin completions z", &["zsh"]);
}

#[test]
fn commands_are_offered_first_and_options_after_a_dash() {
    let zhengxin = stage();
    let all = values(&asked(&zhengxin, "zhengxin "));
    assert!(all.contains(&"status".to_owned()) && all.iter().all(|word| !word.starts_with('-')), "{all:?}");
    offers(&zhengxin, "zhengxin sta", &["status"]);
    offers(&zhengxin, "zhengxin status --prof", &["--profile"]);
    offers(&zhengxin, "zhengxin unionpay s", &["sms", "submit"]);
}

#[test]
fn a_global_options_value_is_not_taken_for_the_command() {
    offers(&stage(), "zhengxin --profile demo sta", &["status"]);
}

#[test]
fn keys_of_a_profile_and_their_values_are_completed_for_config() {
    let zhengxin = stage();
    offers(&zhengxin, "zhengxin config set merch", &["merchant_id"]);
    offers(&zhengxin, "zhengxin config set envelope ", &["plain", "signed"]);
    offers(&zhengxin, "zhengxin config init merch", &["merchant_id="]);
    offers(&zhengxin, "zhengxin config init envelope=s", &["envelope=signed"]);
}

#[test]
fn only_the_built_in_gateway_is_offered_as_an_address() {
    let zhengxin = Zhengxin::new().config("[profiles.uat]\ngateway = 'https://gateway.example/?token=hunter2'\n");
    offers(&zhengxin, "zhengxin --gateway ", &["sandbox:"]);
}

#[test]
fn arguments_for_files_complete_files() {
    let zhengxin = stage();
    zhengxin.file("report one.json", "");
    zhengxin.file("reports/b.json", "");
    zhengxin.file("answers.toml", "");
    for line in ["zhengxin view rep", "zhengxin export answers.toml rep", "zhengxin run --save rep"] {
        for shell in Asked::SHELLS.into_iter().filter(|shell| shell.is_at_hand()) {
            let offered = shell.offers(&zhengxin, line).into_iter().map(|word| word.replace('\\', ""));
            assert_eq!(offered.collect::<Vec<_>>(), ["report one.json", "reports"], "{shell:?}: {line}");
        }
    }
    shells_offer(&zhengxin, "zhengxin run --save=reports/", &["--save=reports/b.json"]);
    shells_offer(&zhengxin, "zhengxin --answers ans", &["answers.toml"]);
    shells_offer(&zhengxin, "zhengxin --ask ans", &["answers.toml"]);
}

#[test]
fn arguments_for_directories_complete_directories() {
    let zhengxin = stage();
    zhengxin.file("mandate", "");
    zhengxin.file("manuals/x", "");
    shells_offer(&zhengxin, "zhengxin man man", &["manuals"]);
}

#[test]
fn free_values_have_no_completions() {
    let zhengxin = stage();
    zhengxin.file("l.json", "");
    for line in ["zhengxin login --login-name l", "zhengxin report --message-code ", "zhengxin --timeout "] {
        offers(&zhengxin, line, &[]);
    }
}
