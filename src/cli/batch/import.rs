//! Imports the rows of a list into the ledger, all of them or none.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use serde::Serialize;
use serde::ser::SerializeMap;
use zeroize::Zeroizing;

use crate::batch::list::{BadRow, List, ListError, ListOptions, ListRow, ValueName, open_list};
use crate::batch::{BatchError, UnstoredRows, seal_snapshot};
use crate::cli::batch::ledger::Opened;
use crate::cli::batch::sessions::Sessions;
use crate::cli::batch::storing::{Chunk, check, store};
use crate::cli::context::Context;
use crate::config::Profile;
use crate::failure;
use crate::few::Few;
use crate::journey::Snapshot;
use crate::ledger::{Imported, Incoming, Kind, Seal};
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::Secret;
use crate::session::SessionError;

/// How a list is imported.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The list.
    pub list: &'a Path,
    /// True to skip bad rows instead of refusing the list.
    pub skip_bad: bool,
    /// True to check the list without importing it.
    pub check: bool,
    /// True to seal again, with the current key, what a lost key has sealed.
    pub rekeys: bool,
    /// True to keep the values outside the ledger.
    pub no_store: bool,
}

/// The result of importing a list.
#[derive(Debug, Default)]
pub struct Took {
    /// The result for the good rows.
    pub imported: Imported,
    /// The bad rows.
    pub bad: Few<BadRow>,
    /// The user_ids of applicants that need values sealed again, but have no row in the list.
    pub missing: Few<String>,
    /// The values, if the ledger stores none.
    pub unstored: Option<UnstoredRows>,
}

/// Why a list cannot be imported, although it can be read.
enum ImportError {
    Batch(BatchError),
    /// The session of this applicant cannot be read.
    Session(SessionError, String),
}

impl<E: Into<BatchError>> From<E> for ImportError {
    fn from(error: E) -> Self {
        Self::Batch(error.into())
    }
}

impl ImportError {
    fn failure(&self, lang: Lang) -> Box<Failure> {
        match self {
            Self::Batch(error) => failure::batch(error, lang),
            Self::Session(error, user_id) => failure::session(error, user_id, lang),
        }
    }
}

/// How many rows a chunk has.
const ROWS: usize = 256;
/// How many chunks may wait for the next thread.
const CHUNKS: usize = 4;

/// The values of a row in the form of an answers file.
struct AsAnswers<'a>(&'a ListRow);

