//! Texts of `notice serve`.

use super::{Text, text};

/// The server receives notices.
pub const SERVING: Text =
    text("正在 {url} 接收平台通知，按 Ctrl-C 停止", "receiving the platform's notices at {url}; press Ctrl-C to stop");
/// Other machines can reach the server.
pub const NOT_LOOPBACK: Text =
    text("监听的不是本机地址，其他机器也能访问", "this is not a loopback address: other machines can reach it");
/// No key was given to verify signatures with.
pub const UNVERIFIED: Text = text(
    "未指定 --public-key：不验证签名，任何人都能发送通知",
    "no --public-key: signatures are not verified, so anyone can send a notice",
);
/// A notice could not be appended.
pub const NOT_STORED: Text = text(
    "一条通知未能保存（{reason}），已请平台重发",
    "could not store a notice ({reason}); the platform was asked to send it again",
);
