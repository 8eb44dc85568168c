//! Properties of the list: CSV and JSON give the same rows, and no bytes make the reader panic.

use std::io;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::testing::{open, rows, values};
use super::{BadRow, List, ListError, ListOptions, ListRow, Spoilt, ValueName};
use crate::protocol::check::identity_check_digit;
use crate::protocol::{KEYS, Key, Method};

/// A valid value for a key.
fn any_value(key: &Key) -> BoxedStrategy<String> {
    let identity = |number: u64| {
        let digits = format!("990000{}{:03}", 18_800_101 + number % 28, number % 1000);
        format!("{digits}{}", identity_check_digit(&digits))
    };
    match key {
        Key::LoginName => "[a-z]{3,8}".boxed(),
        Key::Password => "[!-~]{6,12}"
            .prop_filter("a spreadsheet's number", |text| Spoilt::of(&Key::Password, text).is_none())
            .boxed(),
        Key::BankCard => Just("6200000000000005".to_owned()).boxed(),
        Key::IdCard => any::<u64>().prop_map(identity).boxed(),
        Key::Cellphone => "1[0-9]{10}".boxed(),
        Key::RealName => "[\u{4e00}-\u{4e2f}]{2,4}".boxed(),
        Key::Month => "0[1-9]".boxed(),
        Key::Year => "[0-9]{2}".boxed(),
        Key::LastThree => "[0-9]{3}".boxed(),
        Key::CardType => "[12]".boxed(),
        Key::Question(_) => "[0-5]".boxed(),
        Key::Type | Key::Version => "[0-9]".boxed(),
        Key::CardPassword | Key::MessageCode | Key::PicCode | Key::UnionpayCode | Key::Other(_) => "[0-9]{6}".boxed(),
    }
}

/// The columns of a list, and a value for each in one row.
fn any_row() -> impl Strategy<Value = Vec<(ValueName, String)>> {
    let methods = [None, Some(Method::Login), Some(Method::OnlineAuthentication), Some(Method::ViewReport)];
    let name = (
        prop::sample::select(methods.to_vec()),
        prop::sample::select(KEYS.iter().map(|row| row.key.clone()).collect::<Vec<_>>()),
    )
        .prop_map(|(method, key)| ValueName { method, key })
        .prop_filter("there, `password` is the card's PIN", |name| {
            (name.method, &name.key) != (Some(Method::OnlineAuthentication), &Key::Password)
        });
    let cell = name.prop_flat_map(|name| any_value(&name.key).prop_map(move |value| (name.clone(), value)));
    prop::collection::vec(cell, 0..8).prop_map(|mut cells| {
        cells.insert(0, (ValueName { method: None, key: Key::LoginName }, "lisi".to_owned()));
        let mut seen = Vec::new();
        cells.retain(|(name, _)| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        cells
    })
}

proptest! {
    #[test]
    fn a_row_is_the_same_as_csv_and_as_json(cells in any_row()) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let names = cells.iter().map(|(name, _)| name.to_string());
        csv.write_record(names.chain(["user_id".to_owned()])).unwrap();
        csv.write_record(cells.iter().map(|(_, value)| value.as_str()).chain(["u1"])).unwrap();
        let csv = String::from_utf8(csv.into_inner().unwrap()).unwrap();
        let mut object = Map::from_iter([("user_id".to_owned(), Value::from("u1"))]);
        for (name, value) in &cells {
            match name.method {
                None => drop(object.insert(name.key.name().to_owned(), Value::from(value.as_str()))),
                Some(method) => {
                    let members = object.entry(method.name()).or_insert_with(|| json!({}));
                    members[name.key.name()] = Value::from(value.as_str());
                }
            }
        }
        let (of_csv, of_json) = (rows(&csv), rows(&Value::Object(object).to_string()));
        prop_assert_eq!(values(&of_csv[0]), values(&of_json[0]));
        prop_assert_eq!(values(&of_csv[0]).len(), cells.len());
        prop_assert_eq!(of_csv[0].canonical_bytes(), of_json[0].canonical_bytes());
    }

    #[test]
    fn a_list_reads_the_same_in_pieces_of_any_size(
        lines in prop::collection::vec("(u[0-3]|张|\"){0,2}(,[a-c\"]{0,2}){1,2}", 0..8),
        head in prop::sample::select(vec!["", "user_id,login_name\r\n"]),
        piece in 1_usize..5,
    ) {
        struct Slowly<'a>(&'a [u8], usize);
        impl io::Read for Slowly<'_> {
            fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
                let length = room.len().min(self.1);
                self.0.read(&mut room[..length])
            }
        }
        let told = |row: Result<Result<ListRow, BadRow>, ListError>| match row.unwrap() {
            Ok(row) => (row.line, row.canonical_bytes().to_vec()),
            Err(bad) => (bad.line, bad.to_string().into_bytes()),
        };
        let text = format!("{head}{}", lines.join("\r\n"));
        let slowly = List::open(Slowly(text.as_bytes(), piece), ListOptions::default());
        match open(text.as_bytes()) {
            Ok(list) => prop_assert!(list.map(told).eq(slowly.unwrap().map(told))),
            Err(error) => prop_assert_eq!(error.to_string(), slowly.err().unwrap().to_string()),
        }
    }

    #[test]
    fn no_bytes_panic_or_loop(bytes in prop::collection::vec(any::<u8>(), 0..200), head in prop::sample::select(vec!["", "{", "user_id,login_name\n"])) {
        let list = [head.as_bytes(), &bytes].concat();
        if let Ok(list) = open(&list) {
            prop_assert!(list.count() <= 200);
        }
    }

    #[test]
    fn no_text_like_a_list_panics(text in "([\"{}:,\\[\\]0-9eE+.\r\n a]|user_id|login_name|password|login|null|\\\\){0,30}") {
        for head in ["", "{", "user_id,login_name,password\n"] {
            if let Ok(list) = open(format!("{head}{text}").as_bytes()) {
                list.for_each(drop);
            }
        }
    }
}
