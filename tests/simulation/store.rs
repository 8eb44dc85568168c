//! A store that fails on plan, checks everything that is written, and makes the mistakes of mutants that concern the
//! store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use memchr::memmem::Finder;
use zhengxin::fingerprint::Fingerprint;
use zhengxin::flow::Passwords;
use zhengxin::ledger::{
    ApplicantId, Binding, Blob, Entry, Halting, Holder, Intent, IntentOutcome, LEASE_TIME, LedgerError, Question,
    QuestionId, QuestionState, RUN_TIME, Seal, SealedBytes, Selection, State, Store, Totals,
};
use zhengxin::protocol::{Effect, MethodName};

use super::clockwork::Clockwork;
use super::mutants::Mutant;
use super::watch::Watch;

/// A failure of the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// The disk is full.
    Full,
    /// The commit fails, and nothing is written.
    NotKept,
    /// The commit fails, but everything is written.
    Kept,
    /// Another process locks the ledger for too long.
    Locked,
}

/// A wrapper around a store.
pub struct Bent<S> {
    pub inner: S,
    pub watch: Watch,
    pub mutant: Option<Mutant>,
    pub seal: Seal,
    clock: Clockwork,
    /// The values that must not be in the store in clear.
    pub secrets: Arc<Vec<Finder<'static>>>,
    /// The next failure.
    pub fault: Option<DiskFault>,
    /// The process that uses the store now.
    pub who: Option<Holder>,
    /// The epochs of each holder's last claims.
    claimed: BTreeMap<(Holder, ApplicantId), u64>,
    touched: BTreeSet<ApplicantId>,
    /// The questions that the transaction has taken.
    taken: Vec<QuestionId>,
    now: Timestamp,
    /// True if the transaction has written something.
    pub has_written: bool,
    /// True if the transaction has recorded a call.
    records_call: bool,
}

impl<S: Store> Bent<S> {
    pub fn new(
        inner: S,
        (watch, clock): (Watch, Clockwork),
        mutant: Option<Mutant>,
        seal: Seal,
        secrets: Arc<Vec<Finder<'static>>>,
    ) -> Self {
        Self {
            inner,
            watch,
            mutant,
            seal,
            clock,
            secrets,
            fault: None,
            who: None,
            claimed: BTreeMap::new(),
            touched: BTreeSet::new(),
            taken: Vec::new(),
            now: Timestamp::MIN,
            has_written: false,
            records_call: false,
        }
    }

    fn is(&self, mutant: Mutant) -> bool {
        self.mutant == Some(mutant)
    }

    /// Sets the time of the following operations.
    pub fn at(&mut self, now: Timestamp) {
        self.now = now;
    }

    pub fn find_in_clear(&self, bytes: &[u8], place: &str) {
        for secret in self.secrets.iter() {
            if secret.find(bytes).is_some() {
                let secret = String::from_utf8_lossy(secret.needle());
                self.watch.violated(format!("in clear: {secret} in {place}"));
            }
        }
    }

    fn writes(&mut self) -> Result<(), LedgerError> {
        self.has_written = true;
        match self.fault {
            Some(DiskFault::Full) => {
                self.fault = None;
                Err(LedgerError::Full)
            }
            _ => Ok(()),
        }
    }

    /// Follows the leases of people's processes.
    fn watch_leases(&self, before: &Entry, record: &Entry) {
        let now = self.clock.truth();
        if let Some(Holder::Person(person)) = &record.holder {
            if record.lease_until != before.lease_until || record.epoch != before.epoch {
                self.watch.seen().leased(record.id, person, now);
            }
        } else if let Some(Holder::Person(_)) = &before.holder {
            match self.who == before.holder {
                true => self.watch.seen().given_up(record.id),
                false => self.watch.seen().taken_over(record.id, now),
            }
        }
    }

