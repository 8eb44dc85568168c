//! Lenient PEM parsing: lines of any length, either line ending, any text around the blocks.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// A PEM block: its label, and its content.
pub(super) struct Block<'a> {
    pub label: &'a str,
    body: &'a str,
}

const DASHES: &str = "-----";

/// The complete blocks of a text, in order.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once("-----BEGIN ")?;
        let (label, after) = after.split_once(DASHES)?;
        let (body, after) = after.split_once(&format!("-----END {label}{DASHES}"))?;
        rest = after;
        Some(Block { label, body })
    })
    .filter(|block| block.label.len() <= 40 && block.label.bytes().all(|b| b == b' ' || b.is_ascii_alphanumeric()))
}

impl Block<'_> {
    /// True if it has a passphrase, by either of PEM's notations.
    pub fn is_encrypted(&self) -> bool {
        self.label.starts_with("ENCRYPTED ") || self.body.trim_start().starts_with("Proc-Type:")
    }

    /// The decoded content; `None` if it is not valid base64.
    pub fn der(&self) -> Option<Zeroizing<Vec<u8>>> {
        let mut text = Zeroizing::new(Vec::with_capacity(self.body.len()));
        text.extend(self.body.bytes().filter(|byte| !byte.is_ascii_whitespace()));
        let mut der = Zeroizing::new(vec![0; text.len()]);
        let length = STANDARD.decode_slice(text.as_slice(), der.as_mut_slice()).ok()?;
        der.truncate(length);
        Some(der)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<Vec<u8>>)> {
        blocks(text).map(|block| (block.label, block.der().map(|der| der.to_vec()))).collect()
    }

    #[test]
    fn lines_may_be_of_any_length_and_end_either_way() {
        let hello = Some(b"hello".to_vec());
        for text in [
            "-----BEGIN A KEY-----\naGVs\nbG8=\n-----END A KEY-----\n",
            "Bag Attributes\r\n-----BEGIN A KEY-----\r\naGVsbG8=\r\n-----END A KEY-----",
            "-----BEGIN A KEY-----aGVsbG8=-----END A KEY-----",
        ] {
            assert_eq!(found(text), [("A KEY", hello.clone())], "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_or_no_base64_is_none() {
        assert!(found("-----BEGIN A KEY-----\naGVsbG8=\n").is_empty());
        assert!(found("-----BEGIN A KEY-----\naGVsbG8=\n-----END B KEY-----\n").is_empty());
        assert!(found("").is_empty());
        assert_eq!(found("-----BEGIN A-----\n!\n-----END A-----"), [("A", None)]);
    }

    #[test]
    fn a_passphrase_is_seen_in_both_ways() {
        let old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\naA==\n-----END RSA PRIVATE KEY-----";
        let new = "-----BEGIN ENCRYPTED PRIVATE KEY-----\naA==\n-----END ENCRYPTED PRIVATE KEY-----";
        let bare = "-----BEGIN PRIVATE KEY-----\naA==\n-----END PRIVATE KEY-----";
        let encrypted = |text| blocks(text).next().unwrap().is_encrypted();
        assert!(encrypted(old) && encrypted(new) && !encrypted(bare));
    }
}
