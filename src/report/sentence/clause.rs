//! The clauses of sentences, and the rule that parses each.

use super::rules::{card, claim, guarantee, history, loan};
use super::tokens::{Fit, Input};
use crate::report::Account;

/// The text before a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A comma or a full stop.
    Separator,
    /// Nothing: the clause follows directly.
    Nothing,
    /// Either.
    Any,
}

/// Declares the clauses with name, lead and rule.
macro_rules! clauses {
    ($($(#[$doc:meta])* $name:ident $lead:ident $rule:path;)*) => {
        /// A clause: one fact of a sentence. Its rule writes what it understands into the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Clause { $($(#[$doc])* $name),* }

        impl Clause {
            /// How the clause is joined to the text before it.
            pub fn lead(self) -> Lead {
                match self { $(Self::$name => Lead::$lead),* }
            }

            /// Parses the clause without its lead.
            #[inline]
            pub fn read<'a>(self, input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
                match self { $(Self::$name => $rule(input, account)),* }
            }
        }
    };
}

clauses! {
    /// `（人民币账户`
    CardCurrency Nothing card::currency;
    /// `卡片尾号：0012`
    CardTail Separator card::tail;
    /// `）`
    BracketEnd Nothing card::bracket_end;
    /// `截至2015年6月`
    AsOf Separator card::as_of;
    /// `信用额度20,000`
    Limit Separator card::limit;
    /// `已使用额度4,218`
    Used Separator card::used;
    /// `透支余额0`
    Overdrawn Separator card::overdrawn;
    /// `余额4,218`
    Balance Separator card::balance;
    /// `（含未出单的大额专项分期余额300）`, `未出单大额专项分期余额300`
    InstalmentBalance Any card::instalment_balance;
    /// `当前无逾期`
    Current Separator card::current;
    /// `逾期金额1,300`
    OverdueAmount Separator card::overdue_amount;
    /// `尚未激活`
    NotActivated Separator card::not_activated;
    /// `已变成呆账`
    BadDebt Separator card::bad_debt;
    /// `已冻结`, `已止付`
    Halted Separator card::halted;
    /// `截至2015年6月已冻结`
    HaltedSince Separator card::halted_since;
    /// `截至2012年10月已销户`, `2012年10月销户`
    Closed Separator card::closed;
    /// `50,000元`
    LoanAmount Nothing loan::amount;
    /// `（人民币）`
    LoanCurrency Nothing loan::currency;
    /// `个人消费贷款`
    LoanKind Nothing loan::kind;
    /// `2035年1月2日到期`
    Due Separator loan::due;
    /// `2014年5月已结清`
    Settled Separator loan::settled;
    /// `2014年5月已转出`
    Transferred Separator loan::transferred;
    /// `额度有效期至2025年1月2日`, `额度长期有效`
    LineValidity Separator loan::line_validity;
    /// `可循环使用`
    Revolving Separator loan::revolving;
    /// `信用额度50,000元（人民币）`
    LineLimit Separator loan::line_limit;
    /// `最近5年内有8个月处于逾期状态`
    MonthsOverdue Any history::months_overdue;
    /// `没有发生过90天以上逾期`, `其中2个月逾期超过90天`
    OverdueOver90 Separator history::overdue_over_90;
    /// `最近5年内有8个月透支超过60天`
    MonthsOverdrawn Any history::months_overdrawn;
    /// `没有发生过90天以上透支`, `其中2个月透支超过90天`
    OverdrawnOver90 Separator history::overdrawn_over_90;
    /// `担保贷款合同金额90,000`
    GuaranteedContract Separator guarantee::contract_amount;
    /// `担保信用卡授信额度90,000`
    GuaranteedLimit Separator guarantee::card_limit;
    /// `担保金额45,000`
    GuaranteeAmount Separator guarantee::amount;
    /// `担保贷款本金余额30,000`
    GuaranteedBalance Separator guarantee::loan_balance;
    /// `担保信用卡已用额度30,000`
    GuaranteedUsed Separator guarantee::card_used;
    /// `责任人类型为保证人`
    Role Separator guarantee::role;
    /// `相关还款责任金额45,000`
    LiabilityAmount Separator guarantee::liability_amount;
    /// `（保证合同编号：A-1）`
    Contract Nothing guarantee::contract;
    /// `个人消费贷款余额30,000（人民币元）`
    LiabilityBalance Separator guarantee::liability_balance;
    /// `累计代偿金额8,000`
    Compensated Separator claim::compensated;
    /// `最近一次还款日期为2014年5月6日`
    LastPaid Separator claim::last_paid;
    /// `金额8,000`
    ClaimAmount Separator claim::amount;
}
