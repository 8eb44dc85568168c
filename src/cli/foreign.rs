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
    row("HTTPS_PROXY", "the http or https proxy for an https gateway, unless the profile names one; never used for this machine; also https_proxy"),
    row("HTTP_PROXY", "the proxy for an http gateway; also http_proxy"),
    row("ALL_PROXY", "the proxy if HTTPS_PROXY or HTTP_PROXY is not set; also all_proxy"),
    row("NO_PROXY", "hosts reached without these proxies: domain names (subdomains included), addresses, networks, each with or without a port; or *; also no_proxy"),
    row("REQUEST_METHOD", "if set, a web server runs the program: HTTP_PROXY is ignored, because it may come from a client's header"),
    certificates("SSL_CERT_FILE", "a file of CA certificates to trust instead of the system's (-v says so)"),
    certificates("SSL_CERT_DIR", "a directory of CA certificates to trust instead of the system's (-v says so)"),
    // Language and time.
    row("LC_ALL", "the locale: Chinese if it begins with zh, otherwise English (--lang and ZHENGXIN_LANG come first); with UTF-8, captchas and bars can be drawn in block characters"),
    row("LC_MESSAGES", "the language if LC_ALL is not set"),
    row("LC_CTYPE", "the character set if LC_ALL is not set: with UTF-8, captchas and bars can be drawn in block characters"),
    row("LANG", "language and character set if the three above are not set"),
    row("TZ", "the time zone of local times"),
    row("TZDIR", "the directory of the time zone data"),
    // The terminal.
    row("NO_COLOR", "no colours; a captcha is drawn in ASCII"),
    row("CLICOLOR", "0: no colours in help and usage errors"),
    row("CLICOLOR_FORCE", "other than 0: colours in help and usage errors, also in pipes"),
    row("TERM", "dumb: no colours; kitty and ghostty show a captcha as a picture, screen and tmux do not"),
    row("TERM_PROGRAM", "iTerm and WezTerm show a captcha as a picture"),
    row("LC_TERMINAL", "the same over ssh"),
    row("KITTY_WINDOW_ID", "if set, a captcha is shown as a picture, by kitty's protocol"),
    row("COLORTERM", "truecolor or 24bit: a captcha is drawn in all colours, not in 256"),
    row("TMUX", "if set, a captcha is not shown as a picture, because tmux passes none on"),
    row("CI", "if set, help and usage errors have colours even on a terminal without TERM"),
    row("COLUMNS", "the width of output to a file or pipe"),
    row("PAGER", "the program that --pager uses [default: less -R]; cat means none"),
    // Files and programs.
    row("VISUAL", "the editor of `config edit`"),
    row("EDITOR", "the editor of `config edit` if VISUAL is not set"),
    row("HOME", "the home directory [default: that of the user in the password database]"),
    row("XDG_CONFIG_HOME", "the directory of zhengxin/config.toml [default: ~/.config]; not used on macOS"),
    row("XDG_STATE_HOME", "the directory of zhengxin/ with sessions and counts [default: ~/.local/state]; not used on macOS"),
    row("USER", "the person who takes and answers questions in `batch waiting` and `batch answer`, unless --person names one"),
    row("LOGNAME", "the same if USER is not set"),
    row("PATH", "the directories in which ask program, password command and pager are looked for"),
];

const fn row(name: &'static str, meaning: &'static str) -> ForeignVariable {
    ForeignVariable { name, meaning, of_certificates: false }
}

const fn certificates(name: &'static str, meaning: &'static str) -> ForeignVariable {
    ForeignVariable { name, meaning, of_certificates: true }
}
