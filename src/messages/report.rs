//! Texts of the report's page, on the terminal and in HTML.

use super::{Text, text};

/// The page.
pub const TITLE: Text = text("个人信用报告", "Personal credit report");
/// A name.
pub const NAME: Text = text("姓名", "name");
/// The identity document.
pub const DOCUMENT: Text = text("证件", "document");
/// Married or not.
pub const MARRIAGE: Text = text("婚姻状况", "marital status");
/// The login name.
pub const LOGIN_NAME: Text = text("登录名", "login name");
/// The report's number.
pub const REPORT: Text = text("报告编号", "report");
/// When the report was made.
pub const TIME: Text = text("报告时间", "report time");
/// When the report was requested.
pub const ASKED: Text = text("查询请求时间", "requested");
/// updateTime.
pub const UPDATED: Text = text("更新日期", "updated");
/// nextUpdateTime.
pub const NEXT_UPDATE: Text = text("下次更新", "next update");
/// Scalars that are not documented.
pub const OTHER_FIELDS: Text = text("其他字段", "other fields");
/// The score.
pub const SCORE: Text = text("评分", "score");
/// Its grade.
pub const GRADE: Text = text("等级", "grade");
/// The scale of the score, which is an assumption of this program.
pub const SCALE: Text = text("刻度 0–{most}，网关未说明满分", "scale 0 to {most}; the gateway states no maximum");
/// No score.
pub const NO_SCORE: Text = text("报告中没有评分", "the report states no score");

/// composition.
pub const COMPOSITION: Text = text("评分构成", "What the score is made of");
/// composition.publicRecords
pub const PART_PUBLIC: Text = text("公共记录", "public records");
/// composition.basic
pub const PART_BASIC: Text = text("基本信息", "basic data");
/// composition.houseLoans, and the gateway's row of them
pub const PART_HOUSING: Text = text("购房贷款", "housing loans");
/// composition.otherLoans
pub const PART_OTHER: Text = text("其他贷款", "other loans");
/// composition.queryRecords
pub const PART_QUERIES: Text = text("查询记录", "inquiries");
/// composition.creditCards
pub const PART_CARDS: Text = text("信用卡", "cards");

/// Figures.
pub const FIGURES: Text = text("数据概览", "Figures");
/// Accounts.
pub const ACCOUNTS: Text = text("账户", "accounts");
/// Limits of cards.
pub const LIMITS: Text = text("信用卡额度", "Card limits");
/// A limit.
pub const LIMIT: Text = text("额度", "limit");
/// The used amount.
pub const USED: Text = text("已用", "used");
/// The used share.
pub const UTILISATION: Text = text("使用率", "utilisation");
/// A currency.
pub const CURRENCY: Text = text("币种", "currency");
/// The currency is not stated.
pub const NO_CURRENCY: Text = text("未说明", "not stated");
/// Converted.
pub const CONVERTED: Text = text("{currency}（折合人民币）", "{currency} (converted to CNY)");
/// All of them.
pub const OVERALL: Text = text("合计（人民币）", "total (CNY)");
/// Amounts that are not included.
pub const LEFT_OUT: Text = text("另有 {count} 个未计入", "{count} more not included");
/// Cards that state only their limit.
pub const USED_UNKNOWN: Text = text(
    "其中 {count} 张未写明已用额度，不计入使用率",
    "{count} of them {count|does|do} not state the used amount and {count|is|are} left out of the utilisation",
);
/// The outstanding balance of loans.
pub const LOAN_BALANCE: Text = text("贷款余额", "loan balance");
/// Loans.
pub const LOANS: Text = text("{count} 笔，未结清 {open} 笔", "{open} of {count} open");
/// Guarantees.
pub const GUARANTEES: Text = text("对外担保", "guarantees");
/// Guarantees.
pub const GUARANTEED: Text =
    text("{count} 笔，责任金额 {amount}，余额 {balance}", "{count}; liable for {amount}, {balance} outstanding");
/// Overdue now.
pub const OVERDUE_NOW: Text = text("当前逾期", "overdue now");
/// Overdue now.
pub const OVERDUE_ACCOUNTS: Text = text("{count} 个账户", "{count}");
/// Ever overdue.
pub const OVERDUE_EVER: Text = text("发生过逾期", "ever overdue");
/// Ever overdue.
pub const EVER: Text = text("{ever} 个账户，其中 {over} 个超过 90 天", "{ever}, {over} of them by more than 90 days");
/// Months overdue.
pub const OVERDUE_MONTHS: Text = text("逾期月数（5 年内）", "months overdue (5 years)");
/// Months overdue.
pub const MONTHS_SUM: Text =
    text("合计 {months} 个月，单个账户最多 {most} 个月", "{months} in total, at most {most} on one account");
