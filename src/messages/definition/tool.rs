//! The commands about the program itself.

use super::HelpRow;

#[rustfmt::skip]
pub(super) static ROWS: [HelpRow; 11] = [
    ("codes", "", "网关返回码一览"),
    ("codes", "code", "只列出这个返回码"),
    ("codes", "class", "只列出这个类别的返回码"),
    ("completions", "", "输出 shell 的补全脚本"),
    ("completions", "shell", "哪种 shell"),
    ("man", "", "输出手册页，或把全部手册页写入一个目录"),
    ("man", "dir", "把全部手册页写入这个目录，不输出首页"),
    ("capabilities", "", "以 JSON 列出命令、选项、环境变量、退出码和 JSON Schema"),
    ("version", "", "查看版本、提交、特性和目标平台"),
    ("help", "", "显示某个主题或命令的帮助"),
    ("help", "words", "主题（options、environment、exit-codes、values、ask、faults）或命令"),
];
