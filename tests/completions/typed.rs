//! Types lines with a tab into the shells, and checks the completed lines.

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Session};

use crate::shells::{Asked, shell};
use crate::support::cli::Zhengxin;

/// The shells with the completions loaded. In them, `zhengxin` prints its arguments, one per line.
const INTERACTIVE: [(Asked, &str, &[&str], &str); 2] = [
    (
        Asked::Bash,
        "bash",
        &["--norc", "--noprofile", "-i"],
        "source <(zhengxin completions bash); zhengxin() { printf '<%s>\\n' \"$@\" end; }; echo re''ady",
    ),
    (
        Asked::Zsh,
        "zsh",
        &["-f", "-i"],
        "autoload -Uz compinit && compinit -u -D; source <(zhengxin completions zsh); \
         zhengxin() { printf '<%s>\\n' \"$@\" end; }; echo re''ady",
    ),
];

fn interactive(command: Command, setup: &str) -> OsSession {
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session.send_line(setup).unwrap();
    session.expect("ready").unwrap();
    session
}

/// Asserts the arguments of a line after it was completed and entered.
#[track_caller]
fn becomes(zhengxin: &Zhengxin, line: &str, arguments: &[&str]) {
    for (asked, program, options, setup) in INTERACTIVE.iter().filter(|(asked, ..)| asked.is_at_hand()) {
        let mut command = shell(zhengxin, program);
        command.args(*options).env("TERM", "xterm");
        assert_eq!(entered(&mut interactive(command, setup), line), arguments, "{asked:?}");
    }
}

/// The arguments of a line that was typed and entered.
fn entered(session: &mut OsSession, line: &str) -> Vec<String> {
    session.send_line(line).unwrap();
    let shown = session.expect("<end>").unwrap();
    let shown = String::from_utf8_lossy(shown.before()).into_owned();
    shown.lines().filter_map(|line| Some(line.strip_prefix('<')?.strip_suffix('>')?.to_owned())).collect()
}

#[test]
fn a_script_in_zshs_function_path_completes_from_the_first_tab() {
    if !Asked::Zsh.is_at_hand() {
        return;
    }
    let zhengxin = Zhengxin::new().config("[profiles.uat]\n");
    zhengxin.file("functions/_zhengxin", &zhengxin.run("completions zsh").exits(0).stdout);
    let mut command = shell(&zhengxin, "zsh");
    command.args(["-f", "-i"]).env("TERM", "xterm");
    let setup = "fpath=($HOME/functions $fpath); autoload -Uz compinit && compinit -u -D; \
                 zhengxin() { printf '<%s>\\n' \"$@\" end; }; echo re''ady";
    assert_eq!(entered(&mut interactive(command, setup), "zhengxin --profile u\t"), ["--profile", "uat"]);
}

#[test]
fn the_name_of_a_session_is_completed_after_its_at_sign() {
    let zhengxin = Zhengxin::new();
    zhengxin.run("login-info --gateway sandbox: --user-id u7").exits(0);
    let name = zhengxin.sessions().remove(0);
    becomes(&zhengxin, "zhengxin session show u7\t", &["session", "show", &name]);
    becomes(&zhengxin, "zhengxin session show u7@sa\t", &["session", "show", &name]);
    becomes(&zhengxin, "zhengxin --session=u7\t status", &[&format!("--session={name}"), "status"]);
}

#[test]
fn a_name_with_a_blank_stays_one_word() {
    let zhengxin = Zhengxin::new().config("[profiles.'my uat']\n");
    becomes(&zhengxin, "zhengxin --profile m\tstatus", &["--profile", "my uat", "status"]);
    becomes(&zhengxin, "zhengxin --profile 'm\tstatus", &["--profile", "my uat", "status"]);
    zhengxin.file("my report.json", "");
    becomes(&zhengxin, "zhengxin view m\t--json", &["view", "my report.json", "--json"]);
}

#[test]
fn the_value_of_a_parameter_is_completed_after_its_sign() {
    let zhengxin = Zhengxin::new();
    zhengxin.file("pin.txt", "");
    becomes(&zhengxin, "zhengxin call login pic\tab12", &["call", "login", "pic_code=ab12"]);
    becomes(&zhengxin, "zhengxin call login pass\tpi\t", &["call", "login", "password=@pin.txt"]);
}