    /// Checks what must be true of an applicant after each commit.
    fn look_at(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        let Some(record) = self.inner.record(id)? else { return Ok(()) };
        let user_id = record.user_id.clone();
        let intents = self.inner.intents(id)?;
        let open = intents.iter().filter(|intent| intent.outcome.is_none()).count();
        if open > 1 {
            self.watch.violated(format!("open intents: {user_id} has {open}"));
        }
        let mut accepted: BTreeMap<&str, usize> = BTreeMap::new();
        for intent in intents.iter().filter(|intent| intent.outcome == Some(IntentOutcome::Accepted)) {
            *accepted.entry(&intent.method).or_default() += 1;
        }
        for (method, count) in accepted {
            let heard = self.watch.seen().accepted(&user_id, method);
            if count > heard {
                self.watch.violated(format!("recorded as accepted: {user_id}: {method} {count} times, heard {heard}"));
            }
        }
        if let Some(last) = intents.last()
            && last.outcome == Some(IntentOutcome::Died)
            && last.settled_at == Some(self.now) // in this transaction, so that no clock has jumped since
            && MethodName::parse(&last.method).is_some_and(|method| method.effect() == Effect::Submits)
            && record.state == State::Ready
            && record.due_at.is_some_and(|due_at| due_at <= last.send_before)
        {
            let method = &last.method;
            self.watch.violated(format!("not waited for: {user_id}: {method} of a dead worker"));
        }
        if record.holder.is_none() == (record.state == State::Running) {
            self.watch.violated(format!("holder: {user_id} is {} and held by {:?}", record.state, record.holder));
        }
        Ok(())
    }
}

impl<S: Store> Store for Bent<S> {
    fn begin(&mut self) -> Result<(), LedgerError> {
        if self.fault == Some(DiskFault::Locked) {
            self.fault = None;
            return Err(LedgerError::Busy);
        }
        (self.touched, self.records_call, self.has_written) = (BTreeSet::new(), false, false);
        self.taken.clear();
        self.inner.begin()
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        match self.fault {
            Some(DiskFault::NotKept) => {
                self.fault = None;
                self.taken.drain(..).for_each(|id| self.watch.seen().freed(id));
                self.inner.roll_back();
                return Err(LedgerError::Full);
            }
            Some(DiskFault::Kept) => {
                self.fault = None;
                self.inner.commit()?;
                return Err(LedgerError::Store("nobody knows".to_owned()));
            }
            _ => {}
        }
        for id in std::mem::take(&mut self.touched) {
            self.look_at(id)?;
        }
        self.inner.commit()
    }

    fn roll_back(&mut self) {
        self.inner.roll_back();
    }

    fn binding(&mut self) -> Result<Option<Binding>, LedgerError> {
        self.inner.binding()
    }

    fn bind(&mut self, binding: &Binding) -> Result<(), LedgerError> {
        self.inner.bind(binding)
    }

    fn insert(&mut self, record: &Entry) -> Result<Option<ApplicantId>, LedgerError> {
        self.inner.insert(record)
    }

    fn record(&mut self, id: ApplicantId) -> Result<Option<Entry>, LedgerError> {
        let mut record = self.inner.record(id)?;
        if self.is(Mutant::NoFencing)
            && let (Some(record), Some(who)) = (&mut record, &self.who)
            && let Some(epoch) = self.claimed.get(&(who.clone(), id))
        {
            (record.epoch, record.holder) = (*epoch, Some(who.clone()));
        }
        Ok(record)
    }

    fn record_of(&mut self, user_id: &str) -> Result<Option<Entry>, LedgerError> {
        self.inner.record_of(user_id)
    }

    fn record_by_login(&mut self, login: &Fingerprint) -> Result<Option<Entry>, LedgerError> {
        self.inner.record_by_login(login)
    }

    fn put_login(&mut self, id: ApplicantId, login: &Fingerprint) -> Result<(), LedgerError> {
        self.writes()?;
        self.inner.put_login(id, login)
    }

