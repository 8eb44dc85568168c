//! What the facts say about submissions with an unknown outcome, and how a login settles them.

use jiff::Timestamp;

use super::Facts;
use super::guard::Withheld;
use super::submission::{Evidence, OpenSubmission, Patience, Witness, are_of_a_kind};

impl Facts {
    /// When a login can say of every open submission that it did not act; `None` if none is open.
    pub fn due_at(&self) -> Option<Timestamp> {
        self.sent.iter().map(OpenSubmission::due_at).max()
    }

    /// Sets how long the open submissions wait to what the profile says now.
    pub fn wait_as(&mut self, patience: Patience) {
        self.sent.iter_mut().for_each(|sent| sent.settle_after = patience.settle_after);
    }

    /// Why no submission may be sent while one is open; `None` if none is open.
    pub fn open_submission(&self, now: Timestamp) -> Option<Withheld> {
        let (first, due_at) = (self.sent.first()?, self.due_at()?);
        let (method, at) = (first.method.clone(), first.at);
        let time_helps = now < due_at && !self.is_for_a_person();
        Some(match time_helps {
            // Whole seconds, rounded up, so that a caller who returns then is not too early.
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

    /// True if waiting cannot settle an open submission, because an earlier one of the same kind had an unknown
    /// outcome as well.
    pub fn is_for_a_person(&self) -> bool {
        self.sent.iter().any(|sent| sent.second)
    }

    /// Settles open submissions by an accepted login. Positive evidence settles one at once. Negative evidence
    /// settles it from its `due_at` on, by the local clock and, if the gateway gave its time with both replies, by
    /// the gateway's as well.
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

    /// Removes an earlier doubt about the method, because the outcome of a submission is known.
    pub(super) fn forget_doubt(&mut self, method: &str) {
        self.doubted.retain(|doubted| !are_of_a_kind(doubted, method));
    }
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
