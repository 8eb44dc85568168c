//! The file that notices are appended to.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::off_thread::off_thread;
use crate::store::{AppendFile, LineKind, StoreError, SystemDisk};

/// Recognises a file of notices.
const LINES: LineKind = LineKind { begins: "{\"at\":\"", members: &["at", "verified"] };

/// A file with a line for each notice.
#[derive(Clone, Debug)]
pub struct NoticeFile(Arc<AppendFile>);

impl NoticeFile {
    /// Opens the file, or creates a private one. A file with other content is refused and left unchanged.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(AppendFile::open(Arc::new(SystemDisk), path, LINES)?)))
    }

    /// Appends a notice's line, and returns once it is on the disk.
    pub async fn append(&self, line: Value) -> Result<(), StoreError> {
        let file = Arc::clone(&self.0);
        off_thread(move || file.append_json(&line).and_then(|()| file.sync())).await
    }
}