    fn put(&mut self, record: &Entry) -> Result<(), LedgerError> {
        self.writes()?;
        self.touched.insert(record.id);
        let (before, holder) = (self.inner.record(record.id)?, record.holder.clone());
        if let (Some(before), Some(holder)) = (&before, holder) {
            let is_claim = record.epoch > before.epoch;
            if is_claim {
                self.claimed.insert((holder.clone(), record.id), record.epoch);
            } else if before.holder.as_ref() != Some(&holder) || before.epoch != record.epoch {
                self.watch
                    .violated(format!("fenced: {holder} changed {}, held by {:?}", record.user_id, before.holder));
            }
        }
        if let Some(before) = &before {
            self.watch_leases(before, record);
        }
        if let Some(before) = before
            && self.who.as_ref().is_some_and(|who| before.holder.as_ref().is_some_and(|holder| holder != who))
            && record.epoch < before.epoch
        {
            self.watch.violated(format!("fenced: {:?} changed {}", self.who, record.user_id));
        }
        self.watch.tell(|| {
            let Entry { user_id, state, epoch, due_at, lease_until, crashes, class, .. } = record;
            let (holder, now) = (&record.holder, self.now);
            format!("{now} {:?}: {user_id} {state} {epoch} due {due_at:?} {holder:?} until {lease_until:?} crashes {crashes} {class:?}", self.who)
        });
        self.inner.put(record)
    }

    fn due(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner.due(states, now, most)
    }

    fn suspects(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner.suspects(states, now, most)
    }

    fn is_suspect_running(&mut self) -> Result<bool, LedgerError> {
        self.inner.is_suspect_running()
    }

    fn next_due(&mut self, states: &[State]) -> Result<Option<Timestamp>, LedgerError> {
        self.inner.next_due(states)
    }

    fn is_any_running(&mut self) -> Result<bool, LedgerError> {
        self.inner.is_any_running()
    }

    fn lapsed(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner.lapsed(now, most)
    }

    fn held_by_runs(&mut self) -> Result<Vec<Entry>, LedgerError> {
        self.inner.held_by_runs()
    }

    fn page(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        self.inner.page(selection, after, most)
    }

    fn totals(&mut self) -> Result<Totals, LedgerError> {
        self.inner.totals()
    }

    fn is_a_report(&mut self, path: &str) -> Result<bool, LedgerError> {
        self.inner.is_a_report(path)
    }

    fn blob(&mut self, id: ApplicantId, blob: Blob) -> Result<Option<SealedBytes>, LedgerError> {
        self.inner.blob(id, blob)
    }

    fn put_blob(&mut self, id: ApplicantId, blob: Blob, bytes: Option<&SealedBytes>) -> Result<(), LedgerError> {
        self.writes()?;
        if self.is(Mutant::IntentNotRecorded) && blob == Blob::Snapshot && bytes.is_some() && self.records_call {
            return Ok(());
        }
        if let Some(bytes) = bytes {
            self.find_in_clear(bytes.as_bytes(), "a sealed part");
            if self.is(Mutant::ClearValues)
                && let Some(record) = self.inner.record(id)?
                && let Ok(plain) = self.seal.open(&record.user_id, zhengxin::ledger::Kind::Snapshot, bytes)
            {
                self.find_in_clear(&plain, "a sealed part");
            }
        }
        self.inner.put_blob(id, blob, bytes)
    }

    fn last_intent(&mut self, id: ApplicantId) -> Result<Option<Intent>, LedgerError> {
        self.inner.last_intent(id)
    }

    fn intents(&mut self, id: ApplicantId) -> Result<Vec<Intent>, LedgerError> {
        self.inner.intents(id)
    }

    fn put_intent(&mut self, id: ApplicantId, intent: &Intent) -> Result<(), LedgerError> {
        self.writes()?;
        self.touched.insert(id);
        let mut intent = intent.clone();
        if intent.outcome.is_none() {
            self.records_call = true;
            match self.mutant {
                Some(Mutant::IntentNotRecorded) => return Ok(()),
                Some(Mutant::SettledBeforeSent) => intent.outcome = Some(IntentOutcome::Accepted),
                Some(Mutant::SubmissionTakenForTry) => intent.effect = Effect::Tries,
                _ => {}
            }
        }
        self.watch.tell(|| {
            let Intent { method, epoch, outcome, code, .. } = &intent;
            format!("{}   {id:?} {method} {epoch} {outcome:?} {code:?}", self.now)
        });
        self.inner.put_intent(id, &intent)
    }

