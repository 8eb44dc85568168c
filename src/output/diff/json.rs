//! The differences as `diff --json` prints them (schema `diff`). Accounts are written while they are read, so that they
//! are never all in memory.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Compared;
use crate::output::json::Each;

impl Serialize for Compared<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (diff, masking) = (&self.diff, &self.masking);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("same", &diff.is_same())?;
        map.serialize_entry("old", &masking.scalars(self.old.scalars()))?;
        map.serialize_entry("new", &masking.scalars(self.new.scalars()))?;
        map.serialize_entry("score", &diff.score)?;
        map.serialize_entry("grade", &diff.grade)?;
        for (name, accounts) in [("new_accounts", &diff.new_accounts), ("gone_accounts", &diff.gone_accounts)] {
            map.serialize_entry(name, &Each(|| accounts.iter().map(|account| masking.account(account))))?;
        }
        for (name, accounts) in
            [("closed_accounts", &diff.closed_accounts), ("changed_accounts", &diff.changed_accounts)]
        {
            map.serialize_entry(name, &Each(|| accounts.iter().map(|change| masking.change(change))))?;
        }
        for (name, queries) in [("new_queries", &diff.new_queries), ("gone_queries", &diff.gone_queries)] {
            map.serialize_entry(name, &Each(|| queries.iter().map(|query| masking.query(query.clone()))))?;
        }
        for (name, records) in
            [("new_public_records", &diff.new_public_records), ("gone_public_records", &diff.gone_public_records)]
        {
            map.serialize_entry(name, &Each(|| records.iter().cloned().map(|found| masking.public_record(found))))?;
        }
        map.end()
    }
}
