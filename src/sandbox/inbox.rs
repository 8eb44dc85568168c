//! What an applicant would see: the picture on the screen and the messages on the phone.

use jiff::Timestamp;
use serde::Serialize;

use super::people;
use super::session::{CAPTCHA_SECONDS, waits, within};
use super::world::World;
use crate::protocol::Method;

/// The valid, unused codes of one user_id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inbox {
    /// The user_id.
    pub user_id: String,
    /// The text of the last picture.
    pub captcha: Option<String>,
    /// The messages, oldest first.
    pub sms: Vec<Sms>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sms {
    /// The short name of the method that takes the code.
    pub method: &'static str,
    /// The code.
    pub code: String,
    /// The world's time when it was sent.
    pub sent_at: Timestamp,
}

impl World {
    /// The inbox of a user_id. A person's identity code is sent to their phone, so it appears under every
    /// user_id that has logged in as that person.
    pub fn inbox(&self, user_id: &str, wall: Timestamp) -> Inbox {
        let now = self.now(wall);
        let mut inbox = Inbox { user_id: user_id.to_owned(), captcha: None, sms: Vec::new() };
        let Some(session) = self.session(user_id) else { return inbox };
        let shown = session.captcha.as_ref().filter(|captcha| within(captcha.at, now, CAPTCHA_SECONDS));
        inbox.captcha = shown.map(|captcha| captcha.code.clone());
        let bank = session.bank_sms.clone().filter(|sent| waits(sent, now));
        let centre = session.apply_sms.clone().filter(|sent| waits(sent, now));
        let person = session.login.as_ref().and_then(|login| people::find(&login.login_name));
        let identity = person.and_then(|person| {
            self.standing(person).and_then(|standing| standing.identity_code(person, self.seed(), now))
        });
        let sent = [
            (Method::OnlineAuthentication, bank),
            (Method::SubmitApplyMessageCode, centre),
            (Method::ViewReport, identity),
        ];
        for (method, issued) in sent {
            if let Some(issued) = issued {
                inbox.sms.push(Sms { method: method.name(), code: issued.code, sent_at: issued.at });
            }
        }
        inbox.sms.sort_by_key(|sms| sms.sent_at);
        inbox
    }
}
