//! Keeps a ledger in memory. The conformance suite compares the other stores with it, and the simulation runs on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::applicant::{ApplicantId, Entry, Halting, Totals};
use super::error::LedgerError;
use super::holder::Holder;
use super::intent::Intent;
use super::question::{Question, QuestionId, QuestionKind};
use super::seal::SealedBytes;
use super::selection::Selection;
use super::state::State;
use super::store::{Binding, Blob, Store};
use crate::fingerprint::Fingerprint;
use crate::flow::Passwords;

/// A table that copies share until one of them changes it.
type Table<K, V> = Arc<BTreeMap<K, V>>;

/// Everything that a ledger knows.
#[derive(Clone, Debug, Default)]
struct Content {
    binding: Option<Binding>,
    records: Table<ApplicantId, Entry>,
    by_user: Table<String, ApplicantId>,
    by_login: Table<Fingerprint, ApplicantId>,
    blobs: Table<(ApplicantId, Blob), SealedBytes>,
    intents: Table<(ApplicantId, i64), Intent>,
    questions: Table<QuestionId, Question>,
    passwords: Table<Fingerprint, Passwords>,
    evidence: Arc<Vec<(ApplicantId, u64, String, Timestamp)>>,
    numbers: BTreeMap<&'static str, i64>,
}

/// Keeps a ledger in memory. A transaction works on a copy, which shares each table with the committed content until
/// the transaction changes it.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    now: Content,
    committed: Option<Box<Content>>,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn records(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.now.records.values().filter(|record| wanted(record)).cloned().collect()
    }

    fn claimable(&self, states: &[State], now: Timestamp, crashed: bool) -> Vec<Entry> {
        self.records(|record| {
            states.contains(&record.state)
                && record.due_at.is_some_and(|due_at| due_at <= now)
                && (record.crashes > 0) == crashed
        })
    }
}

impl Store for Memory {
    fn begin(&mut self) -> Result<(), LedgerError> {
        self.committed = Some(Box::new(self.now.clone()));
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        self.committed = None;
        Ok(())
    }

    fn roll_back(&mut self) {
        if let Some(committed) = self.committed.take() {
            self.now = *committed;
        }
    }

    fn binding(&mut self) -> Result<Option<Binding>, LedgerError> {
        Ok(self.now.binding.clone())
    }

    fn bind(&mut self, binding: &Binding) -> Result<(), LedgerError> {
        self.now.binding = Some(binding.clone());
        Ok(())
    }

    fn insert(&mut self, record: &Entry) -> Result<Option<ApplicantId>, LedgerError> {
        if self.now.by_user.contains_key(&record.user_id) || self.now.by_login.contains_key(&record.login) {
            return Ok(None);
        }
        let id = ApplicantId(self.now.records.keys().next_back().map_or(1, |last| last.0 + 1));
        Arc::make_mut(&mut self.now.by_user).insert(record.user_id.clone(), id);
        Arc::make_mut(&mut self.now.by_login).insert(record.login, id);
        Arc::make_mut(&mut self.now.records).insert(id, Entry { id, ..record.clone() });
        Ok(Some(id))
    }

    fn record(&mut self, id: ApplicantId) -> Result<Option<Entry>, LedgerError> {
        Ok(self.now.records.get(&id).cloned())
    }

    fn record_of(&mut self, user_id: &str) -> Result<Option<Entry>, LedgerError> {
        Ok(self.now.by_user.get(user_id).and_then(|id| self.now.records.get(id)).cloned())
    }

    fn record_by_login(&mut self, login: &Fingerprint) -> Result<Option<Entry>, LedgerError> {
        Ok(self.now.by_login.get(login).and_then(|id| self.now.records.get(id)).cloned())
    }

    fn put(&mut self, record: &Entry) -> Result<(), LedgerError> {
        let login = self.now.records.get(&record.id).map_or_else(|| record.login, |known| known.login);
        Arc::make_mut(&mut self.now.records).insert(record.id, Entry { login, ..record.clone() });
        Ok(())
    }

