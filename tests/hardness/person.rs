//! A simulated person at a terminal who knows all answers, and reads and types captchas and SMS codes.

use std::process::Command;

use crate::support::applicant::Applicant;
use crate::support::process::Served;
use crate::typing::Typing;

/// The down key, for lists of choices.
pub const DOWN: &str = "\u{1b}[B";

/// A person of a served sandbox.
pub struct Person {
    pub served: Served,
    pub applicant: Applicant,
}

impl Person {
    pub fn new(how: &str) -> Self {
        Self::at(Served::start(), how)
    }

    pub fn at(served: Served, how: &str) -> Self {
        let applicant = Applicant::new(&served, how);
        Self { served, applicant }
    }

    /// `run` without a source that answers for the person.
    pub fn command(&self, options: &str) -> Command {
        self.applicant.home.command(&format!("run --gateway {} {options}", self.served.url))
    }

    /// The same at a terminal.
    pub fn runs(&self, options: &str) -> Typing {
        Typing::start(&self.command(options), "")
    }

    /// A value of the person.
    pub fn value(&self, key: &str) -> String {
        self.applicant.person[key].as_str().unwrap().to_owned()
    }

    pub fn captcha(&self) -> String {
        self.served.get("inbox?user_id=u-1")["captcha"].as_str().unwrap().to_owned()
    }

    /// The code in the last SMS for a method.
    pub fn sms(&self, method: &str) -> String {
        let inbox = self.served.get("inbox?user_id=u-1");
        let sms = inbox["sms"].as_array().unwrap().iter().find(|sms| sms["method"] == method);
        sms.unwrap_or_else(|| panic!("no SMS for {method}: {inbox}"))["code"].as_str().unwrap().to_owned()
    }

    /// Types login name, password and captcha.
    pub fn logs_in(&self, typing: &mut Typing) {
        typing.sees("ogin name").types(&format!("{}\n", self.value("login_name")));
        self.gives_password(typing);
        self.reads_the_picture(typing);
    }

    pub fn gives_password(&self, typing: &mut Typing) {
        typing.sees("assword").types(&format!("{}\n", self.value("password")));
    }

    pub fn reads_the_picture(&self, typing: &mut Typing) {
        typing.sees("another picture");
        typing.types(&format!("{}\n", self.captcha()));
    }

    /// Chooses UnionPay and types the card and the values of its form, except the SMS code.
    pub fn fills_in_the_card(&self, typing: &mut Typing) {
        typing.sees("how to verify").types("\r");
        typing.sees("card number").types(&format!("{}\n", self.value("bank_card")));
        self.fills_in_the_form(typing);
    }

    pub fn fills_in_the_form(&self, typing: &mut Typing) {
        for (prompt, key) in [
            ("real name", "real_name"),
            ("identity number", "id_card"),
            ("mobile number", "cellphone"),
            ("last three digits", "last_three"),
            ("expiry month", "month"),
            ("expiry year", "year"),
        ] {
            typing.sees(prompt).types(&format!("{}\n", self.value(key)));
        }
    }

    pub fn reads_the_banks_sms(&self, typing: &mut Typing) {
        typing.sees("bank's SMS code (");
        typing.types(&format!("{}\n", self.sms("onlineAuthentication")));
    }

    pub fn reads_the_centres_sms(&self, typing: &mut Typing) {
        typing.sees("credit centre's SMS code (");
        typing.types(&format!("{}\n", self.sms("submitApplyMessageCode")));
    }

    /// Lets time pass: for the gateway by its clock, for the program by ageing the session.
    pub fn waits(&self, hours: i64) {
        let advance = format!("sandbox advance {hours}h --gateway {}", self.served.url);
        self.applicant.home.run(&advance).exits(0);
    }
}
