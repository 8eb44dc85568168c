//! Kinds of loans.

use super::same;
use crate::report::Kind;

/// Kinds that count as housing loans.
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

/// Whether a loan of this kind is a housing loan or another loan.
pub fn kind_of_loan(printed: &str) -> Kind {
    match HOUSING_LOANS.iter().any(|kind| same(kind, printed)) {
        true => Kind::HousingLoan,
        false => Kind::OtherLoan,
    }
}
