//! The packages hold what the repository has, and say the version that they are.

use std::collections::BTreeSet;
use std::fs;

use toml::Value;
use zhengxin::cli::parse::whole;

use super::pages::{page, root};

/// The version in `Cargo.toml`.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn debian() -> Value {
    let manifest: Value = toml::from_str(&page("Cargo.toml")).unwrap();
    manifest["package"]["metadata"]["deb"].clone()
}

/// The sources of the Debian package's files; `*` stands for the rest of a file's name.
fn assets() -> Vec<String> {
    let assets = debian()["assets"].clone();
    assets.as_array().unwrap().iter().map(|asset| asset[0].as_str().unwrap().to_owned()).collect()
}

/// The paths of a folder's files, from the repository's root on.
fn files(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(root().join(folder)).unwrap().map(Result::unwrap) {
        let path = format!("{folder}/{}", entry.file_name().into_string().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => found.append(&mut files(&path)),
            false => assert!(found.insert(path)),
        }
    }
    found
}

/// True if the file is one of the pattern's, which names files of one folder.
fn fits(pattern: &str, file: &str) -> bool {
    match pattern.split_once('*') {
        Some((before, after)) => {
            let name = file.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            name.is_some_and(|name| !name.contains('/'))
        }
        None => pattern == file,
    }
}

#[test]
fn the_debian_package_has_every_man_page_and_completion() {
    let assets = assets();
    for file in files("man").into_iter().chain(files("completions")) {
        assert!(assets.iter().any(|asset| fits(asset, &file)), "no asset in Cargo.toml packages {file}");
    }
}

#[test]
fn every_file_of_the_debian_package_is_there() {
    for asset in assets().iter().filter(|asset| !asset.starts_with("target/")) {
        let folder = asset.rsplit_once('/').map_or(".", |(folder, _)| folder);
        let mut entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let name = asset.rsplit('/').next().unwrap();
        assert!(entries.any(|entry| fits(name, entry.to_str().unwrap())), "{asset}");
    }
}

#[test]
fn the_changelogs_begin_with_this_version() {
    for name in ["CHANGELOG.md", "CHANGELOG.zh-CN.md"] {
        let newest = page(name);
        let newest = newest.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
        assert_eq!(newest.split(' ').next(), Some(VERSION), "{name}");
    }
    // Debian sorts `1.0.0~rc.1` before `1.0.0`, and `1.0.0-rc.1` after it.
    let expected = format!("zhengxin ({}-1) ", VERSION.replace('-', "~"));
    assert!(page("packaging/debian/changelog").starts_with(&expected), "packaging/debian/changelog: {expected}");
}

#[test]
fn the_services_run_commands_that_exist_and_wait_to_be_enabled() {
    for unit in debian()["systemd-units"].as_array().unwrap() {
        let name = unit["unit-name"].as_str().unwrap();
        assert_eq!((unit["enable"].as_bool(), unit["start"].as_bool()), (Some(false), Some(false)), "{name}");
        let text = page(&format!("{}/{name}.service", unit["unit-scripts"].as_str().unwrap()));
        let line = text.lines().find_map(|line| line.strip_prefix("ExecStart=/usr/bin/")).unwrap();
        let listen = text.lines().find_map(|line| line.strip_prefix("Environment=LISTEN=")).unwrap();
        let line = line.replace("${LISTEN}", listen);
        whole().try_get_matches_from(line.split(' ')).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_release_jobs_call_scripts_that_are_there() {
    for job in [".github/workflows/release.yml", ".gitlab-ci.yml", "packaging/Containerfile"] {
        let text = page(job);
        let words = text.split([' ', '\n', '"']).filter(|word| word.starts_with("packaging/") && word.ends_with(".sh"));
        let scripts: BTreeSet<&str> = words.collect();
        assert!(!scripts.is_empty(), "{job}");
        for script in scripts {
            assert!(root().join(script).exists(), "{job} calls {script}");
        }
    }
}
