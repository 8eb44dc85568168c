//! The program's own texts, Chinese and English side by side.
//!
//! One catalogue in files by topic. A [`Text`] is one row with two columns. This room knows no other room, and the
//! gateway's texts never pass through it.

pub mod answers;
pub mod batch;
pub mod call;
pub mod config;
pub mod definition;
pub mod demo;
pub mod diff;
pub mod errors;
pub mod export;
pub mod help;
pub mod keys;
pub mod ledger;
pub mod mistakes;
pub mod notice;
pub mod output;
pub mod people;
mod places;
pub mod report;
pub mod run;
pub mod sandbox;
pub mod session;
pub mod show;
pub mod smoke;
pub mod topics;
pub mod unlisted;
pub mod usage;
pub mod verbose;
pub mod why;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    #[default]
    En,
}

impl Lang {
    /// The names of the languages in options, variables and profiles.
    pub const NAMES: [&'static str; 2] = ["zh", "en"];

    /// The language of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language of a locale name such as `zh_CN.UTF-8`.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// A list of words, as the language separates them.
    pub fn list<T: AsRef<str>>(self, words: &[T]) -> String {
        joined(words, help::COMMA.get(self))
    }

    /// A list of clauses, as the language separates them.
    pub fn clauses<T: AsRef<str>>(self, clauses: &[T]) -> String {
        joined(clauses, errors::AND_THEN.get(self))
    }

    /// A meaning in brackets, as the language puts it behind a word.
    pub fn in_brackets(self, meaning: &str) -> String {
        help::IN_BRACKETS.fill(self, &[("meaning", meaning)])
    }
}

fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
}

/// One text in both languages. `{name}` is a placeholder; `{count|session|sessions}` is the word that suits the number
/// `count`: the first for 1, the second for any other.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

/// Makes a row of the catalogue. A row whose languages have different placeholders does not compile.
const fn text(zh: &'static str, en: &'static str) -> Text {
    assert!(places::agree(zh, en), "the two languages of a text have different places");
    Text { zh, en }
}

impl Text {
    /// The text in `lang`.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The text in `lang` with its placeholders filled. Inserted values are not searched for placeholders.
    ///
    /// Every placeholder needs a value, and every value a placeholder in one of the languages. A release prints `?` for
    /// a missing value; any other build panics, so that a test finds it.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        for (name, _) in values {
            let is_used = [self.zh, self.en].into_iter().any(|text| places::has_place(text, name));
            debug_assert!(is_used, "no place {{{name}}} in the text: {}", self.en);
        }
        let mut filled = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((place, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            let (name, words) =
                place.split_once('|').map_or((place, None), |(name, words)| (name, words.split_once('|')));
            let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
            debug_assert!(value.is_some(), "no value for the place {{{name}}} of the text: {}", self.get(lang));
            filled.push_str(match (words, value) {
                (Some((one, _)), Some("1")) => one,
                (Some((_, several)), _) => several,
                (None, value) => value.unwrap_or("?"),
            });
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_in_inserted_values_are_not_filled() {
        let text = Text { zh: "还剩 {left}", en: "{left} left of {all}" };
        assert_eq!(text.fill(Lang::En, &[("left", "{all}"), ("all", "3")]), "{all} left of 3");
        assert_eq!(text.fill(Lang::Zh, &[("left", "2")]), "还剩 2");
    }

    #[test]
    fn a_word_suits_its_number() {
        let text = Text { zh: "已删除 {count} 个", en: "{count} {count|session was|sessions were} removed" };
        let said = |count| text.fill(Lang::En, &[("count", count)]);
        assert_eq!(said("1"), "1 session was removed");
        assert_eq!(["0", "11"].map(said), ["0 sessions were removed", "11 sessions were removed"]);
    }

    #[test]
    #[should_panic(expected = "no value for the place {all} of the text: {left} left of {all}")]
    fn a_placeholder_without_a_value_panics_in_tests() {
        let _ = Text { zh: "还剩 {left}", en: "{left} left of {all}" }.fill(Lang::En, &[("left", "2")]);
    }

    #[test]
    #[should_panic(expected = "no place {much} in the text: {left} left")]
    fn a_value_without_a_placeholder_panics_in_tests() {
        let _ = Text { zh: "还剩 {left}", en: "{left} left" }.fill(Lang::En, &[("left", "2"), ("much", "1")]);
    }

    #[test]
    fn a_list_has_the_separators_of_its_language() {
        assert_eq!([Lang::Zh, Lang::En].map(|lang| lang.list(&["a", "b"])), ["a、b", "a, b"]);
        assert_eq!([Lang::Zh, Lang::En].map(|lang| lang.clauses(&["a", "b"])), ["a；b", "a; b"]);
    }

    #[test]
    fn a_chinese_locale_means_chinese_and_every_other_english() {
        assert_eq!(Lang::from_locale("zh_CN.UTF-8"), Lang::Zh);
        assert_eq!(Lang::from_locale("C"), Lang::En);
    }
}
