//! Watches the gateway and the store for what must never happen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::{SignedDuration, Timestamp};
use zhengxin::flow::Patience;
use zhengxin::ledger::{ApplicantId, QuestionId, Spans};
use zhengxin::protocol::{APPLICATION_SECONDS, Method, Outcome, Recovery, Reply, codes};
use zhengxin::sandbox::Deed;

/// After a restored copy, a run knows of an earlier submission for a day. Clocks jump, so count on less.
const RECALLED: SignedDuration = SignedDuration::from_hours(12);

/// Two processes judge the same lease this much apart.
const A_BIT: SignedDuration = SignedDuration::from_secs(10);

/// A submission that arrived and whose outcome no living process has heard.
#[derive(Debug)]
struct Open {
    method: Method,
    at: Timestamp,
    /// Its number among all submissions.
    number: u64,
    /// An earlier submission of the same kind whose outcome is unknown as well.
    earlier: Option<Doubt>,
    /// True if the ledger is an older copy, which does not know of it.
    is_forgotten: bool,
}

/// A submission that, according to a login, did not act.
#[derive(Clone, Copy, Debug)]
struct Doubt {
    method: Method,
    at: Timestamp,
    number: u64,
}

/// What the watch knows of one applicant.
#[derive(Debug, Default)]
pub struct Applicant {
    open: Vec<Open>,
    doubted: Vec<Doubt>,
    /// When the gateway accepted an application.
    applied: Vec<Timestamp>,
    /// How often a living process has heard that a call of a method was accepted.
    accepted: BTreeMap<String, usize>,
    /// How many passwords were refused in a row.
    refused_passwords: usize,
    /// The one-time values that arrived.
    codes: Vec<(String, String)>,
    /// How many submissions have an unknown outcome: their reply was lost or says nothing, or their process ended.
    pub lost: u32,
    pub submissions: u32,
    pub report_read: bool,
    /// How often a living process has heard each code.
    pub refused: BTreeMap<i64, u32>,
    pub deaths: u32,
    /// How many wrong answers people and programs gave.
    pub wrong_answers: u32,
}

#[derive(Debug, Default)]
pub struct Seen {
    applicants: BTreeMap<String, Applicant>,
    /// Who took each question, and until when.
    taken: BTreeMap<QuestionId, (String, Timestamp)>,
    answered: BTreeMap<QuestionId, u32>,
    /// The people whose processes drive an applicant, and when each lease was last extended.
    leases: BTreeMap<ApplicantId, (String, Timestamp)>,
    /// True while a run is active.
    pub has_run: bool,
    /// Until when the run was last suspended.
    pub run_thaws: Option<Timestamp>,
    pub violations: Vec<String>,
    pub restores: u32,
    /// How many submissions have arrived.
    pub submissions: u64,
    /// When the machine's clock last jumped ahead, and how far.
    jumped: Option<(Timestamp, SignedDuration)>,
    /// The events so far, if they are to be printed.
    pub story: Option<Vec<String>>,
    pub calls: u64,
}

/// The watch that all parts of the simulation share.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Mutex<Seen>>);

pub fn is_application(method: Method) -> bool {
    matches!(method, Method::SubmitQuestion | Method::SubmitApplyMessageCode)
}

impl Watch {
    /// Records an event, if events are to be printed.
    pub fn tell(&self, what: impl FnOnce() -> String) {
        if let Some(story) = &mut self.seen().story {
            story.push(what());
        }
    }

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap()
    }

    pub fn violated(&self, what: impl Into<String>) {
        self.seen().violations.push(what.into());
    }
}

impl Seen {
    pub fn of(&mut self, user_id: &str) -> &mut Applicant {
        self.applicants.entry(user_id.to_owned()).or_default()
    }

