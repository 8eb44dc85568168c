//! The clauses of sentences: where each may stand, and the rule that parses it.

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
    /// An opening bracket before the first clause within it, a comma before the next.
    Inside,
}

/// Where a clause may stand. The order of a sentence is free except where it carries meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Anywhere after the opening.
    Free,
    /// In the opening: after the clauses with a smaller number, and before everything else.
    Opening(u8),
    /// A date of figures. It dates the figures that follow; at the end of a sentence, those before it.
    Date,
    /// A figure or state on that date.
    Dated,
    /// Directly after one of these clauses, to which it refers.
    Behind(&'static [Clause]),
    /// Like [`Position::Behind`], for a clause that has the same date as the one before it.
    DatedBehind(&'static [Clause]),
}

/// Declares the clauses with name, lead, place and rule.
macro_rules! clauses {
    ($($(#[$doc:meta])* $name:ident $lead:ident ($place:expr) $rule:path;)*) => {
        /// A clause: one fact of a sentence. Its rule writes what it understands into the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Clause { $($(#[$doc])* $name),* }

        impl Clause {
            /// How the clause is joined to the text before it.
            pub fn lead(self) -> Lead {
                match self { $(Self::$name => Lead::$lead),* }
            }

            /// Where the clause may stand.
            pub fn position(self) -> Position {
                match self { $(Self::$name => $place),* }
            }

            /// Parses the clause without its lead.
            #[inline]
            pub fn read<'a>(self, input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
                match self { $(Self::$name => $rule(input, account)),* }
            }
        }
    };
}

use Clause::{
    Balance, LiabilityBalance, LineLimit, MonthsOverdrawn as Overdrawing, MonthsOverdue as Overdue, Overdrawn, Used,
};
use Position::{Behind, Date, Dated, DatedBehind, Free, Opening};

clauses! {
    /// `人民币账户`
    CardCurrency Inside (Opening(0)) card::currency;
    /// `卡片尾号：0012`
    CardTail Inside (Opening(0)) card::tail;
    /// `）`
    BracketEnd Nothing (Opening(1)) card::bracket_end;
    /// `截至2015年6月`
    AsOf Any (Date) card::as_of;
    /// `信用额度20,000`, `授信额度20,000`
    Limit Separator (Free) card::limit;
    /// `已使用额度4,218`
    Used Separator (Dated) card::used;
    /// `透支余额0`
    Overdrawn Separator (Dated) card::overdrawn;
    /// `余额4,218`
    Balance Separator (Dated) card::balance;
    /// `（含未出单的大额专项分期余额300）`: a part of the figure before it.
    InstalmentWithin Nothing (DatedBehind(&[Used, Balance, Overdrawn])) card::instalment_within;
    /// `未出单大额专项分期余额300`
    InstalmentBalance Separator (Dated) card::instalment_balance;
    /// `当前无逾期`
    Current Separator (Dated) card::current;
    /// `逾期金额1,300`
    OverdueAmount Separator (Dated) card::overdue_amount;
    /// `尚未激活`
    NotActivated Separator (Dated) card::not_activated;
    /// `已变成呆账`
    BadDebt Separator (Dated) card::bad_debt;
    /// `已冻结`, `已止付`
    Halted Separator (Dated) card::halted;
    /// `截至2015年6月已冻结`
    HaltedSince Any (Free) card::halted_since;
    /// `截至2012年10月已销户`, `2012年10月销户`
    Closed Any (Free) card::closed;
    /// `50,000元`
    LoanAmount Nothing (Opening(0)) loan::amount;
    /// `（人民币）`
    LoanCurrency Nothing (Opening(1)) loan::currency;
    /// `个人消费贷款`
    LoanKind Nothing (Opening(2)) loan::kind;
    /// `2035年1月2日到期`
    Due Separator (Free) loan::due;
    /// `2014年5月已结清`
    Settled Any (Free) loan::settled;
    /// `2014年5月已转出`
    Transferred Any (Free) loan::transferred;
    /// `额度有效期至2025年1月2日`, `额度长期有效`
    LineValidity Separator (Free) loan::line_validity;
    /// `可循环使用`
    Revolving Separator (Free) loan::revolving;
    /// `信用额度50,000元`
    LineLimit Separator (Free) loan::line_limit;
    /// `（人民币）` behind an amount
    AmountCurrency Nothing (Behind(&[LineLimit, LiabilityBalance])) loan::currency;
    /// `最近5年内有8个月处于逾期状态`
    MonthsOverdue Any (Free) history::months_overdue;
    /// `没有发生过90天以上逾期`, `其中2个月逾期超过90天`
    OverdueOver90 Separator (Behind(&[Overdue])) history::overdue_over_90;
    /// `最近5年内有8个月透支超过60天`
    MonthsOverdrawn Any (Free) history::months_overdrawn;
    /// `没有发生过90天以上透支`, `其中2个月透支超过90天`
    OverdrawnOver90 Separator (Behind(&[Overdrawing])) history::overdrawn_over_90;
    /// `担保贷款合同金额90,000`
    GuaranteedContract Separator (Free) guarantee::contract_amount;
    /// `担保信用卡授信额度90,000`
    GuaranteedLimit Separator (Free) guarantee::card_limit;
    /// `担保金额45,000`
    GuaranteeAmount Separator (Free) guarantee::amount;
    /// `担保贷款本金余额30,000`
    GuaranteedBalance Separator (Dated) guarantee::loan_balance;
    /// `担保信用卡已用额度30,000`
    GuaranteedUsed Separator (Dated) guarantee::card_used;
    /// `责任人类型为保证人`
    Role Separator (Free) guarantee::role;
    /// `相关还款责任金额45,000`
    LiabilityAmount Separator (Free) guarantee::liability_amount;
    /// `（保证合同编号：A-1）`
    Contract Nothing (Free) guarantee::contract;
    /// `个人消费贷款余额30,000`, `余额30,000`
    LiabilityBalance Separator (Dated) guarantee::liability_balance;
    /// `累计代偿金额8,000`
    Compensated Separator (Free) claim::compensated;
    /// `最近一次还款日期为2014年5月6日`
    LastPaid Separator (Free) claim::last_paid;
    /// `金额8,000`
    ClaimAmount Separator (Free) claim::amount;
}

impl Clause {
    /// True if the clause states what became of the account.
    pub fn states(self) -> bool {
        matches!(
            self,
            Self::NotActivated
                | Self::BadDebt
                | Self::Halted
                | Self::HaltedSince
                | Self::Closed
                | Self::Settled
                | Self::Transferred
        )
    }

    /// True for the figures of an account in use.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Used | Self::Overdrawn | Self::Balance)
    }
}
