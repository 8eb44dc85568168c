//! Passes build data to the program, for `zhengxin version`: commit, features, target. Chooses how the linker stores
//! relocations.
//!
//! The same sources give the same values in every directory and at every time, so builds are reproducible. No file is
//! written: Cargo passes the values to the compiler as environment variables.
#![allow(clippy::print_stdout)] // Cargo reads a build script's standard output

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The variable that names the commit where neither Git nor a package made by Cargo does, as in a distribution's build.
const COMMIT: &str = "ZHENGXIN_BUILD_COMMIT";
/// The commit is not known.
const UNKNOWN: &str = "unknown";
/// The file in which Cargo records the commit of a package.
const PACKAGED: &str = ".cargo_vcs_info.json";
/// The variable that leaves relocations unpacked if it is `plain`: in a package, whose dependencies say nothing of them.
const RELOCATIONS: &str = "ZHENGXIN_BUILD_RELOCATIONS";
/// The release of glibc that first reads packed relocations.
const PACKED_SINCE: (u32, u32) = (2, 36);
/// The files that can change the program. Changes elsewhere in the repository do not add `-dirty`.
const SOURCES: [&str; 5] = ["src", "build.rs", "Cargo.toml", "Cargo.lock", ".cargo"];

fn main() {
    println!("cargo::rerun-if-env-changed={COMMIT}");
    println!("cargo::rerun-if-env-changed={RELOCATIONS}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=BUILD_COMMIT={}", commit());
    println!("cargo::rustc-env=BUILD_TARGET={}", variable("TARGET"));
    println!("cargo::rustc-env=BUILD_FEATURES={}", features());
    if variable("PROFILE") == "release" && reads_packed_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// True if the program will run with a C library that reads packed relocations. They make the program 440 KB smaller.
/// An older library refuses such a program, so this looks at the machine's own library, and a build for another machine
/// goes without.
fn reads_packed_relocations() -> bool {
    let is_glibc = variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu";
    if !is_glibc || variable("HOST") != variable("TARGET") || variable(RELOCATIONS) == "plain" {
        return false;
    }
    let named = output(Command::new("getconf").arg("GNU_LIBC_VERSION")); // such as "glibc 2.36"
    let version = named.as_deref().and_then(|named| named.strip_prefix("glibc "));
    let Some((major, minor)) = version.and_then(|version| version.split_once('.')) else { return false };
    major.parse::<u32>().ok().zip(minor.parse::<u32>().ok()).is_some_and(|version| version >= PACKED_SINCE)
}

/// The value of a variable; empty if it is not set.
fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// The features in Cargo's order, without `default`, which only stands for others.
fn features() -> String {
    let all = variable("CARGO_CFG_FEATURE");
    let named: Vec<&str> = all.split(',').filter(|name| !matches!(*name, "" | "default")).collect();
    named.join(",")
}

fn commit() -> String {
    let given = variable(COMMIT);
    if !given.is_empty() {
        return given;
    }
    if let Ok(packaged) = fs::read_to_string(PACKAGED) {
        return of_package(&packaged);
    }
    // A debug build does not ask Git, because each new commit would recompile the whole program and its tests.
    if variable("PROFILE") != "release" || !Path::new(".git").exists() {
        return UNKNOWN.to_owned();
    }
    of_git().unwrap_or_else(|| UNKNOWN.to_owned())
}

/// The commit of a package that Cargo made.
fn of_package(text: &str) -> String {
    let Some(commit) = text.split('"').skip_while(|word| *word != "sha1").nth(2) else { return UNKNOWN.to_owned() };
    marked(commit, text.contains("\"dirty\": true"))
}

/// The commit of the checkout. `None` without Git, and where Git refuses to read the checkout.
fn of_git() -> Option<String> {
    for file in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", file])?;
        // A watched file that does not exist would make Cargo run this script at every build.
        if Path::new(&path).exists() {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    let commit = git(&["rev-parse", "--verify", "HEAD"])?;
    let changes = git(&[&["status", "--porcelain", "--untracked-files=no", "--"][..], &SOURCES[..]].concat())?;
    Some(marked(&commit, !changes.is_empty()))
}

/// The commit, with Git's `-dirty` mark if files differ from it.
fn marked(commit: &str, is_dirty: bool) -> String {
    if is_dirty { format!("{commit}-dirty") } else { commit.to_owned() }
}

/// Git's output. Git takes no lock, so that it changes no file.
fn git(arguments: &[&str]) -> Option<String> {
    output(Command::new("git").arg("--no-optional-locks").args(arguments))
}

/// The output of a command that succeeds.
fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
