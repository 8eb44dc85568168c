//! `version` prints the build data; `--version` stays one line for scripts.

use serde_json::json;

use super::support::cli::Zhengxin;

/// The version in `Cargo.toml`.
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn version_names_commit_features_and_target() {
    let built = Zhengxin::new().run("version --json").exits(0).json();
    assert_eq!(built["version"], VERSION);
    let commit = built["commit"].as_str().unwrap();
    let is_a_commit = commit.trim_end_matches("-dirty").chars().all(|digit| digit.is_ascii_hexdigit());
    assert!(commit == "unknown" || is_a_commit, "{commit}");
    let features = if cfg!(feature = "batch") { json!(["batch"]) } else { json!([]) };
    assert_eq!(built["features"], features);
    assert!(built["target"].as_str().unwrap().starts_with(std::env::consts::ARCH), "{built}");
}

#[test]
fn version_is_shown_in_the_language_of_the_person() {
    let english = Zhengxin::new().run("version --lang en").exits(0).stdout;
    let words = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
    };
    assert_eq!(english.lines().next(), Some(format!("zhengxin {VERSION}").as_str()));
    assert_eq!(words(&english), ["zhengxin", "commit", "features", "target"]);
    let chinese = Zhengxin::new().run("version --lang zh").exits(0).stdout;
    assert_eq!(words(&chinese), ["zhengxin", "提交", "特性", "目标平台"]);
}

#[test]
fn the_flag_prints_one_line() {
    assert_eq!(Zhengxin::new().run("--version").exits(0).stdout, format!("zhengxin {VERSION}\n"));
}
