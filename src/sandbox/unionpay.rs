//! §1.1.7 to §1.2.0: the card, the bank's SMS, UnionPay's authentication, the submission of its code.

use super::call::Call;
use super::card_secret;
use super::document;
use super::forms;
use super::journal::Deed;
use super::object::object;
use super::people;
use super::refusal::*;
use super::session::{CheckedCard, Session, Transaction, UNIONPAY_CODE_SECONDS, check_sms, within};
use super::world::{World, check_trouble};
use crate::protocol::{CardType, Key, check, codes};

/// §1.1.7. The card's owner is checked only at the authentication.
pub(super) fn online_validate_card(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    let number = call.required(&Key::BankCard, codes::WRONG_CARD_NUMBER)?;
    // The table lists only 1, but a session that recovers the password repeats its 2 (protocol.md, corrections).
    call.check_type(&[1, 2])?;
    let has_check_digit = !call.dialect.lenient || document::card(number).is_none();
    check::value(&Key::BankCard, number, has_check_digit).map_err(|_| codes::WRONG_CARD_NUMBER)?;
    let (holder, card) = people::card(number).ok_or(codes::CARD_UNKNOWN)?;
    if holder.case.unsupported_bank {
        return Err(codes::CARD_UNSUPPORTED.into());
    }
    check_trouble(person, call.method)?;
    let kind = card.kind();
    let session = world.session_mut(call.user_id, call.now);
    session.card = Some(CheckedCard { number: number.to_owned(), kind });
    session.bank_sms = None;
    let cardtype: i64 = match kind {
        CardType::Debit => 1,
        CardType::Credit => 2,
    };
    Ok(Told::new(object([("cardtype", cardtype.into()), ("next", forms::authenticate(kind))]), Deed::CardChecked))
}

/// §1.1.8 with a `cellphone`: the bank's SMS. Without: §1.2.2, the credit centre's SMS to the registered
/// phone.
pub(super) fn get_online_message_code(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    let seed = world.seed();
    let to_bank = call.sends(&Key::Cellphone);
    if to_bank {
        check_bank_sms(world.session_mut(call.user_id, call.now), call)?;
    } else if !world.standing_mut(person, call.now).unionpay_auth {
        return Err(codes::NO_MOBILE.into());
    }
    check_trouble(person, call.method)?;
    let session = world.session_mut(call.user_id, call.now);
    let issued = session.draw(seed, call.user_id, call.now);
    let slot = if to_bank { &mut session.bank_sms } else { &mut session.apply_sms };
    *slot = Some(issued);
    Ok(Told::done(Deed::SmsSent))
}

/// The bank sends its SMS only for the current card and to the registered number.
fn check_bank_sms(session: &Session, call: &Call) -> Result<(), Refusal> {
    let card = session.card.as_ref().ok_or(STEP_EXPIRED)?;
    if call.sends(&Key::BankCard) && call.text(&Key::BankCard) != Some(card.number.as_str()) {
        return Err(Refusal::because(MALFORMED, "bank_card is not the card that was checked"));
    }
    if call.sends(&Key::CardType) && call.text(&Key::CardType) != Some(card.kind.wire()) {
        return Err(codes::WRONG_CARD_TYPE.into());
    }
    let cellphone = call.required(&Key::Cellphone, codes::NOT_THE_BANKS_MOBILE)?;
    let (holder, _) = people::card(&card.number).ok_or(codes::CARD_UNKNOWN)?;
    if cellphone != holder.cellphone {
        return Err(codes::NOT_THE_BANKS_MOBILE.into());
    }
    Ok(())
}

/// §1.1.9. Only success uses the SMS code up, so that a wrong name or PIN can be corrected.
pub(super) fn online_authentication(world: &mut World, call: &Call) -> Answer {
    let (now, seed) = (call.now, world.seed());
    let person = world.logged_in(call)?;
    let session = world.session_mut(call.user_id, now);
    let checked = session.card.clone().ok_or(STEP_EXPIRED)?;
    let number = call.required(&Key::BankCard, codes::WRONG_CARD_NUMBER)?;
    if number != checked.number {
        return Err(Refusal::because(MALFORMED, "bank_card is not the card that was checked"));
    }
    if call.text(&Key::CardType) != Some(checked.kind.wire()) {
        return Err(codes::WRONG_CARD_TYPE.into());
    }
    call.check_type(&[1, 2])?;
    let cellphone = call.required(&Key::Cellphone, codes::NOT_THE_BANKS_MOBILE)?;
    let real_name = call.required(&Key::RealName, codes::NOT_THE_HOLDER)?;
    let id_card = call.required(&Key::IdCard, codes::WRONG_ID_CARD)?;
    check::value(&Key::IdCard, id_card, true).map_err(|_| codes::WRONG_ID_CARD)?;
    card_secret::check_form(call, checked.kind)?;
    let code = call.required(&Key::MessageCode, codes::WRONG_SMS_CODE)?;
    let repeated = |done: &Transaction| done.card == number && done.code.eq_ignore_ascii_case(code);
    if session.transaction.as_ref().is_some_and(repeated) {
        return Err(codes::DUPLICATE.into());
    }
    check_sms(&mut session.bank_sms, code, now)?;
    if (real_name, id_card) != (person.real_name.as_str(), person.id_card.as_str()) {
        return Err(codes::NOT_AS_REGISTERED.into());
    }
    let (holder, card) = people::card(number).ok_or(codes::CARD_UNKNOWN)?;
    if holder.login_name != person.login_name {
        return Err(codes::NOT_THE_HOLDER.into());
    }
    if cellphone != holder.cellphone {
        return Err(codes::NOT_THE_BANKS_MOBILE.into());
    }
    card_secret::check(call, &card.secret, &mut world.standing_mut(person, now).card_secrets)?;
    check_trouble(person, call.method)?;
    let session = world.session_mut(call.user_id, now);
    session.bank_sms = None;
    session.transaction = Some(Transaction { code: code.to_owned(), card: number.to_owned() });
    let issued = session.draw(seed, call.user_id, now);
    let form = forms::hand_in_code(&issued.code);
    (session.unionpay, session.unionpay_used) = (Some(issued), false);
    Ok(Told::new(object([("next", form)]), Deed::Authenticated))
}

/// §1.2.0. Raises the security level: from the next login on, unionpay_auth is 1 and the questions are
/// closed.
pub(super) fn submit_online_auth(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    let session = world.session_mut(call.user_id, call.now);
    session.answer_captcha(call.text(&Key::PicCode), call.now)?;
    let code = call.required(&Key::UnionpayCode, codes::WRONG_UNIONPAY_CODE)?;
    let Some(issued) = session.unionpay.as_ref().filter(|issued| issued.fits(code)) else {
        return Err(Refusal::after(codes::WRONG_UNIONPAY_CODE, Deed::WrongCode));
    };
    if session.unionpay_used {
        return Err(codes::UNIONPAY_CODE_USED.into());
    }
    if !within(issued.at, call.now, UNIONPAY_CODE_SECONDS) {
        return Err(codes::UNIONPAY_CODE_EXPIRED.into());
    }
    check_trouble(person, call.method)?;
    session.unionpay_used = true;
    world.standing_mut(person, call.now).unionpay_auth = true;
    Ok(Told::new(object([("next", forms::apply_after_unionpay())]), Deed::SecurityRaised))
}

#[cfg(test)]
#[path = "unionpay_tests.rs"]
mod tests;
