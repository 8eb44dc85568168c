//! The roles in which a person is liable for someone else's loan.

/// The roles (责任人类型).
pub const ROLES: [&str; 6] = ["保证人", "共同借款人", "反担保人", "抵押人", "质押人", "其他"];
