//! Kinds of loans.

use super::half;
use crate::report::Kind;

/// Kinds that count as housing loans, as the credit centre prints them. Copies vary them: see
/// [`kind_of_loan`].
pub const HOUSING_LOANS: [&str; 5] = [
    "个人住房贷款",
    "个人住房商业贷款",
    "个人商用房（包括商住两用）贷款",
    "个人商用房（含商住两用）贷款",
    "个人住房公积金贷款",
];

/// The other known kinds. Unknown kinds count as other too.
pub const OTHER_LOANS: [&str; 13] = [
    "个人消费贷款",
    "其他个人消费贷款",
    "个人汽车贷款",
    "个人汽车消费贷款",
    "个人助学贷款",
    "国家助学贷款",
    "商业助学贷款",
    "个人经营性贷款",
    "个人创业担保贷款",
    "农户贷款",
    "经营性农户贷款",
    "消费性农户贷款",
    "其他贷款",
];

/// Business that is listed among the loans without the word 贷款.
pub const OTHER_BUSINESS: [&str; 4] = ["融资租赁", "融资融券交易", "约定购回式证券交易", "股票质押式回购交易"];

/// The property that a housing loan pays for. If two names begin alike, the longer one must be first.
const PROPERTIES: [&str; 5] = ["住房", "商用房", "商业用房", "商住两用房", "商住房"];
/// Words that may be between the property and 贷款: the lender, and the way of repayment.
const MANNERS: [&str; 5] = ["", "商业", "商业性", "公积金", "按揭"];

/// Whether a loan of this kind is a housing loan or another loan. The name of a housing loan contains the property
/// that it pays for, before or after 贷款, with or without a remark in brackets. A loan for furnishing a home, or
/// secured by one, is another loan.
pub fn kind_of_loan(printed: &str) -> Kind {
    match is_housing(printed) {
        true => Kind::HousingLoan,
        false => Kind::OtherLoan,
    }
}

fn is_housing(printed: &str) -> bool {
    let behind = without_remark(printed);
    let Some(name) = behind.strip_suffix("贷款") else { return false };
    let name = name.strip_prefix("个人").unwrap_or(name);
    PROPERTIES.iter().any(|property| {
        // `商用房（含商住两用）`, `住房公积金`: the remark stands directly behind the property.
        let Some(rest) = name.strip_prefix(property) else { return false };
        let manner = before_remark(rest);
        MANNERS.contains(&manner)
    })
}

/// The text after a remark at its start.
fn before_remark(text: &str) -> &str {
    if text.is_empty() {
        return text;
    }
    let end = text.char_indices().find(|(_, c)| half(*c) == ')').map(|(place, c)| place + c.len_utf8());
    let split = end.and_then(|end| text.split_at_checked(end));
    split.filter(|(remark, _)| is_remark(remark)).map_or(text, |(_, rest)| rest)
}

/// The kind of a loan without a remark on the property in brackets at its end: `个人商用房贷款（包括商住两用房）`. Other brackets are
/// kept.
pub fn without_remark(kind: &str) -> &str {
    if !kind.ends_with([')', '）']) {
        return kind;
    }
    let begin = kind.char_indices().rev().find(|(_, c)| half(*c) == '(').map(|(place, _)| place);
    let split = begin.and_then(|begin| kind.split_at_checked(begin));
    split.filter(|(_, remark)| is_remark(remark)).map_or(kind, |(name, _)| name)
}

/// `（包括商住两用房）`, `（含商住两用）`: a bracket that names a property, and includes rather than excludes it.
fn is_remark(bracket: &str) -> bool {
    let mut inside = bracket.chars();
    if (inside.next().map(half), inside.next_back().map(half)) != (Some('('), Some(')')) {
        return false;
    }
    let text = inside.as_str();
    let includes = ["包括", "包含", "含"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    matches!(includes, "商住两用" | "商住两用房" | "商业用房" | "商用房" | "住房" | "一手房" | "二手房")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loan_for_a_property_is_a_housing_loan_with_its_remark_anywhere() {
        for kind in HOUSING_LOANS.into_iter().chain([
            "个人商用房贷款（包括商住两用房）",
            "个人商用房贷款(含商住两用)",
            "个人商用房（包括商住两用房）贷款",
            "个人商用房贷款",
            "个人商业用房贷款",
            "个人商住两用房贷款",
            "个人住房贷款（二手房）",
            "住房公积金贷款",
        ]) {
            assert_eq!(kind_of_loan(kind), Kind::HousingLoan, "{kind}");
        }
    }

    #[test]
    fn a_loan_for_something_else_is_another_loan() {
        for kind in OTHER_LOANS.into_iter().chain(OTHER_BUSINESS).chain([
            "",
            "贷款",
            "非个人住房贷款",
            "个人住房装修贷款",
            "个人住房抵押消费贷款",
            "个人消费贷款（住房）",
            "个人商用房贷款（不含商住两用房）",
            "个人住房贷款（已结清）",
            "个人住房贷款（",
        ]) {
            assert_eq!(kind_of_loan(kind), Kind::OtherLoan, "{kind}");
        }
    }
}
