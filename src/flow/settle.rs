//! What the facts say of submissions whose outcome is not known, and how a login settles them.

use jiff::Timestamp;

use super::Facts;
use super::guard::Withheld;
use super::submission::{Evidence, OpenSubmission, Patience, Witness, is_application};

impl Facts {
    /// When a login may say of every open submission that it did not act; none where no submission is open.
    pub fn due_at(&self) -> Option<Timestamp> {
        self.sent.iter().map(OpenSubmission::due_at).max()
    }

    /// Lets the open submissions wait as long as the caller's profile says now.
    pub fn wait_as(&mut self, patience: Patience) {
        self.sent.iter_mut().for_each(|sent| sent.settle_after = patience.settle_after);
    }

    /// Why nothing may be submitted while a submission is open; none where no submission is.
    pub fn open_submission(&self, now: Timestamp) -> Option<Withheld> {
        let (first, due_at) = (self.sent.first()?, self.due_at()?);
        let (method, at) = (first.method.clone(), first.at);
        let time_helps = now < due_at && !self.is_for_a_person();
        Some(match time_helps {
            // Whole seconds, rounded up: who comes back then is not too early.
            true => {
                let seconds_left = due_at.duration_since(now).as_millis().max(0).div_euclid(1000).saturating_add(1);
                Withheld::Uncertain {
                    method,
                    at,
                    due_at,
                    seconds_left: i64::try_from(seconds_left).unwrap_or(i64::MAX),
                }
            }
            false => Withheld::Duplicate { method, at },
        })
    }

    /// True if time cannot settle an open submission: an earlier one of the kind had no known outcome either.
    pub fn is_for_a_person(&self) -> bool {
        self.sent.iter().any(|sent| sent.second)
    }

    /// What an accepted login says of the open submissions: positive evidence settles one at once, negative evidence from
    /// its `due_at` on, by the local clock and, where the gateway told its time with both replies, by the gateway's.
    pub(super) fn settle(&mut self, login: &Witness) {
        let mut open = Vec::new();
        for mut sent in std::mem::take(&mut self.sent) {
            match sent.evidence(login) {
                Evidence::Done => {
                    self.doubted.retain(|method| *method != sent.method);
                    let of_its_kind =
                        if sent.is_application() { &mut self.applied_with } else { &mut self.verified_with };
                    *of_its_kind = sent.with.or(of_its_kind.take());
                    continue;
                }
                Evidence::NotDone if !sent.second && login.left >= sent.due_at() => {
                    match sent.missing_by_the_gateway(login) {
                        None => {
                            self.doubted.push(sent.method);
                            continue;
                        }
                        Some(left) => sent.not_before = login.heard.saturating_add(left).ok(),
                    }
                }
                Evidence::NotDone | Evidence::None => {}
            }
            open.push(sent);
        }
        self.sent = open;
    }

    /// The outcome of a submission is known: an earlier doubt about the kind is over.
    pub(super) fn forget_doubt(&mut self, method: &str) {
        let both = is_application(method);
        self.doubted.retain(|doubted| doubted != method && !(both && is_application(doubted)));
    }
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
