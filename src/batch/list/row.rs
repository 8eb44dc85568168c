//! A row of a list: one applicant.

use std::borrow::Cow;
use std::fmt;

use zeroize::Zeroizing;

use super::{ReportName, ValueName};
use crate::audit::Authorization;
use crate::flow::Route;
use crate::protocol::{Key, Method, Secret};

/// The route that a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRoute {
    /// `auto`: chosen by what the gateway offers and the row gives, even if the command has another default.
    Auto,
    /// This route.
    Named(Route),
}

impl RowRoute {
    /// The name in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Named(route) => route.name(),
        }
    }
}

/// The values of an applicant. `Debug` shows none of them.
#[derive(Clone, Default)]
pub struct RowValues(Vec<(ValueName, Secret)>);

impl RowValues {
    pub(super) fn new(values: Vec<(ValueName, Secret)>) -> Self {
        Self(values)
    }

    /// The value for `key` in a call of `method`. A value under the method takes precedence over a bare key.
    pub fn get(&self, method: Method, key: &Key) -> Option<&Secret> {
        self.find(Some(method), key).or_else(|| self.find(None, key))
    }

    /// True if the row has a value for `key` that is specific to `method`.
    pub fn names(&self, method: Method, key: &Key) -> bool {
        self.find(Some(method), key).is_some()
    }

    /// All values, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&ValueName, &Secret)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    fn find(&self, method: Option<Method>, key: &Key) -> Option<&Secret> {
        self.iter().find(|(name, _)| name.method == method && name.key == *key).map(|(_, value)| value)
    }
}

impl fmt::Debug for RowValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A row: an applicant with a user_id and a login name. `Debug` shows none of its values.
#[derive(Clone)]
pub struct ListRow {
    /// The line of the source on which it begins, from 1.
    pub line: u64,
    /// The merchant's own id for the applicant.
    pub user_id: String,
    /// The values, each normalised for sending.
    pub values: RowValues,
    /// The login name, which is among the values as well. Here it cannot be missing.
    pub(super) login_name: Secret,
    /// The route, if the row names one.
    pub route: Option<RowRoute>,
    /// The name of the report's file, if the row names one.
    pub save: Option<ReportName>,
    /// The reference to the applicant's consent, if the row names one.
    pub authorization: Option<Authorization>,
}

impl ListRow {
    /// The login name, as the login sends it.
    pub fn login_name(&self) -> &Secret {
        &self.login_name
    }

    /// Everything in the row except its line, for a keyed MAC that recognises a changed row. Two rows have the same
    /// bytes if and only if they are equal; the order of columns does not matter. Never store the bytes themselves.
    ///
    /// Each entry is a name and a value, each preceded by its length in 32 bits (big-endian). Entries are sorted by
    /// name.
    pub fn canonical_bytes(&self) -> Zeroizing<Vec<u8>> {
        let settings = [
            ("authorization", self.authorization.as_ref().map(Authorization::text)),
            ("route", self.route.map(RowRoute::name)),
            ("save", self.save.as_ref().map(ReportName::text)),
            ("user_id", Some(self.user_id.as_str())),
        ];
        let settings = settings.into_iter().filter_map(|(name, text)| Some((Cow::Borrowed(name), text?)));
        let values = self.values.iter().map(|(name, value)| (name.text(), value.expose()));
        let mut entries: Vec<(Cow<'_, str>, &str)> = settings.chain(values).collect();
        entries.sort_unstable();
        let parts = || entries.iter().flat_map(|(name, text)| [name.as_ref(), text]);
        // Allocate the full size at once: a growing buffer would leave copies of the values behind.
        let length = parts().map(|part| size_of::<u32>() + part.len()).sum();
        let mut bytes = Zeroizing::new(Vec::with_capacity(length));
        for part in parts() {
            // A row is far shorter than 4 GiB.
            bytes.extend_from_slice(&(part.len() as u32).to_be_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }
}

impl fmt::Debug for ListRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListRow")
            .field("line", &self.line)
            .field("user_id", &"***")
            .field("values", &self.values)
            .field("route", &self.route)
            .finish_non_exhaustive()
    }
}
