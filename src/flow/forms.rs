//! The forms of a login, by method. They are most of what the facts hold, and facts are copied before and after every
//! call, so copies share them until one of them changes.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Forms as JSON, by the method's short name. A clone shares them; changing it copies them first.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StoredForms(Arc<BTreeMap<String, Value>>);

impl StoredForms {
    /// True if there is no form.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// They may hold personal data (questions about the applicant), so only their methods are shown.
impl fmt::Debug for StoredForms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Deref for StoredForms {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for StoredForms {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl<const N: usize> From<[(String, Value); N]> for StoredForms {
    fn from(forms: [(String, Value); N]) -> Self {
        Self(Arc::new(forms.into()))
    }
}

impl Serialize for StoredForms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for StoredForms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(|forms| Self(Arc::new(forms)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_copy_that_changes_leaves_the_other_as_it_was() {
        let forms = StoredForms::from([("login".to_owned(), json!({"param": []}))]);
        let mut copy = forms.clone();
        assert_eq!(copy, forms);
        copy.insert("getQuestion".to_owned(), json!({}));
        assert_eq!((copy.len(), forms.len()), (2, 1));
        assert_eq!(serde_json::to_value(&forms).unwrap(), json!({"login": {"param": []}}));
        assert_eq!(serde_json::from_value::<StoredForms>(json!({"login": {"param": []}})).unwrap(), forms);
    }
}
