//! The texts of §1.1.7 of the vendor's document for people who verify by bank card: the participating banks, and the
//! notes.

use super::{CardType, Method};

/// A participating bank.
#[derive(Clone, Copy, Debug)]
pub struct Bank {
    /// Its name in the document.
    pub name: &'static str,
    /// Its name in English.
    pub english: &'static str,
}

const ICBC: Bank = bank("工商银行", "ICBC");
const ABC: Bank = bank("农业银行", "Agricultural Bank of China");
const BOC: Bank = bank("中国银行", "Bank of China");
const CCB: Bank = bank("建设银行", "China Construction Bank");
const BOCOM: Bank = bank("交通银行", "Bank of Communications");
const PSBC: Bank = bank("邮储银行", "Postal Savings Bank");
const CMB: Bank = bank("招商银行", "China Merchants Bank");
const CEB: Bank = bank("光大银行", "China Everbright Bank");
const CIB: Bank = bank("兴业银行", "Industrial Bank");
const SPD: Bank = bank("浦发银行", "SPD Bank");
const PINGAN: Bank = bank("平安银行", "Ping An Bank");
const SHANGHAI: Bank = bank("上海银行", "Bank of Shanghai");
const BEIJING: Bank = bank("北京银行", "Bank of Beijing");
const HUAXIA: Bank = bank("华夏银行", "Hua Xia Bank");
const CITIC: Bank = bank("中信银行", "China CITIC Bank");
const MINSHENG: Bank = bank("民生银行", "China Minsheng Bank");
const GUANGFA: Bank = bank("广发银行", "China Guangfa Bank");

/// The banks whose credit cards can be used, in the document's order.
static CREDIT_BANKS: [Bank; 16] =
    [ICBC, ABC, BOC, CCB, BOCOM, CMB, CEB, CIB, SPD, PINGAN, SHANGHAI, BEIJING, HUAXIA, CITIC, MINSHENG, GUANGFA];

/// The banks whose debit cards take part.
static DEBIT_BANKS: [Bank; 15] =
    [ICBC, ABC, BOC, CCB, BOCOM, PSBC, CEB, CIB, SPD, PINGAN, SHANGHAI, BEIJING, HUAXIA, CITIC, GUANGFA];

/// A note of the document.
#[derive(Clone, Copy, Debug)]
pub struct UnionpayNote {
    /// The note in the document's words, shortened.
    pub text: &'static str,
    /// The same in English.
    pub english: &'static str,
    /// The methods after whose success the note is useful.
    pub after: &'static [Method],
}

/// The notes, in the document's order.
pub static UNIONPAY_NOTES: [UnionpayNote; 3] = [
    UnionpayNote {
        text: "通过银联验证后会得到由 6 位数字或字母组成的银联认证码，须提交该认证码",
        english: "UnionPay returns a UnionPay code of 6 digits or letters, which must then be handed in",
        after: &[Method::OnlineAuthentication],
    },
    UnionpayNote {
        text: "姓名、证件类型、证件号码须与平台注册时填写的内容一致，否则无法通过验证",
        english: "name, type and number of the identity document must be those that the applicant registered with the platform",
        after: &[Method::OnlineValidateCard, Method::GetOnlineMessageCode],
    },
    UnionpayNote {
        text: "这些操作须在 30 分钟内完成，超时须重新登录",
        english: "all of this must be done within 30 minutes; after that, a new login is needed",
        after: &[Method::OnlineValidateCard, Method::GetOnlineMessageCode, Method::OnlineAuthentication],
    },
];

const fn bank(name: &'static str, english: &'static str) -> Bank {
    Bank { name, english }
}

impl CardType {
    /// Both types, as in the document's list of banks.
    pub const ALL: [Self; 2] = [Self::Credit, Self::Debit];

    /// Its name in the document.
    pub fn title(self) -> &'static str {
        match self {
            Self::Debit => "储蓄卡(借记卡)",
            Self::Credit => "信用卡(贷记卡)",
        }
    }

    /// Its name in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Debit => "debit card",
            Self::Credit => "credit card",
        }
    }

    /// The banks whose cards of this type can be used.
    pub fn banks(self) -> &'static [Bank] {
        match self {
            Self::Debit => &DEBIT_BANKS,
            Self::Credit => &CREDIT_BANKS,
        }
    }

    /// The names of these banks as the document lists them.
    pub fn bank_names(self) -> String {
        self.banks().iter().map(|bank| bank.name).collect::<Vec<_>>().join("、")
    }

    /// The same in English.
    pub fn bank_names_in_english(self) -> String {
        self.banks().iter().map(|bank| bank.english).collect::<Vec<_>>().join(", ")
    }
}
