//! Reads a million rows and measures time and memory. The figures only mean something in an optimised build:
//!
//! `cargo test --release --lib batch::list::speed -- --ignored --nocapture`

use std::fs;
use std::io::{self, Read, Write};

use super::{List, ListOptions};
use crate::protocol::check::identity_check_digit;

const ROWS: u64 = 1_000_000;
const HEADER: &str = "user_id,login_name,password,bank_card,card_type,real_name,id_card,cellphone\n";

/// A list that is produced while it is read, so that only the reader's memory counts.
struct Rows {
    next: u64,
    line: Vec<u8>,
    at: usize,
    is_json: bool,
}

impl Rows {
    fn new(is_json: bool) -> Self {
        Self { next: 0, line: if is_json { Vec::new() } else { HEADER.into() }, at: 0, is_json }
    }

    fn fill(&mut self) {
        let number = self.next;
        let digits = format!("990000{}{:03}", 18_800_101 + number % 28, number % 1000);
        let id = format!("{digits}{}", identity_check_digit(&digits));
        self.line.clear();
        let (card, phone) = ("6200000000000005", 13_800_000_000 + number);
        match self.is_json {
            true => writeln!(
                self.line,
                "{{\"user_id\":\"applicant-{number}\",\"login_name\":\"name{number}\",\"password\":\"Pass word{number}\",\
                 \"bank_card\":\"{card}\",\"card_type\":\"1\",\"real_name\":\"张三\",\"id_card\":\"{id}\",\"cellphone\":\"{phone}\"}}"
            ),
            false => writeln!(
                self.line,
                "applicant-{number},name{number},Pass word{number},{card},1,张三,{id},{phone}"
            ),
        }
        .unwrap();
        (self.next, self.at) = (self.next + 1, 0);
    }
}

impl Read for Rows {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < room.len() {
            if self.at == self.line.len() {
                if self.next == ROWS {
                    break;
                }
                self.fill();
            }
            let read = (&self.line[self.at..]).read(&mut room[written..])?;
            (self.at, written) = (self.at + read, written + read);
        }
        Ok(written)
    }
}

/// The CPU time of this thread in seconds, which other programs on the machine do not affect.
fn running() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    told.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// The peak memory of this process, in MB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

#[test]
#[ignore = "a measurement, on Linux"]
fn a_million_rows_are_read_in_flat_memory() {
    for is_json in [false, true] {
        let started = running();
        io::copy(&mut Rows::new(is_json), &mut io::sink()).unwrap();
        let made = running() - started;
        let started = running();
        let list = List::open(Rows::new(is_json), ListOptions::default()).unwrap();
        assert_eq!(list.filter(|row| row.as_ref().unwrap().is_ok()).count() as u64, ROWS);
        let read = running() - started - made;
        let rate = ROWS as f64 / read;
        eprintln!("{}: {rate:.0} rows/s of CPU time; peak {:?} MB", if is_json { "NDJSON" } else { "CSV" }, peak());
    }
    assert!(peak().is_none_or(|megabytes| megabytes < 100));
}
