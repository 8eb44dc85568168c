//! Headings and lines of the help texts and of the man pages.

use super::{Text, text};

/// Above the usage of a command.
pub const USAGE: Text = text("用法:", "Usage:");
/// Above the positional arguments.
pub const ARGUMENTS: Text = text("参数:", "Arguments:");
/// Above the options of a command.
pub const OPTIONS: Text = text("选项:", "Options:");
/// Above the subcommands.
pub const COMMANDS: Text = text("命令:", "Commands:");
/// Above the examples.
pub const EXAMPLES: Text = text("示例:", "Examples:");
/// Above the topics.
pub const MORE: Text = text("更多帮助:", "More help:");
/// The last line of a command's help.
pub const OPTIONS_ELSEWHERE: Text = text(
    "所有命令共有的选项（如 --profile、--user-id、--output）：zhengxin help options",
    "Options that every command takes, such as --profile, --user-id and --output: zhengxin help options",
);
/// The line for the help of one command, in the list of topics.
pub const OF_A_COMMAND: Text = text("一条命令的选项和示例", "the options and examples of one command");

/// The introduction of the topic `options`.
pub const EVERYWHERE: Text = text(
    "每条命令都可使用这些选项，写在命令名之前或之后均可。多数选项也可用环境变量给出：zhengxin help environment。",
    "Every command takes these options, before or after its name. Most can be given by an environment variable as \
     well: zhengxin help environment.",
);
/// The introduction to the short options of single commands.
pub const SHORT_ELSEWHERE: Text = text(
    "部分命令还有以下短选项，同一个字母在各命令中含义相同：",
    "Some commands have these short options too. A letter means the same in each of them:",
);

/// The topic `environment`.
pub const ABOUT_ENVIRONMENT: Text = text("程序读取的环境变量", "the environment variables that the program reads");
/// The topic `exit-codes`.
pub const ABOUT_EXIT_CODES: Text = text("退出码的含义", "what each exit code means");
/// The topic `values`.
pub const ABOUT_VALUES: Text = text("值从哪里来，如何检查", "where a value comes from and how it is checked");
/// The topic `ask`.
pub const ABOUT_ASK: Text = text("给出缺值的程序（--ask）", "a program that gives missing values (--ask)");
/// The topic `faults`.
pub const ABOUT_FAULTS: Text = text("模拟网关的故障（--fault）", "the faults of the built-in gateway (--fault)");
/// The topic `options`.
pub const ABOUT_OPTIONS: Text = text("所有命令共有的选项", "the options that every command takes");

