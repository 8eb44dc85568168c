//! Tests of how each reply changes the facts, and of what the new facts allow.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::*;
use crate::flow::{Patience, State};
use crate::protocol::Class;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap() + SignedDuration::from_secs(seconds)
}

fn call(facts: &mut Facts, request: &Request, reply: serde_json::Value, now: Timestamp) -> Option<Step> {
    let reply = Reply::from_json(request.method(), reply).unwrap();
    facts.absorb(Step::Call(request.method().known().unwrap()), request, &reply, now)
}

fn login(status: i64, auth: i64) -> (Request, serde_json::Value) {
    let request = Request::new(Method::Login).with(Key::LoginName, "lisi").with(Key::Password, "hunter2");
    (request, json!({"code": 200, "data": {"user_status": status, "unionpay_auth": auth}}))
}

fn logged_in(status: i64, auth: i64) -> Facts {
    let mut facts = Facts::default();
    let (request, reply) = login(status, auth);
    call(&mut facts, &request, reply, at(0));
    facts
}

fn submission(method: Method) -> Request {
    Request::new(method)
}

fn refused(code: i64) -> serde_json::Value {
    json!({"code": code, "msg": "x"})
}

// §1.1.3
#[test]
fn the_status_of_a_login_decides_the_next_step() {
    let next = |status, auth| {
        let mut facts = Facts::default();
        let (request, reply) = login(status, auth);
        call(&mut facts, &request, reply, at(0)).map(Step::command)
    };
    assert_eq!(next(0, 0), Some("verify-methods"));
    assert_eq!(next(0, 1), Some("apply info"));
    for status in [2, 4] {
        assert_eq!(next(status, 0), Some("report-info"));
    }
    for status in [3, 5, 6] {
        assert_eq!(next(status, 0), Some("verify-methods"));
    }
    assert_eq!(next(1, 0), None);
    assert_eq!(next(9, 0), None, "an unknown status: nothing is applied for");
}

#[test]
fn a_picture_that_was_the_next_step_leads_on_once_it_is_fetched() {
    let mut facts = logged_in(0, 0);
    let authenticated = json!({"code": 200, "data": {"unionpay_code": "uikie9", "next": {"method": "submitOnlineAuth",
        "param": [{"type": 7, "key": "unionpay_code", "value": "uikie9"}, {"type": 6, "key": "pic_code"}]}}});
    call(&mut facts, &submission(Method::OnlineAuthentication), authenticated, at(1));
    call(&mut facts, &submission(Method::SubmitOnlineAuth), refused(codes::WRONG_CAPTCHA), at(2));
    assert_eq!(facts.next, Some(Step::Call(Method::GetPicCode)));
    call(&mut facts, &Request::new(Method::GetPicCode), json!({"code": 200, "data": {"pic_code": "aGk="}}), at(3));
    assert_eq!(facts.next, Some(Step::Call(Method::SubmitOnlineAuth)));
}

#[test]
fn a_login_lasts_thirty_minutes() {
    let facts = logged_in(0, 0);
    assert_eq!((facts.seconds_left(at(60)), facts.state(at(60))), (1740, State::LoggedIn));
    assert_eq!((facts.seconds_left(at(1800)), facts.state(at(1800))), (0, State::Expired));
    assert_eq!(facts.next_step(at(1800)), Some(Step::Call(Method::Login)));
}

#[test]
fn the_gateways_word_ends_a_login_early() {
    for code in [508110, 508142] {
        let mut facts = logged_in(0, 0);
        let next = call(&mut facts, &Request::new(Method::GetQuestion), refused(code), at(5));
        assert_eq!((next, facts.state(at(6))), (Some(Step::Call(Method::Login)), State::Expired));
    }
}

