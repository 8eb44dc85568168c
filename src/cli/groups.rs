//! The groups in which `zhengxin --help` and the first man page list the commands.

use crate::messages::Text;

/// A group of commands.
#[derive(Clone, Copy, Debug)]
pub struct CommandGroup {
    /// Its heading.
    pub title: Text,
    /// The names of its commands, in the order in which they are shown.
    pub commands: &'static [&'static str],
}

/// Every command stands in one group.
pub static GROUPS: [CommandGroup; 6] = [
    CommandGroup { title: Text { zh: "第一步", en: "First steps" }, commands: &["demo", "run", "status", "help"] },
    CommandGroup {
        title: Text { zh: "逐步执行", en: "Step by step" },
        commands: &[
            "captcha",
            "login-info",
            "login",
            "verify-methods",
            "unionpay",
            "apply",
            "questions",
            "submit-answers",
            "report-info",
            "report",
            "call",
        ],
    },
    CommandGroup {
        title: Text { zh: "多个申请人", en: "Many applicants" }, commands: &["batch", "session", "notice"]
    },
    CommandGroup { title: Text { zh: "报告", en: "Reports" }, commands: &["view", "export", "diff"] },
    CommandGroup {
        title: Text { zh: "检查网关", en: "Checking a gateway" }, commands: &["smoke", "sandbox", "codes"]
    },
    CommandGroup {
        title: Text { zh: "设置", en: "Setting up" },
        commands: &["config", "completions", "man", "capabilities", "version"],
    },
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_command_stands_in_exactly_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|group| group.commands).copied().collect();
        if !cfg!(feature = "batch") {
            grouped.retain(|name| *name != "batch");
        }
        let command = Cli::command();
        let mut known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        grouped.sort_unstable();
        known.sort_unstable();
        assert_eq!(grouped, known);
    }
}