/// The lower left corner of a man page.
pub const MANUAL: Text = text("zhengxin 手册", "zhengxin manual");
/// A man page's section: its name.
pub const NAME: Text = text("名称", "NAME");
/// A man page's section: the command line.
pub const SYNOPSIS: Text = text("概要", "SYNOPSIS");
/// A man page's section: the description.
pub const DESCRIPTION: Text = text("描述", "DESCRIPTION");
/// Its arguments and options.
pub const SECTION_OPTIONS: Text = text("选项", "OPTIONS");
/// The options of every command.
pub const GLOBAL_OPTIONS: Text = text("全局选项", "GLOBAL OPTIONS");
/// Its commands.
pub const SECTION_COMMANDS: Text = text("命令", "COMMANDS");
/// Its examples.
pub const SECTION_EXAMPLES: Text = text("示例", "EXAMPLES");
/// Its files.
pub const FILES: Text = text("文件", "FILES");
/// Its exit codes.
pub const EXIT_STATUS: Text = text("退出状态", "EXIT STATUS");
/// Other pages.
pub const SEE_ALSO: Text = text("另见", "SEE ALSO");
/// The environment variables.
pub const ENVIRONMENT: Text = text("环境变量", "ENVIRONMENT");
/// The sources of values.
pub const VALUES: Text = text("值的来源", "VALUES");
/// The ask program.
pub const ASK_PROGRAM: Text = text("问答程序", "ASK PROGRAM");
/// The faults of the sandbox.
pub const FAULTS: Text = text("故障", "FAULTS");
/// After an option's help, before its possible values.
pub const POSSIBLE_VALUES: Text = text("。可选值：", ". Possible values: ");
/// Between possible values, and between commands.
pub const COMMA: Text = text("、", ", ");
/// After an option's help in a list, before its possible values.
pub const COLON: Text = text("：", ": ");
/// After a possible value: its meaning.
pub const IN_BRACKETS: Text = text("（{meaning}）", " ({meaning})");
/// An option's default.
pub const DEFAULT: Text = text("[默认: {value}]", "[default: {value}]");
/// Where the other exit codes of a command are listed.
pub const OTHER_CODES: Text = text(
    "其余退出码各命令相同，见 zhengxin(1) 的“退出状态”一节。",
    "The other codes are the same for every command: see EXIT STATUS in zhengxin(1).",
);
/// Exit code 0.
pub const EXIT_0: Text = text("完成", "done");
/// Where the global options are listed.
pub const OPTIONS_IN_THE_FIRST: Text = text(
    "所有命令共有的选项、环境变量和退出码见 zhengxin(1)。",
    "The options that every command takes, the environment and all exit codes are in zhengxin(1).",
);
/// Where the files are on macOS.
pub const MACOS: Text = text(
    "在 macOS 上，这两个目录都是 ~/Library/Application Support/zhengxin。",
    "On macOS, both directories are ~/Library/Application Support/zhengxin.",
);
/// How `run` resumes when it is run again.
pub const RUN_RESUMES: Text = text(
    "run 可以重复运行，并从上次停下的地方继续。网关已接受的步骤记录在会话文件中：缺少值（退出码 11）、等待报告\
     （退出码 7）或按 Ctrl-C 之后，用相同的 --user-id（或 --session）和配置档再次运行即可；运行结束时会显示这条命令。\
     已接受的步骤不会重做，可能已生效的提交不会再次发送。登录 30 分钟后失效，需要时 run 会重新登录。申请后 24 小时内\
     再次运行不会调用网关（除非加 --look）；之后再次运行即取回报告。",
    "run resumes. The session file keeps the steps that the gateway accepted. After a missing value (exit 11), while \
     the report is not ready (exit 7) or after Ctrl-C, run it again with the same --user-id (or --session) and \
     profile: it continues where it stopped, and when it ends it prints the command to type. It repeats no accepted \
     step, and it does not send again a submission that may have taken effect. A login lasts 30 minutes; run logs in again \
     when it has to. In the 24 hours after an application it makes no call (unless --look is given); run it after \
     that to fetch the report.",
);
/// How the completions are installed.
pub const INSTALL_COMPLETIONS: Text = text(
    r#"安装后请打开新的 shell。

bash（需要软件包 bash-completion）:
  mkdir -p ~/.local/share/bash-completion/completions
  zhengxin completions bash > \
    ~/.local/share/bash-completion/completions/zhengxin
没有该软件包时，在 ~/.bashrc 中加一行：
  eval "$(zhengxin completions bash)"

zsh:
  mkdir -p ~/.zfunc
  zhengxin completions zsh > ~/.zfunc/_zhengxin
在 ~/.zshrc 中加两行：
  fpath=(~/.zfunc $fpath)
  autoload -Uz compinit && compinit

fish:
  mkdir -p ~/.config/fish/completions
  zhengxin completions fish > ~/.config/fish/completions/zhengxin.fish

elvish:
  mkdir -p ~/.config/elvish/lib
  zhengxin completions elvish > ~/.config/elvish/lib/zhengxin.elv
在 ~/.config/elvish/rc.elv 中加一行：
  use zhengxin

nushell:
  mkdir ~/.config/nushell
  zhengxin completions nushell | save -f ~/.config/nushell/zhengxin.nu
在 ~/.config/nushell/config.nu 中加一行：
  use zhengxin.nu *

PowerShell:
  New-Item -ItemType Directory -Force (Split-Path $PROFILE)
  zhengxin completions powershell >> $PROFILE

在 bash、zsh 和 fish 中，每次按 Tab 都会询问 PATH 中的 zhengxin，因此能补全
您的配置档、会话、user_id 和账本。补全只读取文件，不调用网关。"#,
    r#"Install them, then start a new shell.

bash, with the package bash-completion:
  mkdir -p ~/.local/share/bash-completion/completions
  zhengxin completions bash > \
    ~/.local/share/bash-completion/completions/zhengxin
Without the package, add this line to ~/.bashrc:
  eval "$(zhengxin completions bash)"

zsh:
  mkdir -p ~/.zfunc
  zhengxin completions zsh > ~/.zfunc/_zhengxin
Add these lines to ~/.zshrc:
  fpath=(~/.zfunc $fpath)
  autoload -Uz compinit && compinit

fish:
  mkdir -p ~/.config/fish/completions
  zhengxin completions fish > ~/.config/fish/completions/zhengxin.fish

elvish:
  mkdir -p ~/.config/elvish/lib
  zhengxin completions elvish > ~/.config/elvish/lib/zhengxin.elv
Add this line to ~/.config/elvish/rc.elv:
  use zhengxin

nushell:
  mkdir ~/.config/nushell
  zhengxin completions nushell | save -f ~/.config/nushell/zhengxin.nu
Add this line to ~/.config/nushell/config.nu:
  use zhengxin.nu *

PowerShell:
  New-Item -ItemType Directory -Force (Split-Path $PROFILE)
  zhengxin completions powershell >> $PROFILE

In bash, zsh and fish, each Tab asks the zhengxin in the PATH, so it can
complete your profiles, sessions, user_ids and ledgers. It only reads files
and calls no gateway."#,
);
