//! The texts of a check: what was expected, what the gateway sent, why the check was skipped.

use super::line::line_text;
use crate::messages::{Lang, Text, errors, run, smoke as say};
use crate::output::smoke::{Outcome, Row};
use crate::protocol::mask::HIDDEN;
use crate::protocol::{Key, codes};
use crate::smoke::{Change, Check, Drift, Entry, Fault, FieldFault, Skipped, Status, Unreached};

/// The printed row of a check.
pub fn check_row(entry: &Entry, lang: Lang) -> Row {
    let outcome = match &entry.status {
        Status::Passed => Outcome::Passed,
        Status::Failed(fault) => Outcome::Failed { class: fault.class(), got: got(fault, lang) },
        Status::Skipped(reason) => Outcome::Skipped { why: skipped(*reason, lang) },
    };
    let expected = match (entry.fault(), entry.check) {
        (Some(Fault::Unreached(why)), _) => to_be_reached(why),
        (_, Some(check)) => expected(check),
        (_, None) => say::AS_IN_BASELINE,
    };
    let expected = expected.get(lang).to_owned();
    Row { id: entry.id.clone(), section: entry.section, expected, outcome, ms: entry.ms }
}

fn expected(check: Check) -> Text {
    match check {
        Check::Reachable => say::REACHABLE,
        Check::Tls => say::TLS,
        Check::Reply => say::REPLY,
        Check::Picture => say::PICTURE,
        Check::TypeMissing => say::TYPE_MISSING,
        Check::TypeUnknown => say::TYPE_UNKNOWN,
        Check::TypeText => say::TYPE_TEXT,
        Check::LoginForm => say::LOGIN_FORM,
        Check::Login => say::LOGIN,
        Check::UserStatus => say::USER_STATUS,
        Check::Rules => say::RULES,
        Check::Questions => say::QUESTIONS,
        Check::SubmitQuestion => say::SUBMIT_QUESTION,
        Check::Card => say::CARD,
        Check::BankSms => say::BANK_SMS,
        Check::Authentication => say::AUTHENTICATION,
        Check::HandInCode => say::HAND_IN_CODE,
        Check::AuthedInfo => say::AUTHED_INFO,
        Check::ApplySms => say::APPLY_SMS,
        Check::Apply => say::APPLY,
        Check::ReportForm => say::REPORT_FORM,
        Check::Report => say::REPORT,
    }
}

fn got(fault: &Fault, lang: Lang) -> String {
    let fill = |text: Text, values: &[(&str, &str)]| text.fill(lang, values);
    match fault {
        Fault::Call(error) => line_text(error, lang),
        Fault::Refused { code, msg, .. } => refused(*code, msg, lang),
        Fault::NoPicture => fill(say::NO_PICTURE, &[]),
        Fault::BadPicture => fill(say::BAD_PICTURE, &[]),
        Fault::NoForm(method) => fill(say::NO_FORM, &[("method", method.name())]),
        Fault::Form(method, faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| field(fault, lang)).collect();
            fill(say::FORM, &[("method", method.name()), ("faults", &lang.clauses(&faults))])
        }
        Fault::UserStatus(status) => {
            let status = status.map_or_else(|| "-".to_owned(), |status| status.to_string());
            fill(say::CAME_USER_STATUS, &[("status", &status)])
        }
        Fault::NoRules => fill(say::NO_RULES, &[]),
        Fault::CardType => fill(say::NO_CARD_TYPE, &[]),
        Fault::NoUnionpayCode => fill(say::NO_UNIONPAY_CODE, &[]),
        Fault::NotAReport => fill(say::NOT_A_REPORT, &[]),
        Fault::Missing(keys) => {
            let keys: Vec<&str> = keys.iter().map(Key::name).collect();
            fill(say::MISSING, &[("keys", &lang.list(&keys))])
        }
        Fault::Unanswered(_, msg) | Fault::HeldBack(_, msg) => msg.clone(),
        Fault::NotOffered(route) => fill(run::NOT_OFFERED, &[("route", route.name())]),
        Fault::Circle(step) => fill(run::CIRCLE, &[("method", step.command())]),
        Fault::Unlisted(found) => super::unlisted(found, &[], lang).msg,
        Fault::NoWay => fill(run::NO_WAY, &[]),
        Fault::Unreached(why) => unreached(why, lang),
        Fault::Drift(drift) => lang.clauses(&drift.iter().map(|drift| change(drift, lang)).collect::<Vec<_>>()),
    }
}

