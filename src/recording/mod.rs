//! Recordings: one line of JSON per call with its request and its reply, masked before it is written.
//!
//! In: a request with its reply, or the reason why there is none. Out: lines appended to a file ([`Recorder`]); read
//! back, the replies by method ([`Recording`]). A recording keeps the parts of the protocol (members, methods, keys,
//! types, codes, statuses) and other names that look like protocol names. All other text of a person or a gateway is
//! masked or reduced to its shape, so that a recording can be shared. Knows `protocol` and `store`.

mod masked;
mod read;

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;

pub use read::{Recording, RecordingError};

use crate::protocol::{Class, KnownValues, Merchant, Reply, Request};
use crate::store::{AppendFile, LineKind, StoreError, SystemDisk};

/// Recognises a recording.
const LINES: LineKind = LineKind { begins: "{\"time\":\"", members: &["request", "reply"] };

/// Records calls of any number of applicants in one file.
#[derive(Debug)]
pub struct Recorder {
    file: AppendFile,
}

impl Recorder {
    /// Opens the file, or creates it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { file: AppendFile::open(Arc::new(SystemDisk), path, LINES)? })
    }

    /// Appends a call for `merchant` with its reply, or with the class of its failure. Values in `known` are
    /// removed from the reply. Blocks while writing.
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
