//! Why a text is not a jq filter.

use jaq_core::compile::Undefined;
use jaq_core::load::{self, Error, lex};
use serde::{Deserialize, Serialize};

use crate::printable::clipped;

/// The most characters of the filter's text that a fault quotes.
const QUOTED: usize = 40;

/// Why a text is not a filter. It quotes only the filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum FilterFault {
    /// A function or variable does not exist.
    #[error("{0} is not defined")]
    Undefined(String),
    /// The text ends too early.
    #[error("unexpected end")]
    End,
    /// A bracket or quote is never closed.
    #[error("{0} is never closed")]
    Unclosed(String),
    /// A part of the text does not belong there.
    #[error("unexpected {found} at character {at}")]
    Unexpected {
        /// The part.
        found: String,
        /// The place of its first character, from 1.
        at: usize,
    },
    /// It imports a file.
    #[error("files cannot be imported")]
    Import,
}

impl FilterFault {
    /// The first reason why `code` cannot be parsed.
    pub(super) fn of_text(code: &str, error: &Error<&str>) -> Self {
        match error {
            Error::Io(_) => Self::Import,
            Error::Lex(faults) => match faults.first() {
                Some((lex::Expect::Delim(open), _)) => Self::Unclosed((*open).to_owned()),
                Some((_, rest)) => {
                    let first = rest.chars().next().map_or(0, char::len_utf8);
                    Self::at(code, rest.get(..first).unwrap_or_default())
                }
                None => Self::End,
            },
            Error::Parse(faults) => faults.first().map_or(Self::End, |(_, found)| Self::at(code, found)),
        }
    }

    /// The fault that `found`, a part of `code`, does not belong there.
    fn at(code: &str, found: &str) -> Self {
        if found.is_empty() {
            return Self::End;
        }
        let before = code.get(..load::span(code, found).start).unwrap_or_default();
        Self::Unexpected { found: clipped(found, QUOTED), at: before.chars().count() + 1 }
    }

    /// The fault that this name is not defined. A function is named with its number of arguments, because the name may
    /// exist with another.
    pub(super) fn undefined(name: &str, kind: &Undefined) -> Self {
        let name = clipped(name, QUOTED);
        Self::Undefined(match kind {
            Undefined::Filter(arguments) if *arguments > 0 => format!("{name}/{arguments}"),
            _ => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, FilterError};
    use crate::messages::Lang;
    use crate::output::filter_failure;

    fn fault(code: &str) -> String {
        match Filter::new(code) {
            Err(FilterError::Syntax(fault)) => fault.to_string(),
            other => panic!("{code}: {other:?}"),
        }
    }

    #[test]
    fn the_reason_is_given_in_chinese_as_well() {
        for (code, why) in [
            ("foo", "foo 未定义"),
            (".a |", "表达式不完整"),
            (".[", "[ 没有闭合"),
            (".a )", "第 4 个字符处的 ) 不合语法"),
            ("import \"./x\" as x; .", "不能导入文件"),
        ] {
            let failure = filter_failure(&Filter::new(code).unwrap_err(), Lang::Zh);
            assert_eq!(failure.msg, format!("--jq 不是有效的 jq 表达式：{why}"));
        }
    }

    #[test]
    fn a_text_that_is_no_filter_gets_its_reason() {
        for (code, why) in [
            ("foo", "foo is not defined"),
            ("$x", "$x is not defined"),
            ("foo(.a; 1)", "foo/2 is not defined"),
            (".a |", "unexpected end"),
            ("if . then", "unexpected end"),
            (".[", "[ is never closed"),
            ("(.a", "( is never closed"),
            ("\"甲\" § 1", "unexpected § at character 5"),
            (".a )", "unexpected ) at character 4"),
            (".a | | .b", "unexpected | at character 6"),
            ("import \"./x\" as x; .", "files cannot be imported"),
        ] {
            assert_eq!(fault(code), why, "{code}");
        }
    }
}
