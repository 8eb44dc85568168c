//! Saved reports of synthetic persons.

use serde_json::{Value, json};

use crate::support::cli::Zhengxin;

pub const CARD: &str =
    "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已使用额度5,000。";
pub const LOAN: &str = "2012年11月9日中国建设银行发放的500,000元（人民币）个人住房贷款，2014年5月已结清。";
/// Unknown words that a spreadsheet or a terminal would interpret.
pub const HOSTILE: &str = "=cmd|' /C calc'!A0 \u{1b}[2J\u{9b}31m \"quoted\", 招商银行";

/// A report with these cards, and one query.
pub fn report(cards: &[&str]) -> Value {
    json!({
        "reportId": "2015070300000000000001", "reportTime": "2015.07.03 10:12:45", "score": 894, "grade": "B",
        "name": "张测一", "idCard": "**************0014",
        "creditCards": {"unOverdue": cards},
        "orgnizationQueryRecords": [
            {"queryID": "1", "queryOperator": "华夏银行/hx0000", "queryReason": "贷后管理", "queryTime": "2015年3月31日"},
        ],
        "newPublicRecords": {"taxesRecords": [{"x": 1}]},
        "composition": {"basic": 0.71},
        "interpretation": {"detail": [{"title": "建议", "item": [], "type": 5}]},
    })
}

/// A home directory with these files, each a report with these cards.
pub fn home(files: &[(&str, &[&str])]) -> Zhengxin {
    let home = Zhengxin::new();
    for (name, cards) in files {
        home.file(name, &report(cards).to_string());
    }
    home
}
