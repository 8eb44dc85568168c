//! Tells a ledger from other files by its first bytes, before SQLite opens it: SQLite would turn the write-ahead log on in
//! the database of another program.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Sqlite;
use crate::ledger::error::LedgerError;

/// "zxlg": marks a file as a ledger of this program.
pub const APPLICATION_ID: i64 = 0x7a78_6c67;
/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How many bytes tell what a file is: the header of the database and the start of the page of its schema.
const START: usize = 105;

/// What a file is, as far as it says so without its write-ahead log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is marked as a ledger of this program. It may be damaged.
    Ledger,
    /// It is a database without tables or a mark, as the making of a ledger leaves it until its tables are moved there
    /// from the log.
    Unmade,
    /// Everything else.
    Other,
}

impl Kind {
    /// What the file at `path` is. It is only read.
    pub fn of(path: &Path) -> Self {
        let mut start = Vec::with_capacity(START);
        match File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start)) {
            Ok(_) if start.starts_with(MAGIC) => Self::of_database(&start),
            Ok(_) | Err(_) => Self::Other,
        }
    }

    fn of_database(start: &[u8]) -> Self {
        let number =
            |at: usize| start.get(at..at + 4).and_then(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?)));
        let (version, application_id) = (number(60), number(68));
        // The type of the schema's page, and how many cells it has.
        let has_no_schema = matches!(start.get(100..START), Some([13, _, _, 0, 0]));
        match application_id {
            None => Self::Ledger, // cut off: SQLite says that it is damaged
            Some(id) if i64::from(id) == APPLICATION_ID => Self::Ledger,
            Some(0) if version == Some(0) && has_no_schema => Self::Unmade,
            Some(_) => Self::Other,
        }
    }
}

impl Sqlite {
    /// True if the database, together with its log, belongs to another program. The connection must not be used then: when
    /// it is closed, the database and the log are still as they were.
    pub(super) fn is_of_another_program(&self) -> Result<bool, LedgerError> {
        self.keep_log(true)?;
        let is_another = self.pragma("application_id")? != APPLICATION_ID && !self.is_unmade()?;
        self.keep_log(is_another)?;
        Ok(is_another)
    }
}
