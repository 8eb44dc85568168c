//! A synthetic person: what the credit centre and the bank know about them.
//!
//! All values derive from the person's number, so no two people share one. None can belong to a real person:
//! region codes 99xxxx are not in use, mobile numbers start with 1380000 or 154, cards with 620000 (debit) and
//! 625000 (credit).

use crate::protocol::check::{self, identity_check_digit};
use crate::protocol::{CardType, Key, Method, UserStatus};

/// How many mobile numbers begin with 1380000.
const FIRST_RANGE: u32 = 5000;

/// A person of the sandbox.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The login name at the credit centre.
    pub login_name: String,
    /// Its password.
    pub password: String,
    /// The name registered at the credit centre and at the bank.
    pub real_name: String,
    /// The identity number registered at both.
    pub id_card: String,
    /// The mobile number registered at the bank. (The credit centre's own number never appears in calls.)
    pub cellphone: String,
    /// A debit and a credit card.
    pub cards: [Card; 2],
    /// The right answers to the five questions, each 1 to 5.
    pub truth: [u8; 5],
    /// The person's situation, from the table.
    pub case: Case,
    /// The index in the table, from which the report is derived.
    pub number: u32,
}

/// A bank card.
#[derive(Clone, Debug)]
pub(super) struct Card {
    /// 16 digits with a correct check digit.
    pub number: String,
    /// The kind of card, with the proof of its possession.
    pub secret: CardSecret,
}

/// The bank's secrets besides the SMS code.
#[derive(Clone, Debug)]
pub(super) enum CardSecret {
    /// The withdrawal PIN, six digits.
    Debit { pin: String },
    /// Expiry and the last three digits on the back.
    Credit { year: String, month: String, last_three: String },
}

/// What is special about a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    /// The status at the beginning.
    pub status: UserStatus,
    /// Already authenticated by UnionPay.
    pub unionpay_auth: bool,
    /// Security level high without UnionPay (a digital certificate): no questions (508113).
    pub high_security: bool,
    /// Not enough data for questions (508112).
    pub thin_file: bool,
    /// The cards' bank does not take part (508131).
    pub unsupported_bank: bool,
    /// The result of a verified application.
    pub outcome: UserStatus,
    /// The method that ends with this code although all values are right.
    pub trouble: Option<(Method, i64)>,
}

impl Case {
    /// An ordinary person: not applied yet, and all goes well.
    pub const ORDINARY: Self = Self {
        status: UserStatus::NotApplied,
        unionpay_auth: false,
        high_security: false,
        thin_file: false,
        unsupported_bank: false,
        outcome: UserStatus::ReportReady,
        trouble: None,
    };
}

impl Card {
    /// The kind of card.
    pub fn kind(&self) -> CardType {
        match self.secret {
            CardSecret::Debit { .. } => CardType::Debit,
            CardSecret::Credit { .. } => CardType::Credit,
        }
    }
}

impl Person {
    /// Person `number`, below 500,000.
    pub fn new(number: u32, login_name: String, case: Case) -> Self {
        let debit = CardSecret::Debit { pin: format!("{:06}", (number + 1) * 7919 % 1_000_000) };
        let credit = CardSecret::Credit {
            year: format!("{}", 29 + number % 5),
            month: format!("{:02}", 1 + number % 12),
            last_three: format!("{:03}", (number + 1) * 37 % 1000),
        };
        Self {
            login_name,
            password: format!("Sandbox-{number:04}"),
            real_name: real_name(number),
            id_card: id_card(number),
            cellphone: cellphone(number),
            cards: [
                Card { number: card_number("620000", number), secret: debit },
                Card { number: card_number("625000", number), secret: credit },
            ],
            truth: [0, 1, 2, 3, 4].map(|question: u32| 1 + ((number / 5_u32.pow(question) + question) % 5) as u8),
            case,
            number,
        }
    }

    /// The number of the only person who can have this value, computed backwards from how values are made.
    pub fn number_of(value: &str) -> Option<u32> {
        let digits = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
        match value.len() {
            11 => digits(value.strip_prefix("154")),
            16 => digits(value.strip_prefix("620000").or(value.strip_prefix("625000")).and_then(|rest| rest.get(..9))),
            18 if value.is_ascii() => {
                let (hundreds, serial) = (digits(value.get(2..6))?, digits(value.get(14..17))?);
                Some(hundreds * 500 + serial / 2)
            }
            _ => number_of_name(value),
        }
    }

