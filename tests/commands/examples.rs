//! Examples of the help texts that anybody can run: they do what their comment says.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::support::cli::Zhengxin;

/// The example of a command that contains these words.
fn example(zhengxin: &Zhengxin, command: &str, words: &str) -> String {
    let help = zhengxin.run(&format!("{command} --help")).exits(0).stdout;
    let found = help.lines().map(str::trim).find(|line| line.starts_with("zhengxin ") && line.contains(words));
    found.unwrap_or_else(|| panic!("{command}: no example with {words}")).to_owned()
}

/// Runs an example in a shell, in the home directory.
fn run(zhengxin: &Zhengxin, example: &str) -> (i32, String) {
    let program = env!("CARGO_BIN_EXE_zhengxin");
    let script = format!("zhengxin() {{ \"{program}\" \"$@\"; }}\n{example}\n");
    let mut shell = Command::new("/bin/sh");
    shell.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", zhengxin.path(""));
    let output = shell.current_dir(zhengxin.path("")).args(["-c", &script]).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn examples_with_a_person_of_the_sandbox_need_nothing_else() {
    let rows = [("login", "--dry-run", "pic_code"), ("run", "--until applied", ""), ("smoke", "--level full", "")];
    for (command, words, says) in rows {
        // Each has a home of its own, because a second application within 24 hours is refused.
        let zhengxin = Zhengxin::new();
        for line in [example(&zhengxin, "sandbox people", "me.json"), example(&zhengxin, command, words)] {
            let (exit, said) = run(&zhengxin, &line);
            assert_eq!(exit, 0, "{line}: {said}");
            assert!(!line.contains(words) || said.contains(says), "{line}: {said}");
        }
        let mode = zhengxin.path("me.json").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "the file holds passwords");
    }
}

#[test]
fn the_example_of_capabilities_as_json_prints_json() {
    let zhengxin = Zhengxin::new();
    let (exit, said) = run(&zhengxin, &example(&zhengxin, "capabilities", "--json"));
    let listed: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(exit == 0 && listed["commands"].is_array());
}