/// The oldest account.
pub const OLDEST: Text = text("最早开户", "oldest account");
/// The newest account.
pub const NEWEST: Text = text("最近开户", "newest account");
/// An age.
pub const AGE: Text = text("{day}（{years} 年 {months} 个月）", "{day} ({years} y {months} m)");
/// The number of accounts in a state.
pub const BY_STATE: Text = text("{state} {count}", "{count} {state}");

/// Kinds of accounts.
pub const CREDIT_CARD: Text = text("贷记卡", "credit card");
/// A quasi-credit card.
pub const QUASI_CARD: Text = text("准贷记卡", "quasi-credit card");
/// A housing loan.
pub const HOUSING_LOAN: Text = text("住房贷款", "housing loan");
/// Another loan.
pub const OTHER_LOAN: Text = text("其他贷款", "other loan");
/// A guarantee or liability.
pub const GUARANTEE: Text = text("担保", "guarantee");
/// Compensation.
pub const COMPENSATION: Text = text("代偿", "compensation");
/// Asset disposal.
pub const ASSET_DISPOSAL: Text = text("资产处置", "asset disposal");
/// Not understood.
pub const UNKNOWN_KIND: Text = text("未识别", "not understood");

/// States.
pub const OPEN: Text = text("正常", "open");
/// Not activated.
pub const NOT_ACTIVATED: Text = text("未激活", "not activated");
/// Closed.
pub const CLOSED: Text = text("已销户", "closed");
/// Settled.
pub const SETTLED: Text = text("已结清", "settled");
/// Transferred.
pub const TRANSFERRED: Text = text("已转出", "transferred");
/// A bad debt.
pub const BAD_DEBT: Text = text("呆账", "bad debt");
/// Frozen.
pub const FROZEN: Text = text("冻结", "frozen");
/// Stopped.
pub const STOPPED: Text = text("止付", "stopped");
/// The state is not stated.
pub const NO_STATE: Text = text("未说明", "not stated");

/// Accounts overdue now.
pub const GROUP_OVERDUE: Text = text("当前逾期或呆账的账户", "Accounts overdue now or bad debts");
/// Accounts once overdue.
pub const GROUP_ONCE: Text = text("曾经逾期的账户", "Accounts overdue in the past");
/// The other accounts.
pub const GROUP_CLEAN: Text = text("其他账户", "Other accounts");
/// Guarantees and similar accounts.
pub const GROUP_OTHERS: Text = text("担保、代偿与资产处置", "Guarantees, compensation, disposed assets");
/// The heading of an empty list of accounts.
pub const ACCOUNTS_HEADING: Text = text("账户", "Accounts");
/// No accounts.
pub const NO_ACCOUNTS: Text = text("报告中没有账户", "the report lists no accounts");
/// Too many to show.
pub const MORE: Text = text("… 另有 {count} 条未在此列出", "… {count} more are not listed here");

/// Column: the kind of account.
pub const KIND: Text = text("类型", "kind");
/// Column: the institution.
pub const ISSUER: Text = text("机构", "institution");
/// Column: when it was opened.
pub const OPENED: Text = text("开立", "opened");
/// Column: limit or amount.
pub const AMOUNT: Text = text("额度/金额", "amount");
/// Column: used or balance.
pub const BALANCE: Text = text("已用/余额", "balance");
/// Column: the used share of a limit.
pub const SHARE: Text = text("使用率", "used %");
/// Column: state.
pub const STATE: Text = text("状态", "state");
/// Column: overdue.
pub const HISTORY: Text = text("逾期", "overdue");
/// Column: the borrower.
pub const PARTY: Text = text("被担保人", "borrower");
/// Column: remarks.
pub const DETAILS: Text = text("说明", "details");
/// Column: overdue payments and remarks.
pub const NOTES: Text = text("逾期与说明", "details");