/// The step that the applicant's journey should have reached.
fn to_be_reached(why: &Unreached) -> Text {
    match why {
        Unreached::Applied | Unreached::HasReport | Unreached::Authenticated => say::OPEN,
        Unreached::NoQuestions | Unreached::QuestionsClosed(..) => say::QUESTIONS_OPEN,
        Unreached::Pending | Unreached::NoReport => say::REPORT_THERE,
    }
}

/// Why the step was not reached, and how to proceed.
fn unreached(why: &Unreached, lang: Lang) -> String {
    let (what, way_out) = match why {
        Unreached::Applied => (say::APPLIED.get(lang).to_owned(), say::ANOTHER_APPLICANT),
        Unreached::HasReport => (say::HAS_REPORT.get(lang).to_owned(), say::ANOTHER_OR_REPORT),
        Unreached::Authenticated => (say::AUTHENTICATED.get(lang).to_owned(), say::ANOTHER_APPLICANT),
        Unreached::NoQuestions => (say::NO_QUESTIONS.get(lang).to_owned(), say::ANOTHER_APPLICANT),
        Unreached::QuestionsClosed(code, msg) => (refused(Some(*code), msg, lang), say::ANOTHER_APPLICANT),
        Unreached::Pending => (say::PENDING.get(lang).to_owned(), say::LATER),
        Unreached::NoReport => (say::NO_REPORT.get(lang).to_owned(), say::ANOTHER_OR_APPLY),
    };
    say::WAY_OUT.fill(lang, &[("what", &what), ("way_out", way_out.get(lang))])
}

/// The gateway's text, followed by the program's English text if the language is English.
fn refused(code: Option<i64>, msg: &str, lang: Lang) -> String {
    let entry = code.and_then(codes::find).filter(|_| lang == Lang::En);
    let english = entry.map(|entry| format!(" ({})", entry.english)).unwrap_or_default();
    format!("{} {msg}{english}", code.map_or_else(|| HIDDEN.to_owned(), |code| code.to_string()))
}

fn field(fault: &FieldFault, lang: Lang) -> String {
    match fault {
        FieldFault::Missing(key) => say::FIELD_MISSING.fill(lang, &[("key", key.name())]),
        FieldFault::Type { key, documented, came } => {
            let came = came.map_or_else(|| "-".to_owned(), |came| came.to_string());
            let values = [("key", key.name()), ("came", &came), ("documented", &documented.to_string())];
            say::FIELD_TYPE.fill(lang, &values)
        }
        FieldFault::Refresh { key, documented } => {
            say::FIELD_REFRESH.fill(lang, &[("key", key.name()), ("method", documented.name())])
        }
        FieldFault::RefreshType(key) => say::FIELD_REFRESH_TYPE.fill(lang, &[("key", key.name())]),
        FieldFault::Options(key) => say::FIELD_OPTIONS.fill(lang, &[("key", key.name())]),
    }
}

fn change(drift: &Drift, lang: Lang) -> String {
    let path = ("path", drift.path.as_str());
    match &drift.change {
        Change::Gone => say::GONE.fill(lang, &[path]),
        Change::GoneFromSome => say::GONE_FROM_SOME.fill(lang, &[path]),
        Change::New => say::NEW.fill(lang, &[path]),
        Change::Type { was, is } => say::TYPE.fill(lang, &[path, ("was", was), ("is", is)]),
        Change::Name { was, is } => say::NAME_WRITTEN.fill(lang, &[path, ("was", was), ("is", is)]),
        Change::Text { was, is } => say::TEXT_WRITTEN.fill(lang, &[path, ("was", was), ("is", is)]),
    }
}

