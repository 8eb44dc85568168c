//! The merchant, and the applicant for whom it calls.

use super::Notation;
use super::mask::HIDDEN;

/// The merchant's fields, in the document's order.
pub const MERCHANT_KEYS: [&str; 6] = ["merchant_id", "app_name", "app_version", "platform", "notice_url", "user_id"];

/// The merchant's fields in every call's `biz_data`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merchant {
    /// The merchant number issued by the platform.
    pub merchant_id: String,
    /// The calling application.
    pub app_name: String,
    /// Its version.
    pub app_version: String,
    /// `web`, ...
    pub platform: String,
    /// The URL at which the platform may notify the merchant.
    pub notice_url: String,
    /// The merchant's id of the applicant. The gateway binds its session to it.
    pub user_id: String,
    /// The notation of the merchant's calls, where the document leaves it open.
    pub notation: Notation,
}

impl Merchant {
    /// The fields under their wire names, in the order of [`MERCHANT_KEYS`].
    pub fn fields(&self) -> [(&'static str, &str); 6] {
        let values =
            [&self.merchant_id, &self.app_name, &self.app_version, &self.platform, &self.notice_url, &self.user_id];
        let mut fields = [("", ""); 6];
        for ((slot, key), value) in fields.iter_mut().zip(MERCHANT_KEYS).zip(values) {
            *slot = (key, value.as_str());
        }
        fields
    }

    /// The notification URL, safe to show: without its query, which may contain a token.
    pub fn notice_url_shown(&self) -> String {
        match self.notice_url.split_once('?') {
            Some((url, _)) => format!("{url}?{HIDDEN}"),
            None => self.notice_url.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_query() {
        let notice_url = "https://merchant.example/n?token=s3cr3t&to=/a".to_owned();
        let merchant = Merchant { notice_url, ..Merchant::default() };
        assert_eq!(merchant.notice_url_shown(), "https://merchant.example/n?***");
    }
}
