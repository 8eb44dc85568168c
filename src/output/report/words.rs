//! The page's words for the report's own terms.

use std::borrow::Cow;

use crate::messages::{Lang, Text, report as say};
use crate::report::vocabulary::CURRENCIES;
use crate::report::{Kind, Source, State};

use super::plain::plain;

/// A kind of account.
pub fn kind(kind: Option<Kind>) -> Text {
    match kind {
        Some(Kind::CreditCard) => say::CREDIT_CARD,
        Some(Kind::QuasiCreditCard) => say::QUASI_CARD,
        Some(Kind::HousingLoan) => say::HOUSING_LOAN,
        Some(Kind::OtherLoan) => say::OTHER_LOAN,
        Some(Kind::Guarantee) => say::GUARANTEE,
        Some(Kind::Compensation) => say::COMPENSATION,
        Some(Kind::AssetDisposal) => say::ASSET_DISPOSAL,
        None => say::UNKNOWN_KIND,
    }
}

/// A state of an account.
pub fn state(state: Option<State>) -> Text {
    match state {
        Some(State::Open) => say::OPEN,
        Some(State::NotActivated) => say::NOT_ACTIVATED,
        Some(State::Closed) => say::CLOSED,
        Some(State::Settled) => say::SETTLED,
        Some(State::Transferred) => say::TRANSFERRED,
        Some(State::BadDebt) => say::BAD_DEBT,
        Some(State::Frozen) => say::FROZEN,
        Some(State::Stopped) => say::STOPPED,
        None => say::NO_STATE,
    }
}

/// The source of queries.
pub fn source(source: Source) -> Text {
    match source {
        Source::Institution => say::INSTITUTION,
        Source::Personal => say::PERSONAL,
    }
}

/// A group of accounts.
pub fn group(group: super::Group) -> Text {
    match group {
        super::Group::Overdue => say::GROUP_OVERDUE,
        super::Group::Once => say::GROUP_ONCE,
        super::Group::Clean => say::GROUP_CLEAN,
        super::Group::Others => say::GROUP_OTHERS,
    }
}

/// The parts of the score, by the gateway's names.
const PARTS: [(&str, Text); 6] = [
    ("publicRecords", say::PART_PUBLIC),
    ("basic", say::PART_BASIC),
    ("houseLoans", say::PART_HOUSING),
    ("otherLoans", say::PART_OTHER),
    ("queryRecords", say::PART_QUERIES),
    ("creditCards", say::PART_CARDS),
];
/// The lists of public records.
const RECORDS: [(&str, Text); 6] = [
    ("publicRecords", say::PUBLIC_RECORD),
    ("civilJudgmentRecords", say::CIVIL_JUDGMENT),
    ("compulsoryExecutionRecords", say::COMPULSORY_EXECUTION),
    ("penaltyRecords", say::PENALTY),
    ("taxesRecords", say::TAXES),
    ("telecomArrearsRecords", say::TELECOM),
];

/// The name of a part of the score. An unknown name is kept.
pub fn part(name: &str, lang: Lang) -> String {
    known_part(name, lang).unwrap_or_else(|| plain(name))
}

/// A part of the score, if it is known.
pub fn known_part(name: &str, lang: Lang) -> Option<String> {
    known(&PARTS, name, lang)
}

/// A list of public records.
pub fn record_list(list: &str, lang: Lang) -> String {
    let name = list.rsplit('.').next().unwrap_or(list);
    known(&RECORDS, name, lang).unwrap_or_else(|| plain(name))
}

fn known(table: &[(&str, Text)], name: &str, lang: Lang) -> Option<String> {
    table.iter().find(|(known, _)| *known == name).map(|(_, text)| text.get(lang).to_owned())
}

/// A currency's Chinese name, or its code.
pub fn currency(code: Option<&str>, lang: Lang) -> String {
    let Some(code) = code else { return say::NO_CURRENCY.get(lang).to_owned() };
    let named = CURRENCIES.iter().find(|(_, known)| *known == code).map(|(name, _)| *name);
    match (lang, named) {
        (Lang::Zh, Some(name)) => name.to_owned(),
        _ => plain(code),
    }
}

/// A whole number with thousands separators.
pub fn number(number: impl Into<i128>) -> String {
    let number = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut shown = String::from(if number < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A share as a percentage; an implausible one as a plain number.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent.abs() < 1e6 { format!("{percent:.0}%") } else { format!("{share:.0e}") }
}

/// Joins the parts that are present.
pub fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// A text of the report for a cell; empty if it is missing.
pub fn cell_of(text: Option<&Cow<'_, str>>) -> String {
    text.map(|text| plain(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::COMPOSITION;

    #[test]
    fn digits_are_grouped_in_threes() {
        let shown = [0_i64, 999, 1_000, -1_234_567].map(number);
        assert_eq!(shown, ["0", "999", "1,000", "-1,234,567"]);
        assert_eq!(number(i128::MIN).len(), 52);
        assert_eq!((percent(0.425), percent(1e300)), ("42%".to_owned(), "1e300".to_owned()));
    }

    // §1.2.5
    #[test]
    fn every_documented_list_of_public_records_has_a_name_in_both_languages() {
        for (list, zh, en) in [
            ("publicRecords", "公共记录", "public record"),
            ("newPublicRecords.civilJudgmentRecords", "民事判决", "civil judgment"),
            ("newPublicRecords.compulsoryExecutionRecords", "强制执行", "compulsory execution"),
            ("newPublicRecords.penaltyRecords", "行政处罚", "administrative penalty"),
            ("newPublicRecords.taxesRecords", "欠税", "tax arrears"),
            ("newPublicRecords.telecomArrearsRecords", "电信欠费", "telecom arrears"),
        ] {
            assert_eq!([Lang::Zh, Lang::En].map(|lang| record_list(list, lang)), [zh, en], "{list}");
        }
    }

    // §1.2.5
    #[test]
    fn every_part_of_the_score_and_every_currency_has_a_name() {
        assert_eq!(COMPOSITION.map(|part| PARTS.iter().any(|(known, _)| *known == part)), [true; 6]);
        assert_eq!(
            (currency(Some("USD"), Lang::Zh).as_str(), currency(Some("USD"), Lang::En).as_str()),
            ("美元", "USD")
        );
        assert_eq!(currency(Some("比索"), Lang::En), "比索");
    }
}