// §1.1.7
#[test]
fn the_card_is_kept_from_its_check_until_the_unionpay_code_is_submitted() {
    let mut facts = logged_in(0, 0);
    let card = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005").with_type(1);
    let form = json!({"method": "onlineAuthentication", "param": [{"type": 3, "key": "password", "value": "1234"}]});
    let next = call(&mut facts, &card, json!({"code": 0, "data": {"cardtype": 1, "next": form}}), at(1));
    assert_eq!(next.map(Step::command), Some("unionpay sms"));
    assert_eq!(facts.remembered(&Key::CardType).unwrap().expose(), "1");
    let sms = Request::new(Method::GetOnlineMessageCode).with(Key::Cellphone, "13800000000");
    assert_eq!(call(&mut facts, &sms, json!({"code": 0}), at(2)).map(Step::command), Some("unionpay auth"));
    assert_eq!(facts.remembered(&Key::Cellphone).unwrap().expose(), "13800000000");
    assert!(!serde_json::to_string(&facts).unwrap().contains("1234\""), "a prefilled PIN is not kept");

    let auth = submission(Method::OnlineAuthentication).with(Key::CardPassword, "012345");
    assert_eq!(
        call(&mut facts, &auth, json!({"code": 0, "data": "rgcgeb"}), at(3)).map(Step::command),
        Some("unionpay submit")
    );
    assert_eq!(facts.remembered(&Key::UnionpayCode).unwrap().expose(), "rgcgeb");
    let submit = submission(Method::SubmitOnlineAuth).with(Key::UnionpayCode, "rgcgeb");
    assert_eq!(call(&mut facts, &submit, json!({"code": 0}), at(4)).map(Step::command), Some("apply sms"));
    for key in [Key::BankCard, Key::CardType, Key::Cellphone, Key::UnionpayCode] {
        assert_eq!(facts.remembered(&key), None, "{key}");
    }
}

#[test]
fn a_refused_step_keeps_nothing_of_its_request() {
    let mut facts = logged_in(0, 0);
    let card = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005");
    call(&mut facts, &card, refused(508122), at(1));
    assert_eq!(facts.remembered(&Key::BankCard), None);
}

#[test]
fn an_expired_login_forgets_card_and_forms() {
    let mut facts = logged_in(0, 0);
    let card = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005");
    call(&mut facts, &card, json!({"code": 0, "data": {"cardtype": 2}}), at(1));
    facts.expire(at(1799));
    assert!(facts.bank_card.is_some());
    facts.expire(at(1800));
    assert_eq!((facts.bank_card, facts.card_type, facts.next), (None, None, None));
}

#[test]
fn a_submission_is_settled_by_success_and_by_a_refusal_that_is_none_of_busy() {
    for (code, settled) in
        [(200, true), (211101, true), (508114, true), (508100, false), (508143, false), (999999, false)]
    {
        let mut facts = logged_in(0, 1);
        let request = submission(Method::SubmitApplyMessageCode);
        assert!(facts.record_sent(&request, at(1), Patience::default()));
        call(&mut facts, &request, refused(code), at(2));
        assert_eq!(facts.sent.is_empty(), settled, "{code}");
    }
}

#[test]
fn an_accepted_bank_check_settles_an_earlier_one_but_no_application() {
    let mut facts = logged_in(0, 0);
    let check = submission(Method::SubmitOnlineAuth);
    for (second, request) in [(1, &submission(Method::SubmitQuestion)), (2, &check), (60, &check)] {
        facts.record_sent(request, at(second), Patience::default());
    }
    call(&mut facts, &check, refused(200), at(61));
    assert_eq!(facts.sent.iter().map(|sent| sent.method.as_str()).collect::<Vec<_>>(), ["submitQuestion"]);
}

#[test]
fn an_unsettled_submission_stops_every_other_until_again_is_said() {
    let mut facts = logged_in(0, 0);
    facts.record_sent(&submission(Method::OnlineAuthentication), at(1), Patience::default());
    assert_eq!(facts.state(at(2)), State::Uncertain);
    let next = submission(Method::SubmitOnlineAuth);
    assert_eq!(facts.may_send(next.method(), at(2), false).unwrap_err().class(), Class::Uncertain);
    assert_eq!(facts.may_send(next.method(), at(31), false).unwrap_err().class(), Class::Duplicate);
    assert_eq!(facts.may_send(next.method(), at(2), true), Ok(()));
    assert_eq!(facts.may_send(&Method::GetQuestion.into(), at(2), false), Ok(()));
    assert_eq!(facts.may_send(&Method::ViewReport.into(), at(2), false), Ok(()));
}

