//! The program on a pseudo-terminal, with a simulated typist.

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};

use crate::support::process::program;

pub const CTRL_C: &str = "\u{3}";
pub const CTRL_D: &str = "\u{4}";

/// The program on a pseudo-terminal. Afterwards a shell prints its exit status and the terminal's state.
pub struct Typing {
    session: OsSession,
    seen: String,
}

impl Typing {
    pub fn start(command: &Command, before: &str) -> Self {
        let mut shell = Command::new("/bin/sh");
        // The session sets the window's size and echo after it has started the shell, so the shell waits for a line.
        let script = format!("read -r set_up; trap : INT; stty echo; {before} \"$@\"; echo \"ended $?\"; stty -a");
        shell.args(["-c", &script, "sh", program()]).args(command.get_args()).env_clear();
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("TERM", "xterm-256color");
        shell.current_dir(command.get_current_dir().unwrap());
        let mut session = Session::spawn(shell).unwrap();
        session.set_expect_timeout(Some(Duration::from_secs(20)));
        session.send("\n").unwrap();
        Self { session, seen: String::new() }
    }

    /// Waits for a text.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let found = self.session.expect(text);
        let found = found.unwrap_or_else(|error| panic!("{text:?} did not come: {error}, after {}", self.seen));
        for bytes in [found.before(), found.get(0).unwrap()] {
            self.seen.push_str(&String::from_utf8_lossy(bytes));
        }
        self
    }

    /// Waits for a match of an expression and returns its group.
    #[track_caller]
    pub fn finds(&mut self, expression: &str) -> String {
        let found = self.session.expect(expectrl::Regex(expression)).unwrap();
        String::from_utf8_lossy(found.get(1).unwrap()).into_owned()
    }

    pub fn types(&mut self, keys: &str) -> &mut Self {
        std::thread::sleep(Duration::from_millis(150)); // until the prompt has set the terminal up
        self.session.send(keys).unwrap();
        self
    }

    /// Waits for the end and returns all output.
    #[track_caller]
    pub fn ends(&mut self, status: i32) -> String {
        let rest = self.session.expect(Eof).unwrap();
        self.seen.push_str(&String::from_utf8_lossy(rest.as_bytes()));
        assert!(self.seen.contains(&format!("ended {status}\r\n")), "{}", self.seen);
        let words: Vec<&str> = self.seen.split_whitespace().collect();
        for mode in ["echo", "icanon", "isig"] {
            assert!(words.contains(&mode), "{mode} is off: {}", self.seen);
        }
        self.seen.clone()
    }
}
