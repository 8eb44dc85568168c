//! The applicant of the document's request examples. Only a lenient sandbox accepts this login, because none of its
//! values is valid for the sandbox's other people.

use std::sync::LazyLock;

use super::person::{Card, CardSecret, Case, Person};

/// The user_id of all examples.
pub(super) const USER_ID: &str = "123124455";
/// The different login name in the example of §1.2.5.
pub(super) const OTHER_LOGIN_NAME: &str = "zhangsan";
/// The captcha of §1.2.0.
pub(super) const PIC_CODE: &str = "2wt56f";
/// The UnionPay code of §1.2.0, which is printed with a blank before it.
pub(super) const UNIONPAY_CODE: &str = "uikie9";
/// The code of the credit centre's SMS in §1.2.3.
pub(super) const MESSAGE_CODE: &str = "123124455";
/// The identity code of §1.2.5.
pub(super) const IDENTITY_CODE: &str = "herdrc";

/// A number that no row of the table reaches.
const NUMBER: u32 = 4_999;

static APPLICANT: LazyLock<Person> = LazyLock::new(|| {
    let mut applicant = Person::new(NUMBER, "123124455".to_owned(), Case::ORDINARY);
    applicant.password = "123124455".to_owned();
    applicant.cellphone = "13800000000".to_owned();
    applicant.truth = [1, 2, 3, 1, 5];
    let [debit, credit] = &mut applicant.cards;
    // The card of §1.1.9, which has a PIN, and the one of §1.1.7.
    *debit = Card { number: "620000000000000000".to_owned(), secret: CardSecret::Debit { pin: "000000".to_owned() } };
    credit.number = "1111111111111111".to_owned();
    applicant
});

/// The applicant.
pub(super) fn applicant() -> &'static Person {
    &APPLICANT
}

/// True if `person` is the applicant.
pub(super) fn is_applicant(person: &Person) -> bool {
    person.login_name == APPLICANT.login_name
}

/// The applicant's card with this number.
pub(super) fn card(number: &str) -> Option<&'static Card> {
    APPLICANT.cards.iter().find(|card| card.number == number)
}