fn skipped(reason: Skipped, lang: Lang) -> String {
    match reason {
        Skipped::NoTls => say::NO_TLS.get(lang).to_owned(),
        Skipped::Earlier(id) => say::EARLIER.fill(lang, &[("id", id)]),
        Skipped::Interrupted => errors::INTERRUPTED.get(lang).to_owned(),
        Skipped::NotOnTheWay => say::NOT_ON_THE_WAY.get(lang).to_owned(),
        Skipped::QuestionsClosed(code) => say::QUESTIONS_CLOSED.fill(lang, &[("code", &code.to_string())]),
        Skipped::NoQuestions => say::NO_QUESTIONS.get(lang).to_owned(),
        Skipped::NotInBaseline => say::NOT_IN_BASELINE.get(lang).to_owned(),
        Skipped::NoReply => say::NO_REPLY.get(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{Route, Step};
    use crate::protocol::{Class, Method, ReplyError};
    use crate::smoke::CHECKS;

    /// Asserts that a text exists in both languages with all placeholders filled.
    #[track_caller]
    fn assert_said(say: impl Fn(Lang) -> String) {
        let (zh, en) = (say(Lang::Zh), say(Lang::En));
        assert_ne!(zh, en);
        assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
        assert!(!zh.contains(['{', '}', '?']) && !en.contains(['{', '}', '?']), "{zh}\n{en}");
    }

    #[test]
    fn every_expectation_is_said_in_both_languages() {
        for row in &CHECKS {
            assert_said(|lang| expected(row.check).get(lang).to_owned());
        }
    }

    #[test]
    fn every_fault_is_said_in_both_languages() {
        let fields = vec![
            FieldFault::Missing(Key::Password),
            FieldFault::Type { key: Key::LoginName, documented: 1, came: None },
            FieldFault::Refresh { key: Key::PicCode, documented: Method::GetPicCode },
            FieldFault::RefreshType(Key::PicCode),
            FieldFault::Options(Key::Question(0)),
        ];
        let at = |change| Drift { path: "data.a".to_owned(), change };
        let became = Change::Type { was: "number".to_owned(), is: "string".to_owned() };
        for fault in [
            Fault::Call(ReplyError::NoCode.into()),
            Fault::NoPicture,
            Fault::BadPicture,
            Fault::NoForm(Method::Login),
            Fault::Form(Method::Login, fields),
            Fault::NoRules,
            Fault::CardType,
            Fault::NoUnionpayCode,
            Fault::NotAReport,
            Fault::Missing(vec![Key::Password, Key::Year]),
            Fault::NotOffered(Route::Questions),
            Fault::Circle(Step::ApplySms),
            Fault::NoWay,
            Fault::Drift(vec![at(Change::Gone)]),
            Fault::Drift(vec![at(Change::GoneFromSome)]),
            Fault::Drift(vec![at(Change::New)]),
            Fault::Drift(vec![at(became)]),
            Fault::Drift(vec![at(Change::Name { was: "*".to_owned(), is: "* ".to_owned() })]),
            Fault::Drift(vec![at(Change::Text { was: "*".to_owned(), is: "* ".to_owned() })]),
        ] {
            assert_said(|lang| got(&fault, lang));
        }
        for why in [
            Unreached::Applied,
            Unreached::HasReport,
            Unreached::Authenticated,
            Unreached::NoQuestions,
            Unreached::QuestionsClosed(508112, "不足".to_owned()),
            Unreached::Pending,
            Unreached::NoReport,
        ] {
            assert_said(|lang| to_be_reached(&why).get(lang).to_owned());
            assert_said(|lang| got(&Fault::Unreached(why.clone()), lang));
        }
        let status = Fault::UserStatus(Some(77));
        assert_eq!([Lang::Zh, Lang::En].map(|lang| got(&status, lang)), ["user_status 为 77", "user_status 77"]);
    }

    #[test]
    fn a_refusal_quotes_the_gateway_and_adds_english_in_english() {
        let fault = Fault::Refused { code: Some(508145), class: Class::NotFound, msg: "登录名不存在".to_owned() };
        assert_eq!(got(&fault, Lang::Zh), "508145 登录名不存在");
        assert!(got(&fault, Lang::En).starts_with("508145 登录名不存在 (") && got(&fault, Lang::En).ends_with(')'));
    }

    #[test]
    fn changes_and_faults_of_a_form_are_clauses_of_the_language() {
        let at = |path: &str| Drift { path: path.to_owned(), change: Change::New };
        let drift = Fault::Drift(vec![at("a"), at("b")]);
        let form = Fault::Form(Method::Login, vec![FieldFault::Missing(Key::Year), FieldFault::Missing(Key::Month)]);
        for fault in [drift, form] {
            assert!(got(&fault, Lang::Zh).contains('；') && !got(&fault, Lang::Zh).contains(';'));
            assert!(got(&fault, Lang::En).contains("; "));
        }
        let missing = Fault::Missing(vec![Key::Password, Key::Year]);
        assert!(got(&missing, Lang::Zh).contains("password、year"), "{}", got(&missing, Lang::Zh));
    }

    #[test]
    fn every_reason_to_skip_a_check_is_said_in_both_languages() {
        for reason in [
            Skipped::NoTls,
            Skipped::Earlier("gateway.reply"),
            Skipped::Interrupted,
            Skipped::NotOnTheWay,
            Skipped::QuestionsClosed(508113),
            Skipped::NoQuestions,
            Skipped::NotInBaseline,
            Skipped::NoReply,
        ] {
            assert_said(|lang| skipped(reason, lang));
        }
    }
}
