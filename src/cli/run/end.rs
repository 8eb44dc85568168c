//! How a run ends: it delivers the result, or returns a failure that names the problem.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::commands::Commands;
use crate::answers::{FindError, file_keys, is_own};
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::cli::deliver::deliver;
use crate::cli::outcome::{Accepted, Telling};
use crate::cli::report_files::ReportFiles;
use crate::cli::{barred, inquiry, picture};
use crate::drive::{DriveError, Drove, Exchange, ExchangeError};
use crate::failure;
use crate::fingerprint::Fingerprint;
use crate::flow::{Facts, Needs, Reached, Step, Stop, Withheld};
use crate::journey::{End, RecordedRefusal, identifying_keys};
use crate::messages::{Lang, errors, run as say};
use crate::output::Failure;
use crate::output::reply::{self as shown, Around};
use crate::passwords::PasswordsError;
use crate::path_text;
use crate::protocol::{APPLICATION_SECONDS, Class, Key, Method, MethodName, QUESTIONS, codes};
use crate::session::SessionKeepError;

/// The end of a run.
#[derive(Debug)]
pub struct Ended<'a> {
    /// The applicant.
    pub applicant: &'a Applicant,
    /// Their facts at the end.
    pub facts: &'a Facts,
    /// How outcomes are reported.
    pub telling: &'a Telling,
    /// The commands that it may suggest.
    pub commands: &'a Commands,
    /// The last refusal, in this run or in the interrupted one before it.
    pub refusal: Option<RecordedRefusal>,
}

/// The result of a run's drive.
type Driven = Result<Drove, Error>;
/// Why the drive failed.
type Error = DriveError<SessionKeepError, FindError, PasswordsError>;