    fn put_login(&mut self, id: ApplicantId, login: &Fingerprint) -> Result<(), LedgerError> {
        if let Some(record) = Arc::make_mut(&mut self.now.records).get_mut(&id) {
            let before = std::mem::replace(&mut record.login, *login);
            Arc::make_mut(&mut self.now.by_login).remove(&before);
            Arc::make_mut(&mut self.now.by_login).insert(*login, id);
        }
        Ok(())
    }

    fn due(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        let mut due = self.claimable(states, now, false);
        due.sort_by_key(|record| (record.due_at, record.id));
        due.truncate(most);
        Ok(due)
    }

    fn suspects(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        let mut suspects = self.claimable(states, now, true);
        suspects.sort_by_key(|record| (record.crashes, record.due_at, record.id));
        suspects.truncate(most);
        Ok(suspects)
    }

    fn is_suspect_running(&mut self) -> Result<bool, LedgerError> {
        Ok(self.now.records.values().any(|record| record.state == State::Running && record.crashes > 0))
    }

    fn next_due(&mut self, states: &[State]) -> Result<Option<Timestamp>, LedgerError> {
        let claimable = self.now.records.values().filter(|record| states.contains(&record.state));
        Ok(claimable.filter_map(|record| record.due_at).min())
    }

    fn is_any_running(&mut self) -> Result<bool, LedgerError> {
        Ok(self.now.records.values().any(|record| record.state == State::Running))
    }

    fn lapsed(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        let mut lapsed = self
            .records(|record| record.state == State::Running && record.lease_until.is_some_and(|until| until <= now));
        lapsed.sort_by_key(|record| (record.lease_until, record.id));
        lapsed.truncate(most);
        Ok(lapsed)
    }

    fn held_by_runs(&mut self) -> Result<Vec<Entry>, LedgerError> {
        Ok(self.records(|record| matches!(record.holder, Some(Holder::Run(_)))))
    }

    fn is_a_report(&mut self, path: &str) -> Result<bool, LedgerError> {
        Ok(self.now.records.values().any(|record| record.report.as_deref() == Some(path)))
    }

    fn page(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        let after = after.unwrap_or(ApplicantId(i64::MIN));
        let later = self.now.records.values().filter(|record| record.id > after);
        Ok(later.filter(|record| selection.means(record)).take(most).cloned().collect())
    }

    fn totals(&mut self) -> Result<Totals, LedgerError> {
        let mut totals = Totals::default();
        for record in self.now.records.values() {
            *totals.states.entry(record.state).or_default() += 1;
            if let Some(class) = record.class.filter(|_| record.state.has_failed()) {
                *totals.classes.entry(class.spec().name).or_default() += 1;
            }
        }
        let open: Vec<&Question> = self.now.questions.values().filter(|question| question.is_asked()).collect();
        totals.questions = open.len() as u64;
        totals.oldest_question = open.iter().map(|question| question.asked_at).min();
        totals.next_due = self.next_due(&State::CLAIMABLE)?;
        Ok(totals)
    }

    fn count_halting(&mut self) -> Result<Halting, LedgerError> {
        let open = self.now.questions.values().filter(|question| question.is_asked());
        let halting: Vec<&Question> = open.filter(|question| question.asked.kind != QuestionKind::Identity).collect();
        let oldest = halting.iter().map(|question| question.asked_at).min();
        Ok(Halting { count: halting.len() as u64, oldest })
    }

    fn blob(&mut self, id: ApplicantId, blob: Blob) -> Result<Option<SealedBytes>, LedgerError> {
        Ok(self.now.blobs.get(&(id, blob)).cloned())
    }

    fn put_blob(&mut self, id: ApplicantId, blob: Blob, bytes: Option<&SealedBytes>) -> Result<(), LedgerError> {
        match bytes {
            Some(bytes) => Arc::make_mut(&mut self.now.blobs).insert((id, blob), bytes.clone()),
            None => Arc::make_mut(&mut self.now.blobs).remove(&(id, blob)),
        };
        Ok(())
    }

    fn last_intent(&mut self, id: ApplicantId) -> Result<Option<Intent>, LedgerError> {
        Ok(self.intents(id)?.pop())
    }

