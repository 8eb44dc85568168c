//! Words around what is printed.

use super::Text;

/// Before the next command.
pub const NEXT: Text = Text { zh: "下一步", en: "next" };
/// A truth.
pub const YES: Text = Text { zh: "是", en: "yes" };
/// An untruth.
pub const NO: Text = Text { zh: "否", en: "no" };
/// user_status 0
pub const STATUS_NOT_APPLIED: Text = Text { zh: "暂未申请", en: "not applied yet" };
/// user_status 1
pub const STATUS_PROCESSING: Text = Text { zh: "处理中", en: "being processed" };
/// user_status 2
pub const STATUS_READY: Text = Text { zh: "报告已生成", en: "the report is ready" };
/// user_status 3
pub const STATUS_REFUSED: Text = Text { zh: "验证未通过", en: "verification was refused" };
/// user_status 4
pub const STATUS_LOCAL: Text = Text { zh: "本地有报告且未失效", en: "a report is there and valid" };
/// user_status 5
pub const STATUS_LOCAL_EXPIRED: Text = Text { zh: "本地有报告失效", en: "a report is there but has expired" };
/// user_status 6
pub const STATUS_NOT_PRODUCED: Text = Text { zh: "报告未生成", en: "no report was produced" };
/// A user_status that the document does not know.
pub const STATUS_UNKNOWN: Text = Text { zh: "未知状态", en: "unknown status" };
