//! Variables that this program shares with other programs: one table for `help environment`, the man page and
//! `capabilities`.
//! A test searches the sources for variables that are read but missing here. Those that only a library reads are
//! marked.

/// A shared variable.
#[derive(Clone, Copy, Debug)]
pub struct ForeignVariable {
    /// Its name.
    pub name: &'static str,
    /// What it does here.
    pub meaning: &'static str,
    /// True if it makes the program trust other certificates than the system's.
    pub of_certificates: bool,
}

/// Every shared variable, by topic.
#[rustfmt::skip]
pub static FOREIGN: [ForeignVariable; 33] = [
    // The network. The proxy variables count in lower case, too.
    row("HTTPS_PROXY", "the http or https proxy to an https gateway, unless the profile names one; never used for this machine; also https_proxy"),
    row("HTTP_PROXY", "the same to an http gateway; also http_proxy"),
    row("ALL_PROXY", "the proxy where HTTPS_PROXY or HTTP_PROXY is not set; also all_proxy"),
    row("NO_PROXY", "hosts reached without these proxies: names (with those below), addresses, networks, each with or without a port; or *; also no_proxy"),
    row("REQUEST_METHOD", "where it is set, a web server runs the program: HTTP_PROXY, which may be a stranger's header, is ignored"),
    certificates("SSL_CERT_FILE", "a file of CA certificates to trust instead of the system's (told at -v)"),
    certificates("SSL_CERT_DIR", "a directory of CA certificates to trust instead of the system's (told at -v)"),
    // Language and time.
    row("LC_ALL", "the locale: zh... means Chinese, anything else English (--lang, ZHENGXIN_LANG come first); UTF-8 in it lets a captcha be drawn in blocks"),
    row("LC_MESSAGES", "the language where LC_ALL is not set"),
    row("LC_CTYPE", "the character set where LC_ALL is not set: UTF-8 lets a captcha be drawn in blocks"),
    row("LANG", "language and character set where the three before are not set"),
    row("TZ", "the time zone of local times"),
    row("TZDIR", "the directory of the time zones' data"),
    // The terminal.
    row("NO_COLOR", "no colours, and a captcha in ASCII"),
    row("CLICOLOR", "0: no colours in help and in mistakes of the command line"),
    row("CLICOLOR_FORCE", "other than 0: colours in help and in mistakes of the command line, also into pipes"),
    row("TERM", "dumb: no colours; kitty and ghostty show a captcha as a picture, screen and tmux do not"),
    row("TERM_PROGRAM", "iTerm and WezTerm show a captcha as a picture"),
    row("LC_TERMINAL", "the same, behind ssh"),
    row("KITTY_WINDOW_ID", "where it is set, a captcha is shown as kitty's picture"),
    row("COLORTERM", "truecolor or 24bit: a captcha in all colours, not in 256"),
    row("TMUX", "where it is set, a captcha is not shown as a picture, since tmux passes none on"),
    row("CI", "where it is set, a terminal that names no TERM has colours in help and in mistakes of the command line"),
    row("COLUMNS", "the width of a page that goes into a file or pipe"),
    row("PAGER", "the program that --pager shows pages in [default: less -R]; cat means none"),
    // Files and programs.
    row("VISUAL", "the editor of `config edit`"),
    row("EDITOR", "the editor of `config edit`, where VISUAL is not set"),
    row("HOME", "the home directory [default: that of the user in the password database]"),
    row("XDG_CONFIG_HOME", "where zhengxin/config.toml lies [default: ~/.config]; not on macOS"),
    row("XDG_STATE_HOME", "where sessions and counts lie, in zhengxin/ [default: ~/.local/state]; not on macOS"),
    row("USER", "the person who takes and answers questions in `batch waiting` and `batch answer`, unless --person names one"),
    row("LOGNAME", "the same where USER is not set"),
    row("PATH", "where ask program, password command and pager are looked for"),
];

const fn row(name: &'static str, meaning: &'static str) -> ForeignVariable {
    ForeignVariable { name, meaning, of_certificates: false }
}

const fn certificates(name: &'static str, meaning: &'static str) -> ForeignVariable {
    ForeignVariable { name, meaning, of_certificates: true }
}
