//! The ask program.

use super::NamedRow;
use crate::messages::{Text, text};

/// How the program is called, in paragraphs.
pub static PARAGRAPHS: [&str; 4] = [
    "--ask PROGRAM（ZHENGXIN_ASK）指定一个程序，由它给出缺少的值：图片验证码、短信验证码、密码等。每缺一个值运行一次，同 ssh 的 \
     SSH_ASKPASS。",
    "PROGRAM 可以是路径、PATH 中的程序名，或交给 /bin/sh 的命令行（同 --password-command）：--ask './ask.sh --queue 7'。如整段文字是一个\
     已存在的文件，则运行该文件，文件名可含空格。提示是最后一个参数；不带参数的程序只得到这一个参数。--ask sandbox: 不运行程序，而从模拟网关的收件箱取答案。",
    "标准输出的第一行是答案，其余忽略。它的标准输入为空，标准错误与 zhengxin 相同，可以读取 /dev/tty。时限由 --ask-timeout 给出，默认 \
     5 分钟。在批次中，凡是它没有答出的问题，无论原因，都留给人工回答；这时它在自己的进程组中运行，不能读取 /dev/tty。",
    "它得到 zhengxin 的环境变量，但不含可能带有答案的 ZHENGXIN_ 变量。以下变量总会设置，不适用时为空：",
];

/// The variables that describe the question.
#[rustfmt::skip]
pub static VARIABLES: [NamedRow; 12] = [
    ("ZHENGXIN_ASK_KEY", "所缺的键：login_name、password、pic_code、message_code、route 等"),
    ("ZHENGXIN_ASK_TITLE", "网关表单中的名称，供人阅读"),
    ("ZHENGXIN_ASK_HINT", "表单的提示，供人阅读"),
    ("ZHENGXIN_ASK_SECRET", "答案输入时不得显示则为 1，否则为 0"),
    ("ZHENGXIN_ASK_OPTIONS", "选项，由 {\"title\",\"value\"} 组成的 JSON 数组；答案为其中一个 value；可填任意文字时为 []"),
    ("ZHENGXIN_ASK_IMAGE", "图片验证码的文件路径，用于 pic_code"),
    ("ZHENGXIN_ASK_METHOD", "使用该答案的方法的短名"),
    ("ZHENGXIN_ASK_USER_ID", "商户侧的申请人编号"),
    ("ZHENGXIN_ASK_LOGIN_NAME", "申请人的登录名（已知时）"),
    ("ZHENGXIN_ASK_ATTEMPT", "第几次询问同一个值：1、2 ……"),
    ("ZHENGXIN_ASK_REFUSED", "上一个答案如被网关拒绝，其返回码"),
    ("ZHENGXIN_ASK_DEADLINE", "登录失效的时刻，Unix 秒"),
];

/// The variables that are passed on.
pub const PASSED_ON: Text =
    text("此外传入下列已设置的变量：{names}。", "It also gets those of the following variables that are set: {names}.");
/// Above the exit statuses.
pub const STATUSES_BELOW: Text = text("它的退出状态：", "Its exit status:");
/// The exit statuses.
#[rustfmt::skip]
pub static STATUSES: [NamedRow; 4] = [
    ("0", "第一行是答案；空行表示没有答案"),
    ("other", "没有答案：询问终端上的人，否则命令以退出码 11 结束"),
    ("126, 127", "shell 无法运行该命令行，命令以退出码 12 结束"),
    ("none", "超过 --ask-timeout，命令以退出码 11 结束"),
];
/// The meaning of the statuses that have no number.
pub static STATUS_WORDS: [NamedRow; 2] = [("other", "其他"), ("none", "无")];
/// Above the example.
pub const EXAMPLE_BELOW: Text = text("示例:", "An example:");
/// The comments of the example, and their Chinese.
pub static COMMENTS: [NamedRow; 2] = [
    ("The password comes from pass(1), the codes from the operator.", "密码取自 pass(1)，验证码由操作员给出。"),
    ("no answer: the command ends with 11", "没有答案：命令以退出码 11 结束"),
];
/// How the program gets the question.
pub const ARGUMENT: Text = text("提示，作为最后一个参数", "the prompt, as the last argument");
/// How the program gives the answer.
pub const ANSWER: Text = text("标准输出的第一行", "the first line of standard output");
