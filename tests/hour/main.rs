//! A new user's first hour, in both languages: `hour.sh` walks through it with the program as it was built here. Package tests
//! run the same script with the installed program.
#![cfg(feature = "batch")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::process::Command;

fn hour_in(locale: &str) {
    let directory = tempfile::tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hour/hour.sh");
    let hour = Command::new("bash")
        .args([script, env!("CARGO_BIN_EXE_zhengxin"), locale])
        .current_dir(&directory)
        .env_remove("RUST_LOG")
        .output()
        .unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&hour.stdout), String::from_utf8_lossy(&hour.stderr));
    assert!(hour.status.success() && said.contains("the hour went well"), "{said}{wrong}");
}

#[test]
fn the_first_hour_goes_well_in_english() {
    hour_in("C.UTF-8");
}

#[test]
fn the_first_hour_goes_well_in_chinese() {
    hour_in("zh_CN.UTF-8");
}
