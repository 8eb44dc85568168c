//! The files of `src/` and their imports.
//!
//! A path is resolved to the file that defines the item, through every re-export on the way. So a file
//! imports another only if it names an item of that file. `mod x;` and re-exports are not imports.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, Source, Token};

/// A module's path from the crate's root.
type Path = Vec<String>;

/// A path in a file that names an item of another module.
#[derive(Debug)]
struct Mention {
    file: usize,
    line: usize,
    /// The module that contains it.
    module: Path,
    /// The path as written.
    path: Path,
    is_reexport: bool,
}

/// All files.
#[derive(Debug, Default)]
pub struct Tree {
    files: Vec<String>,
    /// The file of every module, inline modules included.
    modules: BTreeMap<Path, usize>,
    /// The names that `use` introduces in a module.
    names: BTreeMap<(Path, String), Path>,
    mentions: Vec<Mention>,
}

/// An import of one file by another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: String,
    pub line: usize,
    pub to: String,
    /// The room that the path names. It may only re-export what `to` defines.
    pub room: String,
    pub is_reexport: bool,
}

impl Tree {
    /// Parses files, given as paths `src/...` and texts.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut files: Vec<(&str, Source)> = files.into_iter().map(|(path, text)| (path, source::read(text))).collect();
        let of_tests: BTreeSet<String> = files.iter().flat_map(|(path, source)| test_files(path, source)).collect();
        files.retain(|(path, _)| !of_tests.contains(*path));
        let mut tree = Self::default();
        for (number, (path, _)) in files.iter().enumerate() {
            tree.files.push((*path).to_owned());
            tree.modules.insert(module_of(path), number);
        }
        let parents: BTreeMap<Path, usize> = tree.modules.clone();
        for (number, (path, source)) in files.iter().enumerate() {
            Reader { tree: &mut tree, files: &parents, file: number, tokens: &source.tokens }.read(module_of(path));
        }
        tree
    }

    /// The imports of all files.
    pub fn imports(&self) -> Vec<Import> {
        let import = |mention: &Mention| {
            let absolute = self.absolute(&mention.module, &mention.path)?;
            let to = self.files.get(self.file_of(&absolute, 0)?)?;
            let from = self.files.get(mention.file)?;
            let room = absolute.first().map_or_else(|| room(to), |first| first.as_str()).to_owned();
            let (from, to) = (from.clone(), to.clone());
            (from != to).then_some(Import { from, line: mention.line, to, room, is_reexport: mention.is_reexport })
        };
        let mut imports: Vec<Import> = self.mentions.iter().filter_map(import).collect();
        imports.sort();
        imports.dedup();
        imports
    }

    /// The path from the crate's root; `None` for another crate.
    fn absolute(&self, module: &Path, path: &Path) -> Option<Path> {
        let supers = path.iter().take_while(|word| *word == "super").count();
        let (base, rest) = match path.first()?.as_str() {
            "crate" | "zhengxin" => (Path::new(), &path[1..]),
            "self" => (module.clone(), &path[1..]),
            "super" => (module[..module.len().checked_sub(supers)?].to_vec(), &path[supers..]),
            first => {
                let own = [module.as_slice(), &[first.to_owned()]].concat();
                let is_own = self.modules.contains_key(&own)
                    || self.names.get(&(module.clone(), first.to_owned())).is_some_and(|named| named != path);
                is_own.then_some((module.clone(), &path[..]))?
            }
        };
        Some([base.as_slice(), rest].concat())
    }

    /// The file that defines the item of an absolute path.
    fn file_of(&self, path: &Path, depth: usize) -> Option<usize> {
        let mut module = Path::new();
        for (place, name) in path.iter().enumerate() {
            let inner = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.modules.contains_key(&inner) {
                module = inner;
                continue;
            }
            let handed_on = self.names.get(&(module.clone(), name.clone())).filter(|_| depth < 9);
            let handed_on = handed_on.and_then(|named| self.absolute(&module, named));
            return match handed_on {
                Some(named) => self.file_of(&[named.as_slice(), &path[place + 1..]].concat(), depth + 1),
                None => self.modules.get(&module).copied(),
            };
        }
        self.modules.get(&module).copied()
    }
}

