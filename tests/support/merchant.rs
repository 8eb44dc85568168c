//! The merchant of the tests that drive applicants without a process.

use zhengxin::protocol::Merchant;

/// A merchant; its `user_id` is the applicant's.
pub fn merchant() -> Merchant {
    let text = |text: &str| text.to_owned();
    Merchant {
        merchant_id: text("123124"),
        app_name: text("zhengxin"),
        app_version: text("1.0.0"),
        platform: text("web"),
        notice_url: text("https://merchant.example/notice"),
        ..Merchant::default()
    }
}
