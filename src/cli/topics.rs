//! The topics of `help`: the contract's tables, derived from the program's tables.

use clap::Command;

use super::wrapped::{padded, paragraphs_at, wrapped_at};
use super::{ask_topic, options_topic, variables};
use crate::messages::topics::{classes, environment as of_environment, faults as of_faults, of, values as of_values};
use crate::messages::{Lang, Text, help as say};
use crate::protocol::{CLASSES, ClassSpec, KEYS};
use crate::sandbox::{Acting, KINDS, QUIRKS};

/// A topic.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: Text,
    /// The heading of its section in the first man page. The options have a section of their own there.
    pub title: Option<Text>,
    /// Its text, so many columns wide, from the whole definition of the command line.
    pub text: fn(&Command, Lang, usize) -> String,
}

/// Every topic.
#[rustfmt::skip]
pub static TOPICS: [Topic; 6] = [
    Topic { name: "options", about: say::ABOUT_OPTIONS, title: None, text: options_topic::text },
    Topic { name: "environment", about: say::ABOUT_ENVIRONMENT, title: Some(say::ENVIRONMENT), text: |_, lang, columns| environment(lang, columns) },
    Topic { name: "exit-codes", about: say::ABOUT_EXIT_CODES, title: Some(say::EXIT_STATUS), text: |_, lang, columns| exit_codes(lang, columns) },
    Topic { name: "values", about: say::ABOUT_VALUES, title: Some(say::VALUES), text: |_, lang, columns| values(lang, columns) },
    Topic { name: "ask", about: say::ABOUT_ASK, title: Some(say::ASK_PROGRAM), text: |_, lang, columns| ask_topic::text(lang, columns) },
    Topic { name: "faults", about: say::ABOUT_FAULTS, title: Some(say::FAULTS), text: |_, lang, columns| faults(lang, columns) },
];

fn environment(lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    for variable in variables::own(lang) {
        wrapped_at(&mut text, &format!("{:<26} ", variable.name), &variable.meaning, columns);
    }
    text.push_str(match lang {
        Lang::En => "\nOther programs use these variables too:\n\n",
        Lang::Zh => of_environment::FOREIGN_BELOW,
    });
    for variable in variables::foreign(lang) {
        wrapped_at(&mut text, &format!("{:<26} ", variable.name), &variable.meaning, columns);
    }
    text
}

fn exit_codes(lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    for row in &CLASSES {
        let class = format!("{:>4}  {:<12} ", row.exit, row.name);
        wrapped_at(&mut text, &class, meaning_of_class(row, lang), columns);
    }
    text
}

/// What a class means.
pub fn meaning_of_class(row: &ClassSpec, lang: Lang) -> &'static str {
    let zh = || of(&classes::CLASSES, row.name);
    (lang == Lang::Zh).then(zh).flatten().unwrap_or(row.meaning)
}

/// Where values come from, and what is done to them.
const VALUES: &str = "zhengxin takes each value from the first of these sources that has it:\n\
    1. the value's option (secrets have none: use --password-stdin, --password-file, --password-command, \
    --card-password-file, --last-three-file)\n\
    2. --answers FILE: a JSON or TOML object; a key under the name of a method comes before the same key at the top level\n\
    3. the environment\n\
    4. the prefilled value of the gateway's form\n\
    5. the session (never secrets)\n\
    6. the ask program (--ask PROGRAM, see `zhengxin help ask`)\n\
    7. a prompt on the terminal\n\
    If none has it, the command ends with exit code 11 and names every missing key.\n\n\
    zhengxin prepares and checks every value in the same way, whatever its source. It removes a byte order mark and line \
    ends, and refuses control characters (exit code 3). It removes blanks from numbers and codes, and turns full-width, \
    circled and other forms of letters and digits (NFKC) into ordinary ones. It sends the x of an identity number as X, \
    removes +86, 0086 or 86 before a mobile number, and puts a zero before a month of one digit. A PIN must have six digits. \
    A captcha code must have letters and digits only. An SMS code must have 4 to 8 digits, or 4 to 6 letters and digits. If \
    a value does not fit, zhengxin asks for it again, or refuses it (exit code 3) if it was given in advance. From passwords, \
    and from all values of `call`, only the byte order mark and line ends are removed.\n\n\
    A file or standard input that holds one value must have one line: a second line is refused (exit code 12). Of the output \
    of a password command or an ask program, only the first line is used.\n\n\
    A one-time value at the top level is used for one step of a run. A value under the name of a method is always used for \
    that method.\n\n\
    zhengxin sends passwords, PINs and last three digits only to the methods whose tables in the interface document list \
    them. It sends card and personal values to other methods only if the profile's extra_fields names them, or if a person \
    agrees at the terminal.\n\n";

/// The widths of the first columns of the table of keys.
const KEY_WIDTH: usize = 18;
const SENSITIVITY_WIDTH: usize = 11;

