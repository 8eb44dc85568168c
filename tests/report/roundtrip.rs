//! An account of any form, in any printed variant, parses back to the record it was written from.

use fastrand::Rng;
use proptest::prelude::*;
use serde_json::Value;
use zhengxin::report::sentence::{Piece, pieces, plain, read};

use crate::accounts::{FORMS, write};
use crate::printing::{half_width, printed};

/// The record with normalised punctuation in its texts.
fn folded(mut record: serde_json::Map<String, Value>) -> serde_json::Map<String, Value> {
    for value in record.values_mut() {
        if let Value::String(text) = value {
            *text = half_width(text);
        }
    }
    record
}

proptest! {
    #[test]
    fn a_written_account_parses_back_to_its_record(seed in any::<u64>()) {
        for form in 0..FORMS.len() {
            let mut rng = Rng::with_seed(seed);
            let written = write(&mut rng, form);
            let sentence = printed(&mut rng, &written.sentence());
            let Value::Object(mut record) = serde_json::to_value(read(&sentence)).unwrap() else { unreachable!() };
            prop_assert_eq!(record.remove("sentence").unwrap(), sentence.as_str());
            prop_assert_eq!(record.remove("understood").unwrap(), "full", "{}: {}", written.form, sentence);
            prop_assert_eq!(folded(record), folded(written.record), "{}: {}", written.form, sentence);
        }
    }

    #[test]
    fn every_piece_of_a_complete_sentence_is_understood(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        let sentence = printed(&mut rng, &written.sentence());
        let plain = plain(&sentence);
        let mut whole = String::new();
        for piece in pieces(&plain) {
            let Piece::Taken(text) = piece else { panic!("{piece:?} of {plain}") };
            whole.push_str(text);
        }
        prop_assert_eq!(whole, plain);
    }
}
