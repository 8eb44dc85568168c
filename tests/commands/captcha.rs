//! `captcha --out FILE`: writes the picture, and replaces only regular files.

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::process::Command;

use serde_json::json;

use super::bench::{Bench, ok};

/// The gateway sends a picture whose bytes are `hello`.
fn bench() -> Bench {
    Bench::hearing(&[&ok(json!({"pic_code": "aGVsbG8="})).to_string()])
}

// §1.1.1
#[test]
fn the_picture_is_in_a_file_that_only_its_owner_can_read() {
    let bench = bench();
    assert_eq!(bench.run("captcha --out c.png").json()["file"], "c.png");
    let path = bench.zhengxin.path("c.png");
    assert_eq!(fs::read(&path).unwrap(), b"hello");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_older_picture_is_replaced() {
    let bench = bench();
    let path = bench.zhengxin.file("c.png", "old");
    bench.run("captcha --out c.png").json();
    assert_eq!(fs::read(path).unwrap(), b"hello");
}

#[test]
fn the_path_of_the_sessions_own_picture_may_be_named() {
    let bench = bench();
    let own = bench.run("captcha").json()["file"].as_str().unwrap().to_owned();
    bench.run(&format!("captcha --out {own}")).json();
    assert_eq!(fs::read(own).unwrap(), b"hello");
}

#[test]
fn a_path_that_is_not_a_regular_file_is_refused_before_any_call() {
    let bench = bench();
    let pipe = bench.zhengxin.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::create_dir(bench.zhengxin.path("directory")).unwrap();
    let target = bench.zhengxin.file("precious", "precious");
    symlink(&target, bench.zhengxin.path("link")).unwrap();
    for place in ["pipe", "directory", "link"] {
        let error = bench.run(&format!("captcha --out {place}")).exits(2).error();
        assert!(error["msg"].as_str().unwrap().contains(&format!("--out {place}")), "{error}");
    }
    assert!(fs::symlink_metadata(pipe).unwrap().file_type().is_fifo());
    assert_eq!(fs::read(target).unwrap(), b"precious");
    bench.nothing_sent();
}

#[test]
fn a_missing_directory_is_not_created_and_nothing_is_sent() {
    let bench = bench();
    bench.run("captcha --out nowhere/c.png").exits(1).error();
    assert!(!bench.zhengxin.path("nowhere").exists());
    bench.nothing_sent();
}

// §1.1.1
#[test]
fn no_file_appears_without_a_picture() {
    let bench = Bench::hearing(&[r#"{"code":200,"msg":"ok","data":{}}"#]);
    bench.run("captcha --out c.png").exits(10);
    bench.run("captcha --out c.png --dry-run").json();
    let files = fs::read_dir(bench.zhengxin.path("")).unwrap().flatten().map(|file| file.file_name());
    assert!(files.into_iter().all(|name| name.to_str().unwrap().starts_with(".local") || name == ".config"));
}