    fn ask(&mut self, question: &Question) -> Result<QuestionId, LedgerError> {
        self.writes()?;
        self.inner.ask(question)
    }

    fn question(&mut self, id: QuestionId) -> Result<Option<Question>, LedgerError> {
        self.inner.question(id)
    }

    fn put_question(&mut self, question: &Question) -> Result<(), LedgerError> {
        self.writes()?;
        for bytes in question.asked.payload.iter().chain(&question.answer) {
            self.find_in_clear(bytes.as_bytes(), "a question");
        }
        self.taken.extend((question.state == QuestionState::Taken).then_some(question.id));
        match (question.state, &question.person, question.held_until) {
            (QuestionState::Taken, Some(person), Some(until)) => self.watch.seen().held(question.id, person, until),
            (QuestionState::Taken, ..) => {}
            _ => self.watch.seen().freed(question.id),
        }
        let is_used = question.state == QuestionState::Closed && question.answered_at.is_some();
        if self.is(Mutant::AnswerNotClosed) && is_used {
            return Ok(());
        }
        self.watch.tell(|| {
            let Question { id, user_id, state, person, held_until, answered_at, .. } = question;
            let (key, expires_at) = (&question.asked.key, question.asked.expires_at);
            format!("{}   {id:?} {user_id} {key} {state:?} {person:?} until {held_until:?} expires {expires_at:?} {answered_at:?}", self.now)
        });
        self.inner.put_question(question)
    }

    fn questions_of(&mut self, id: ApplicantId) -> Result<Vec<Question>, LedgerError> {
        self.inner.questions_of(id)
    }

    fn count_halting(&mut self) -> Result<Halting, LedgerError> {
        self.inner.count_halting()
    }

    fn open_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        self.inner.open_questions(after, most)
    }

    fn questions_with(
        &mut self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        self.inner.questions_with(person, after, most)
    }

    fn halting_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        let mut questions = self.inner.halting_questions(after, most)?;
        if self.is(Mutant::QuestionForTwo) {
            let taken = questions.iter_mut().filter(|question| question.state == QuestionState::Taken);
            taken.for_each(|question| (question.state, question.held_until) = (QuestionState::Open, None));
        }
        Ok(questions)
    }

    fn passwords(&mut self, login: &Fingerprint) -> Result<Passwords, LedgerError> {
        let passwords = self.inner.passwords(login)?;
        Ok(if self.is(Mutant::BudgetOffByOne) { one_too_few(&passwords) } else { passwords })
    }

    fn put_passwords(&mut self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError> {
        self.writes()?;
        self.inner.put_passwords(login, passwords)
    }

    fn put_evidence(&mut self, id: ApplicantId, epoch: u64, text: &str, now: Timestamp) -> Result<(), LedgerError> {
        self.writes()?;
        self.find_in_clear(text.as_bytes(), "evidence");
        self.inner.put_evidence(id, epoch, text, now)
    }

    fn evidence(&mut self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError> {
        self.inner.evidence(id)
    }

    fn age_evidence(&mut self, id: ApplicantId, by: SignedDuration) -> Result<(), LedgerError> {
        self.inner.age_evidence(id, by)
    }

    fn identity(&mut self) -> Result<Option<i64>, LedgerError> {
        self.inner.identity()
    }

    fn number(&mut self, name: &'static str) -> Result<Option<i64>, LedgerError> {
        // No process learns of another's clock.
        if [LEASE_TIME, RUN_TIME].contains(&name) && self.is(Mutant::FastClock) {
            return Ok(None);
        }
        self.inner.number(name)
    }

    fn put_number(&mut self, name: &'static str, value: i64) -> Result<(), LedgerError> {
        // A later time gives no process anything to do.
        if name != LEASE_TIME && name != RUN_TIME {
            self.writes()?;
        }
        self.inner.put_number(name, value)
    }
}

/// The same count without its first refusal.
pub fn one_too_few(passwords: &Passwords) -> Passwords {
    let mut json = serde_json::to_value(passwords).unwrap();
    if let Some(counted) = json["counted"].as_array_mut().filter(|counted| counted.len() == 3) {
        counted.remove(0);
    }
    serde_json::from_value(json).unwrap()
}
