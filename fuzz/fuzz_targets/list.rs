//! Reads any bytes as a list of applicants. Nothing panics, every row is reported with a line number that the list has,
//! the same bytes in smaller pieces give the same rows, and no two rows share a user_id.

#![no_main]

use std::collections::HashSet;
use std::io::{self, Read};

use libfuzzer_sys::fuzz_target;
use zhengxin::batch::list::{BadRow, List, ListOptions, ListRow};

/// Reads a few bytes at a time.
struct Slowly<'a>(&'a [u8], usize);

impl Read for Slowly<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let length = room.len().min(self.1);
        self.0.read(&mut room[..length])
    }
}

/// The report about a row.
fn told(row: &Result<ListRow, BadRow>) -> (u64, Vec<u8>) {
    match row {
        Ok(row) => (row.line, row.canonical_bytes().to_vec()),
        Err(bad) => (bad.line, bad.to_string().into_bytes()),
    }
}

fuzz_target!(|input: (u8, bool, &[u8])| {
    let (piece, verify_numbers, bytes) = input;
    let options = || ListOptions { verify_numbers, ..ListOptions::default() };
    let slowly = List::open(Slowly(bytes, usize::from(piece) + 1), options());
    let list = match List::open(bytes, options()) {
        Ok(list) => list,
        Err(error) => return assert_eq!(error.to_string(), slowly.err().unwrap().to_string()),
    };
    let rows: Vec<_> = list.map(Result::unwrap).collect();
    let slow: Vec<_> = slowly.ok().unwrap().map(Result::unwrap).collect();
    assert!(rows.iter().map(told).eq(slow.iter().map(told)));
    let mut user_ids = HashSet::new();
    for row in &rows {
        assert!((1..=bytes.len() as u64 + 1).contains(&told(row).0));
        if let Ok(row) = row {
            assert!(user_ids.insert(row.user_id.clone()) && !row.login_name().is_blank());
        }
    }
});
