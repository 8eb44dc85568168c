//! Asking whoever can be asked in a run: for a value, for the route. What a person sees before is the gateway's own form.

use super::CaptchaShown;
use super::desk::{Desk, Found, route_key};
use crate::answers::{Reply, Source, Wanted, problem_text};
use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::{inquiry, picture};
use crate::failure;
use crate::flow::{Fields, Needs, Route};
use crate::messages::run as say;
use crate::output::Failure;
use crate::protocol::check::Problem;
use crate::protocol::{ChoiceOption, Key, Method, MethodName, Secret, Sensitivity};

impl Desk {
    /// Which route: as a person or the ask program says; otherwise the questions if only their answers are there.
    pub fn route(
        &mut self,
        offered: &[Route],
        applicant: &Applicant,
        context: &Context,
    ) -> Result<Route, Box<Failure>> {
        let (key, lang) = (route_key(), context.lang());
        if self.asks_for_the_route() {
            let options = offered.iter().map(|route| {
                let title = match route {
                    Route::Unionpay => say::UNIONPAY,
                    Route::Questions => say::QUESTIONS,
                };
                ChoiceOption { title: title.get(lang).to_owned(), value: route.name().to_owned() }
            });
            let choice = Wanted::choice(&key, say::ROUTE.get(lang).to_owned(), options.collect(), lang);
            let login_name = self.login_name(&Method::OnlineValidateCard.into(), None);
            let wanted = inquiry::about(choice, login_name, applicant);
            let method = Method::GetVerifyMethod.into();
            let could_not = |error| inquiry::could_not_ask(&error, &key, &method, applicant, context);
            let asked = self.asking.ask(&wanted).map_err(could_not)?;
            if let Some(Reply::Answer(answer)) = asked
                && let Some(route) = Route::from_name(answer.value.expose()).filter(|route| offered.contains(route))
            {
                return Ok(route);
            }
        }
        let has = |method: Method, key: &Key| {
            self.sources.source_of(&method.into(), key, None).map_err(|error| failure::answers(&error, lang))
        };
        let only_questions = has(Method::SubmitQuestion, &Key::Question(0))?.is_some()
            && has(Method::OnlineValidateCard, &Key::BankCard)?.is_none();
        Ok(if only_questions { Route::Questions } else { Route::Unionpay })
    }

    /// True if somebody is asked which route.
    pub fn asks_for_the_route(&self) -> bool {
        self.asking.who(&route_key()).is_some()
    }

    /// True if the values of a step are at hand, so that nobody is waited for.
    pub fn has_at_hand(&self, fields: &Fields, method: &MethodName) -> bool {
        let at_hand = |key: &Key| match self.sources.source_of(method, key, None) {
            _ if self.said.contains_key(key) => true,
            // What was given is used up, or another card's: somebody is asked.
            Ok(Some(_)) if self.stale.contains(key) || self.used.iter().any(|(used, _)| used == key) => false,
            // The options for secrets may name a command or a pipe.
            Ok(Some(Source::Flag)) => key.sensitivity() != Sensitivity::Secret,
            Ok(Some(source)) => source != Source::PasswordCommand,
            // An empty inbox leaves the question to the terminal.
            Ok(None) => self.asking.who(key) == Some(Source::SandboxInbox) && self.asking.terminal.is_none(),
            Err(_) => false,
        };
        fields.anew.is_empty() && fields.keys.iter().all(at_hand)
    }