impl Ended<'_> {
    /// Delivers the result, or returns the failure that explains why there is none. `last` is the last call with a
    /// result of its own.
    pub fn hand_over(&self, driven: Driven, last: Option<Exchange>, keep: ReportFiles, context: &mut Context) -> Done {
        let done = self.handed_over(driven, last, keep, context);
        let done = done.map_err(|failure| self.asking_for_values(failure));
        done.map_err(|failure| match failure.class.exit() == Class::Pending.exit() {
            true => Box::new(failure.of(&self.applicant.merchant.user_id, &self.applicant.file.location().name)),
            false => failure,
        })
    }

    /// The same failure, with a hint that says which options must be given again for the next step. No command
    /// repeats a value of the applicant, and the session holds only some values.
    fn asking_for_values(&self, mut failure: Box<Failure>) -> Box<Failure> {
        let is_again = failure.next_step.as_ref().is_some_and(|next| next.starts_with(&self.commands.again));
        let forgotten = self.commands.values.iter().filter(|key| self.facts.remembered(key).is_none());
        let options: Vec<String> = forgotten.map(|key| format!("--{}", key.name().replace('_', "-"))).collect();
        if is_again && !options.is_empty() {
            let lang = self.telling.lang;
            let left_out = say::LEFT_OUT.fill(lang, &[("options", &lang.list(&options))]);
            let hints: Vec<String> = failure.hint.take().into_iter().chain([left_out]).collect();
            failure.hint = Some(lang.clauses(&hints));
        }
        failure
    }

    fn handed_over(&self, driven: Driven, last: Option<Exchange>, keep: ReportFiles, context: &mut Context) -> Done {
        match driven {
            Ok(Drove::Ended(End::Reached(reached))) => self.reached(&reached, last, keep, context),
            Ok(Drove::Ended(End::Stopped(stop))) => Err(self.stopped(&stop, last, context)),
            Ok(Drove::Ended(End::Unreported(refused))) => Err(self.refused_before(&refused.refusal)),
            // A run's answerer and observer never park a journey.
            Ok(Drove::Parked(_) | Drove::Undecided(_) | Drove::Unattended(_) | Drove::Until(_) | Drove::BrokenOff) => {
                Err(self.no_way())
            }
            Err(error) => self.failed(error, context),
        }
    }

    fn refused_before(&self, refusal: &RecordedRefusal) -> Box<Failure> {
        self.telling.refused_before(refusal, &self.applicant.needs(refusal.step).method)
    }

    /// The failure if all values at hand were refused before. Without other values, the next run would end the same way.
    fn refused_again(&self, refusal: &RecordedRefusal) -> Box<Failure> {
        let mut failure = self.refused_before(refusal);
        let questions: Vec<Key> = (0..QUESTIONS).map(Key::Question).collect();
        let named = codes::find(refusal.code).map(|row| row.fields.to_vec()).unwrap_or_default();
        let keys = if named.is_empty() { identifying_keys(refusal.step, &questions) } else { named };
        if !keys.is_empty() {
            failure.hint = Some(self.telling.correct(&keys, &self.commands.again));
        }
        failure
    }

    /// The fingerprint of the login name whose refused password this end reports.
    pub fn told_of_passwords(&self, driven: &Driven, login_name: Option<Fingerprint>) -> Option<Fingerprint> {
        match driven {
            Ok(Drove::Ended(End::Unreported(refused))) => refused.login_name,
            Ok(Drove::Ended(End::Stopped(Stop::Guard(Withheld::Unreported { .. })))) => login_name,
            Ok(_) | Err(_) => None,
        }
    }

    fn failed(&self, error: Error, context: &mut Context) -> Done {
        let lang = self.telling.lang;
        match error {
            DriveError::Keep(error) | DriveError::Exchange(ExchangeError::Keep(error)) => {
                Err(self.applicant.unstored(&error, lang))
            }
            DriveError::Exchange(ExchangeError::Budget(error)) => Err(failure::passwords(&error, lang)),
            DriveError::Exchange(ExchangeError::Barred(method, barred)) => {
                Err(barred::failure(&barred, &method, self.applicant, self.telling, context.now()))
            }
            // If nothing can be stored, nothing more is sent, but the gateway's decision is still reported.
            DriveError::Exchange(ExchangeError::Unstored(error, exchange)) => {
                let step = exchange.call.step();
                let accepted = self.telling.judge_unstored(*exchange, self.applicant.unstored(&error, lang))?;
                deliver(step, accepted, None, ReportFiles::nothing(lang), context)
            }
            DriveError::Answer(error) => {
                let mut failure = inquiry::could_not_find(&error, self.applicant, context);
                // The missing value can be given to the next `run` of the same command.
                if failure.class == Class::Missing {
                    failure.next_step.get_or_insert_with(|| self.commands.again.clone());
                }
                // Ctrl-D at a prompt leaves the run as Ctrl-C does.
                if failure.class == Class::Interrupted {
                    failure.next_step = Some(self.commands.again.clone());
                    failure.hint = Some(errors::RESUMES.get(lang).to_owned());
                }
                Err(failure)
            }
            DriveError::Unusable(value) => Err(failure::input(&value.key, value.problem, &value.method, lang)),
            DriveError::NoPicture(method, why) => Err(picture::lacking(why, &method, lang)),
        }
    }

    /// Delivers the result of a journey that reached its goal. If the goal was the report but the journey could only
    /// apply for it, that is a result too, with the exit code of a pending application.
    fn reached(&self, reached: &Reached, last: Option<Exchange>, keep: ReportFiles, context: &mut Context) -> Done {
        let lang = context.lang();
        let last = last.and_then(|last| Some((last.call.step(), self.telling.judge(last).ok()?)));
        match (reached, last) {
            (Reached::Report, Some((step, accepted))) => {
                deliver(step, Accepted { next_step: None, ..accepted }, None, keep, context)?;
                context.after.mark_fetched(&self.applicant.file, context.now());
                Ok(())
            }
            (Reached::Waiting(missing), last) => {
                self.print(&self.waiting(missing, context), last, Some(missing), context)?;
                Err(self.pending(context))
            }
            (Reached::Applied, last) if self.facts.applied_at.is_some() => {
                self.print(&self.waiting(&[], context), last, None, context)
            }
            (Reached::Applied, last) => self.print(say::REPORT_THERE.get(lang), last, None, context),
            (Reached::Login, last) => self.print(say::LOGGED_IN.get(lang), last, None, context),
            (Reached::Report, None) => Ok(()),
        }
    }

    /// The silent failure of a run that ends because the report is not ready. It tells the events how long to wait.
    fn pending(&self, context: &Context) -> Box<Failure> {
        let mut failure = Failure::quiet(Class::Pending);
        failure.after = self.facts.application_left(context.now());
        failure.due_at = self.facts.result_due_at();
        failure
    }

    /// Prints the object of the last step, or one without a call if none was needed. `waits_for`: the report is not
    /// ready, and these values would be needed to check for it.
    fn print(
        &self,
        text: &str,
        last: Option<(Step, Accepted)>,
        waits_for: Option<&[Key]>,
        context: &mut Context,
    ) -> Done {
        let missing = waits_for.unwrap_or_default();
        let picture = self.picture().filter(|_| missing.contains(&Key::PicCode));
        let beyond = self.commands.beyond.as_str();
        let mut json = match &last {
            Some((step, accepted)) => shown::json(
                &accepted.reply,
                Around { step: Some(*step), next_step: Some(beyond), file: picture.as_deref(), ..Around::default() },
            ),
            None => json!({"method": null, "code": null, "msg": null, "data": null, "next": null, "next_step": beyond}),
        };
        if let (Value::Object(object), false) = (&mut json, missing.is_empty()) {
            object.insert("missing".to_owned(), json!(missing));
            if let Some(picture) = &picture {
                object.insert("file".to_owned(), json!(path_text::shown(picture)));
            }
        }
        if let (Value::Object(object), true) = (&mut json, waits_for.is_some()) {
            let pending = self.pending(context);
            object.insert("class".to_owned(), json!(pending.class));
            object.insert("after".to_owned(), json!(pending.after));
            object.insert("due_at".to_owned(), json!(pending.due_at));
            object.insert("user_id".to_owned(), json!(self.applicant.merchant.user_id));
            object.insert("session".to_owned(), json!(self.applicant.file.location().name));
        }
        context.printer.result(&json, |_| format!("{text}\n"))
    }

    /// What happens next, and the command to run then.
    fn waiting(&self, missing: &[Key], context: &Context) -> String {
        let lang = context.lang();
        let left = self.facts.application_left(context.now()).unwrap_or(APPLICATION_SECONDS);
        let left = crate::output::duration(left, lang);
        let mut text = say::WAITING.fill(lang, &[("left", &left), ("command", &self.commands.beyond)]);
        if !missing.is_empty() {
            let keys: Vec<&str> = missing.iter().map(Key::name).collect();
            text.push('\n');
            text.push_str(&say::NOT_LOOKED.fill(lang, &[("keys", &lang.list(&keys))]));
        }
        text
    }

    /// The failure for a stopped journey.
    fn stopped(&self, stop: &Stop, last: Option<Exchange>, context: &Context) -> Box<Failure> {
        let lang = context.lang();
        let mut failure = match stop {
            Stop::Refused | Stop::Lost => return self.refused(last),
            Stop::Missing { step, keys } => {
                inquiry::nobody_gave(keys, &self.needs(*step).method, self.applicant, context)
            }
            Stop::Guard(refusal) => {
                let method = refusal.submission().and_then(MethodName::parse);
                let method = method.unwrap_or_else(|| Method::Login.into());
                let mut failure = failure::refusal(refusal, &method, context.now(), lang);
                failure.code = failure.code.or_else(|| self.code_of(last.as_ref()?, refusal));
                failure
            }
            Stop::UnknownStatus(status) => {
                let status = status.filter(|status| !self.telling.known.holds_number(*status));
                let status = status.map_or_else(|| "-".to_owned(), |status| status.to_string());
                Failure::said(Class::Protocol, lang, say::UNKNOWN_STATUS, &[("status", &status)])
                    .hint(say::UNKNOWN_STATUS_HINT.get(lang))
            }
            Stop::Refresh(bad) => failure::bad_refresh(bad, lang),
            Stop::Rejected(step) => {
                let questions: Vec<Key> = (0..QUESTIONS).map(Key::Question).collect();
                let keys = identifying_keys(*step, &questions);
                let said = |lang: Lang| say::REJECTED.fill(lang, &[("keys", &lang.list(&file_keys(&keys)))]);
                Failure::worded(Class::Rejected, lang, said)
                    .method(self.needs(*step).method.short())
                    .hint(say::REJECTED_HINT.get(lang))
            }
            Stop::NotOffered(route) => Failure::said(Class::Route, lang, say::NOT_OFFERED, &[("route", route.name())])
                .method(Method::GetVerifyMethod.name())
                .hint(say::NOT_OFFERED_HINT.get(lang)),
            Stop::Recovers => {
                let apply = self.telling.given.command("verify-methods --for apply");
                let failure = Failure::said(Class::Route, lang, say::RECOVERS, &[]);
                let mut failure = failure.method(Method::GetVerifyMethod.name()).hint(failure::then(&apply, lang));
                failure.next_step = Some(apply);
                return Box::new(failure);
            }
            Stop::NoWay => return self.no_way(),
            Stop::Circle(step) => {
                let method = self.needs(*step).method;
                Failure::said(Class::Protocol, lang, say::CIRCLE, &[("method", method.short())])
                    .method(method.short())
                    .hint(say::CIRCLE_HINT.get(lang))
            }
            Stop::Unlisted(found) => failure::unlisted(found, &self.applicant.profile.extra_fields(), lang),
        };
        // Re-running would hit the same unanswerable field, so suggest no next step.
        let never = matches!(stop, Stop::Missing { keys, .. } if keys.iter().any(is_own));
        let meant = matches!(stop, Stop::Guard(refusal) if refusal.lock_is_over(context.now()));
        let again = self.commands.again.as_str();
        failure.next_step = (!never).then(|| if meant { barred::again(again) } else { again.to_owned() });
        self.by_the_other_route(&mut failure);
        Box::new(failure)
    }

    /// The gateway's code if it leaves this run's submission undecided.
    fn code_of(&self, last: &Exchange, refusal: &Withheld) -> Option<i64> {
        let is_of_it = refusal.submission() == Some(last.call.request.method().short());
        let reply = last.outcome.as_ref().ok().filter(|_| is_of_it)?;
        reply.code_written(&self.telling.known)
    }

    /// The failure if neither the gateway nor the document names a next step.
    fn no_way(&self) -> Box<Failure> {
        let mut failure = Failure::said(Class::Protocol, self.telling.lang, say::NO_WAY, &[]);
        failure.next_step = Some(self.commands.again.clone());
        Box::new(failure)
    }

    /// The refusal, with the picture that waits for the next answer. If waiting helps, it also names the
    /// command to run later.
    fn refused(&self, last: Option<Exchange>) -> Box<Failure> {
        let lang = self.telling.lang;
        let mut failure = match (last.map(|last| self.telling.judge(last)), &self.refusal) {
            (Some(Err(failure)), _) => failure,
            (_, Some(refusal)) => self.refused_again(refusal),
            (_, None) => return Box::new(Failure::said(Class::Protocol, lang, say::NO_WAY, &[])),
        };
        failure.file = failure.file.or_else(|| self.picture());
        if failure.class == Class::Pending {
            failure.due_at = failure.due_at.or_else(|| self.facts.result_due_at());
        }
        self.by_the_other_route(&mut failure);
        if failure.next_step.is_none() && matches!(failure.class, Class::Pending | Class::Locked | Class::Unavailable) {
            let again = if failure.class == Class::Pending { &self.commands.beyond } else { &self.commands.again };
            failure.hint = failure.hint.or_else(|| Some(failure::then(again, lang)));
            failure.next_step = Some(again.clone());
        }
        failure
    }

    /// Suggests the other route, because the named one is closed or not offered and would be refused again.
    fn by_the_other_route(&self, failure: &mut Failure) {
        if let (Class::Route, Some(elsewhere)) = (failure.class, self.commands.elsewhere.as_ref()) {
            failure.hint = Some(failure::then(elsewhere, self.telling.lang));
            failure.next_step = Some(elsewhere.clone());
        }
    }

    fn needs(&self, step: Step) -> Needs {
        Needs::of(step, self.facts, &self.applicant.readings())
    }

    fn picture(&self) -> Option<PathBuf> {
        let picture = &self.applicant.file.location().picture;
        (self.facts.opened.picture.is_some() && picture.is_file()).then(|| picture.clone())
    }
}
