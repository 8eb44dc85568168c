//! Lines between accounts that are not accounts: headings, explanations, "no record", queries.

use serde::Serialize;
use winnow::Parser;
use winnow::token::take_while;

use super::tokens::{begins_with_date, day, is_separator};
use crate::report::vocabulary::{REASONS, half};

/// The kinds of lines that are not accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// `发生过逾期的账户明细如下：`
    Heading,
    /// `发生过逾期的信用卡账户，指曾经…`
    Explanation,
    /// `系统中没有您…的记录。`
    NoRecord,
    /// A query: date, institution, reason.
    Query,
}

/// Classifies a [`plain`](super::plain()) line that is not an account. `None` if its wording is unknown; it
/// then counts as an account that was not understood.
pub fn note(line: &str) -> Option<Note> {
    let text = line.trim_end_matches(|c: char| is_separator(c) || half(c) == ':');
    if text.len() < line.len() && text.ends_with("明细如下") {
        Some(Note::Heading)
    } else if text.starts_with("系统中没有您") && text.ends_with("记录") {
        Some(Note::NoRecord)
    } else if is_explanation(text) {
        Some(Note::Explanation)
    } else if is_query(text) {
        Some(Note::Query)
    } else {
        None
    }
}

/// `…账户，指…` without a date.
fn is_explanation(text: &str) -> bool {
    let Some((subject, meaning)) = text.split_once(is_separator) else { return false };
    subject.ends_with("账户") && meaning.starts_with('指') && !subject.contains(|c: char| c.is_ascii_digit())
}

/// `2015年3月31日华夏银行/hx0000贷后管理`, possibly with a number before it or commas inside.
fn is_query(text: &str) -> bool {
    let mut input = text;
    if !begins_with_date(input) {
        // The number is joined to the year: at most four more digits.
        let digits = take_while::<_, _, winnow::error::EmptyError>(5..=8, |c: char| c.is_ascii_digit());
        let Ok(digits) = { digits }.parse_peek(input).map(|(_, digits)| digits.len()) else { return false };
        input = input.get(digits - 4..).unwrap_or_default();
    }
    if day(&mut input).is_err() {
        return false;
    }
    let bare = input.split_once(['（', '(']).filter(|(_, way)| way.ends_with(['）', ')'])).map(|(bare, _)| bare);
    let is_operator = |text: &str| !text.trim_matches(is_separator).contains(is_separator);
    let has_reason = |text: &str| REASONS.iter().any(|reason| text.strip_suffix(reason).is_some_and(is_operator));
    [Some(input), bare].into_iter().flatten().any(has_reason)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn lines_near_accounts_are_told_from_them() {
        for (line, kind) in [
            ("发生过逾期的账户明细如下：", Note::Heading),
            ("透支超过60天的准贷记卡账户明细如下:", Note::Heading),
            ("从未逾期过的贷记卡及透支未超过60天的准贷记卡账户明细 如下：", Note::Heading),
            (
                "发生过逾期的信用卡账户，指曾经“未按时还最低还款额”的贷记卡账户和“透支超过60天”的准贷记卡账户。",
                Note::Explanation,
            ),
            ("系统中没有您最近5年内的欠税记录、民事判决记录、强制执行记录。", Note::NoRecord),
            ("系统中没有您的贷款记录", Note::NoRecord),
            ("2015年3月31日 华夏银行/hx0000 贷后管理", Note::Query),
            ("1 2015年3月31日 华夏银行/hx0000 贷后管理", Note::Query),
            ("2015年3月31日，华夏银行/hx0000，贷后管理", Note::Query),
            ("2. 2015年3月31日 本人 本人查询（互联网个人信用信息服务平台）", Note::Query),
            ("2015年3月31日花旗银行（中国）有限公司/x1信用卡审批", Note::Query),
        ] {
            assert_eq!(note(&plain(line)), Some(kind), "{line}");
        }
    }

    #[test]
    fn other_wordings_are_no_notes() {
        for line in ["", "信用卡", "明细如下", "发生过逾期的账户", "2015年3月31日华夏银行", "贷后管理", "您好，指"]
        {
            assert_eq!(note(line), None, "{line}");
        }
    }
}