/// The room of a file.
pub fn room(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner.split_once('/').map_or_else(|| inner.trim_end_matches(".rs"), |(room, _)| room)
}

fn module_of(path: &str) -> Path {
    let inner = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" { Path::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// The files that a file has for tests only.
fn test_files<'a>(path: &'a str, source: &'a Source) -> impl Iterator<Item = String> + 'a {
    let beside = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let children = match path.strip_suffix("/mod.rs").or(path.strip_suffix("/lib.rs")) {
        Some(directory) => directory,
        None => path.trim_end_matches(".rs"),
    };
    source.test_modules.iter().map(move |(name, named)| match named {
        Some(file) => format!("{beside}/{file}"),
        None => format!("{children}/{name}.rs"),
    })
}

/// Walks through the tokens of a file.
struct Reader<'t, 's> {
    tree: &'t mut Tree,
    files: &'t BTreeMap<Path, usize>,
    file: usize,
    tokens: &'s [Token<'s>],
}

impl Reader<'_, '_> {
    fn read(mut self, mut module: Path) {
        let mut depth = 0_usize;
        let mut inner = Vec::new(); // the depths at which modules within the file began
        let mut at = 0;
        while let Some(Token { text, line }) = self.tokens.get(at).copied() {
            match text {
                "mod" if self.word(at + 2) == "{" => {
                    module.push(self.word(at + 1).to_owned());
                    self.tree.modules.insert(module.clone(), self.file);
                    inner.push(depth);
                    at += 1; // its bracket is counted next
                }
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if inner.last() == Some(&depth) {
                        inner.pop();
                        module.pop();
                    }
                }
                // `use<..>` in a type says what it captures.
                "use" if self.word(at + 1) != "<" => {
                    let is_reexport = at > 0 && matches!(self.word(at - 1), "pub" | ")");
                    at = self.import(at + 1, &module, &Path::new(), is_reexport);
                    continue;
                }
                _ if at > 0 && self.word(at - 1) == "::" => {}
                _ if self.word(at + 1) == "::" && self.begins_a_path(text, &module) => {
                    let mut path = vec![text.to_owned()];
                    while self.word(at + 1) == "::" && is_name(self.word(at + 2)) {
                        path.push(self.word(at + 2).to_owned());
                        at += 2;
                    }
                    self.mention(line, &module, path, false);
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn begins_a_path(&self, text: &str, module: &Path) -> bool {
        let child = [module.as_slice(), &[text.to_owned()]].concat();
        matches!(text, "crate" | "super" | "self" | "zhengxin") || self.files.contains_key(&child)
    }

    /// Parses a `use` tree and returns its end.
    fn import(&mut self, mut at: usize, module: &Path, before: &Path, is_reexport: bool) -> usize {
        let mut path = before.clone();
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        loop {
            match self.word(at) {
                "{" => {
                    at += 1;
                    while !matches!(self.word(at), "}" | "") {
                        at = self.import(at, module, &path, is_reexport);
                        at += usize::from(self.word(at) == ",");
                    }
                    return at + 1;
                }
                "::" => at += 1,
                "," | ";" | "}" | "" => break,
                "as" => {
                    self.name(self.word(at + 1).to_owned(), module, &path);
                    self.mention(line, module, path, is_reexport);
                    return at + 2;
                }
                "self" if !path.is_empty() => at += 1,
                word => {
                    path.push(word.to_owned());
                    at += 1;
                }
            }
        }
        if let Some(last) = path.last().filter(|last| *last != "*") {
            self.name(last.clone(), module, &path);
        }
        path.retain(|word| word != "*");
        self.mention(line, module, path, is_reexport);
        at
    }

    fn name(&mut self, name: String, module: &Path, path: &Path) {
        self.tree.names.insert((module.clone(), name), path.clone());
    }

    fn mention(&mut self, line: usize, module: &Path, path: Path, is_reexport: bool) {
        self.tree.mentions.push(Mention { file: self.file, line, module: module.clone(), path, is_reexport });
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