impl Serialize for AsAnswers<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let mut by_method: BTreeMap<&str, Vec<(&ValueName, &Secret)>> = BTreeMap::new();
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in row.values.iter() {
            match name.method {
                Some(method) => by_method.entry(method.name()).or_default().push((name, value)),
                None => map.serialize_entry(name.key.name(), value.expose())?,
            }
        }
        for (method, values) in by_method {
            let values: BTreeMap<&str, &str> =
                values.iter().map(|(name, value)| (name.key.wire(), value.expose())).collect();
            map.serialize_entry(method, &values)?;
        }
        let settings = [
            ("route", row.route.map(|route| route.name())),
            ("save", row.save.as_ref().map(|save| save.text())),
            ("authorization", row.authorization.as_ref().map(|reference| reference.text())),
        ];
        for (name, value) in settings {
            if let Some(value) = value {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

impl Import<'_> {
    /// Imports the list in one transaction, so that a list is imported whole or not at all. A bad row refuses the whole
    /// list, unless bad rows are skipped.
    pub fn run(self, opened: &mut Opened, profile: &Profile, context: &mut Context) -> Result<Took, Box<Failure>> {
        let (lang, now) = (context.lang(), context.now());
        let state = context.state()?;
        let options = ListOptions { verify_numbers: !context.global.no_verify_input, ..ListOptions::default() };
        let source = open_list(self.list, context.global.allow_shared_file, &mut context.stdin);
        let source = source.map_err(|error| failure::list(&error, lang))?;
        let list = List::open(source, options).map_err(|error| failure::list(&error, lang))?;
        let sessions = Sessions::of(&state, profile);
        let (seal, binding, mut took) = (opened.seal.clone(), &opened.binding, Took::default());
        took.unstored =
            self.no_store.then(UnstoredRows::new).transpose().map_err(|error| failure::batch(&error, lang))?;
        let (ledger, bad, unstored) = (&mut opened.ledger, &mut took.bad, took.unstored.as_mut());
        // Reading, sealing and storing take about the same time each, so each has a thread.
        let stored = thread::scope(|scope| {
            let (read, to_seal) = sync_channel(CHUNKS);
            let (sealed, to_store) = sync_channel(CHUNKS);
            let (checks, rekeys, by) = (self.check, self.rekeys, seal.clone());
            let storing = scope.spawn(move || match checks {
                true => check(ledger, &to_store).map(|imported| (imported, Few::default())),
                false => store(ledger, &to_store, (&by, binding, rekeys), now),
            });
            let sealing = scope.spawn(|| seal_rows(to_seal, sealed, (&seal, &sessions), unstored));
            let read = self.read(list, read, bad);
            let sealed = sealing.join().unwrap_or_else(|panic| resume_unwind(panic));
            let stored = storing.join().unwrap_or_else(|panic| resume_unwind(panic));
            let stored = sealed.and(stored.map_err(ImportError::from)).map_err(|error| error.failure(lang));
            read.map_err(|error| failure::list(&error, lang)).and(stored)
        });
        (took.imported, took.missing) = stored?;
        Ok(took)
    }

    /// Reads the rows and sends them to the thread that seals them. Stops early if that thread has failed, which reports
    /// why. If the list cannot be read to its end, the storing thread gets no `Keep` and rolls back.
    fn read<R: std::io::Read>(
        self,
        list: List<R>,
        rows: SyncSender<Chunk<ListRow>>,
        bad: &mut Few<BadRow>,
    ) -> Result<(), ListError> {
        let (mut chunk, mut is_empty) = (Vec::with_capacity(ROWS), true);
        for row in list {
            is_empty = false;
            match row? {
                Ok(row) => chunk.push(row),
                Err(row) => bad.push(row),
            }
            if chunk.len() == ROWS {
                let full = std::mem::replace(&mut chunk, Vec::with_capacity(ROWS));
                if rows.send(Chunk::Rows(full)).is_err() {
                    return Ok(());
                }
            }
        }
        if is_empty {
            return Err(ListError::Empty); // a header without rows
        }
        let keeps = !self.check && (bad.is_empty() || self.skip_bad);
        for last in [Chunk::Rows(chunk), if keeps { Chunk::Keep } else { Chunk::Drop }] {
            let _ = rows.send(last);
        }
        Ok(())
    }
}

/// Seals the rows and sends them to the thread that stores them. If it fails, that thread gets no `Keep` and rolls back.
fn seal_rows(
    rows: Receiver<Chunk<ListRow>>,
    sealed: SyncSender<Chunk<Incoming>>,
    (seal, sessions): (&Seal, &Sessions<'_>),
    mut unstored: Option<&mut UnstoredRows>,
) -> Result<(), ImportError> {
    for chunk in rows {
        let chunk = match chunk {
            Chunk::Rows(rows) => {
                let sealed = rows.iter().map(|row| incoming(row, seal, sessions, unstored.as_deref_mut()));
                Chunk::Rows(sealed.collect::<Result<_, _>>()?)
            }
            Chunk::Keep => {
                unstored.as_mut().map_or(Ok(()), |unstored| unstored.write_out())?;
                Chunk::Keep
            }
            Chunk::Drop => Chunk::Drop,
        };
        if sealed.send(chunk).is_err() {
            return Ok(()); // the storing thread has failed and reports why
        }
    }
    Ok(())
}

/// Converts a row for the ledger. Its values go into `unstored`, if that is given.
fn incoming(
    row: &ListRow,
    seal: &Seal,
    sessions: &Sessions<'_>,
    unstored: Option<&mut UnstoredRows>,
) -> Result<Incoming, ImportError> {
    let canonical = row.canonical_bytes();
    let row_hash = seal.macs().of_bytes("row", &canonical);
    // Enough room for any row but one of many escapes: a growing buffer would leave copies of the values behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(2 * canonical.len()));
    serde_json::to_writer(&mut *plain, &AsAnswers(row)).map_err(|_| BatchError::Sealed)?;
    let facts = sessions.facts(&row.user_id).map_err(|error| ImportError::Session(error, row.user_id.clone()))?;
    let snapshot = facts.map(Snapshot::from);
    let values = match unstored {
        Some(unstored) => unstored.add(&row.user_id, &row_hash, &plain).map(|()| None)?,
        None => Some(seal.seal(&row.user_id, Kind::Values, &plain)?),
    };
    Ok(Incoming {
        login: seal.macs().of_login_name(row.login_name().expose()),
        row_hash,
        values,
        snapshot: snapshot.map(|snapshot| seal_snapshot(seal, &row.user_id, &snapshot, None)).transpose()?,
        user_id: row.user_id.clone(),
    })
}