    /// Asks for one value until it can be right.
    pub(super) fn ask(
        &mut self,
        key: &Key,
        anew: bool,
        stays: bool,
        needs: &Needs,
        applicant: &Applicant,
        context: &mut Context,
    ) -> Result<Found, Box<Failure>> {
        let Some(who) = self.who(key) else { return Ok(Found::Nothing) };
        if who == Source::Prompt {
            self.introduce(needs, applicant, context);
        }
        let lang = context.lang();
        let prefilled = needs.field(&Key::LoginName).and_then(|field| field.value.as_deref());
        let login_name = self.login_name(&needs.method, prefilled);
        let mut wanted = inquiry::wanted(key, needs, login_name, applicant, lang);
        wanted.may_stay = stays;
        wanted.by_sms = needs.sms().is_some_and(|(code, _)| code == *key);
        wanted.refused = self.refusal.filter(|_| anew);
        if wanted.captcha && self.captcha != CaptchaShown::None {
            let place = &applicant.file.location().picture;
            wanted.image = place.is_file().then(|| place.clone());
            wanted.drawn = (self.captcha == CaptchaShown::Show && self.asking.terminal.is_some())
                .then(|| picture::drawn(place, context))
                .flatten();
        }
        for _ in 0..self.max_tries.max(1) {
            self.asked.push((needs.method.clone(), key.clone()));
            let before = self.asked.iter().filter(|(method, known)| *method == needs.method && known == key).count();
            wanted.attempt = u32::try_from(before).unwrap_or(u32::MAX);
            let could_not = |error| inquiry::could_not_ask(&error, key, &needs.method, applicant, context);
            let asked = self.asking.ask(&wanted).map_err(could_not)?;
            let answer = match asked {
                Some(Reply::Answer(answer)) => answer,
                Some(Reply::Refresh) => return Ok(Found::Refresh),
                None if self.waited_too_long(&wanted, who) => return Ok(Found::Refresh),
                None => return Ok(Found::Nothing),
            };
            applicant.known.learn(key, answer.value.expose());
            match needs.checked(key, answer.value, self.asking.verify_numbers) {
                Ok(value) => return Ok(Found::Value(value)),
                Err(problem) => tell_problem(key, problem, context),
            }
        }
        Ok(Found::Nothing)
    }

    /// The login name that is used: what somebody said in this run, or what was given.
    fn login_name(&self, method: &MethodName, prefilled: Option<&str>) -> Option<Secret> {
        let said = self.current.1.get(&Key::LoginName).or_else(|| self.said.get(&Key::LoginName));
        said.cloned().or_else(|| self.sources.login_name(method, prefilled))
    }

    /// A picture of an earlier run that nobody can answer has expired, or cannot be read: another one is fetched, once. So is
    /// an SMS that has left the sandbox's inbox; a real one may still arrive.
    fn waited_too_long(&self, wanted: &Wanted, who: Source) -> bool {
        let refreshed = |key| self.refreshed.contains(key);
        match who {
            Source::AskProgram => wanted.captcha && !refreshed(&Key::PicCode),
            Source::SandboxInbox if wanted.captcha => !refreshed(&Key::PicCode),
            Source::SandboxInbox => wanted.by_sms && !refreshed(&Key::MessageCode),
            _ => false,
        }
    }

    /// What a form says that asks for nothing (the warning before the questions), for a person to see.
    pub fn show_unasked(&mut self, needs: &Needs, applicant: &Applicant, context: &mut Context) {
        if self.person() && needs.form.as_ref().is_some_and(|form| form.asks().is_empty() && !form.fields.is_empty()) {
            self.introduce(needs, applicant, context);
        }
    }

    /// The form's headings and paragraphs, and how long the login holds, before a person is asked for its first value.
    fn introduce(&mut self, needs: &Needs, applicant: &Applicant, context: &mut Context) {
        if self.introduced == Some(needs.step) {
            return;
        }
        self.introduced = Some(needs.step);
        let left = applicant.facts.seconds_left(context.now());
        if let Some(form) = &needs.form {
            let text = crate::output::form::labels(form, context.printer.style());
            if !text.is_empty() {
                context.printer.remark(text.trim_end());
            }
        }
        if left > 0 {
            let left = crate::output::duration(left, context.lang());
            context.printer.remark(&say::LEFT.fill(context.lang(), &[("left", &left)]));
        }
    }
}

fn tell_problem(key: &Key, problem: Problem, context: &mut Context) {
    let lang = context.lang();
    let values = [("key", key.name()), ("problem", problem_text(problem).get(lang))];
    context.printer.notice(&say::PROGRAM_WRONG.fill(lang, &values));
}
