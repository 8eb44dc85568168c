//! Recordings: what was asked and what was answered, a line of JSON for each call, masked before it is written.
//!
//! In: a request with its reply, or why there is none. Out: lines at the end of a file ([`Recorder`]), and read back, the
//! replies by method ([`Recording`]). A recording holds what the protocol itself says (members, methods, keys, types, codes,
//! statuses), and of other names those that look like a protocol's; everything else that a person or a gateway wrote is masked
//! or reduced to its shape, so it can be handed to somebody else. Knows `protocol` and `store`.

mod masked;
mod read;

use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

pub use read::{Recording, RecordingError};

use crate::protocol::{Class, KnownValues, Merchant, Reply, Request};
use crate::store::{AppendFile, LineKind, StoreError};

/// How a recording is told from other files.
const LINES: LineKind = LineKind { begins: "{\"time\":\"", members: &["request", "reply"] };

/// Where calls are recorded, of any number of applicants.
#[derive(Debug)]
pub struct Recorder {
    file: AppendFile,
}

impl Recorder {
    /// Opens the file, or makes it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { file: AppendFile::open(path, LINES)? })
    }

    /// Adds a call for `merchant` and its reply, or the class of the failure that came instead. Nothing that is `known`
    /// stands in the reply. Blocks as long as the file takes.
    pub fn add(
        &self,
        merchant: &Merchant,
        known: &KnownValues,
        request: &Request,
        reply: Result<&Reply, Class>,
    ) -> Result<(), StoreError> {
        let line = json!({
            "time": Timestamp::now(),
            "request": masked::request(request, merchant, known),
            "reply": reply.ok().map(|reply| masked::reply(reply, known)),
            "failed": reply.err().map(|class| class.spec().name),
        });
        self.file.append_json(&line)
    }
}
