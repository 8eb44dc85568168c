//! What is said of a form that asks for what the document does not list.

use super::{Text, text};

/// A secret.
pub const SECRET: Text = text(
    "网关要求向 {method} 提供 {key}，而它只应发给 {takers}；未发送",
    "the gateway asks {method} for {key}, which only {takers} may have: nothing was sent",
);
/// What to do.
pub const SECRET_HINT: Text = text(
    "这不符合接口文档，请先向网关方核实",
    "this is not what the document says: ask the gateway's operator before anything else",
);
/// Card or personal values.
pub const EXTRA: Text = text(
    "网关要求向 {method} 提供接口文档未列出的 {keys}；未发送",
    "the gateway asks {method} for {keys}, which the document does not list: nothing was sent",
);
/// What to do.
pub const EXTRA_HINT: Text = text(
    "如同意发送，在配置档中加一行（或设 ZHENGXIN_EXTRA_FIELDS）: {line}",
    "if they may be sent, add to the profile (or set ZHENGXIN_EXTRA_FIELDS): {line}",
);