fn values(lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    let sources = if lang == Lang::Zh { of_values::VALUES } else { VALUES };
    paragraphs_at(&mut text, sources, columns);
    wrapped_at(&mut text, "", of_values::SENSITIVITY_BELOW.get(lang), columns);
    text.push('\n');
    let mut row = |key: &str, sensitivity: &str, meaning: &str| {
        let cells = format!("{} {} ", padded(key, KEY_WIDTH), padded(sensitivity, SENSITIVITY_WIDTH));
        wrapped_at(&mut text, &cells, meaning, columns);
    };
    let title = |title: Text| title.get(lang);
    row(title(of_values::KEY), title(of_values::SENSITIVITY), title(of_values::MEANING));
    for key in &KEYS {
        let name = key.sensitivity.name();
        match lang {
            Lang::En => row(key.name, name, key.english),
            Lang::Zh => row(key.name, of(&of_values::SENSITIVITIES, name).unwrap_or(name), key.chinese()),
        }
    }
    text
}

/// The syntax of a fault.
const FAULTS: &str = "A fault of `sandbox serve --fault` is written KIND:CALLS[:...]. CALLS is a method's short name, or * for \
    every method. The fault affects all of its calls (login), only the second (login#2), the second and all later ones \
    (login#2+), or 30 percent of them at random (login%30). Calls are counted separately for each method. GET, PUT and DELETE \
    /_sandbox/faults show, replace and remove the faults of a running sandbox (PUT: a JSON array of faults).";

/// The faults of `sandbox serve`.
pub fn faults(lang: Lang, columns: usize) -> String {
    let zh = lang == Lang::Zh;
    let mut text = String::new();
    wrapped_at(&mut text, "", if zh { of_faults::SYNTAX } else { FAULTS }, columns);
    text.push('\n');
    for row in &KINDS {
        let meaning = match of(&of_faults::KINDS, row.name).filter(|_| zh) {
            Some(meaning) => format!("{meaning}；{}", acting(row.acting)),
            None => format!("{}; {}", row.meaning, row.acting.words()),
        };
        wrapped_at(&mut text, &format!("{:<28} ", row.form()), &meaning, columns);
    }
    let quirks =
        if zh { of_faults::QUIRKS_BELOW } else { "\nThe quirks, for NAME (`all` is all of them together):\n\n" };
    paragraphs_at(&mut text, quirks, columns);
    for row in &QUIRKS {
        let meaning = of(&of_faults::QUIRKS, row.name).filter(|_| zh).unwrap_or(row.meaning);
        wrapped_at(&mut text, &format!("{:<28} ", row.name), meaning, columns);
    }
    text
}

/// Whether the world acts, in Chinese.
fn acting(acting: Acting) -> &'static str {
    match acting {
        Acting::Acted => of_faults::ACTED,
        Acting::Unacted => of_faults::UNACTED,
        Acting::ActedUnless => of_faults::ACTED_UNLESS,
        Acting::UnactedUnless => of_faults::UNACTED_UNLESS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line_breaks::width;
    use crate::cli::parse;
    use crate::cli::wrapped::WIDTH;
    use crate::protocol::Sensitivity;

    #[test]
    fn topics_fit_a_narrow_terminal() {
        let code: Vec<String> =
            [Lang::Zh, Lang::En].map(ask_topic::example).concat().lines().map(|line| format!("    {line}")).collect();
        for (lang, columns) in [Lang::Zh, Lang::En].into_iter().flat_map(|lang| [(lang, WIDTH), (lang, 40)]) {
            let definition = parse::worded(lang);
            for topic in &TOPICS {
                let text = (topic.text)(&definition, lang, columns);
                for line in text.lines().filter(|line| columns == WIDTH || !code.iter().any(|code| code == line)) {
                    assert!(width(line) <= columns, "{} {columns}: {line}", topic.name);
                }
            }
        }
    }

    #[test]
    fn a_topic_says_the_same_in_every_width() {
        let without_breaks = |text: String| text.split_whitespace().collect::<String>();
        for lang in [Lang::Zh, Lang::En] {
            let definition = parse::worded(lang);
            for topic in &TOPICS {
                let [wide, narrow] = [WIDTH, 40].map(|columns| (topic.text)(&definition, lang, columns));
                assert_eq!(without_breaks(wide), without_breaks(narrow), "{}", topic.name);
            }
        }
    }

    #[test]
    fn the_table_of_values_explains_its_columns_in_its_language() {
        let of = |lang| values(lang, WIDTH);
        let (zh, en) = (of(Lang::Zh), of(Lang::En));
        assert!(
            en.contains("\nkey                sensitivity meaning\nlogin_name         personal    login name\n"),
            "{en}"
        );
        assert!(zh.contains("\n键                 敏感程度    含义\nlogin_name         个人        登录名\n"), "{zh}");
        for kind in Sensitivity::ALL {
            assert!(of_values::SENSITIVITIES.iter().any(|(name, _)| *name == kind.name()), "{kind:?}");
            assert!(!zh.lines().any(|line| line.split_whitespace().nth(1) == Some(kind.name())), "{zh}");
        }
    }

    #[test]
    fn every_row_of_a_topic_is_chinese_in_chinese() {
        let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(CLASSES.iter().all(|row| is_chinese(meaning_of_class(row, Lang::Zh))));
        assert!(KINDS.iter().all(|row| of(&of_faults::KINDS, row.name).is_some()));
        assert!(QUIRKS.iter().all(|row| of(&of_faults::QUIRKS, row.name).is_some()));
        for variable in variables::own(Lang::Zh).into_iter().chain(variables::foreign(Lang::Zh)) {
            assert!(is_chinese(&variable.meaning), "{variable:?}");
        }
    }
}
