//! Texts about forms that ask for values that the document does not list.

use super::{Text, text};

/// The form asks for a secret.
pub const SECRET: Text = text(
    "网关要求在 {method} 中提供 {key}，而它只应发给 {takers}；未发送",
    "for {method}, the gateway asks for {key}, which only {takers} may receive: nothing was sent",
);
/// How to proceed after that.
pub const SECRET_HINT: Text = text(
    "这不符合接口文档，请先向网关方核实",
    "the document does not allow this: ask the gateway's operator before you go on",
);
/// The form asks for card or personal values.
pub const EXTRA: Text = text(
    "网关要求在 {method} 中提供接口文档没有为它列出的 {keys}；未发送",
    "for {method}, the gateway asks for {keys}, which the document does not list there: nothing was sent",
);
/// How to allow these values.
pub const EXTRA_HINT: Text = text(
    "如同意发送，在配置档中加一行（或设 ZHENGXIN_EXTRA_FIELDS）：{line}",
    "if they may be sent, add to the profile (or set ZHENGXIN_EXTRA_FIELDS): {line}",
);
