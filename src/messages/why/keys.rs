//! Reasons why a key cannot be used.

use super::{Text, text};

/// The file cannot be read.
pub const UNREADABLE: Text = text("无法读取 {path}（{reason}）");
/// Other users can read or change it.
pub const SHARED: Text = text("私钥 {path} 可被其他用户读取或修改");
/// Not PEM.
pub const NOT_PEM: Text = text("{path} 中没有 PEM 格式的{wanted}");
/// Not the expected kind of key.
pub const OTHER: Text = text("{path} 中是 {label}，不是 RSA {wanted}");
/// A key with a passphrase.
pub const ENCRYPTED: Text = text("私钥 {path} 有口令保护");
/// The RSA key is damaged.
pub const DAMAGED: Text = text("{path} 中的 RSA {wanted}已损坏");
/// Too short or too long.
pub const LENGTH: Text = text("{path}：RSA 密钥为 {bits} 位，须为 {shortest} 到 {longest} 位");
/// Signing failed.
pub const NOT_SIGNED: Text = text("用 {path} 签名失败");

/// The private half.
pub const PRIVATE: Text = text("私钥");
/// The public half.
pub const PUBLIC: Text = text("公钥");
