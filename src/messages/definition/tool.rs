//! The commands about the program itself.

use super::HelpRow;

/// How the completions are installed.
const COMPLETIONS: &str = "安装补全，然后打开新的 shell:
  bash        zhengxin completions bash > ~/.local/share/bash-completion/completions/zhengxin
              需要安装 bash-completion。没有它时，在 ~/.bashrc 中加入这一行:
              eval \"$(zhengxin completions bash)\"
  elvish      zhengxin completions elvish > ~/.config/elvish/lib/zhengxin.elv
              在 ~/.config/elvish/rc.elv 中加入这一行:
              use zhengxin
  fish        zhengxin completions fish > ~/.config/fish/completions/zhengxin.fish
  nushell     zhengxin completions nushell > ~/.config/nushell/zhengxin.nu
              在 ~/.config/nushell/config.nu 中加入这一行:
              use zhengxin.nu *
  powershell  zhengxin completions powershell >> $PROFILE
  zsh         zhengxin completions zsh > ~/.zfunc/_zhengxin
              在 ~/.zshrc 中加入这两行:
              fpath=(~/.zfunc $fpath)
              autoload -Uz compinit && compinit

以上目录须已存在。在 bash、zsh 和 fish 中，每次按 Tab 时由 PATH 中的 zhengxin 给出候选，所以
能补全您的配置档、会话和 user_id。补全只读取本地文件，不调用网关。";

#[rustfmt::skip]
pub(super) static ROWS: [HelpRow; 11] = [
    ("codes", "", "网关返回码一览"),
    ("codes", "code", "只列出这个返回码"),
    ("codes", "class", "只列出这个类别的返回码"),
    ("completions", "", "输出 shell 的补全脚本"),
    ("completions", "shell", "哪种 shell"),
    ("completions", "below", COMPLETIONS),
    ("man", "", "输出手册页，或把全部手册页写入一个目录"),
    ("man", "dir", "把全部手册页写入这个目录，不输出首页"),
    ("capabilities", "", "列出全部命令、选项、环境变量、类别、退出码和输出的 JSON Schema"),
    ("help", "", "显示某个主题或命令的帮助"),
    ("help", "words", "主题（environment、exit-codes、values、ask、faults）或命令"),
];
