//! The files that the man pages name.

use crate::messages::Text;

/// A file, or a directory.
#[derive(Clone, Copy, Debug)]
pub struct FileRow {
    /// Where it is.
    pub path: &'static str,
    /// What is in it.
    pub meaning: Text,
    /// The first words of the commands that read or write it.
    of: &'static [&'static str],
}

/// The commands that make a call for one applicant.
const CALLS: &[&str] = &[
    "apply",
    "call",
    "captcha",
    "login",
    "login-info",
    "questions",
    "report",
    "report-info",
    "run",
    "session",
    "status",
    "submit-answers",
    "unionpay",
    "verify-methods",
];

/// Every file.
#[rustfmt::skip]
static FILES: [FileRow; 8] = [
    row("~/.config/zhengxin/config.toml",
        "配置档；ZHENGXIN_CONFIG 可另指文件。其他用户可写时不予使用", "the profiles; ZHENGXIN_CONFIG names another file. zhengxin does not use it if other users can write it", &["config"]),
    row("~/.local/state/zhengxin/sessions/NAME.json",
        "会话：一位申请人进行到哪一步。不含登录密码、银行卡密码、后三位和验证码", "a session: which steps one applicant has done. It holds no password, PIN, last three digits or code", CALLS),
    row("~/.local/state/zhengxin/captcha/NAME.png",
        "待用的图片验证码，回答后删除", "a captcha picture that waits for its answer; it is deleted once answered", &["captcha", "run", "unionpay"]),
    row("~/.local/state/zhengxin/passwords/",
        "每个登录名的密码被拒次数，不含登录名和密码", "how often passwords were refused, for each login name; it holds neither name nor password", &["login", "run", "smoke"]),
    row("~/.local/state/zhengxin/sandbox.json",
        "内置模拟网关的状态", "the state of the built-in gateway", &["sandbox"]),
    row("~/.local/state/zhengxin/ledger.key",
        "加密账本的密钥（--key-file 可另指）", "the key that encrypts ledgers; --key-file names another", &["batch"]),
    row("LIST.ledger",
        "名单 LIST 的账本（--ledger 可另指）", "the ledger of the list LIST; --ledger names another", &["batch"]),
    row("LIST.reports/",
        "名单 LIST 的报告（--reports 可另指）", "the reports of the list LIST; --reports names another directory", &["batch"]),
];

const fn row(path: &'static str, zh: &'static str, en: &'static str, of: &'static [&'static str]) -> FileRow {
    FileRow { path, meaning: Text { zh, en }, of }
}

/// The files of the command with these words; of the program itself, all.
pub fn of(words: &str) -> Vec<&'static FileRow> {
    let first = words.split(' ').next().unwrap_or_default();
    FILES.iter().filter(|row| words.is_empty() || row.of.contains(&first)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parse;

    #[test]
    fn every_command_of_a_row_is_there() {
        let definition = parse::whole();
        for name in FILES.iter().flat_map(|row| row.of) {
            let is_built = *name != "batch" || cfg!(feature = "batch");
            assert_eq!(definition.find_subcommand(name).is_some(), is_built, "{name}");
        }
    }

    #[test]
    fn a_command_has_its_own_files_and_the_program_has_all() {
        let paths = |words: &str| of(words).iter().map(|row| row.path).collect::<Vec<_>>();
        assert_eq!(paths("config set"), ["~/.config/zhengxin/config.toml"]);
        assert_eq!(paths("codes"), Vec::<&str>::new());
        assert_eq!(paths("").len(), FILES.len());
    }
}
