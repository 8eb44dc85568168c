//! Texts of the demo.

use super::{Text, text};

/// The introduction.
pub const BEGIN: Text = text(
    "在内置模拟网关上为虚构的申请人 {name} 取一份征信报告：",
    "Fetching a credit report from the built-in gateway for {name}, a synthetic applicant:",
);
/// The wait.
pub const A_DAY_LATER: Text =
    text("  … 24 小时后，收到身份验证码短信 …", "  … 24 hours later, the SMS with the identity code arrives …");