    /// The machine's clock has jumped ahead. No call acts later than this clock allows, so each open submission is
    /// older by as much.
    pub fn jumped(&mut self, by: SignedDuration, now: Timestamp) {
        self.jumped = Some((now, by));
        self.leases.clear(); // leases lapse earlier
        for open in self.applicants.values_mut().flat_map(|applicant| &mut applicant.open) {
            open.at = open.at.saturating_sub(by).unwrap_or(Timestamp::MIN);
        }
    }

    /// Checks a submission that arrives, sent at `at`.
    pub fn submission(&mut self, user_id: &str, method: Method, at: Timestamp) {
        self.submissions += 1;
        let (number, jumped) = (self.submissions, self.jumped);
        let applicant = self.of(user_id);
        applicant.submissions += 1;
        let mut found = Vec::new();
        if let Some(open) = applicant.open.first() {
            found.push(format!(
                "submitted twice: {user_id}: {method:?} at {at} although nobody was told what came of {:?} at {}",
                open.method, open.at
            ));
        }
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        if let Some(first) = applicant.applied.iter().find(|first| is_application(method) && at < **first + day) {
            found.push(format!(
                "submitted twice: {user_id}: {method:?} at {at} although the gateway has accepted an application at {first}"
            ));
        }
        let earlier = applicant.doubted.iter().find(|doubt| doubt.method == method).copied();
        // A call that leaves at the moment of a jump was recorded before it.
        let at = jumped.filter(|(then, _)| *then == at).map_or(at, |(_, by)| at - by);
        applicant.open.push(Open { method, at, number, earlier, is_forgotten: false });
        self.violations.extend(found);
    }

    /// Records what a call did at the gateway.
    pub fn deed(&mut self, user_id: &str, deed: Deed, at: Timestamp) {
        let most = if self.restores > 0 { 5 } else { 3 };
        let applicant = self.of(user_id);
        match deed {
            Deed::Applied => applicant.applied.push(at),
            Deed::ReportRead => applicant.report_read = true,
            Deed::Login => applicant.refused_passwords = 0,
            Deed::WrongPassword | Deed::Locked => applicant.refused_passwords += 1,
            _ => {}
        }
        if applicant.refused_passwords > most {
            let count = applicant.refused_passwords;
            self.violations.push(format!("budget: {user_id}: {count} passwords refused in a row"));
        }
    }

    /// Checks a call with a one-time value that a person or a program has given.
    pub fn code(&mut self, user_id: &str, key: &str, value: &str) {
        let code = (key.to_owned(), value.to_owned());
        let applicant = self.of(user_id);
        if applicant.codes.contains(&code) {
            self.violations.push(format!("answer used twice: {user_id}: {key}"));
        } else {
            applicant.codes.push(code);
        }
    }

    /// Records that a living process has received this reply to a call sent at `left`.
    pub fn told(&mut self, user_id: &str, method: Method, reply: &Reply, left: Timestamp) {
        let known = match reply.outcome() {
            Outcome::Success => true,
            Outcome::Refused(entry) => entry.recovery != Recovery::Again,
            Outcome::Unknown(_) => false,
        };
        let applicant = self.of(user_id);
        if let Outcome::Refused(entry) = reply.outcome() {
            *applicant.refused.entry(entry.code).or_default() += 1;
        }
        if matches!(reply.outcome(), Outcome::Success) {
            *applicant.accepted.entry(method.name().to_owned()).or_default() += 1;
        }
        if known && let Some(place) = applicant.open.iter().rposition(|open| open.method == method) {
            applicant.open.remove(place);
            let both = is_application(method);
            applicant.doubted.retain(|doubt| doubt.method != method && !(both && is_application(doubt.method)));
        }
        if let Outcome::Refused(entry) = reply.outcome()
            && is_application(method)
            && known
            && entry.code != codes::APPLIED
        {
            applicant.applied.clear();
        }
        if method == Method::Login && matches!(reply.outcome(), Outcome::Success) {
            applicant.logged_in(reply, left);
        }
    }

    pub fn accepted(&mut self, user_id: &str, method: &str) -> usize {
        self.of(user_id).accepted.get(method).copied().unwrap_or_default()
    }