/// Due.
pub const DUE: Text = text("{day} 到期", "due {day}");
/// An overdue amount.
pub const AMOUNT_OVERDUE: Text = text("逾期 {amount}", "{amount} overdue");
/// Overdue, without an amount.
pub const IS_OVERDUE: Text = text("当前有逾期", "overdue now");
/// Not overdue.
pub const NOT_OVERDUE: Text = text("当前无逾期", "not overdue now");
/// Months overdue.
pub const MONTHS: Text = text("{months} 个月逾期", "{months} mo. overdue");
/// Months over 60 days.
pub const MONTHS_60: Text = text("{months} 个月透支超 60 天", "{months} mo. over 60 days");
/// Those over 90 days.
pub const MONTHS_90: Text = text("{months} 个月超 90 天", "{months} over 90 days");
/// In the list of accounts overdue.
pub const IN_LIST: Text = text("列于逾期账户", "listed as overdue");
/// Revolving.
pub const REVOLVING: Text = text("可循环", "revolving");
/// Not revolving.
pub const NOT_REVOLVING: Text = text("不可循环", "not revolving");
/// The contract of a loan guaranteed for.
pub const CONTRACT_AMOUNT: Text = text("合同金额 {amount}", "contract of {amount}");
/// A contract's number.
pub const CONTRACT: Text = text("合同 {contract}", "contract {contract}");
/// The last payment.
pub const LAST_PAID: Text = text("最近还款 {day}", "last paid {day}");
/// Large instalments.
pub const INSTALMENT: Text = text("含大额分期 {amount}", "instalments {amount}");
/// The date of the figures of most accounts.
pub const ALL_AS_OF: Text = text("除另有说明，数据截至 {day}", "figures as of {day}, unless said otherwise");
/// As of.
pub const AS_OF: Text = text("截至 {day}", "as of {day}");
/// A tail.
pub const TAIL: Text = text("尾号 {tail}", "card {tail}");
/// Understood in part.
pub const PARTLY: Text = text("部分识别", "understood in part");

/// Queries.
pub const QUERIES: Text = text("查询记录", "Inquiries");
/// The institution that made the query.
pub const WHO: Text = text("查询人", "inquired by");
/// The reason of a query.
pub const REASON: Text = text("原因", "reason");
/// The date of a query.
pub const WHEN: Text = text("日期", "date");
/// Queries of institutions.
pub const INSTITUTION: Text = text("机构查询", "institutions");
/// Queries of the person.
pub const PERSONAL: Text = text("本人查询", "self");
/// A window.
pub const WINDOW: Text = text("近 {months} 月", "{months} mo");
/// All queries.
pub const ALL: Text = text("全部", "all");
/// No queries.
pub const NO_QUERIES: Text = text("没有查询记录", "no inquiries");

/// Public records.
pub const PUBLIC_RECORDS: Text = text("公共记录", "Public records");
/// No public records.
pub const NO_PUBLIC_RECORDS: Text = text("没有公共记录", "no public records");
/// The gateway's counts of them.
pub const PUBLIC_COUNTS: Text = text("网关的计数（含义未说明）", "the gateway's counts (not documented)");
/// publicRecords
pub const PUBLIC_RECORD: Text = text("公共记录", "public record");
/// applicationExecution
pub const CLAIMED: Text = text("申请执行标的", "claim");
/// applicationExecutionAmount
pub const CLAIMED_AMOUNT: Text = text("申请执行标的金额", "amount claimed");
/// caseNo
pub const CASE_NUMBER: Text = text("案号", "case number");
/// caseStatus
pub const CASE_STATUS: Text = text("案件状态", "status");
/// formatedClosedTime
pub const CASE_CLOSED: Text = text("结案时间", "closed");
/// closedWay
pub const CLOSED_WAY: Text = text("结案方式", "closed by");
/// executed
pub const EXECUTED: Text = text("已执行标的", "executed");
/// executed_amt
pub const EXECUTED_AMOUNT: Text = text("已执行标的金额", "amount executed");
/// executiveCourt
pub const COURT: Text = text("执行法院", "court");
/// exe_reason
pub const CASE_REASON: Text = text("执行案由", "reason");
/// formatedFilingTime
pub const CASE_FILED: Text = text("立案时间", "filed");
/// civilJudgmentRecords
pub const CIVIL_JUDGMENT: Text = text("民事判决", "civil judgment");
/// compulsoryExecutionRecords
pub const COMPULSORY_EXECUTION: Text = text("强制执行", "compulsory execution");
/// penaltyRecords
pub const PENALTY: Text = text("行政处罚", "administrative penalty");
/// taxesRecords
pub const TAXES: Text = text("欠税", "tax arrears");
/// telecomArrearsRecords
pub const TELECOM: Text = text("电信欠费", "telecom arrears");

