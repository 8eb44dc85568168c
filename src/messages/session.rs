//! What the session commands say.

use super::Text;

/// There is none of that name.
pub const NO_SUCH: Text = Text { zh: "没有会话 {name}", en: "there is no session {name}" };
/// It is gone.
pub const REMOVED: Text = Text { zh: "已删除会话 {name}", en: "session {name} is removed" };
/// `--dry-run`.
pub const WOULD_REMOVE: Text = Text { zh: "将删除: {names}", en: "would remove: {names}" };
/// So many are gone.
pub const PRUNED: Text = Text { zh: "已删除 {count} 个会话", en: "{count} sessions removed" };
