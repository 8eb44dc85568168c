//! The meaning of environment variables. The Chinese of profile keys and of values is in their own tables.

use super::NamedRow;
use crate::messages::{Text, text};

/// Above the variables of other programs.
pub const FOREIGN_BELOW: &str = "\n其他程序也使用以下变量：\n\n";
/// A profile key's variable.
pub const PROFILE_KEY: Text = text("配置档的键 {key}：{meaning}", "profile key {key}: {meaning}");

/// The program's own variables.
#[rustfmt::skip]
pub static OWN: [NamedRow; 13] = [
    ("ZHENGXIN_ANSWERS", "--answers：从中取值的文件"),
    ("ZHENGXIN_ASK", "--ask：缺值时询问的程序"),
    ("ZHENGXIN_AUTHORIZATION", "--authorization：申请人书面授权书的存放处，记入审计日志"),
    ("ZHENGXIN_COMPLETE", "由 bash、zsh 和 fish 的补全设置，用来询问一个词可以如何补全"),
    ("ZHENGXIN_CONFIG", "配置文件"),
    ("ZHENGXIN_LEDGER", "batch 的 --ledger：账本文件"),
    ("ZHENGXIN_LEDGER_KEY_FILE", "batch 的 --key-file：加密账本所用密钥的文件"),
    ("ZHENGXIN_OUTPUT", "--output：human 或 json"),
    ("ZHENGXIN_PROFILE", "--profile：使用的配置档"),
    ("ZHENGXIN_QUESTION_ANSWERS", "五道题的答案，如 1,2,3,1,5"),
    ("ZHENGXIN_RECORD", "--record：录制调用的文件（已脱敏）"),
    ("ZHENGXIN_ROUTE", "run 的 --route：auto、unionpay 或 questions"),
    ("ZHENGXIN_SESSION", "--session：会话的名称或路径"),
];

/// Variables that other programs use as well.
#[rustfmt::skip]
pub static FOREIGN: [NamedRow; 33] = [
    ("HTTPS_PROXY", "连接 https 网关的 http 或 https 代理，除非配置档另有指定；从不用于本机；https_proxy 同"),
    ("HTTP_PROXY", "连接 http 网关的代理；http_proxy 同"),
    ("ALL_PROXY", "未设置 HTTPS_PROXY 或 HTTP_PROXY 时的代理；all_proxy 同"),
    ("NO_PROXY", "不经代理的主机：域名（含其下级域名）、地址、网段，均可带端口；或 *；no_proxy 同"),
    ("REQUEST_METHOD", "设置时表示程序由 Web 服务器运行：HTTP_PROXY 可能来自他人的请求头，因此忽略"),
    ("SSL_CERT_FILE", "代替系统根证书的 CA 证书文件（-v 时会说明）"),
    ("SSL_CERT_DIR", "代替系统根证书的 CA 证书目录（-v 时会说明）"),
    ("LC_ALL", "区域设置：以 zh 开头为中文，其他为英文（--lang、ZHENGXIN_LANG 优先）；含 UTF-8 时图片验证码和进度条可用方块字符画出"),
    ("LC_MESSAGES", "未设置 LC_ALL 时的语言"),
    ("LC_CTYPE", "未设置 LC_ALL 时的字符集：为 UTF-8 时图片验证码和进度条可用方块字符画出"),
    ("LANG", "以上三个均未设置时的语言和字符集"),
    ("TZ", "本地时间的时区"),
    ("TZDIR", "时区数据的目录"),
    ("NO_COLOR", "不使用颜色，图片验证码以 ASCII 显示"),
    ("CLICOLOR", "0：帮助和命令行错误不使用颜色"),
    ("CLICOLOR_FORCE", "非 0：帮助和命令行错误使用颜色，输出到管道时也是"),
    ("TERM", "dumb：不使用颜色；kitty 和 ghostty 以图片显示图片验证码，screen 和 tmux 不能"),
    ("TERM_PROGRAM", "iTerm 和 WezTerm 以图片显示图片验证码"),
    ("LC_TERMINAL", "同上，用于 ssh 连接"),
    ("KITTY_WINDOW_ID", "设置时以 kitty 的图片方式显示图片验证码"),
    ("COLORTERM", "truecolor 或 24bit：图片验证码使用全部颜色，而不是 256 色"),
    ("TMUX", "设置时不以图片显示图片验证码，因为 tmux 不转发图片"),
    ("CI", "设置时，未给出 TERM 的终端上帮助和命令行错误也使用颜色"),
    ("COLUMNS", "输出到文件或管道时的宽度"),
    ("PAGER", "--pager 使用的分页程序 [默认: less -R]；cat 表示不分页"),
    ("VISUAL", "`config edit` 的编辑器"),
    ("EDITOR", "未设置 VISUAL 时 `config edit` 的编辑器"),
    ("HOME", "主目录 [默认: 系统用户数据库中的主目录]"),
    ("XDG_CONFIG_HOME", "zhengxin/config.toml 所在的目录 [默认: ~/.config]；macOS 不使用"),
    ("XDG_STATE_HOME", "存放会话和计数的目录，其下为 zhengxin/ [默认: ~/.local/state]；macOS 不使用"),
    ("USER", "`batch waiting` 和 `batch answer` 中领取和回答问题的人员，--person 优先"),
    ("LOGNAME", "未设置 USER 时同上"),
    ("PATH", "在其中查找问答程序、密码命令和分页程序"),
];
