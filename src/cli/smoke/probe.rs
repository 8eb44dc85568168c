//! The probe level: calls that change nothing and need no applicant's values.

use super::judge::{CheckedGateway, Judge};
use crate::flow::Step;
use crate::protocol::{Method, Reply};
use crate::smoke::{CheckedCall, Fault, WrongType};

/// Probes the gateway. Returns the reply with the login's form.
pub fn probe(gateway: &CheckedGateway, judge: &mut Judge) -> Option<Reply> {
    let mut make = |call: CheckedCall| judge.make(call, &call.request(), gateway);
    if let Err(Fault::Call(_)) = make(CheckedCall::FIRST) {
        return None; // it is not a gateway or cannot be reached, so other checks make no sense
    }
    for wrong in [WrongType::Missing, WrongType::Unknown, WrongType::Text] {
        // The results judge the reply. The probe continues with any code.
        let _ = make(CheckedCall::Wrong(wrong));
    }
    make(CheckedCall::Step(Step::Call(Method::GetLoginInfo))).ok()
}
