//! The forms of a login, by method. They make up most of the facts, which are copied before and after every call.
//! Copies therefore share the forms until one of them changes.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::protocol::{FieldType, Form, KnownState, REFRESH_METHOD, integer};

/// Forms as JSON, by the method's short name. A clone shares them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StoredForms(Arc<BTreeMap<String, StoredForm>>);

/// A form's JSON and, once it has been parsed, the form, because most decisions of a journey need one.
#[derive(Clone)]
struct StoredForm {
    json: Arc<Value>,
    read: OnceLock<Option<Arc<Form>>>,
    /// The JSON without labels, once it was needed.
    without_labels: OnceLock<Arc<Value>>,
    /// The known values that the form was last cleaned of.
    clean_of: Option<KnownState>,
}

impl StoredForm {
    fn new(json: Value) -> Self {
        Self { json: Arc::new(json), read: OnceLock::new(), without_labels: OnceLock::new(), clean_of: None }
    }

    fn of(form: Arc<Form>) -> Self {
        Self {
            json: form.shared_json(),
            read: OnceLock::from(Some(form)),
            without_labels: OnceLock::new(),
            clean_of: None,
        }
    }
}

impl PartialEq for StoredForm {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl Eq for StoredForm {}

impl StoredForms {
    /// True if there is no form.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The JSON of a method's form.
    pub fn get(&self, method: &str) -> Option<&Value> {
        self.0.get(method).map(|form| &*form.json)
    }

    /// A method's form.
    pub fn form(&self, method: &str) -> Option<Arc<Form>> {
        let form = self.0.get(method)?;
        form.read.get_or_init(|| Form::read(&form.json, None).map(Arc::new)).clone()
    }

    /// Every form's method and JSON.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(method, form)| (method.as_str(), &*form.json))
    }

    /// Stores a method's form and replaces the previous one.
    pub fn insert(&mut self, method: String, json: Value) {
        Arc::make_mut(&mut self.0).insert(method, StoredForm::new(json));
    }

    /// Stores a form that has been parsed, and replaces the previous one of its method.
    pub fn insert_read(&mut self, form: Arc<Form>) {
        Arc::make_mut(&mut self.0).insert(form.method.short().to_owned(), StoredForm::of(form));
    }

    /// Removes a method's form.
    pub fn remove(&mut self, method: &str) {
        self.retain(|stored| stored != method);
    }

    /// Removes all forms.
    pub fn clear(&mut self) {
        self.0 = Arc::default();
    }

    /// Removes the forms of all methods but these.
    pub fn retain(&mut self, stays: impl Fn(&str) -> bool) {
        if !self.0.keys().all(|method| stays(method)) {
            Arc::make_mut(&mut self.0).retain(|method, _| stays(method));
        }
    }

    /// Replaces the JSON of every form for which `changed` returns another.
    pub fn change(&mut self, changed: impl Fn(&str, &Value) -> Option<Value>) {
        for (method, form) in Arc::make_mut(&mut self.0).iter_mut() {
            if let Some(json) = changed(method, &form.json) {
                *form = StoredForm::new(json);
            }
        }
    }

    /// The same forms without headings and paragraphs. A copy of each is kept, because a ledger stores them before most
    /// calls.
    #[must_use]
    pub fn without_labels(&self) -> Self {
        let bare = |form: &StoredForm| {
            let json = form.without_labels.get_or_init(|| Arc::new(without_labels(&form.json)));
            StoredForm { json: json.clone(), read: OnceLock::new(), without_labels: OnceLock::new(), clean_of: None }
        };
        Self(Arc::new(self.0.iter().map(|(method, form)| (method.clone(), bare(form))).collect()))
    }

    /// Cleans the forms of known values: replaces the JSON of those for which `cleaned` returns another. `state` is that
    /// of the values. A form that has been cleaned of the same values, and not changed since, is skipped.
    pub fn clean(&mut self, state: KnownState, cleaned: impl Fn(&str, &Value) -> Option<Value>) {
        if self.0.values().all(|form| form.clean_of == Some(state)) {
            return;
        }
        for (method, form) in Arc::make_mut(&mut self.0).iter_mut().filter(|(_, form)| form.clean_of != Some(state)) {
            if let Some(json) = cleaned(method, &form.json) {
                *form = StoredForm::new(json);
            }
            form.clean_of = Some(state);
        }
    }
}

fn without_labels(form: &Value) -> Value {
    let is_label = |field: &Value| {
        let kind = field.get("type").and_then(integer).map(FieldType::from_number);
        kind.is_some_and(FieldType::is_label) && !REFRESH_METHOD.spellings().any(|name| field.get(name).is_some())
    };
    let mut form = form.clone();
    if let Some(fields) = form.get_mut("param").and_then(Value::as_array_mut) {
        fields.retain(|field| !is_label(field));
    }
    form
}

/// Forms may hold personal data (questions about the applicant), so only their methods are shown.
impl fmt::Debug for StoredForms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<const N: usize> From<[(String, Value); N]> for StoredForms {
    fn from(forms: [(String, Value); N]) -> Self {
        forms.into_iter().collect()
    }
}

impl FromIterator<(String, Value)> for StoredForms {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(forms: I) -> Self {
        Self(Arc::new(forms.into_iter().map(|(method, json)| (method, StoredForm::new(json))).collect()))
    }
}

impl Serialize for StoredForms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for StoredForms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::<String, Value>::deserialize(deserializer)?.into_iter().collect())
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
        assert_eq!((copy.iter().count(), forms.iter().count()), (2, 1));
        assert_eq!(serde_json::to_value(&forms).unwrap(), json!({"login": {"param": []}}));
        assert_eq!(serde_json::from_value::<StoredForms>(json!({"login": {"param": []}})).unwrap(), forms);
    }

    #[test]
    fn forms_without_labels_have_all_other_fields_also_after_a_change() {
        let (field, refreshing) = (json!({"type": 1, "title": "号"}), json!({"type": 15, "refreshMethod": "login"}));
        let param = json!([field, {"type": 16, "title": "text"}, refreshing, "?"]);
        let mut forms = StoredForms::from([("login".to_owned(), json!({"param": param}))]);
        let shown = |forms: &StoredForms| serde_json::to_value(forms.without_labels()).unwrap();
        assert_eq!(shown(&forms), json!({"login": {"param": [field, refreshing, "?"]}}));
        forms.change(|_, _| Some(json!({"param": 1})));
        assert_eq!(shown(&forms), json!({"login": {"param": 1}}));
    }

    #[test]
    fn a_form_that_changes_is_read_anew() {
        let form = |method: &str| json!({"method": method, "param": [{"type": 1, "key": "a"}]});
        let mut forms = StoredForms::from([("login".to_owned(), form("login"))]);
        let fields = |forms: &StoredForms| forms.form("login").map(|form| form.fields.len());
        let before = forms.clone();
        assert_eq!(fields(&forms), Some(1));
        forms.change(|_, form| Some(json!({"method": form["method"], "param": []})));
        assert_eq!((fields(&forms), fields(&before)), (Some(0), Some(1)));
        forms.insert("login".to_owned(), form("login"));
        assert_eq!(fields(&forms), Some(1));
    }
}