#[test]
fn only_submissions_are_recorded() {
    let mut facts = Facts::default();
    assert!(!facts.record_sent(&Request::new(Method::Login), at(0), Patience::default()));
    assert!(facts.sent.is_empty());
}

#[test]
fn a_call_that_never_left_takes_back_its_own_record_only() {
    let mut facts = Facts::default();
    let request = submission(Method::SubmitQuestion);
    facts.record_sent(&request, at(0), Patience::default());
    facts.record_sent(&request, at(60), Patience::default());
    facts.record_settled(&request);
    assert_eq!(facts.sent.iter().map(|sent| sent.at).collect::<Vec<_>>(), [at(0)]);
    facts.record_settled(&request);
    assert!(facts.sent.is_empty());
}

#[test]
fn the_outcome_of_a_repeated_submission_settles_only_that_one() {
    let mut facts = logged_in(0, 1);
    let apply = submission(Method::SubmitApplyMessageCode);
    facts.record_sent(&apply, at(1), Patience::default());
    facts.record_sent(&apply, at(60), Patience::default());
    call(&mut facts, &apply, refused(211101), at(61));
    assert_eq!(facts.state(at(62)), State::Uncertain, "the first may have used up the code");
    facts.record_sent(&apply, at(70), Patience::default());
    call(&mut facts, &apply, json!({"code": 0}), at(71));
    assert!(facts.sent.is_empty(), "an accepted application settles every earlier one");
}

#[test]
fn a_unionpay_call_settles_no_application() {
    let mut facts = logged_in(0, 0);
    facts.record_sent(&submission(Method::SubmitQuestion), at(1), Patience::default());
    let auth = submission(Method::OnlineAuthentication);
    facts.record_sent(&auth, at(60), Patience::default());
    call(&mut facts, &auth, json!({"code": 0, "data": "rgcgeb"}), at(61));
    assert_eq!(facts.state(at(62)), State::Uncertain);
}

// §2.1
#[test]
fn a_used_or_expired_unionpay_code_is_forgotten() {
    for code in [508117, 508128, 508129] {
        let mut facts = logged_in(0, 0);
        call(&mut facts, &submission(Method::OnlineAuthentication), json!({"code": 0, "data": "rgcgeb"}), at(1));
        assert!(facts.unionpay_code.is_some());
        call(&mut facts, &submission(Method::SubmitOnlineAuth), refused(code), at(2));
        assert_eq!(facts.unionpay_code, None, "{code}");
    }
}

#[test]
fn a_card_without_a_known_login_is_forgotten_after_half_an_hour() {
    let mut facts = Facts::default();
    let card = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005");
    call(&mut facts, &card, json!({"code": 0, "data": {"cardtype": 2}}), at(0));
    assert!(!facts.expire(at(1799)));
    assert!(facts.expire(at(1800)));
    assert_eq!(facts.bank_card, None);
}

#[test]
fn a_login_settles_an_application_by_its_status() {
    for (status, settled) in [(0, true), (1, true), (2, true), (3, true), (4, true), (5, true), (6, true), (9, false)] {
        let mut facts = logged_in(0, 0);
        facts.record_sent(&submission(Method::SubmitQuestion), at(1), Patience::default());
        let (request, reply) = login(status, 0);
        call(&mut facts, &request, reply, at(640));
        assert_eq!(facts.sent.is_empty(), settled, "user_status {status}");
        assert_eq!(facts.application_left(at(640)).is_some(), status == 1, "user_status {status}");
    }
}

#[test]
fn a_login_of_any_status_settles_a_unionpay_call() {
    for (auth, next) in [(1, "apply info"), (0, "unionpay card")] {
        let mut facts = logged_in(0, 0);
        facts.record_sent(&submission(Method::SubmitOnlineAuth), at(1), Patience::default());
        let (request, reply) = login(0, auth);
        assert_eq!(call(&mut facts, &request, reply, at(640)).map(Step::command), Some(next));
        assert!(facts.sent.is_empty());
    }
}

