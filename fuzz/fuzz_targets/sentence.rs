//! Parses any text as an account sentence: no panic, and no character is lost.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengxin::report::Understood;
use zhengxin::report::sentence::{Piece, pieces, plain, read};

fuzz_target!(|text: &str| {
    let account = read(text);
    assert_eq!(account.sentence, text);
    let plain = plain(text);
    let (mut whole, mut rest) = (String::new(), String::new());
    for piece in pieces(&plain) {
        match piece {
            Piece::Taken(text) => whole.push_str(text),
            Piece::Rest(text) => {
                whole.push_str(text);
                rest.push_str(text);
            }
        }
    }
    assert_eq!(whole, plain);
    assert_eq!(account.rest.as_deref().unwrap_or_default(), rest);
    assert!(account.understood != Understood::Full || rest.is_empty());
});
