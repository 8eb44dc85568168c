//! The reasons for queries.

use std::borrow::Cow;

use super::half;

/// The person's own query. The way it was made follows in brackets.
pub const OWN_QUERY: &str = "本人查询";

/// The known reasons.
pub const REASONS: [&str; 16] = [
    "贷后管理",
    "贷款审批",
    "信用卡审批",
    "异议核查",
    "担保资格审查",
    "司法调查",
    "公积金提取复核",
    "特约商户实名审查",
    "保前审查",
    "保后管理",
    "法人代表、负责人、高管等资信审查",
    "客户准入资格审查",
    "融资审批",
    "资信审查",
    "额度审批",
    OWN_QUERY,
];

/// A reason without blanks and without the brackets after 本人查询, so that equal reasons are counted together.
pub fn reason(printed: &str) -> Cow<'_, str> {
    let text = printed.trim();
    match text.strip_prefix(OWN_QUERY) {
        Some(way) if way.trim_start().chars().next().is_none_or(|c| half(c) == '(') => Cow::Borrowed(OWN_QUERY),
        _ if text.contains(char::is_whitespace) => text.chars().filter(|c| !c.is_whitespace()).collect(),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_queries_count_together_however_they_were_made() {
        for printed in ["本人查询", " 本人查询（临柜）", "本人查询(互联网个人信用信息服务平台)", "本人查询 （网银）"]
        {
            assert_eq!(reason(printed), OWN_QUERY, "{printed}");
        }
        assert_eq!(reason("本人查询代理"), "本人查询代理");
        assert_eq!(reason("贷 后管理 "), "贷后管理");
    }
}
