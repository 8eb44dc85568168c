//! The drive of one run: builds the journey from the session, drives it and delivers the result. Then it removes the
//! records of an interrupted run, because they have been reported.

use super::commands::Commands;
use super::end::Ended;
use super::tell::Teller;
use crate::answers::Finder;
use crate::cli::applicant::Applicant;
use crate::cli::client;
use crate::cli::context::{Context, Done};
use crate::cli::report_files::ReportFiles;
use crate::drive::{Driver, SystemClock};
use crate::failure;
use crate::fingerprint::Fingerprint;
use crate::flow::Plan;
use crate::journey::Journey;
use crate::output::Failure;
use crate::passwords::FileBudget;
use crate::protocol::Secret;

/// One run, ready to be driven.
#[derive(Debug)]
pub struct Going<'a> {
    applicant: &'a Applicant,
    budget: FileBudget,
    /// The fingerprint of the login name whose password would be sent, if it is known.
    login_name: Option<Fingerprint>,
    commands: Commands,
    events: bool,
}

impl<'a> Going<'a> {
    /// The run of an applicant.
    pub fn new(
        applicant: &'a Applicant,
        login_name: Option<&Secret>,
        commands: Commands,
        events: bool,
        context: &Context,
    ) -> Result<Self, Box<Failure>> {
        let budget = applicant.budget(context)?;
        let known = login_name.map(|name| budget.key().of_login_name(name.expose()));
        // If no login name is given, it is most likely the one whose password was refused last.
        let login_name = known.or(applicant.facts.password_refused_for);
        Ok(Self { applicant, budget, login_name, commands, events })
    }

    /// The journey of the session. It resumes an interrupted journey.
    fn journey(&self, plan: Plan, context: &Context) -> Result<Journey, Box<Failure>> {
        let applicant = self.applicant;
        let mut journey = Journey::new(plan, applicant.facts.clone(), applicant.known.clone())
            .with_readings(applicant.readings())
            .with_extra_fields(applicant.profile.extra_fields())
            .verifying_numbers(!context.global.no_verify_input)
            .with_fingerprints(Some(self.budget.key().clone()));
        if let Some(interrupted) = &applicant.interrupted {
            journey = journey.resuming(interrupted.clone());
        }
        if let Some(name) = &self.login_name {
            let standing = self.budget.standing(name);
            let standing = standing.map_err(|error| failure::passwords(&error, context.lang()))?;
            journey.know_passwords(standing.and(applicant.facts.passwords_refused.len()));
        }
        Ok(journey)
    }

    /// Drives the journey and delivers the result.
    pub fn drive(self, plan: Plan, finder: Finder, keep: ReportFiles, context: &mut Context) -> Done {
        let applicant = self.applicant;
        let client = client::open(applicant, true, context)?;
        let (runtime, principal) = (client::runtime(context.lang())?, applicant.principal(context)?);
        let telling = applicant.telling(Some(&self.commands.again), context);
        let teller = Teller::new(self.events, applicant, telling.clone(), context);
        let journey = self.journey(plan, context)?;
        let channel = (&client, &principal, &SystemClock, &self.budget);
        let mut driver = Driver::new(journey, channel, applicant.keep(), finder, teller);
        let drove = runtime.block_on(driver.run());
        let Driver { journey, last, observe: mut teller, .. } = driver;
        let (facts, refusal) = (journey.facts(), journey.last_refusal());
        let ended = Ended { applicant, facts, telling: &telling, commands: &self.commands, refusal };
        let told = ended.told_of_passwords(&drove, self.login_name);
        told.into_iter().for_each(|name| self.budget.will_tell(name));
        let done = ended.hand_over(drove, last, keep, context);
        // A run that ends by itself leaves no records for the next one, once its end is reported.
        context.after.forget_interrupted(&applicant.file);
        teller.ended(&done);
        done
    }
}
