//! Reasons why a given value cannot be used, or why a value could not be asked for.

use super::{Text, text};

/// Standard input, in the place of a file's name.
pub const STANDARD_INPUT: Text = text("标准输入");
/// Reading failed.
pub const IO: Text = text("无法读取 {path}（{reason}）");
/// Other users can read or change it.
pub const SHARED: Text = text("{path} 可被其他用户读取或修改（执行 chmod 600，或加 --allow-shared-file）");
/// Too long.
pub const TOO_LONG: Text = text("{path} 超过 {limit} 字节");
/// It is not valid UTF-8.
pub const NOT_TEXT: Text = text("{path} 不是有效的 UTF-8");
/// It is empty.
pub const EMPTY: Text = text("{path} 为空，或第一行为空");
/// It has a second line.
pub const LINES: Text = text("{path} 不止一行，而这里只需要一个值");
/// Neither JSON nor TOML.
pub const SYNTAX: Text = text("{path}:{line}:{column}：不是有效的 {format}{why}");
/// It exceeds a limit.
pub const BEYOND: Text = text("{path}：{beyond}");
/// JSON that is not an object.
pub const NOT_AN_OBJECT: Text = text("{path} 不是由键和值组成的对象");
/// Neither text nor number.
pub const WRONG_TYPE: Text = text("{path}：{name} 应为带引号的文本，不能是{found}");
/// A number that may have lost digits.
pub const NUMBER_UNSAFE: Text = text("{path}：{name} 写成了数字，可能丢失位数，请加引号");
/// Not five answers.
pub const QUESTION_ANSWERS: Text = text("{place}：需要五个选项编号，如 1,2,3,1,5");
/// Two readers of standard input.
pub const TWO_READERS: Text = text("{first} 和 {second} 都要读取标准输入");
/// Two passwords.
pub const TWO_PASSWORDS: Text = text("--password-stdin、--password-file 和 --password-command 只能用其中之一");
/// The password command could not be run.
pub const COMMAND_NOT_RUN: Text = text("无法运行密码命令（{reason}）");
/// A value that is invalid for its key.
pub const UNUSABLE: Text = text("{key}：{problem}");
/// The password command ended with a status other than 0.
pub const COMMAND_FAILED: Text = text("密码命令失败（退出码 {status}）");
/// A signal ended the password command.
pub const COMMAND_KILLED: Text = text("密码命令被信号终止");
/// The password command printed nothing.
pub const COMMAND_SILENT: Text = text("密码命令没有输出密码");
/// The password command printed too much.
pub const COMMAND_TOO_LONG: Text = text("密码命令的输出太长");
/// The password command took too long.
pub const COMMAND_TIMED_OUT: Text = text("密码命令在 {limit} 内没有结束");

/// The ask program could not be run.
pub const ASK_NOT_RUN: Text = text("无法运行问答程序 {program}（{reason}）");
/// The ask program took too long.
pub const ASK_TIMED_OUT: Text = text("问答程序 {program} 在 {limit} 内没有给出答案");
/// The ask program printed too much.
pub const ASK_TOO_LONG: Text = text("问答程序 {program} 的输出太长");
/// The sandbox's inbox.
pub const INBOX: Text = text("无法查看模拟网关的收件箱：{reason}");
/// Ctrl-C.
pub const INTERRUPTED: Text = text("已中断");
/// The terminal.
pub const TERMINAL: Text = text("终端无法使用（{reason}）");
