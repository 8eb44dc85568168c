//! The proof of possession of a card in §1.1.9: a debit card's PIN, or a credit card's expiry and last three
//! digits.

use super::call::Call;
use super::journal::Deed;
use super::person::CardSecret;
use super::refusal::*;
use super::standing::{CARD_TRIES_BORNE, Tries};
use crate::protocol::check::{self, Problem};
use crate::protocol::{CardType, Key, Method, Needed, codes};

/// Checks that the card's own parameters are present and well formed, and that none of the other kind is
/// sent.
pub(super) fn check_form(call: &Call, kind: CardType) -> Result<(), Refusal> {
    let other = match kind {
        CardType::Debit => Needed::Credit,
        CardType::Credit => Needed::Debit,
    };
    let params = Method::OnlineAuthentication.spec().params;
    if let Some(param) = params.iter().find(|param| param.needed == other && call.sends(param.key)) {
        return Err(Refusal::because(MALFORMED, format!("{} is the other kind of card's", param.key.wire())));
    }
    match kind {
        CardType::Debit => call.required(&Key::CardPassword, codes::WRONG_CARD_SECRET).map(drop),
        CardType::Credit => {
            check_digits(call, &Key::Year, codes::YEAR_MISSING, codes::YEAR_NOT_DIGITS)?;
            check_digits(call, &Key::Month, codes::MONTH_MISSING, codes::MONTH_NOT_DIGITS)?;
            check_digits(call, &Key::LastThree, codes::LAST_THREE_MISSING, codes::LAST_THREE_NOT_DIGITS)
        }
    }
}

fn check_digits(call: &Call, key: &Key, missing: i64, form: i64) -> Result<(), Refusal> {
    let Some(text) = call.text(key) else {
        let code = if call.sends_other_than_text(key) { form } else { missing };
        return Err(code.into());
    };
    match check::value(key, text, true) {
        Ok(()) => Ok(()),
        Err(Problem::LastThree) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(codes::WRONG_LAST_THREE.into())
        }
        Err(_) => Err(form.into()),
    }
}

/// Compares the parameters with the bank's data, and counts wrong attempts.
pub(super) fn check(call: &Call, secret: &CardSecret, tries: &mut Tries) -> Result<(), Refusal> {
    if tries.locked(call.now) {
        return Err(codes::PIN_TRIES.into());
    }
    let is = |key: &Key, value: &str| call.text(key) == Some(value);
    let right = match secret {
        CardSecret::Debit { pin } => is(&Key::CardPassword, pin),
        CardSecret::Credit { year, month, last_three } => {
            is(&Key::Year, year) && is(&Key::Month, month) && is(&Key::LastThree, last_three)
        }
    };
    if right {
        tries.clear();
        return Ok(());
    }
    let code = if tries.count(CARD_TRIES_BORNE, call.now) { codes::PIN_TRIES } else { codes::WRONG_CARD_SECRET };
    Err(Refusal::after(code, Deed::WrongCardSecret))
}
