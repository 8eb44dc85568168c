//! The dialect of a served sandbox: which incorrect calls it accepts, and how it writes its replies.

/// How strictly calls are read, and how literally replies follow the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Accepts the document's request examples as printed (`--lenient`).
    pub lenient: bool,
    /// Replies as the document's reply examples are printed (`--verbatim`).
    pub verbatim: bool,
}
