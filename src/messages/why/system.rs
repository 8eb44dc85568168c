//! Texts for errors that the operating system reports about files and connections.

use std::io::{self, ErrorKind};

use super::{Text, text};

/// Common reasons, by kind.
const REASONS: [(ErrorKind, Text); 19] = [
    (ErrorKind::NotFound, text("没有这个文件或目录")),
    (ErrorKind::PermissionDenied, text("没有权限")),
    (ErrorKind::AlreadyExists, text("已存在")),
    (ErrorKind::IsADirectory, text("是目录")),
    (ErrorKind::NotADirectory, text("路径中有一段不是目录")),
    (ErrorKind::StorageFull, text("磁盘已满")),
    (ErrorKind::QuotaExceeded, text("磁盘配额已满")),
    (ErrorKind::ReadOnlyFilesystem, text("文件系统只读")),
    (ErrorKind::ExecutableFileBusy, text("文件正在被写入")),
    (ErrorKind::InvalidFilename, text("文件名无效")),
    (ErrorKind::BrokenPipe, text("管道已断开")),
    (ErrorKind::UnexpectedEof, text("内容提前结束")),
    (ErrorKind::AddrInUse, text("地址已被占用")),
    (ErrorKind::AddrNotAvailable, text("本机没有这个地址")),
    (ErrorKind::HostUnreachable, text("主机不可达")),
    (ErrorKind::NetworkUnreachable, text("网络不可达")),
    (ErrorKind::ConnectionRefused, text("连接被拒绝")),
    (ErrorKind::TimedOut, text("超时")),
    (ErrorKind::FileTooLarge, text("文件过大")),
];

/// The reason in Chinese if it is a common one, otherwise in the system's own words.
pub fn reason(error: &io::Error) -> String {
    of_kind(error.kind()).unwrap_or_else(|| error.to_string())
}

/// The same, if only the kind is known.
pub fn reason_of_kind(kind: ErrorKind) -> String {
    of_kind(kind).unwrap_or_else(|| kind.to_string())
}

fn of_kind(kind: ErrorKind) -> Option<String> {
    REASONS.iter().find(|(known, _)| *known == kind).map(|(_, text)| text.zh.to_owned())
}
