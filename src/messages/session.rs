//! Texts of the session commands.

use super::{Text, text};

/// There is none of that name.
pub const NO_SUCH: Text = text("没有会话 {name}", "there is no session {name}");
/// It is gone.
pub const REMOVED: Text = text("已删除会话 {name}", "session {name} is removed");
/// `--dry-run`.
pub const WOULD_REMOVE: Text = text("将删除: {names}", "would remove: {names}");
/// So many are gone.
pub const PRUNED: Text = text("已删除 {count} 个会话", "{count} sessions removed");
