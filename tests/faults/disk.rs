//! A disk that fails: it counts the operations of the production store, lets the operations named by a case fail, and
//! stops working once the process was killed or the power was cut.
//!
//! The files are real ones, in a directory in memory if there is one. What a power cut would leave of them is tracked
//! separately ([`Image`]).

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use zhengxin::store::{Disk, SystemDisk};

use super::image::{Cut, Image};

/// The system's error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errno {
    Io,
    NoSpace,
    Quota,
}

pub const ERRNOS: [Errno; 3] = [Errno::Io, Errno::NoSpace, Errno::Quota];

/// The fault at an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// The operation fails. A write writes half of its bytes first.
    Fails(Errno),
    /// This operation and all later ones of the process fail.
    FailsFromNowOn(Errno),
    /// The process is killed before the operation, or after it.
    Killed(When),
    /// The power is cut before the operation, or after it.
    PowerCut(When, Cut),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Before,
    After,
}

pub const WHENS: [When; 2] = [When::Before, When::After];

/// How a process ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    Killed,
    PowerCut(Cut),
}

#[derive(Debug)]
struct State {
    image: Image,
    /// The operations so far, from 0.
    count: u64,
    faults: BTreeMap<u64, DiskFault>,
    injected: u64,
    fails: Option<Errno>,
    dead: Option<Death>,
}

/// The disk of one computer.
#[derive(Debug)]
pub struct FaultyDisk {
    root: PathBuf,
    state: Mutex<State>,
    _dir: tempfile::TempDir,
}

/// How an operation goes on.
enum Course {
    Goes,
    Half(Errno),
    ThenDies(Death),
}

impl Errno {
    fn error(self) -> io::Error {
        let errno = match self {
            Self::Io => rustix::io::Errno::IO,
            Self::NoSpace => rustix::io::Errno::NOSPC,
            Self::Quota => rustix::io::Errno::DQUOT,
        };
        errno.into()
    }
}

impl FaultyDisk {
    /// An empty disk, in memory if the system supports that.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let dir = tempfile::Builder::new().prefix("zhengxin-faults-").tempdir_in(place).unwrap();
        let root = dir.path().canonicalize().unwrap();
        let state =
            State { image: Image::new(&root), count: 0, faults: BTreeMap::new(), injected: 0, fails: None, dead: None };
        Self { root, state: Mutex::new(state), _dir: dir }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Empties the disk, and sets the faults of a case.
    pub fn begin(&self, faults: BTreeMap<u64, DiskFault>) {
        self.fill(Vec::new());
        let mut state = self.state();
        (state.count, state.faults, state.injected, state.fails, state.dead) = (0, faults, 0, None, None);
    }

    /// The number of operations so far, and of those that met a fault.
    pub fn counts(&self) -> (u64, u64) {
        let state = self.state();
        (state.count, state.injected)
    }

    pub fn is_dead(&self) -> bool {
        self.state().dead.is_some()
    }

    /// Stops the process or the whole computer now.
    pub fn die(&self, death: Death) {
        self.state().dead.get_or_insert(death);
    }

    /// Starts the next process. After a power cut, the disk has only the content that the cut left. Returns how the
    /// previous process was stopped, if it was.
    pub fn restart(&self) -> Option<Death> {
        let dead = {
            let mut state = self.state();
            state.fails = None;
            state.dead.take()
        };
        if let Some(Death::PowerCut(cut)) = dead {
            let left = self.state().image.after(cut);
            self.fill(left);
        }
        dead
    }

