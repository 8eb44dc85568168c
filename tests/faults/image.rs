//! Tracks what a power cut would leave of a directory: the synced content of each file and the synced names of each
//! directory. Of later changes, the kind of cut decides how many survive, and in which order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use fastrand::Rng;

/// Which of the unsynced changes reach the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// None of them.
    Nothing,
    /// Only names, not contents: a file that was renamed before it was synced is empty.
    Names,
    /// The contents, and not the names.
    Contents,
    /// All of them.
    Everything,
    /// Some, in random order. Each name and each content is in one of its states since the last sync, and the last
    /// write may be torn.
    Mixed(u64),
}

/// The cuts without chance.
pub const CUTS: [Cut; 4] = [Cut::Nothing, Cut::Names, Cut::Contents, Cut::Everything];

/// The target of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    File(u64),
    Dir,
}

/// The names in a directory: those that were synced, and later changes.
#[derive(Debug, Default)]
struct Names {
    synced: BTreeMap<OsString, Entry>,
    since: Vec<(OsString, Option<Entry>)>,
}

/// The content of a file: the synced one, and all later ones, oldest first.
#[derive(Debug, Default)]
struct Content {
    synced: Vec<u8>,
    since: Vec<Vec<u8>>,
}

/// All files below a directory, with every state that a cut may leave.
#[derive(Debug, Default)]
pub struct Image {
    root: PathBuf,
    dirs: HashMap<PathBuf, Names>,
    files: HashMap<u64, Content>,
}

impl Names {
    fn all(&self) -> BTreeSet<&OsStr> {
        self.synced.keys().chain(self.since.iter().map(|(name, _)| name)).map(OsString::as_os_str).collect()
    }

    /// The possible targets of the name after a cut: first the synced one, last the present one.
    fn states(&self, name: &OsStr) -> Vec<Option<Entry>> {
        let since = self.since.iter().filter(|(other, _)| other == name).map(|(_, entry)| *entry);
        std::iter::once(self.synced.get(name).copied()).chain(since).collect()
    }
}

impl Content {
    fn now(&self) -> &Vec<u8> {
        self.since.last().unwrap_or(&self.synced)
    }
}

impl Image {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), dirs: [(root.to_owned(), Names::default())].into(), files: HashMap::new() }
    }

    fn names(&mut self, path: &Path) -> (&mut Names, OsString) {
        let (dir, name) = (path.parent().unwrap(), path.file_name().unwrap());
        (self.dirs.entry(dir.to_owned()).or_default(), name.to_owned())
    }

    fn is(&mut self, path: &Path, entry: Option<Entry>) {
        let (names, name) = self.names(path);
        names.since.push((name, entry));
    }

    /// Records that a file without content was created, with a name or without one.
    pub fn made(&mut self, ino: u64, path: Option<&Path>) {
        self.files.insert(ino, Content::default());
        if let Some(path) = path {
            self.is(path, Some(Entry::File(ino)));
        }
    }

    /// Records the length of an open file, which may have been truncated.
    pub fn has_length(&mut self, ino: u64, length: u64) {
        if let Some(content) = self.files.get_mut(&ino).filter(|content| length == 0 && !content.now().is_empty()) {
            content.since.push(Vec::new());
        }
    }

    pub fn made_dir(&mut self, dir: &Path) {
        self.dirs.insert(dir.to_owned(), Names::default());
        self.is(dir, Some(Entry::Dir));
    }

    pub fn written(&mut self, ino: u64, bytes: &[u8]) {
        let content = self.files.entry(ino).or_default();
        let mut now = content.now().clone();
        now.extend_from_slice(bytes);
        content.since.push(now);
    }

    pub fn synced(&mut self, ino: u64) {
        if let Some(content) = self.files.get_mut(&ino)
            && let Some(now) = content.since.pop()
        {
            *content = Content { synced: now, since: Vec::new() };
        }
    }

    pub fn synced_dir(&mut self, dir: &Path) {
        let names = self.dirs.entry(dir.to_owned()).or_default();
        for (name, entry) in std::mem::take(&mut names.since) {
            match entry {
                Some(entry) => drop(names.synced.insert(name, entry)),
                None => drop(names.synced.remove(&name)),
            }
        }
    }

    pub fn named(&mut self, ino: u64, path: &Path) {
        self.is(path, Some(Entry::File(ino)));
    }

    pub fn moved(&mut self, ino: u64, from: &Path, to: &Path) {
        self.unnamed(from);
        self.named(ino, to);
    }

    pub fn unnamed(&mut self, path: &Path) {
        self.is(path, None);
    }

    /// Every content that a file may have after a cut, and `None` if it may be missing.
    pub fn possible(&self, path: &Path) -> Vec<Option<&[u8]>> {
        let (dir, name) = (path.parent().unwrap(), path.file_name().unwrap());
        let mut found = Vec::new();
        if dir != self.root && self.dir_may_be_missing(dir) {
            found.push(None);
        }
        for state in self.dirs.get(dir).map(|names| names.states(name)).unwrap_or_else(|| vec![None]) {
            match state {
                Some(Entry::File(ino)) => {
                    let content = &self.files[&ino];
                    found.push(Some(content.synced.as_slice()));
                    found.extend(content.since.iter().map(|since| Some(since.as_slice())));
                }
                Some(Entry::Dir) | None => found.push(None),
            }
        }
        found
    }

    fn dir_may_be_missing(&self, dir: &Path) -> bool {
        let (above, name) = (dir.parent().unwrap(), dir.file_name().unwrap());
        let here = self.dirs.get(above).is_none_or(|names| names.states(name).contains(&None));
        here || (above != self.root && self.dir_may_be_missing(above))
    }

    /// The directories and files after a cut, each directory before its entries.
    pub fn after(&self, cut: Cut) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        let mut chance = Rng::with_seed(if let Cut::Mixed(seed) = cut { seed } else { 0 });
        let mut left = Vec::new();
        self.collect(&self.root, cut, &mut chance, &mut left);
        left
    }

    fn collect(&self, dir: &Path, cut: Cut, chance: &mut Rng, left: &mut Vec<(PathBuf, Option<Vec<u8>>)>) {
        let Some(names) = self.dirs.get(dir) else { return };
        for name in names.all() {
            let states = names.states(name);
            let state = match cut {
                Cut::Nothing | Cut::Contents => states[0],
                Cut::Names | Cut::Everything => states[states.len() - 1],
                Cut::Mixed(_) => states[chance.usize(..states.len())],
            };
            let path = dir.join(name);
            match state {
                Some(Entry::File(ino)) => left.push((path, Some(self.content(ino, cut, chance)))),
                Some(Entry::Dir) => {
                    left.push((path.clone(), None));
                    self.collect(&path, cut, chance, left);
                }
                None => {}
            }
        }
    }

    fn content(&self, ino: u64, cut: Cut, chance: &mut Rng) -> Vec<u8> {
        let content = &self.files[&ino];
        match cut {
            Cut::Nothing | Cut::Names => content.synced.clone(),
            Cut::Contents | Cut::Everything => content.now().clone(),
            Cut::Mixed(_) => match chance.usize(..=content.since.len()) {
                0 => content.synced.clone(),
                place => {
                    let mut torn = content.since[place - 1].clone();
                    // A write that only appended cannot damage the synced content.
                    let kept = if torn.starts_with(&content.synced) { content.synced.len() } else { 0 };
                    if chance.bool() {
                        torn.truncate(chance.usize(kept..=torn.len()));
                    }
                    torn
                }
            },
        }
    }
}
