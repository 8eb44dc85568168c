//! The applicant's status as a login reports it (§1.1.3), and the kinds of card (§1.1.7).

use serde::{Deserialize, Serialize};

/// `user_status` of a login reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[repr(i64)]
pub enum UserStatus {
    /// 0 暂未申请
    NotApplied = 0,
    /// 1 处理中
    Processing = 1,
    /// 2 报告已生成
    ReportReady = 2,
    /// 3 验证未通过
    VerificationRefused = 3,
    /// 4 本地有报告且未失效
    LocalReport = 4,
    /// 5 本地有报告失效
    LocalReportExpired = 5,
    /// 6 报告未生成
    ReportNotProduced = 6,
}

impl UserStatus {
    /// All statuses, by number.
    pub const ALL: [Self; 7] = [
        Self::NotApplied,
        Self::Processing,
        Self::ReportReady,
        Self::VerificationRefused,
        Self::LocalReport,
        Self::LocalReportExpired,
        Self::ReportNotProduced,
    ];

    /// The number on the wire.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// Looks a status up by its number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.number() == number)
    }

    /// True for 2 and 4: the report is ready.
    pub fn has_report(self) -> bool {
        matches!(self, Self::ReportReady | Self::LocalReport)
    }
}

impl TryFrom<i64> for UserStatus {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, String> {
        Self::from_number(number).ok_or_else(|| format!("{number} is not a user_status"))
    }
}

impl From<UserStatus> for i64 {
    fn from(status: UserStatus) -> i64 {
        status.number()
    }
}

/// `cardtype` of §1.1.7, `card_type` of §1.1.9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardType {
    /// 1 储蓄卡
    Debit,
    /// 2 信用卡
    Credit,
}

impl CardType {
    /// "1" or "2", as sent.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Debit => "1",
            Self::Credit => "2",
        }
    }

    /// The card type of "1" or "2".
    pub fn from_wire(text: &str) -> Option<Self> {
        match text {
            "1" => Some(Self::Debit),
            "2" => Some(Self::Credit),
            _ => None,
        }
    }
}