/// The gateway's interpretation.
pub const INTERPRETATION: Text = text("网关解读", "The gateway's interpretation");
/// Disagreements.
pub const DISAGREEMENTS: Text = text("与网关计数不一致", "Counts that differ from the gateway's");
/// A: accounts.
pub const LETTER_A: Text = text("账户数", "accounts");
/// B: those not ended.
pub const LETTER_B: Text = text("未结清/未销户账户数", "open");
/// C: guarantees.
pub const LETTER_C: Text = text("为他人担保笔数", "guarantees");
/// D: ever overdue.
pub const LETTER_D: Text = text("发生过逾期的账户数", "ever overdue");
/// E: ever overdue by more than 90 days.
pub const LETTER_E: Text = text("发生过 90 天以上逾期的账户数", "ever overdue by more than 90 days");
/// The section of these counts.
pub const STATED: Text = text("网关统计", "The gateway's counts");
/// A value without a documented meaning.
pub const NOT_DOCUMENTED: Text = text("含义未说明", "not documented");
/// overdue.overdueNo
pub const STATED_OVERDUE: Text = text("违约账户数", "accounts in default");
/// overdue.message
pub const STATED_MESSAGE: Text = text("违约说明", "statement about accounts in default");
/// A count that differs.
pub const DISAGREEMENT: Text = text(
    "{name}：网关 {stated}，按明细 {computed}（{what}）",
    "{name}: the gateway states {stated}, the account sentences give {computed} ({what})",
);
/// Counts that were not compared.
pub const NOT_COMPARED: Text = text(
    "有句子未完全读懂，以下计数未能比对：{names}",
    "Not compared, because some sentences were not fully understood: {names}",
);
/// Sentences not understood.
pub const DOUBTS: Text = text("未完全识别的内容", "Not fully understood");
/// The number of sentences that were understood.
pub const READING: Text = text(
    "共 {all} 条：完全识别 {full}，部分识别 {part}，未识别 {none}",
    "{all} {all|sentence|sentences}: {full} understood, {part} in part, {none} not",
);
/// The part of a sentence that was not understood.
pub const REST: Text = text("未识别的部分：{rest}", "not understood: {rest}");
/// An expected part of a sentence is missing.
pub const INCOMPLETE: Text = text("缺少应有的内容", "an expected part is missing");
/// Lines that are not accounts.
pub const REMARKS: Text = text("账户列表中的其他文字", "Other lines among the accounts");
/// Members of the report that the page does not show.
pub const NOT_SHOWN: Text = text("报告中还有：{names}", "the report also has: {names}");
/// The reply contains no readable report.
pub const NO_REPORT: Text = text(
    "应答不是可识别的报告，原样如下：",
    "the reply is not a report that this program can read; it is shown as received:",
);

/// HTML: the accounts.
pub const DETAILED: Text = text("账户明细", "Accounts");
/// HTML: the number of open accounts.
pub const RUNNING: Text = text("未结清/未销户 {count}", "{count} open");
/// HTML: the number of loans not settled.
pub const UNSETTLED: Text = text("未结清 {count} 笔", "{count} open");
/// HTML: the number of accounts ever overdue by more than 90 days.
pub const OVER_90: Text = text("超过 90 天 {count}", "{count} over 90 days");
/// HTML: queries of institutions.
pub const QUERIES_WITHIN: Text = text("近 {months} 个月机构查询", "inquiries, {months} {months|month|months}");
/// HTML: cards without a bar.
pub const NOT_MEASURED: Text = text(
    "另有 {count} 张卡未列出：无额度、未写明已用额度或已成呆账",
    "cards not shown: {count} (no limit or used amount stated, or a bad debt)",
);
/// HTML: queries of the person.
pub const OWN_QUERIES: Text = text("本人查询 {count}", "{count} self");
/// HTML: utilisation by card.
pub const CHART_UTILISATION: Text = text("各卡使用率", "Utilisation by card");
/// HTML: the timeline.
pub const CHART_TIMELINE: Text = text("账户时间线", "Accounts over time");
/// HTML: queries per month.
pub const CHART_QUERIES: Text = text("每月查询次数", "Inquiries per month");
/// HTML: nothing to draw.
pub const NO_CHART: Text = text("没有可绘制的数据", "no data to draw");
/// HTML: overdue now.
pub const LEGEND_OVERDUE: Text = text("当前逾期", "overdue now");
/// HTML: once overdue.
pub const LEGEND_ONCE: Text = text("曾经逾期", "overdue in the past");
/// HTML: open.
pub const LEGEND_OPEN: Text = text("未结清/未销户", "open");
/// HTML: ended.
pub const LEGEND_ENDED: Text = text("已结清/已销户", "closed or settled");
/// HTML: queries before the chart's first month.
pub const EARLIER: Text = text("更早或无日期：{count}", "earlier or without a date: {count}");
/// HTML: the last line.
pub const FOOTER: Text = text(
    "由 zhengxin {version} 在本机生成，仅供参考。本页不联网。",
    "Made by zhengxin {version} on this machine. This page loads nothing from the network.",
);
/// HTML: personal data are hidden.
pub const MASKED: Text = text("个人信息已隐藏", "personal data hidden");
