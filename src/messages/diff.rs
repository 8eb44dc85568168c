//! Texts about the differences between two reports.

use super::{Text, text};

/// The page.
pub const TITLE: Text = text("信用报告对比", "Two reports compared");
/// The older report.
pub const OLD: Text = text("旧报告", "old");
/// The newer report.
pub const NEW: Text = text("新报告", "new");
/// The reports do not differ.
pub const SAME: Text =
    text("评分、账户、查询和公共记录没有变化", "no change in score, accounts, inquiries and public records");
/// A value before and after.
pub const CHANGE: Text = text("{old} → {new}", "{old} → {new}");
/// The same, with the difference.
pub const CHANGE_BY: Text = text("{old} → {new}（{by}）", "{old} → {new} ({by})");
/// A field and its change.
pub const FIELD: Text = text("{field} {change}", "{field} {change}");
/// The reports are of two persons.
pub const TWO_PERSONS: Text = text(
    "{old} 与 {new} 不是同一个人的报告（{member}）",
    "{old} and {new} are reports of different persons ({member})",
);
/// Only one report names its person.
pub const PERSON_UNSAID: Text = text(
    "{old} 与 {new} 只有一份写有 {member}，无法确定是否为同一个人的报告",
    "only one of {old} and {new} has {member}: whether both are reports of the same person cannot be checked",
);

/// Accounts that only the newer report has.
pub const NEW_ACCOUNTS: Text = text("新增账户", "New accounts");
/// Accounts that were closed.
pub const CLOSED_ACCOUNTS: Text = text("已结束账户", "Closed accounts");
/// Accounts that differ otherwise.
pub const CHANGED_ACCOUNTS: Text = text("有变化的账户", "Changed accounts");
/// Accounts that only the older report has.
pub const GONE_ACCOUNTS: Text = text("不再列出的账户", "Accounts no longer listed");
/// Queries that only the newer report has.
pub const NEW_QUERIES: Text = text("新增查询", "New inquiries");
/// Queries that only the older report has.
pub const GONE_QUERIES: Text = text("不再列出的查询", "Inquiries no longer listed");

/// Public records that only the newer report has.
pub const NEW_RECORDS: Text = text("新增公共记录", "New public records");
/// Public records that only the older report has.
pub const GONE_RECORDS: Text = text("不再列出的公共记录", "Public records no longer listed");

/// An empty value.
pub const NOTHING: Text = text("无", "none");
/// The sentence does not state a value, which does not mean that it is zero.
pub const UNSAID: Text = text("未说明", "not stated");
/// True.
pub const YES: Text = text("是", "yes");
/// False.
pub const NO: Text = text("否", "no");

/// The labels of an account's fields, by the names in its record and in that order.
pub const FIELDS: [(&str, Text); 31] = [
    ("kind", text("类型", "kind")),
    ("loan_kind", text("贷款种类", "kind of loan")),
    ("issuer", text("机构", "institution")),
    ("branch", text("分支机构", "branch")),
    ("currency", text("币种", "currency")),
    ("converted", text("折合人民币", "converted to CNY")),
    ("opened_on", text("开立", "opened")),
    ("last_paid_on", text("最近还款", "last paid")),
    ("amount", text("金额", "amount")),
    ("contract_amount", text("合同金额", "contract amount")),
    ("limit", text("额度", "limit")),
    ("used", text("已用", "used")),
    ("balance", text("余额", "balance")),
    ("overdrawn", text("透支余额", "overdrawn")),
    ("instalment_balance", text("大额分期余额", "instalments")),
    ("as_of", text("截至", "as of")),
    ("state", text("状态", "state")),
    ("due_on", text("到期", "due")),
    ("closed_on", text("结束于", "ended")),
    ("revolving", text("可循环", "revolving")),
    ("currently_overdue", text("当前逾期", "overdue now")),
    ("overdue_amount", text("逾期金额", "overdue")),
    ("months_overdue", text("逾期月数", "months overdue")),
    ("months_over_60", text("透支超 60 天月数", "months over 60 days")),
    ("months_over_90", text("超 90 天月数", "months over 90 days")),
    ("tail", text("卡片尾号", "card")),
    ("party", text("被担保人", "borrower")),
    ("role", text("责任人类型", "role")),
    ("contract", text("合同编号", "contract")),
    ("list", text("所在列表", "listed in")),
    ("rest", text("未识别的部分", "not understood")),
];
