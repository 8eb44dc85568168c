//! `zhengxin completions SHELL`.

use clap::{Args, Command, ValueEnum};
use clap_complete::{Shell, generate};
use clap_complete_nushell::Nushell;

use super::context::{Context, Done};

/// Arguments of `completions`.
#[derive(Args, Clone, Copy, Debug)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: CompletionShell,
}

/// The shells there are completions for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum CompletionShell {
    Bash,
    Elvish,
    Fish,
    Nushell,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
}

impl CompletionShell {
    /// The file name in `completions/`.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Bash => "zhengxin.bash",
            Self::Elvish => "zhengxin.elv",
            Self::Fish => "zhengxin.fish",
            Self::Nushell => "zhengxin.nu",
            Self::PowerShell => "_zhengxin.ps1",
            Self::Zsh => "_zhengxin",
        }
    }

    /// The completions, generated from the command line's definition.
    pub fn script(self, mut command: Command) -> String {
        let mut script = Vec::new();
        let name = "zhengxin";
        match self {
            Self::Bash => generate(Shell::Bash, &mut command, name, &mut script),
            Self::Elvish => generate(Shell::Elvish, &mut command, name, &mut script),
            Self::Fish => generate(Shell::Fish, &mut command, name, &mut script),
            Self::Nushell => generate(Nushell, &mut command, name, &mut script),
            Self::PowerShell => generate(Shell::PowerShell, &mut command, name, &mut script),
            Self::Zsh => generate(Shell::Zsh, &mut command, name, &mut script),
        }
        String::from_utf8_lossy(&script).into_owned()
    }
}

/// Prints the completions for `command`, the whole definition.
pub fn run(args: CompletionsArgs, command: Command, context: &mut Context) -> Done {
    context.printer.write(&args.shell.script(command))
}