    /// Replaces the whole content by this, all of it synced.
    fn fill(&self, content: Vec<(PathBuf, Option<Vec<u8>>)>) {
        for entry in fs::read_dir(&self.root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
        }
        let mut image = Image::new(&self.root);
        for (path, bytes) in content {
            match bytes {
                None => {
                    DirBuilder::new().mode(0o700).create(&path).unwrap();
                    image.made_dir(&path);
                }
                Some(bytes) => {
                    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).unwrap();
                    file.write_all(&bytes).unwrap();
                    let ino = file.metadata().unwrap().ino();
                    image.made(ino, Some(&path));
                    image.written(ino, &bytes);
                    image.synced(ino);
                }
            }
            image.synced_dir(path.parent().unwrap());
        }
        self.state().image = image;
    }

    /// True if the file satisfies the condition in every state that a power cut could leave now.
    pub fn surely(&self, path: &Path, is: impl Fn(Option<&[u8]>) -> bool) -> bool {
        self.state().image.possible(path).into_iter().all(is)
    }

    /// Counts an operation and determines its course.
    fn course(&self) -> io::Result<Course> {
        let mut state = self.state();
        if state.dead.is_some() {
            return Err(Errno::Io.error());
        }
        let place = state.count;
        state.count += 1;
        let fault = state.faults.get(&place).copied();
        state.injected += u64::from(fault.is_some() || state.fails.is_some());
        match (fault, state.fails) {
            (Some(DiskFault::Fails(errno)), _) | (None, Some(errno)) => Ok(Course::Half(errno)),
            (Some(DiskFault::FailsFromNowOn(errno)), _) => {
                state.fails = Some(errno);
                Ok(Course::Half(errno))
            }
            (Some(DiskFault::Killed(when)), _) => dies(&mut state, when, Death::Killed),
            (Some(DiskFault::PowerCut(when, cut)), _) => dies(&mut state, when, Death::PowerCut(cut)),
            (None, None) => Ok(Course::Goes),
        }
    }

    /// Does an operation completely or not at all.
    fn whole<T>(&self, work: impl FnOnce() -> io::Result<T>, note: impl FnOnce(&mut Image, &T)) -> io::Result<T> {
        let course = self.course()?;
        if let Course::Half(errno) = course {
            return Err(errno.error());
        }
        let done = work()?;
        let mut state = self.state();
        note(&mut state.image, &done);
        if let Course::ThenDies(death) = course {
            state.dead = Some(death);
        }
        Ok(done)
    }
}

fn dies(state: &mut State, when: When, death: Death) -> io::Result<Course> {
    match when {
        When::Before => {
            state.dead = Some(death);
            Err(Errno::Io.error())
        }
        When::After => Ok(Course::ThenDies(death)),
    }
}

fn ino(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|found| found.ino())
}

impl Disk for FaultyDisk {
    fn open(&self, path: &Path, options: &OpenOptions) -> io::Result<File> {
        let before = ino(path);
        let open = || {
            let file = options.open(path)?;
            let found = file.metadata()?;
            Ok((file, found))
        };
        let opened = self.whole(open, |image, (_, found)| {
            if found.is_file() && before != Some(found.ino()) {
                image.made(found.ino(), Some(path).filter(|path| ino(path) == Some(found.ino())));
            } else if found.is_file() {
                image.has_length(found.ino(), found.len());
            }
        });
        opened.map(|(file, _)| file)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.whole(|| SystemDisk.create_dir(dir), |image, ()| image.made_dir(dir))
    }

    fn read(&self, file: &File, into: &mut Vec<u8>) -> io::Result<usize> {
        self.whole(|| SystemDisk.read(file, into), |_, _| ())
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let course = self.course()?;
        let half = if let Course::Half(_) = course { &bytes[..bytes.len() / 2] } else { bytes };
        let written = SystemDisk.write(file, half)?;
        let mut state = self.state();
        state.image.written(file.metadata()?.ino(), &half[..written]);
        match course {
            Course::Goes => Ok(written),
            Course::Half(errno) => Err(errno.error()),
            Course::ThenDies(death) => {
                state.dead = Some(death);
                Ok(written)
            }
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.whole(|| file.metadata(), |image, found| image.synced(found.ino())).map(drop)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.whole(|| fs::metadata(dir), |image, _| image.synced_dir(dir)).map(drop)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let moved = || Ok((ino(from), SystemDisk.rename(from, to)?));
        self.whole(moved, |image, (ino, ())| image.moved(ino.unwrap(), from, to)).map(drop)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let moved = || Ok((ino(from), SystemDisk.rename_new(from, to)?));
        self.whole(moved, |image, (ino, ())| image.moved(ino.unwrap(), from, to)).map(drop)
    }

    fn link(&self, file: &File, to: &Path) -> io::Result<()> {
        let linked = || SystemDisk.link(file, to).and_then(|()| file.metadata());
        self.whole(linked, |image, found| image.named(found.ino(), to)).map(drop)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.whole(|| SystemDisk.remove(path), |image, ()| image.unnamed(path))
    }
}
