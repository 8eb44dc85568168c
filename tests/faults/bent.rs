//! Wrappers around the production loop's dependencies. Each makes one mistake that the harness must find.
//!
//! All processes of the harness use these wrappers. Without a [`Mutant`] they pass every call through.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::SignedDuration;
use zhengxin::drive::Keep;
use zhengxin::flow::Facts;
use zhengxin::gateway::{CallError, ConnectReason, Gateway, Outgoing};
use zhengxin::journey::{Durability, Snapshot};
use zhengxin::protocol::{Arrived, Effect, Method, Reply};
use zhengxin::session::{SessionKeep, SessionKeepError};
use zhengxin::store::Disk;

use super::disk::FaultyDisk;
use super::gateway::Line;

/// A mistake that a program could make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// A submission is recorded only after its reply has come.
    RecordAfterSend,
    /// Any login settles a submission, whatever it says.
    SettleOnAnyLogin,
    /// A login may say without any wait that a submission did not act.
    NegativeEvidenceAtOnce,
    /// A new process forgets the submissions that were sent.
    SentForgottenAtRestart,
    /// Errors of storing the session are ignored.
    SaveErrorsSwallowed,
    /// The content of a file is not synced.
    SyncLeftOut,
    /// The names in a directory are not synced.
    DirectorySyncLeftOut,
    /// A file is overwritten in place instead of replaced by a new one.
    WrittenInPlace,
    /// Errors of a write are ignored.
    WriteErrorsSwallowed,
    /// An unreadable session is removed and started afresh.
    UnreadableSessionBegunAnew,
    /// A submission without a reply is sent again.
    SubmissionRetriedOnTimeout,
    /// A call without a reply counts as one that never left.
    LostReplyMeansNotSent,
    /// A report counts as saved before it is written.
    ReportSavedBeforeWritten,
}

/// The disk under a mutant.
#[derive(Debug)]
pub struct BentDisk {
    pub disk: Arc<FaultyDisk>,
    pub mutant: Option<Mutant>,
    pub session: PathBuf,
}

impl BentDisk {
    fn is(&self, mutant: Mutant) -> bool {
        self.mutant == Some(mutant)
    }

    fn is_unfinished_session(&self, path: &Path) -> bool {
        path.as_os_str().to_string_lossy() == format!("{}.tmp", self.session.display())
    }
}

impl Disk for BentDisk {
    fn open(&self, path: &Path, options: &OpenOptions) -> io::Result<File> {
        if self.is(Mutant::WrittenInPlace) && self.is_unfinished_session(path) {
            let mut options = OpenOptions::new();
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            return self.disk.open(&self.session, options.write(true).create(true).truncate(true));
        }
        let opened = self.disk.open(path, options);
        if self.is(Mutant::UnreadableSessionBegunAnew) && path == self.session && opened.is_err() {
            let _ = self.disk.remove(path);
            return Err(io::ErrorKind::NotFound.into());
        }
        opened
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.disk.create_dir(dir)
    }

    fn read(&self, file: &File, into: &mut Vec<u8>) -> io::Result<usize> {
        self.disk.read(file, into)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        match self.disk.write(file, bytes) {
            Err(_) if self.is(Mutant::WriteErrorsSwallowed) => Ok(bytes.len()),
            written => written,
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        if self.is(Mutant::SyncLeftOut) { Ok(()) } else { self.disk.sync(file) }
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        if self.is(Mutant::DirectorySyncLeftOut) { Ok(()) } else { self.disk.sync_dir(dir) }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let in_place = self.is(Mutant::WrittenInPlace) && self.is_unfinished_session(from);
        if in_place { Ok(()) } else { self.disk.rename(from, to) }
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename_new(from, to)
    }

    fn link(&self, file: &File, to: &Path) -> io::Result<()> {
        self.disk.link(file, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
}

/// The connection to the gateway under a mutant. It records whether the last call was a login.
#[derive(Debug)]
pub struct BentLine {
    pub line: Line,
    pub mutant: Option<Mutant>,
    pub login_tried: Arc<AtomicBool>,
}

impl Gateway for BentLine {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        self.login_tried.store(call.request().method().known() == Some(Method::Login), Ordering::SeqCst);
        let outcome = self.line.call(call).await;
        let submits = call.request().effect() == Effect::Submits;
        match (&outcome, self.mutant) {
            (Err(_), Some(Mutant::SubmissionRetriedOnTimeout)) if submits => self.line.call(call).await,
            (Err(error), Some(Mutant::LostReplyMeansNotSent)) if error.arrived() == Arrived::Maybe => {
                Err(CallError::Connect { origin: "https://g.example".into(), reason: ConnectReason::Refused })
            }
            _ => outcome,
        }
    }
}

/// The store of the facts under a mutant.
#[derive(Debug)]
pub struct BentKeep {
    pub keep: SessionKeep,
    pub mutant: Option<Mutant>,
    pub login_tried: Arc<AtomicBool>,
    /// True until this process has asked for the facts.
    pub is_new: bool,
}

impl BentKeep {
    fn is(&self, mutant: Mutant) -> bool {
        self.mutant == Some(mutant)
    }

    /// The facts that are stored after a call instead of the real ones.
    fn bent(&self, snapshot: &Snapshot) -> Snapshot {
        let mut snapshot = snapshot.clone();
        if self.login_tried.swap(false, Ordering::SeqCst) && self.is(Mutant::SettleOnAnyLogin) {
            snapshot.facts.sent.clear();
        }
        snapshot
    }

    fn passed_over(&self, stored: Result<(), SessionKeepError>) -> Result<(), SessionKeepError> {
        if self.is(Mutant::SaveErrorsSwallowed) { Ok(()) } else { stored }
    }
}

impl Keep for BentKeep {
    type Error = SessionKeepError;

    async fn hold(&mut self) -> Result<Option<Snapshot>, SessionKeepError> {
        let mut held = self.keep.hold().await?;
        if let Some(snapshot) = &mut held {
            bend_read(self.mutant, &mut snapshot.facts, self.is_new);
        }
        self.is_new = false;
        Ok(held)
    }

    async fn save(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), SessionKeepError> {
        if self.is(Mutant::RecordAfterSend) && !snapshot.facts.sent.is_empty() {
            return Ok(());
        }
        let stored = self.keep.save(snapshot, durability).await;
        self.passed_over(stored)
    }

    async fn release(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), SessionKeepError> {
        let stored = self.keep.release(&self.bent(snapshot), durability).await;
        self.passed_over(stored)
    }

    fn may_be_restored(&self) -> bool {
        self.keep.may_be_restored()
    }

    fn has_picture(&self) -> bool {
        self.keep.has_picture()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), SessionKeepError> {
        self.keep.put_picture(picture).await
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        self.keep.take_picture().await
    }
}

/// Changes facts that were read from the disk. `is_new` is true for a process that has read none before.
pub fn bend_read(mutant: Option<Mutant>, facts: &mut Facts, is_new: bool) {
    match mutant {
        Some(Mutant::SentForgottenAtRestart) if is_new => facts.sent.clear(),
        Some(Mutant::NegativeEvidenceAtOnce) => {
            for sent in &mut facts.sent {
                sent.at -= SignedDuration::from_secs(sent.settle_after.max(sent.timeout));
            }
        }
        _ => {}
    }
}
