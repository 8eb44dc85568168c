//! Words of the report's summary.

use super::Text;

/// A name.
pub const NAME: Text = Text { zh: "姓名", en: "name" };
/// The identity document.
pub const DOCUMENT: Text = Text { zh: "证件", en: "document" };
/// The report's number.
pub const REPORT: Text = Text { zh: "报告编号", en: "report" };
/// When the report was made.
pub const TIME: Text = Text { zh: "报告时间", en: "report time" };
/// The score and grade.
pub const SCORE: Text = Text { zh: "评分", en: "score" };
/// Cards.
pub const CARDS: Text = Text { zh: "信用卡", en: "cards" };
/// Housing loans.
pub const HOUSE_LOANS: Text = Text { zh: "购房贷款", en: "housing loans" };
/// Other loans.
pub const OTHER_LOANS: Text = Text { zh: "其他贷款", en: "other loans" };
/// How many accounts.
pub const COUNTS: Text =
    Text { zh: "{total} 个账户, {overdue} 个发生过逾期", en: "{total} accounts, {overdue} ever overdue" };
/// Queries by institutions.
pub const INSTITUTION_QUERIES: Text = Text { zh: "机构查询", en: "institution queries" };
/// Queries by the applicant.
pub const PERSONAL_QUERIES: Text = Text { zh: "个人查询", en: "personal queries" };
/// The gateway's own words on overdue accounts.
pub const OVERDUE: Text = Text { zh: "逾期", en: "overdue" };
