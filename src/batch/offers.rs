//! Offers the open questions to the ask program of a run, each once.

use jiff::Timestamp;

use super::BatchError;
use super::answers::Attending;
use super::ask_program::UNANSWERED;
use crate::ledger::{LedgerHandle, PAGE_OF_QUESTIONS};

/// What has been offered to the program of a run.
#[derive(Debug)]
pub(super) struct Offers {
    attending: Attending,
    /// When the first offer was made. Later questions are those that the program itself has left: they stay for people.
    began: Option<Timestamp>,
    is_complete: bool,
}

impl Offers {
    /// Nothing has been offered yet.
    pub(super) fn new(attending: Attending) -> Self {
        Self { attending, began: None, is_complete: false }
    }

    /// Offers what is to be offered now. A program may read pictures only, and an SMS that no one reads costs a try. So at
    /// first only a few questions for SMS codes are offered, and the others once the program has answered one.
    pub(super) async fn make(&mut self, handle: &impl LedgerHandle) -> Result<(), BatchError> {
        let sms = match (&self.attending, self.began) {
            (Attending::Nobody | Attending::Person, _) => return Ok(()),
            _ if self.is_complete => return Ok(()),
            (Attending::Inbox, _) => usize::MAX,
            (Attending::Program(program), _) if program.reads_sms() => usize::MAX,
            (Attending::Program(_), None) => UNANSWERED as usize,
            (Attending::Program(_), Some(_)) => return Ok(()),
        };
        self.is_complete = sms == usize::MAX;
        let began = match self.began {
            Some(began) => began,
            None => handle.run(|_, now| Ok(now)).await?,
        };
        self.began = Some(began);
        let (mut after, mut sms) = (None, sms);
        loop {
            let offered =
                handle.run(move |ledger, now| ledger.offer((after, PAGE_OF_QUESTIONS), began, sms, now)).await?;
            (after, sms) = (offered.last, offered.sms_left);
            if after.is_none() {
                return Ok(());
            }
        }
    }
}