// §2.1
#[test]
fn one_application_in_24_hours() {
    let applied = |how: &dyn Fn(&mut Facts)| {
        let mut facts = logged_in(0, 0);
        how(&mut facts);
        facts
    };
    let by_answers = applied(&|facts| {
        call(facts, &submission(Method::SubmitQuestion), json!({"code": 0}), at(10));
    });
    let by_code = applied(&|facts| {
        call(facts, &submission(Method::SubmitApplyMessageCode), refused(508114), at(10));
    });
    let by_status = applied(&|facts| {
        let (request, reply) = login(1, 0);
        call(facts, &request, reply, at(10));
    });
    for facts in [by_answers, by_code, by_status] {
        let request = submission(Method::SubmitQuestion);
        let refusal = facts.may_send(request.method(), at(3610), false).unwrap_err();
        assert_eq!((refusal.class(), refusal.after()), (Class::Pending, Some(82800)));
        assert_eq!(facts.state(at(3610)), State::Applied);
        assert_eq!(facts.may_send(request.method(), at(3610), true), Ok(()), "--again overrides");
        assert_eq!(facts.may_send(request.method(), at(86410), false), Ok(()), "a day later");
    }
}

#[test]
fn seeing_an_application_again_does_not_prolong_it() {
    let mut facts = logged_in(0, 0);
    call(&mut facts, &submission(Method::SubmitQuestion), json!({"code": 0}), at(10));
    let (request, reply) = login(1, 0);
    call(&mut facts, &request, reply, at(5000));
    assert_eq!(facts.applied_at, Some(at(10)));
}

#[test]
fn a_refused_or_finished_application_is_not_waited_for() {
    for status in [2, 3, 4, 6] {
        let mut facts = logged_in(0, 0);
        call(&mut facts, &submission(Method::SubmitQuestion), json!({"code": 0}), at(10));
        let (request, reply) = login(status, 0);
        call(&mut facts, &request, reply, at(20));
        assert_eq!(facts.applied_at, None, "user_status {status}");
    }
}

#[test]
fn a_session_counts_no_password_any_more_and_an_accepted_login_clears_what_it_counted_before() {
    let mut facts: Facts = serde_json::from_value(json!({"passwords_refused": [at(0), at(1)]})).unwrap();
    let (request, reply) = login(0, 0);
    call(&mut facts, &request, refused(208101), at(2));
    assert_eq!(facts.passwords_refused, [at(0), at(1)], "the next login takes them over");
    assert_eq!(facts.may_send(request.method(), at(3), false), Ok(()));
    call(&mut facts, &request, reply, at(4));
    assert!(facts.passwords_refused.is_empty());
}

#[test]
fn a_session_belongs_to_its_first_login_name() {
    let facts = logged_in(0, 0);
    let (own, _) = login(0, 0);
    assert!(!facts.other_login_name(&own));
    assert!(facts.other_login_name(&Request::new(Method::Login).with(Key::LoginName, "wangwu")));
    assert!(!facts.other_login_name(&Request::new(Method::GetQuestion)));
}

#[test]
fn facts_survive_a_round_trip_and_show_nothing_in_debug() {
    let mut facts = logged_in(0, 0);
    let card = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005");
    call(&mut facts, &card, json!({"code": 0, "data": {"cardtype": 2}}), at(1));
    let text = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<Facts>(&text).unwrap(), facts);
    assert!(!text.contains("hunter2"));
    let shown = format!("{facts:?}");
    assert!(!shown.contains("6200000000000005") && !shown.contains("lisi"), "{shown}");
}

/// Facts with everything that a refusal may touch.
fn before_a_refusal() -> Facts {
    let form = |method: &str| (method.to_owned(), json!({"method": method, "param": []}));
    let mut facts = Facts { forms: [form("login"), form("getQuestion")].into(), ..logged_in(0, 0) };
    facts.opened.open(Step::Call(Method::GetOnlineMessageCode), at(1));
    facts.next = Some(Step::Call(Method::SubmitQuestion));
    facts
}

