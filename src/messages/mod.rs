//! What the program itself says, Chinese and English side by side.
//!
//! One catalogue in topical files; a [`Text`] is two columns of one row. Knows no other room; the gateway's own texts
//! never pass through here.

pub mod answers;
pub mod call;
pub mod config;
pub mod demo;
pub mod diff;
pub mod errors;
pub mod export;
pub mod keys;
pub mod output;
pub mod report;
pub mod run;
pub mod sandbox;
pub mod session;
pub mod show;
pub mod smoke;
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
    /// The language of a locale name such as `zh_CN.UTF-8`.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }
}

/// One thing said, in both languages. `{name}` is a place to fill.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

/// A row of the catalogue.
const fn text(zh: &'static str, en: &'static str) -> Text {
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

    /// The text in `lang` with its places filled. Values are put in once, never read for places themselves.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("?", |(_, value)| value));
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
    fn places_are_filled_once_and_values_are_not_read_for_places() {
        let text = Text { zh: "还剩 {left}", en: "{left} left of {all}" };
        assert_eq!(text.fill(Lang::En, &[("left", "{all}"), ("all", "3")]), "{all} left of 3");
        assert_eq!(text.fill(Lang::Zh, &[("left", "2")]), "还剩 2");
    }

    #[test]
    fn a_chinese_locale_speaks_chinese_and_every_other_english() {
        assert_eq!(Lang::from_locale("zh_CN.UTF-8"), Lang::Zh);
        assert_eq!(Lang::from_locale("C"), Lang::En);
    }
}