    /// The card of this kind.
    pub fn card(&self, kind: CardType) -> &Card {
        let [debit, credit] = &self.cards;
        match kind {
            CardType::Debit => debit,
            CardType::Credit => credit,
        }
    }

    /// The values that identify this person in requests.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        let own = [&self.login_name, &self.id_card, &self.real_name, &self.cellphone];
        own.into_iter().chain(self.cards.iter().map(|card| &card.number)).map(String::as_str)
    }
}

const SURNAMES: [&str; 20] = [
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许",
    "何",
];
const NUMERALS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The number from which [`real_name`] makes this name.
fn number_of_name(name: &str) -> Option<u32> {
    let (surname, numerals) = name.split_once('测')?;
    let place_in = |words: &[&str], word: &str| words.iter().position(|known| *known == word).map(|place| place as u32);
    let mut rest: u32 = 0;
    for numeral in numerals.chars() {
        let digit = place_in(&NUMERALS, numeral.encode_utf8(&mut [0; 4]))?;
        rest = rest.checked_mul(10)?.checked_add(digit)?;
    }
    rest.checked_mul(20)?.checked_add(place_in(&SURNAMES, surname)?)
}

/// A number that begins with 1380000, or with 154 once those are used up. No operator assigns 154 to people.
fn cellphone(number: u32) -> String {
    if number < FIRST_RANGE { format!("138{:08}", FIRST_RANGE + number) } else { format!("154{number:08}") }
}

/// A plausible name that says "test": surname, 测, and a numeral.
fn real_name(number: u32) -> String {
    let pick = |words: &[&'static str], place: u32| words.get(place as usize).copied().unwrap_or_default();
    let mut rest = number / 20;
    let mut given = pick(&NUMERALS, rest % 10).to_owned();
    while rest >= 10 {
        rest /= 10;
        given.insert_str(0, pick(&NUMERALS, rest % 10));
    }
    format!("{}测{given}", pick(&SURNAMES, number % 20))
}

/// Region 990000, a date of birth, a serial number, a correct check digit.
fn id_card(number: u32) -> String {
    let (year, month, day) = (1955 + number % 45, 1 + number % 12, 1 + number % 28);
    let digits = format!("99{:04}{year}{month:02}{day:02}{:03}", number / 500, number % 500 * 2 + 1);
    format!("{digits}{}", identity_check_digit(&digits))
}

/// A number of the range `bin` with a correct check digit.
pub(super) fn card_number(bin: &str, number: u32) -> String {
    let digits = format!("{bin}{number:09}");
    let fits = |digit: &u8| check::value(&Key::BankCard, &format!("{digits}{digit}"), true).is_ok();
    let digit = (0..10).find(fits).unwrap_or_default();
    format!("{digits}{digit}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_people_share_a_value_and_every_number_passes_the_local_checks() {
        let mut seen = HashSet::new();
        for number in 0..5000 {
            let person = Person::new(number, format!("p{number}"), Case::ORDINARY);
            for mark in person.marks() {
                assert!(seen.insert(mark.to_owned()), "{mark} twice");
            }
            if number % 97 == 0 {
                assert_eq!(check::value(&Key::IdCard, &person.id_card, true), Ok(()));
                assert_eq!(check::value(&Key::Cellphone, &person.cellphone, true), Ok(()));
                for card in &person.cards {
                    assert_eq!(check::value(&Key::BankCard, &card.number, true), Ok(()), "{}", card.number);
                }
            }
        }
    }

    #[test]
    fn no_person_of_the_sandbox_can_be_real() {
        let person = Person::new(42, "p".into(), Case::ORDINARY);
        assert!(person.id_card.starts_with("99"), "no region");
        assert!(person.cellphone.starts_with("1380000"));
        assert!(person.cards.iter().all(|card| card.number.starts_with("62") && card.number[3..10].contains("000")));
    }

    #[test]
    fn right_answers_differ_between_people_and_are_options() {
        let truths: HashSet<_> = (0..100).map(|n| Person::new(n, String::new(), Case::ORDINARY).truth).collect();
        assert!(truths.len() > 50);
        assert!(truths.iter().flatten().all(|answer| (1..=5).contains(answer)));
    }
}