#[test]
fn a_refusal_that_begins_a_step_again_waits_for_a_new_sms_and_only_the_logins_own_drops_its_form() {
    for (method, code, has_sms, has_form) in [
        (Method::Login, codes::PAGE_EXPIRED, false, false),
        (Method::SubmitOnlineAuth, codes::PAGE_EXPIRED, false, true),
        (Method::Login, codes::WRONG_PASSWORD, true, true),
    ] {
        let mut facts = before_a_refusal();
        call(&mut facts, &Request::new(method), refused(code), at(2));
        assert_eq!(facts.opened.sms.is_some(), has_sms, "{method:?} {code}");
        assert_eq!(facts.forms.get("login").is_some(), has_form, "{method:?} {code}");
    }
}

#[test]
fn a_refusal_of_the_route_closes_the_questions_and_no_other_does() {
    for (code, closed) in [(codes::THIN_FILE, true), (codes::HIGH_SECURITY, true), (codes::BUSY, false)] {
        let mut facts = before_a_refusal();
        call(&mut facts, &Request::new(Method::GetQuestion), refused(code), at(2));
        assert_eq!(facts.forms.get("getQuestion").is_none(), closed, "{code}");
    }
}

#[test]
fn a_report_that_was_not_produced_leads_an_applicant_whom_unionpay_knows_to_the_application() {
    let step = Step::Call(Method::GetViewReportInfo);
    for (auth, code, next) in [
        (1, codes::NOT_PRODUCED, Step::Call(Method::GetOnlineAuthedInfo)),
        (0, codes::NOT_PRODUCED, Step::Call(Method::GetVerifyMethod)),
        (1, codes::BUSY, step),
    ] {
        let mut facts = logged_in(2, auth);
        let request = Request::new(Method::GetViewReportInfo);
        assert_eq!(call(&mut facts, &request, refused(code), at(2)), Some(next), "{auth} {code}");
    }
}

#[test]
fn a_refusal_names_the_next_step_while_the_login_lasts_unless_it_is_of_a_login_or_names_none() {
    let kept = Some(Step::Call(Method::SubmitQuestion));
    for (method, code, at, next) in [
        (Method::GetQuestion, codes::THIN_FILE, at(2), Some(Step::Call(Method::OnlineValidateCard))),
        (Method::GetQuestion, codes::THIN_FILE, at(1800), kept),
        (Method::Login, codes::WRONG_PASSWORD, at(2), kept),
        (Method::SubmitQuestion, codes::APPLIED, at(2), kept),
    ] {
        let mut facts = before_a_refusal();
        call(&mut facts, &Request::new(method), refused(code), at);
        assert_eq!(facts.next, next, "{method:?} {code}");
    }
}

#[test]
fn what_was_accepted_counts_until_a_refusal_leads_to_another_form() {
    let accepted = vec![Step::Call(Method::OnlineAuthentication)];
    for (code, forgotten) in [(codes::THIN_FILE, true), (codes::BUSY, false)] {
        let mut facts = Facts { accepted: accepted.clone(), ..logged_in(0, 0) };
        call(&mut facts, &Request::new(Method::GetQuestion), refused(code), at(2));
        assert_eq!(facts.accepted.is_empty(), forgotten, "{code}");
    }
}

#[test]
fn a_definite_refusal_of_a_submission_ends_the_doubt_about_it_and_that_of_a_reading_call_does_not() {
    for (method, doubted) in [(Method::SubmitQuestion, false), (Method::GetQuestion, true)] {
        let mut facts = Facts { doubted: vec!["submitQuestion".into()], ..logged_in(0, 0) };
        facts.record_sent(&submission(method), at(1), Patience::default());
        call(&mut facts, &Request::new(method), refused(codes::ENTRIES_WRONG), at(2));
        assert_eq!(!facts.doubted.is_empty(), doubted, "{method:?}");
    }
}

#[test]
fn an_sms_is_withheld_while_the_outcome_of_a_submission_is_not_known_until_again_is_said() {
    let mut facts = logged_in(0, 0);
    facts.record_sent(&submission(Method::OnlineAuthentication), at(1), Patience::default());
    let (bank, platform) = (Method::GetOnlineMessageCode.into(), MethodName::parse("sendIt").unwrap());
    for (step, method) in [(Step::Call(Method::GetOnlineMessageCode), &bank), (Step::ApplySms, &platform)] {
        let withheld = facts.may_take(step, method, at(2), false).unwrap_err();
        assert_eq!(withheld.class(), Class::Uncertain, "{step:?}");
        assert_eq!(facts.may_take(step, method, at(2), true), Ok(()), "{step:?}");
    }
    let picture = Step::Call(Method::GetPicCode);
    assert_eq!(facts.may_take(picture, &Method::GetPicCode.into(), at(2), false), Ok(()));
}

