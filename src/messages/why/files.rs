//! Reasons why one of the program's own files cannot be used: sessions, pictures, logs, the sandbox's state.

use super::{Text, text};

/// Reading, writing or locking failed.
pub const IO: Text = text("无法使用 {path}（{reason}）");
/// Reading a file failed that the user has named.
pub const UNREADABLE: Text = text("无法读取 {path}（{reason}）");
/// A symbolic link.
pub const SYMLINK: Text = text("{path} 是符号链接");
/// Not a regular file.
pub const NOT_A_FILE: Text = text("{path} 不是普通文件");
/// Other users can read or change it.
pub const SHARED: Text = text("{path} 可被其他用户读取或修改");
/// All users can write it.
pub const WRITABLE_BY_ALL: Text = text("{path} 可被所有用户写入");
/// Another user's file.
pub const FOREIGN_FILE: Text = text("文件 {path} 属于其他用户");
/// It has other content.
pub const OCCUPIED: Text = text("{path} 已有其他内容；请换用专用文件或新文件");
/// Another user's directory.
pub const FOREIGN_DIRECTORY: Text = text("目录 {path} 属于其他用户");
/// A link to a directory that is open to others.
pub const OPEN_LINK: Text = text("{path} 是链接，指向其他用户可以进入的目录");
/// Another process holds the lock.
pub const LOCKED: Text = text("{path} 正被另一个进程占用（已等待 {waited}）");
/// Not a count of refused passwords.
pub const NO_COUNT: Text = text("{path} 不是密码被拒次数的记录，或由更高版本写入");

/// Not a session.
pub const DAMAGED: Text = text("{path}：第 {line} 行第 {column} 列：不是会话文件");
/// It exceeds the limits of a session.
pub const BEYOND: Text = text("{path}：{beyond}，不是会话文件");
/// A newer version wrote it.
pub const NEWER: Text = text("{path} 由更高版本写入（格式 {found}）");
/// Its path has the ending of a lock file.
pub const RESERVED: Text = text("{path} 的后缀已由会话的附属文件使用");
/// It does not name its merchant.
pub const UNCLAIMED: Text = text("会话 {name} 来自旧版本，没有注明属于哪个商户");
/// It belongs to another owner.
pub const FOREIGN: Text = text("会话 {name} 属于另一个{what}");
/// A gateway.
pub const GATEWAY: Text = text("网关");
/// A merchant.
pub const MERCHANT: Text = text("商户（merchant_id）");
/// An applicant.
pub const USER_ID: Text = text("申请人（user_id）");
/// A login name.
pub const LOGIN_NAME: Text = text("登录名（login_name）");

/// A line that is not a recorded call.
pub const NO_RECORDED_CALL: Text = text("{path}：第 {line} 行不是录制的调用");
/// A recording without a reply.
pub const NO_REPLY: Text = text("{path} 中没有应答");
/// Not the state of a sandbox.
pub const NO_WORLD: Text = text("{path} 中没有模拟网关的状态（第 {line} 行第 {column} 列）；sandbox reset 会重新开始");
/// The sandbox's state cannot be written.
pub const UNWRITABLE: Text = text("模拟网关的状态无法写入（{error}）");