    /// Checks that a person may take a question.
    pub fn taken(&mut self, id: QuestionId, person: &str, now: Timestamp, until: Timestamp) {
        if let Some((other, held)) = self.taken.get(&id)
            && other != person
            && *held > now
        {
            let what = format!("a question of two people: {id:?}: {person} and {other}");
            self.violations.push(what);
        }
        self.taken.insert(id, (person.to_owned(), until));
    }

    /// Records that the process of a person has claimed an applicant, or extended its lease.
    pub fn leased(&mut self, id: ApplicantId, person: &str, now: Timestamp) {
        // A process that starts while no run is awake may not learn how late the others think it is.
        if self.has_run && self.run_thaws.is_none_or(|until| until < now) {
            self.leases.insert(id, (person.to_owned(), now));
        }
    }

    /// Records that a person's process has released an applicant.
    pub fn given_up(&mut self, id: ApplicantId) {
        self.leases.remove(&id);
    }

    /// Checks that another process takes over from that of a person only after the lease has lapsed.
    pub fn taken_over(&mut self, id: ApplicantId, now: Timestamp) {
        let Some((person, at)) = self.leases.remove(&id) else { return };
        let lasted = now.duration_since(at);
        if lasted < Spans::default().lease - A_BIT {
            self.violations.push(format!("taken for dead: {person}, {} s after a claim of {id:?}", lasted.as_secs()));
        }
    }

    /// Records that the person who holds a question holds it until another time: no longer than its SMS is valid.
    pub fn held(&mut self, id: QuestionId, person: &str, until: Timestamp) {
        if let Some((_, held)) = self.taken.get_mut(&id).filter(|(by, ..)| by == person) {
            *held = until;
        }
    }

    /// Records that a question is free again.
    pub fn freed(&mut self, id: QuestionId) {
        self.taken.remove(&id);
    }

    /// Checks that an answer with a value may be accepted.
    pub fn answered(&mut self, id: QuestionId) {
        let count = self.answered.entry(id).or_default();
        *count += 1;
        if *count > 1 {
            self.violations.push(format!("answered twice: {id:?}"));
        }
    }

    /// Forgets what a restored copy of the ledger cannot know: answers, and the submissions since the copy was made. The
    /// copy knows the first `known` submissions.
    pub fn restored(&mut self, known: u64, now: Timestamp) {
        self.restores += 1;
        self.leases.clear();
        (self.taken, self.answered) = (BTreeMap::new(), BTreeMap::new());
        let is_known = |doubt: &Doubt| doubt.number <= known && now < doubt.at + RECALLED;
        for applicant in self.applicants.values_mut() {
            applicant.doubted.retain(is_known);
            for open in &mut applicant.open {
                open.is_forgotten = !is_known(&open.as_doubt());
                open.earlier = open.earlier.filter(|earlier| !open.is_forgotten && is_known(earlier));
            }
        }
    }
}

impl Open {
    fn as_doubt(&self) -> Doubt {
        Doubt { method: self.method, at: self.at, number: self.number }
    }
}

impl Applicant {
    /// An accepted login settles what it says was done. What it says was not done is settled only once the gateway
    /// can no longer act.
    fn logged_in(&mut self, reply: &Reply, left: Timestamp) {
        let (status, auth) = (reply.user_status_number(), reply.unionpay_auth());
        let Patience { timeout, settle_after } = Patience::default();
        for open in std::mem::take(&mut self.open) {
            let seconds = if open.method == Method::OnlineAuthentication { timeout } else { settle_after };
            let is_due = left >= open.at + SignedDuration::from_secs(seconds);
            match (is_application(open.method), status, auth) {
                (true, Some(1 | 2 | 4), _) | (false, _, true) => {}
                (true, Some(0 | 3 | 5 | 6), _) | (false, _, false) if is_due && open.earlier.is_none() => {
                    self.doubted.extend((!open.is_forgotten).then(|| open.as_doubt()));
                }
                _ => self.open.push(open),
            }
        }
    }
}