#[test]
fn an_application_that_the_gateway_knows_of_settles_those_on_record_and_no_unionpay_call() {
    let mut facts = logged_in(0, 0);
    for method in [Method::OnlineAuthentication, Method::SubmitQuestion, Method::SubmitApplyMessageCode] {
        facts.record_sent(&submission(method), at(1), Patience::default());
    }
    call(&mut facts, &submission(Method::SubmitApplyMessageCode), refused(codes::APPLIED), at(2));
    let open: Vec<&str> = facts.sent.iter().map(|sent| sent.method.as_str()).collect();
    assert_eq!((open, facts.applied_at), (vec!["onlineAuthentication"], Some(at(2))));
}

#[test]
fn a_picture_for_the_registration_is_none_for_the_login() {
    let mut facts = Facts::default();
    let picture = |kind: i64| Request::new(Method::GetPicCode).with_type(kind);
    let login = Some(Step::Call(Method::Login));
    assert_eq!(call(&mut facts, &picture(2), json!({"code": 200, "data": {}}), at(0)), login);
    assert_eq!(call(&mut facts, &picture(1), json!({"code": 200, "data": {}}), at(1)), None);
    assert_eq!(facts.opened.picture, None, "the gateway has one picture, and it is another now");
    let form = json!({"code": 200, "data": {"next": {"method": "login", "param": [{"type": 6, "key": "pic_code",
        "refresh_method": "getPicCode", "refresh_param": [{"key": "type", "value": "1"}]}]}}});
    call(&mut facts, &Request::new(Method::GetLoginInfo), form, at(2));
    assert_eq!(call(&mut facts, &picture(1), json!({"code": 200, "data": {}}), at(3)), login, "the form says so");
}

#[test]
fn a_refusal_because_the_report_exists_says_so_for_good() {
    for method in [Method::GetVerifyMethod, Method::SubmitQuestion, Method::OnlineAuthentication] {
        let mut facts = logged_in(0, 0);
        let next = call(&mut facts, &Request::new(method), refused(codes::REPORT_EXISTS), at(1));
        assert_eq!(next, Some(Step::Call(Method::GetViewReportInfo)), "{method:?}");
        assert_eq!(facts.state(at(2)), State::Report, "{method:?}");
    }
}

#[test]
fn what_is_recovered_leads_to_no_application() {
    let rules = json!({"code": 200, "data": {"rules": [{"id": 2}]}});
    let methods = |facts: &mut Facts, purpose| {
        let request = Request::new(Method::GetVerifyMethod).with_type(purpose);
        call(facts, &request, rules.clone(), at(1))
    };
    let mut facts = logged_in(0, 0);
    assert_eq!(methods(&mut facts, 2), Some(Step::Call(Method::OnlineValidateCard)));
    assert!(facts.recovers);
    let form = |method: &str| json!({"code": 200, "data": {"next": {"method": method, "param": []}}});
    for (method, next) in
        [(Method::SubmitOnlineAuth, "submitApplyMessageCode"), (Method::GetQuestion, "submitQuestion")]
    {
        assert_eq!(call(&mut facts, &Request::new(method), form(next), at(2)), None, "{next}");
    }
    call(&mut facts, &Request::new(Method::SubmitQuestion), json!({"code": 200, "data": {}}), at(3));
    assert_eq!(facts.applied_at, None, "it applies for nothing");
    let refused = refused(codes::HIGH_SECURITY);
    assert_eq!(call(&mut facts, &Request::new(Method::GetQuestion), refused, at(3)), None);
    let (request, reply) = login(0, 0);
    call(&mut facts, &request, reply, at(4));
    assert!(facts.recovers, "another login does not change what the session is for");
    methods(&mut facts, 1);
    assert!(!facts.recovers);
}
