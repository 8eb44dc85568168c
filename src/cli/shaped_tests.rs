use unicode_width::UnicodeWidthStr;

use super::*;
use crate::cli::command_word::all_words;
use crate::cli::parse;

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// The short and the long help of a command.
fn helps(words: &str, lang: Lang) -> [String; 2] {
    let mut definition = parse::spoken(lang);
    definition.build();
    let mut command = &mut definition;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        command = command.find_subcommand_mut(word).unwrap();
    }
    [command.render_help().to_string(), command.render_long_help().to_string()]
}

#[test]
fn the_programs_help_lists_every_command_below_the_title_of_its_group() {
    for (lang, help) in BOTH.into_iter().flat_map(|lang| helps("", lang).map(|help| (lang, help))) {
        for group in &GROUPS {
            let (_, after) = help.split_once(&format!("{}:\n", group.title.get(lang))).unwrap();
            let (rows, _) = after.split_once("\n\n").unwrap();
            let listed: Vec<&str> = rows.lines().filter_map(|row| row.split_whitespace().next()).collect();
            let built = |name: &&&str| cfg!(feature = "batch") || **name != "batch";
            assert_eq!(listed, group.commands.iter().filter(built).copied().collect::<Vec<_>>(), "{help}");
        }
    }
}

#[test]
fn the_programs_help_fits_80_columns() {
    for help in BOTH.into_iter().flat_map(|lang| helps("", lang)) {
        for line in help.lines().skip(1) {
            assert!(line.width() <= 80, "{line}");
        }
    }
}

#[test]
fn the_programs_help_names_every_topic() {
    for help in BOTH.into_iter().flat_map(|lang| helps("", lang)) {
        for topic in &topics::TOPICS {
            assert!(help.contains(&format!("zhengxin help {} ", topic.name)), "{help}");
        }
    }
}

#[test]
fn a_commands_help_has_its_own_options_its_examples_and_one_line_for_the_others() {
    let definition = parse::whole();
    for words in all_words(&definition, "") {
        for (lang, help) in BOTH.into_iter().flat_map(|lang| helps(&words, lang).map(|help| (lang, help))) {
            assert!(help.trim_end().ends_with(say::OPTIONS_ELSEWHERE.get(lang)), "{words}: {help}");
            assert!(!help.contains("--ask-timeout <"), "{words}: {help}");
            for example in examples::of(&words) {
                assert!(help.contains(example.meaning.get(lang)), "{words}: {help}");
            }
        }
    }
    assert!(helps("login", Lang::En)[0].contains("--pic-code <CODE>"));
}

#[test]
fn every_commands_usage_says_that_it_takes_options() {
    for words in all_words(&parse::whole(), "") {
        let [help, _] = helps(&words, Lang::En);
        let usage = help.lines().find(|line| line.starts_with("Usage: ")).unwrap();
        assert!(usage.starts_with(&format!("Usage: zhengxin {words} [OPTIONS]")), "{usage}");
    }
}

#[test]
fn the_usage_of_a_command_without_own_options_has_its_arguments() {
    let usage = |words: &str| plain_usage(&definition_of(words), words);
    assert_eq!(usage("config set").unwrap(), "zhengxin config set [OPTIONS] <KEY> <VALUE>");
    assert_eq!(usage("config init").unwrap(), "zhengxin config init [OPTIONS] [KEY=VALUE]...");
    assert_eq!(usage("session prune").unwrap(), "zhengxin session prune [OPTIONS] --older-than <DURATION>");
    assert_eq!(usage("session").unwrap(), "zhengxin session [OPTIONS] <COMMAND>");
    assert_eq!(usage("login"), None);
}

fn definition_of(words: &str) -> Command {
    let definition = parse::whole();
    words.split(' ').fold(definition, |command, word| command.find_subcommand(word).unwrap().clone())
}

#[test]
fn the_long_help_of_run_says_that_it_resumes() {
    let [short, long] = helps("run", Lang::En);
    assert!(long.contains("run resumes.") && !short.contains("run resumes."), "{long}");
    assert!(helps("run", Lang::Zh)[1].contains("从上次停下的地方继续"));
}

#[test]
fn each_recipe_that_installs_completions_makes_its_directory_first() {
    for help in [Lang::Zh, Lang::En].map(|lang| helps("completions", lang)[1].clone()) {
        let lines: Vec<&str> = help.lines().map(str::trim).collect();
        let writes = |line: &str| line.starts_with("zhengxin completions") && line.contains(['>', '|']);
        let recipes: Vec<_> = lines.windows(2).filter(|pair| writes(pair[1])).collect();
        assert_eq!(recipes.len(), 6, "{help}");
        for pair in recipes {
            assert!(pair[0].starts_with("mkdir ") || pair[0].starts_with("New-Item "), "{}", pair[1]);
        }
    }
}

#[test]
fn what_a_command_says_below_its_options_stays_in_the_long_help() {
    assert!(helps("completions", Lang::En)[1].contains("~/.zfunc/_zhengxin\n"));
    assert!(helps("completions", Lang::Zh)[1].contains("~/.zfunc/_zhengxin\n在 ~/.zshrc 中"));
    assert!(helps("sandbox serve", Lang::En)[1].contains("KIND:CALLS[:...]"));
}

#[test]
fn a_headings_language_is_that_of_the_help() {
    assert!(helps("login", Lang::Zh)[0].contains("\n选项:\n") && helps("login", Lang::En)[0].contains("\nOptions:\n"));
    assert!(helps("view", Lang::Zh)[0].contains("\n参数:\n") && helps("session", Lang::Zh)[0].contains("\n命令:\n"));
}
