use clap::Command;

use super::commands::{leaves, own_flags};
use super::{built, capabilities, tables};
use crate::answers::missing;
use crate::messages::Lang;
use crate::output::schema::{self, Output};
use crate::protocol::{KEYS, Key, METHODS, Sensitivity};

/// The words that may follow a secret's name in a flag. They name its source.
const PLACES: [&str; 3] = ["stdin", "file", "command"];

fn command<'a>(root: &'a Command, words: &str) -> &'a Command {
    leaves(root).into_iter().find(|(known, _)| known == words).unwrap_or_else(|| panic!("no command {words}")).1
}

#[test]
fn every_parameter_that_may_be_a_flag_is_one_on_its_command() {
    let root = built(Lang::En);
    for method in &METHODS {
        for param in method.params.iter().filter(|param| *param.key != Key::Type) {
            let flags = tables::flags(param.key, command(&root, method.command));
            assert!(!flags.is_empty(), "{} has no flag for {}", method.command, param.key);
        }
    }
}

#[test]
fn the_purpose_is_a_flag_where_the_contract_leaves_a_choice() {
    let root = built(Lang::En);
    let with_type = METHODS.iter().filter(|row| row.params.iter().any(|param| *param.key == Key::Type));
    let fixed = with_type.filter(|row| tables::flags(&Key::Type, command(&root, row.command)).is_empty());
    assert_eq!(fixed.map(|row| row.command).collect::<Vec<_>>(), ["unionpay card"]);
}

#[test]
fn no_flag_takes_a_secret() {
    let root = built(Lang::En);
    let globals: Vec<&str> = root.get_arguments().filter_map(clap::Arg::get_long).collect();
    for secret in KEYS.iter().filter(|row| row.sensitivity == Sensitivity::Secret) {
        let name = secret.name.replace('_', "-");
        for (words, command) in leaves(&root) {
            for flag in own_flags(command).filter_map(clap::Arg::get_long).chain(globals.iter().copied()) {
                let Some(place) = flag.strip_prefix(name.as_str()) else { continue };
                assert!(PLACES.iter().any(|known| place == format!("-{known}")), "{words} --{flag}");
            }
        }
        for flag in missing(std::slice::from_ref(&secret.key)).into_iter().flat_map(|value| value.flags) {
            assert!(PLACES.iter().any(|place| flag.ends_with(place)), "{flag}");
        }
    }
}

#[test]
fn every_command_says_what_it_prints() {
    let root = built(Lang::En);
    for (words, _) in leaves(&root) {
        assert!(schema::output(&words).is_some(), "output/schema.rs does not know what `{words}` prints");
    }
}

#[test]
fn every_command_that_calls_a_method_is_one_of_the_table() {
    let everything = capabilities(Lang::En).unwrap();
    let commands = everything["commands"].as_array().unwrap();
    let calling: Vec<&str> = commands.iter().filter_map(|command| command["calls"]["method"].as_str()).collect();
    assert_eq!(calling.len(), METHODS.len());
    assert!(METHODS.iter().all(|row| calling.contains(&row.name)));
    let texts = commands.iter().filter(|command| command["output"].is_null());
    let texts: Vec<&str> = texts.filter_map(|command| command["command"].as_str()).collect();
    assert!(texts.iter().all(|words| schema::output(words) == Some(Output::Text)), "{texts:?}");
}

#[test]
fn what_is_said_of_commands_and_flags_is_complete() {
    let everything = capabilities(Lang::En).unwrap();
    let commands = everything["commands"].as_array().unwrap();
    let flags = commands.iter().flat_map(|command| command["flags"].as_array().unwrap());
    for flag in flags.chain(everything["global_flags"].as_array().unwrap()) {
        let help = flag["help"].as_str().unwrap();
        assert!(!help.is_empty() && !help.ends_with('.'), "{flag}");
    }
    let captcha = commands.iter().find(|command| command["command"] == "captcha").unwrap();
    assert_eq!(captcha["calls"]["section"], "1.1.1");
    assert_eq!(captcha["flags"][0]["name"], "--for");
    assert_eq!(captcha["flags"][0]["values"], serde_json::json!(["login", "register"]));
    assert_eq!(captcha["flags"][0]["default"], "login");
}

#[test]
fn the_exit_codes_are_those_of_the_classes_each_once() {
    let codes = tables::exit_codes();
    let six = codes.as_array().unwrap().iter().find(|row| row["exit"] == 6).unwrap();
    assert_eq!(six["classes"], serde_json::json!(["rejected", "exists", "not-found", "route", "duplicate"]));
}
