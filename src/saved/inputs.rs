//! Expands the command line's paths: the named files, and every `*.json` below a named directory, sorted by
//! name.
//!
//! A directory is read when its turn comes, and only the names of its entries are kept in memory. Hidden files and
//! special files are skipped. Links to directories are skipped too, so that no path forms a cycle.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

use super::ReportFileError;
use crate::stdin::is_stdin;

/// The extension of reports in a directory.
const ENDING: &str = "json";

/// Iterates over the files.
#[derive(Debug)]
pub struct Inputs {
    named: IntoIter<PathBuf>,
    /// The open directories, each with its remaining entries.
    directories: Vec<(PathBuf, IntoIter<Entry>)>,
    found: usize,
    /// The current named directory, until it has yielded a file.
    bare: Option<PathBuf>,
    void: Vec<PathBuf>,
}

/// An entry of a directory.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    name: Box<OsStr>,
    is_directory: bool,
}

impl Inputs {
    /// The files that these command-line arguments name.
    pub fn of(named: Vec<PathBuf>) -> Self {
        Self { found: named.len(), named: named.into_iter(), directories: Vec::new(), bare: None, void: Vec::new() }
    }

    /// The named directories that turned out to contain no file.
    pub fn void(&self) -> &[PathBuf] {
        &self.void
    }

    /// The number of files found so far.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Opens a directory.
    fn enter(&mut self, path: PathBuf) -> Result<(), ReportFileError> {
        let entries = entries(&path).map_err(|source| ReportFileError::Io { path: path.clone(), source })?;
        // The directory was itself counted as an entry, but is not a file.
        self.found = (self.found + entries.len()).saturating_sub(1);
        self.directories.push((path, entries.into_iter()));
        Ok(())
    }

    /// The next path, and whether it is a directory.
    fn path(&mut self) -> Option<(PathBuf, bool)> {
        while let Some((directory, entries)) = self.directories.last_mut() {
            if let Some(entry) = entries.next() {
                return Some((directory.join(&*entry.name), entry.is_directory));
            }
            self.directories.pop();
        }
        self.void.extend(self.bare.take());
        let named = self.named.next()?;
        let is_directory = !is_stdin(&named) && named.is_dir();
        self.bare = is_directory.then(|| named.clone());
        Some((named, is_directory))
    }
}

impl Iterator for Inputs {
    type Item = Result<PathBuf, ReportFileError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.path()? {
                (file, false) => {
                    self.bare = None;
                    return Some(Ok(file));
                }
                (directory, true) => {
                    if let Err(error) = self.enter(directory) {
                        self.bare = None;
                        return Some(Err(error));
                    }
                }
            }
        }
    }
}

/// The reports and subdirectories of a directory, sorted by name.
fn entries(directory: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(directory)? {
        entries.extend(wanted(&entry?)?);
    }
    entries.sort_unstable();
    Ok(entries)
}

fn wanted(entry: &DirEntry) -> io::Result<Option<Entry>> {
    let name = entry.file_name();
    let kind = entry.file_type()?;
    let is_hidden = name.as_encoded_bytes().first() == Some(&b'.');
    let has_ending = || Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    let is_file = || kind.is_file() || (kind.is_symlink() && entry.path().is_file());
    let is_wanted = !is_hidden && (kind.is_dir() || (has_ending() && is_file()));
    Ok(is_wanted.then(|| Entry { name: name.into_boxed_os_str(), is_directory: kind.is_dir() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(root: &Path, named: &[&str]) -> Vec<String> {
        let inputs = Inputs::of(named.iter().map(|name| root.join(name)).collect());
        let name = |path: Result<PathBuf, ReportFileError>| {
            let path = path.unwrap();
            path.strip_prefix(root).unwrap_or(&path).to_str().unwrap().to_owned()
        };
        inputs.map(name).collect()
    }

    #[test]
    fn a_directory_stands_for_every_json_file_below_it_in_order() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path();
        fs::create_dir_all(root.join("d/m/n")).unwrap();
        fs::create_dir_all(root.join("d/.hidden")).unwrap();
        for name in ["d/b.json", "d/a.json", "d/z.JSON", "d/x.txt", "d/.h.json", "d/.hidden/q.json", "d/m/n/k.json"] {
            fs::write(root.join(name), "").unwrap();
        }
        assert_eq!(found(root, &["d"]), ["d/a.json", "d/b.json", "d/m/n/k.json", "d/z.JSON"]);
        assert_eq!(found(root, &["d/x.txt", "d/m", "none"]), ["d/x.txt", "d/m/n/k.json", "none"]);
    }

    #[test]
    fn links_to_files_are_followed_and_links_to_directories_are_not() {
        use std::os::unix::fs::symlink;
        let home = tempfile::tempdir().unwrap();
        let root = home.path();
        fs::create_dir(root.join("d")).unwrap();
        fs::write(root.join("a.json"), "").unwrap();
        symlink(root, root.join("d/up")).unwrap();
        symlink(root, root.join("d/up.json")).unwrap();
        symlink(root.join("a.json"), root.join("d/link.json")).unwrap();
        assert_eq!(found(root, &["d"]), ["d/link.json"]);
    }

    #[test]
    fn directories_without_a_file_are_reported_under_their_given_names() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path();
        fs::create_dir_all(root.join("void/deep")).unwrap();
        fs::create_dir_all(root.join("d/void")).unwrap();
        fs::write(root.join("d/a.json"), "").unwrap();
        let mut inputs = Inputs::of(["void", "d", "d/a.json", "d/void"].map(|name| root.join(name)).into());
        assert_eq!(inputs.by_ref().count(), 2);
        assert_eq!(inputs.void(), [root.join("void"), root.join("d/void")]);
    }

    #[test]
    fn the_number_of_found_files_grows_as_directories_are_read() {
        let home = tempfile::tempdir().unwrap();
        for name in ["a.json", "b.json"] {
            fs::write(home.path().join(name), "").unwrap();
        }
        let mut inputs = Inputs::of(vec!["-".into(), home.path().to_owned()]);
        assert_eq!(inputs.found(), 2);
        inputs.next();
        inputs.next();
        assert_eq!((inputs.found(), inputs.count()), (3, 1));
    }
}