    fn intents(&mut self, id: ApplicantId) -> Result<Vec<Intent>, LedgerError> {
        let own = self.now.intents.range((id, i64::MIN)..=(id, i64::MAX));
        Ok(own.map(|(_, intent)| intent.clone()).collect())
    }

    fn put_intent(&mut self, id: ApplicantId, intent: &Intent) -> Result<(), LedgerError> {
        Arc::make_mut(&mut self.now.intents).insert((id, intent.seq), intent.clone());
        Ok(())
    }

    fn ask(&mut self, question: &Question) -> Result<QuestionId, LedgerError> {
        let id = QuestionId(self.now.questions.keys().next_back().map_or(1, |last| last.0 + 1));
        Arc::make_mut(&mut self.now.questions).insert(id, Question { id, ..question.clone() });
        Ok(id)
    }

    fn question(&mut self, id: QuestionId) -> Result<Option<Question>, LedgerError> {
        Ok(self.now.questions.get(&id).cloned())
    }

    fn put_question(&mut self, question: &Question) -> Result<(), LedgerError> {
        Arc::make_mut(&mut self.now.questions).insert(question.id, question.clone());
        Ok(())
    }

    fn questions_of(&mut self, id: ApplicantId) -> Result<Vec<Question>, LedgerError> {
        Ok(self.now.questions.values().filter(|question| question.applicant == id).cloned().collect())
    }

    fn open_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        let after = after.unwrap_or(QuestionId(i64::MIN));
        let later = self.now.questions.values().filter(|question| question.id > after);
        Ok(later.filter(|question| question.is_asked()).take(most).cloned().collect())
    }

    fn questions_with(
        &mut self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        let after = after.unwrap_or(QuestionId(i64::MIN));
        let later = self.now.questions.values().filter(|question| question.id > after);
        let theirs = later.filter(|question| question.is_asked() && question.person.as_deref() == Some(person));
        Ok(theirs.take(most).cloned().collect())
    }

    fn halting_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        let waits = |question: &Question| {
            self.now.records.get(&question.applicant).is_some_and(|record| record.state == State::Waiting)
        };
        let after = after.unwrap_or(QuestionId(i64::MIN));
        let later = self.now.questions.values().filter(|question| question.id > after);
        Ok(later.filter(|question| question.is_asked() && waits(question)).take(most).cloned().collect())
    }

    fn passwords(&mut self, login: &Fingerprint) -> Result<Passwords, LedgerError> {
        Ok(self.now.passwords.get(login).cloned().unwrap_or_default())
    }

    fn put_passwords(&mut self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError> {
        match passwords.is_empty() {
            true => Arc::make_mut(&mut self.now.passwords).remove(login),
            false => Arc::make_mut(&mut self.now.passwords).insert(*login, passwords.clone()),
        };
        Ok(())
    }

    fn put_evidence(&mut self, id: ApplicantId, epoch: u64, text: &str, now: Timestamp) -> Result<(), LedgerError> {
        Arc::make_mut(&mut self.now.evidence).push((id, epoch, text.to_owned(), now));
        Ok(())
    }

    fn evidence(&mut self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError> {
        let own = self.now.evidence.iter().filter(|(whose, ..)| *whose == id);
        Ok(own.map(|(_, epoch, text, at)| (*epoch, text.clone(), *at)).collect())
    }

    fn age_evidence(&mut self, id: ApplicantId, by: SignedDuration) -> Result<(), LedgerError> {
        for (_, _, _, at) in Arc::make_mut(&mut self.now.evidence).iter_mut().filter(|(whose, ..)| *whose == id) {
            *at = at.saturating_sub(by).unwrap_or(Timestamp::MIN);
        }
        Ok(())
    }

    fn number(&mut self, name: &'static str) -> Result<Option<i64>, LedgerError> {
        Ok(self.now.numbers.get(name).copied())
    }

    fn put_number(&mut self, name: &'static str, value: i64) -> Result<(), LedgerError> {
        self.now.numbers.insert(name, value);
        Ok(())
    }
}
