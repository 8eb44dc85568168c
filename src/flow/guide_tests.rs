//! Tests of the guide when every call succeeds, and of the reasons it gives when it cannot go on.

use super::super::testing::{Guided, plan};
use super::*;
use crate::flow::{Goal, PasswordStanding, Unreported, Why, Withheld};

fn call(method: Method) -> Action {
    Action::Call(Step::Call(method))
}

fn methods(calls: &[Step]) -> Vec<&'static str> {
    calls.iter().map(|step| step.command()).collect()
}

// §1.1.8, §1.2.0
#[test]
fn the_unionpay_route_follows_the_documents_order() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.accept(Step::Call(Method::SubmitApplyMessageCode));
    assert_eq!(
        methods(&guided.calls),
        [
            "login-info",
            "captcha",
            "login",
            "verify-methods",
            "unionpay card",
            "unionpay sms",
            "unionpay auth",
            "captcha",
            "unionpay submit",
            "apply sms",
            "apply submit"
        ]
    );
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(Vec::new())));
}

// §1.1.5, §1.1.6
#[test]
fn the_questions_route_follows_the_documents_order() {
    let mut guided = Guided::by(Plan { route: Some(Route::Questions), ..plan() }).on_to(Method::SubmitQuestion);
    guided.accept(Step::Call(Method::SubmitQuestion));
    assert_eq!(methods(&guided.calls[3..]), ["verify-methods", "questions", "submit-answers"]);
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(Vec::new())));
}

// §1.2.1, §1.2.3
#[test]
fn an_authenticated_applicant_applies_by_sms() {
    let guided = Guided::new().logging_in(0, 1).on_to(Method::SubmitApplyMessageCode);
    assert_eq!(methods(&guided.calls[3..]), ["apply info", "apply sms"]);
}

#[test]
fn a_report_that_is_ready_is_fetched() {
    for status in [2, 4] {
        let mut guided = Guided::new().logging_in(status, 0).on_to(Method::ViewReport);
        guided.accept(Step::Call(Method::ViewReport));
        assert_eq!(methods(&guided.calls[3..]), ["report-info", "report"]);
        assert_eq!(guided.next(), Action::Done(Reached::Report));
    }
}

#[test]
fn an_application_under_way_is_waited_for() {
    let mut guided = Guided::new().logging_in(1, 0).on_to(Method::Login);
    guided.accept(Step::Call(Method::Login));
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(Vec::new())));
}

#[test]
fn the_goal_ends_the_way() {
    let mut guided = Guided::by(Plan { until: Goal::Login, ..plan() }).on_to(Method::Login);
    guided.accept(Step::Call(Method::Login));
    assert_eq!(guided.next(), Action::Done(Reached::Login));
    let mut guided = Guided::by(Plan { until: Goal::Applied, ..plan() }).logging_in(2, 0).on_to(Method::Login);
    guided.accept(Step::Call(Method::Login));
    assert_eq!(guided.next(), Action::Done(Reached::Applied));
}

#[test]
fn if_both_routes_are_offered_the_route_is_asked_for() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    guided.accept(Step::Call(Method::GetVerifyMethod));
    assert_eq!(guided.guide.next(&guided.facts, guided.now), Action::Choose(vec![Route::Unionpay, Route::Questions]));
    guided.guide.choose(Route::Questions);
    assert_eq!(guided.next(), call(Method::GetQuestion));
}

// §1.1.4
#[test]
fn a_named_route_that_is_not_offered_ends_the_run() {
    let mut guided = Guided::by(Plan { route: Some(Route::Questions), ..plan() }).on_to(Method::GetVerifyMethod);
    let rules = serde_json::json!([{"id": 2, "next": {"method": "onlineValidateCard", "param": []}}]);
    guided.hear(Step::Call(Method::GetVerifyMethod), serde_json::json!({"code": 200, "data": {"rules": rules}}));
    assert_eq!(guided.next(), Action::Stop(Stop::NotOffered(Route::Questions)));
}

#[test]
fn nothing_is_applied_for_with_an_unknown_status_unless_a_route_is_named() {
    let unknown = |plan: Plan| {
        let mut guided = Guided::by(plan).logging_in(9, 0).on_to(Method::Login);
        guided.accept(Step::Call(Method::Login));
        guided.next()
    };
    assert_eq!(unknown(plan()), Action::Stop(Stop::UnknownStatus(Some(9))));
    assert_eq!(unknown(Plan { route: Some(Route::Unionpay), ..plan() }), call(Method::GetVerifyMethod));
}

#[test]
fn an_sms_goes_out_only_when_nothing_else_of_the_form_is_missing() {
    let mut guided = Guided::before(Method::GetOnlineMessageCode);
    let asked = guided.asked.pop().unwrap();
    assert_eq!(asked.later, [Key::MessageCode]);
    assert!(asked.keys.contains(&Key::LastThree) && !asked.keys.contains(&Key::MessageCode), "{asked:?}");
    guided.accept(Step::Call(Method::GetOnlineMessageCode));
    assert_eq!(guided.ask().keys, [Key::MessageCode]);
}

#[test]
fn missing_values_end_the_way_by_name() {
    let mut guided = Guided::before(Method::GetPicCode);
    let fields = guided.ask();
    guided.tell(&fields, &[Key::Password, Key::PicCode], &[]);
    let keys = vec![Key::Password, Key::PicCode];
    assert_eq!(guided.next(), Action::Stop(Stop::Missing { step: LOGIN, keys }));
}

#[test]
fn another_picture_is_fetched_when_it_is_wished_for() {
    let mut guided = Guided::before(Method::GetPicCode);
    let fields = guided.ask();
    guided.guide.told(&fields, &Told { refresh: Some(Key::PicCode), ..Told::default() });
    assert_eq!(guided.next(), call(Method::GetPicCode));
}

#[test]
fn another_sms_is_sent_when_it_is_wished_for() {
    let mut guided = Guided::before(Method::GetOnlineMessageCode);
    guided.accept(Step::Call(Method::GetOnlineMessageCode));
    let fields = guided.ask();
    guided.guide.told(&fields, &Told { refresh: Some(Key::MessageCode), ..Told::default() });
    assert_eq!(guided.next(), call(Method::GetOnlineMessageCode));
}

#[test]
fn a_picture_that_waits_in_the_session_is_answered_and_none_is_fetched() {
    let before = Guided::before(Method::GetPicCode);
    let mut guided = Guided { guide: Guide::new(plan()), ..before };
    guided.accept(Step::Call(Method::GetPicCode)); // by an earlier run
    guided.calls.clear();
    let guided = guided.on_to(Method::Login);
    assert_eq!(methods(&guided.calls), ["login-info"]);
}

#[test]
fn an_expired_login_is_made_anew_by_itself_and_the_way_goes_on() {
    let mut guided = Guided::before(Method::OnlineAuthentication);
    guided.pass(31 * 60);
    guided.calls.clear();
    let guided = guided.on_to(Method::OnlineAuthentication);
    assert_eq!(methods(&guided.calls)[..4], ["login-info", "captcha", "login", "verify-methods"]);
}

#[test]
fn what_the_login_form_asks_for_is_asked_for_after_an_expired_login_too() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    guided.pass(31 * 60);
    assert_eq!(guided.next(), call(Method::GetLoginInfo));
    let form = serde_json::json!({"method": "login", "param": [{"type": 1, "key": "city"}]});
    guided.hear(Step::Call(Method::GetLoginInfo), serde_json::json!({"code": 200, "data": {"next": form}}));
    assert!(guided.ask().keys.contains(&Key::Other("city".into())));
}

#[test]
fn an_unknown_outcome_is_waited_for_and_settled_by_a_login() {
    let mut guided = Guided::by(Plan { person: true, ..plan() }).on_to(Method::SubmitOnlineAuth);
    guided.lose(Step::Call(Method::SubmitOnlineAuth), Arrived::Maybe);
    let Action::Wait(wait) = guided.next() else { panic!("no wait") };
    assert_eq!((wait.until.duration_since(guided.now).as_secs(), wait.why), (600, Why::Outcome));
    guided.pass(600);
    let guided = guided.logging_in(0, 1).on_to(Method::SubmitApplyMessageCode);
    let of = |method| guided.calls.iter().filter(|step| **step == Step::Call(method)).count();
    assert_eq!((of(Method::SubmitOnlineAuth), of(Method::Login)), (1, 2));
}

#[test]
fn an_outcome_that_even_a_login_does_not_tell_ends_the_way() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.lose(Step::Call(Method::SubmitApplyMessageCode), Arrived::Maybe);
    guided.pass(600);
    let mut guided = guided.logging_in(9, 1).on_to(Method::Login);
    guided.accept(Step::Call(Method::Login));
    assert!(matches!(guided.next(), Action::Stop(Stop::Guard(Withheld::Duplicate { .. }))));
}

#[test]
fn without_a_person_an_unknown_outcome_ends_the_run_until_it_is_due() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.lose(Step::Call(Method::SubmitApplyMessageCode), Arrived::Maybe);
    let due = guided.now + jiff::SignedDuration::from_secs(600);
    for _ in 0..2 {
        match guided.next() {
            Action::Stop(Stop::Guard(Withheld::Uncertain { due_at, .. })) => assert_eq!(due_at, due),
            other => panic!("{other:?}"),
        }
        guided.pass(599); // another run, too early and then in time
        guided.guide = Guide::new(plan());
        guided.now = guided.now.min(due - jiff::SignedDuration::from_secs(1));
    }
    guided.pass(1);
    guided.logging_in(0, 1).on_to(Method::Login);
}

#[test]
fn after_negative_evidence_it_is_submitted_once_more_and_then_left_to_a_person() {
    let apply = Step::Call(Method::SubmitApplyMessageCode);
    for person in [true, false] {
        let mut guided = Guided::by(Plan { person, max_tries: 9, ..plan() }).logging_in(0, 1);
        for _ in 0..2 {
            guided = guided.on_to(Method::SubmitApplyMessageCode);
            guided.lose(apply, Arrived::Maybe);
            assert!(!matches!(guided.next(), Action::Call(_)));
            guided.pass(600);
        }
        // A login may still find that it acted; that it did not nobody believes any more.
        let mut guided = guided.on_to(Method::Login);
        guided.accept(LOGIN);
        assert!(matches!(guided.next(), Action::Stop(Stop::Guard(Withheld::Duplicate { .. }))), "person: {person}");
        assert_eq!(guided.calls.iter().filter(|step| **step == apply).count(), 2);
    }
}

#[test]
fn again_submits_once_although_an_outcome_is_not_known() {
    let apply = Step::Call(Method::SubmitApplyMessageCode);
    let mut guided = Guided::new().logging_in(0, 1).on_to(Method::SubmitApplyMessageCode);
    guided.lose(apply, Arrived::Maybe);
    let again = Guide::new(Plan { again: true, ..plan() });
    let mut guided = Guided { guide: again, ..guided }.on_to(Method::SubmitApplyMessageCode);
    guided.lose(apply, Arrived::Maybe);
    assert!(matches!(guided.next(), Action::Stop(Stop::Guard(Withheld::Duplicate { .. }))));
}

#[test]
fn a_form_of_an_accepted_reply_never_leads_back_to_an_accepted_submission() {
    let auth = Step::Call(Method::OnlineAuthentication);
    for method in ["onlineAuthentication", "onlineValidateCard", "getVerifyMethod", "login"] {
        let mut guided = Guided::by(Plan { max_tries: 9, ..plan() }).on_to(Method::OnlineAuthentication);
        let form = serde_json::json!({"method": method, "param": []});
        guided.hear(auth, serde_json::json!({"code": 0, "data": {"next": form, "unionpay_code": "u1"}}));
        let end = loop {
            match guided.next() {
                Action::Call(step) if step == auth => panic!("{method}: {:?}", guided.calls),
                Action::Call(step) => guided.accept(step),
                end => break end,
            }
        };
        assert_eq!(end, Action::Stop(Stop::Circle(auth)), "{method}");
        assert_eq!(guided.calls.iter().filter(|step| **step == auth).count(), 1, "{method}");
        // Nor does it in the next run.
        guided.guide = Guide::new(plan());
        assert_eq!(guided.next(), Action::Stop(Stop::Circle(auth)), "{method}");
    }
}

#[test]
fn a_refresh_that_would_submit_or_log_in_is_refused_before_anything_is_sent() {
    for refresh in
        ["submitApplyMessageCode", "submitQuestion", "onlineAuthentication", "login", "Submit_Question", "LOGIN"]
    {
        let mut guided = Guided::new().logging_in(0, 1).on_to(Method::GetOnlineAuthedInfo);
        let field = serde_json::json!({"type": 7, "key": "message_code", "refreshMethod": refresh});
        let form = serde_json::json!({"method": "submitApplyMessageCode", "param": [field]});
        let calls = guided.calls.len() + 1;
        guided.hear(Step::Call(Method::GetOnlineAuthedInfo), serde_json::json!({"code": 0, "data": {"next": form}}));
        let bad = BadRefresh { form: "submitApplyMessageCode".into(), refresh: refresh.into() };
        assert_eq!(guided.next(), Action::Stop(Stop::Refresh(bad)));
        assert_eq!(guided.calls.len(), calls);
    }
}

#[test]
fn a_pause_does_not_outlast_a_clock_that_was_set_back() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    guided.refuse(Step::Call(Method::GetVerifyMethod), 508100);
    assert!(matches!(guided.next(), Action::Wait(_)));
    guided.pass(-60);
    assert_eq!(guided.next(), call(Method::GetVerifyMethod));
}

#[test]
fn within_a_day_of_an_application_a_login_looks_for_the_report_and_nothing_is_applied_for() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.accept(Step::Call(Method::SubmitApplyMessageCode));
    let mut guided = Guided { guide: Guide::new(Plan { look: true, ..plan() }), ..guided }; // another run
    guided.pass(3600);
    let mut guided = guided.logging_in(0, 1).on_to(Method::Login);
    guided.accept(Step::Call(Method::Login));
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(Vec::new())));
}

#[test]
fn within_a_day_of_an_application_nothing_is_called_unless_a_look_is_wanted() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.accept(Step::Call(Method::SubmitApplyMessageCode));
    let mut guided = Guided { guide: Guide::new(plan()), ..guided };
    guided.pass(3600);
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(Vec::new())));
}

#[test]
fn an_application_that_the_gateway_refused_is_made_anew_within_the_day() {
    for status in [3, 6] {
        let mut guided = Guided::before(Method::SubmitApplyMessageCode);
        guided.accept(Step::Call(Method::SubmitApplyMessageCode));
        let mut guided = Guided { guide: Guide::new(Plan { look: true, ..plan() }), ..guided };
        guided.pass(3600);
        guided.logging_in(status, 1).on_to(Method::SubmitApplyMessageCode);
    }
}

#[test]
fn who_cannot_be_asked_for_the_look_is_told_to_come_back() {
    let mut guided = Guided::before(Method::SubmitApplyMessageCode);
    guided.accept(Step::Call(Method::SubmitApplyMessageCode));
    let mut guided = Guided { guide: Guide::new(Plan { look: true, ..plan() }), ..guided };
    guided.pass(3600);
    let fields = guided.ask();
    guided.tell(&fields, &[Key::PicCode], &[]);
    assert_eq!(guided.next(), Action::Done(Reached::Waiting(vec![Key::PicCode])));
}

/// How a login name stands after this many refused passwords.
fn refused_passwords(count: usize) -> PasswordStanding {
    PasswordStanding { count, ..PasswordStanding::default() }
}

#[test]
fn no_login_goes_out_after_three_refused_passwords() {
    let mut guided = Guided::by(Plan { max_tries: 9, ..plan() });
    for count in 1..=3 {
        guided = guided.on_to(Method::Login).refused(Method::Login, 208101);
        guided.guide.know_passwords(refused_passwords(count));
    }
    assert_eq!(guided.next(), Action::Stop(Stop::Refused), "the run that sent them ends in the refusal");
    let mut another = Guided { guide: Guide::new(plan()), ..guided };
    another.guide.know_passwords(refused_passwords(3));
    assert_eq!(
        another.next(),
        Action::Stop(Stop::Guard(Withheld::PasswordsRefused { count: 3 })),
        "the next sends nothing"
    );
}

#[test]
fn after_three_refused_passwords_a_person_types_one_and_again_sends_the_given_one() {
    for (person, again, typed) in [(true, false, true), (false, true, false), (true, true, false)] {
        let mut guided = Guided::by(Plan { person, again, ..plan() });
        guided.guide.know_passwords(refused_passwords(3));
        let fields = guided.ask();
        assert_eq!(fields.ask_again.contains(&Key::Password), typed, "{person} {again}");
    }
}

#[test]
fn an_unreported_refusal_is_reported_before_any_call() {
    let at = Timestamp::from_second(1_700_000_000).unwrap();
    let mut guided = Guided::by(Plan { person: true, again: true, ..plan() });
    guided.guide.know_passwords(PasswordStanding {
        count: 1,
        unreported: Some(Unreported { code: 208101, at }),
        locked_at: None,
    });
    assert_eq!(guided.next(), Action::Stop(Stop::Guard(Withheld::Unreported { code: 208101, at })));
}

#[test]
fn an_interrupted_run_leaves_its_refusals_and_nothing_that_died_with_it() {
    assert_eq!(Guided::before(Method::Login).guide.stored(), None, "nothing was refused");
    let mut chosen = Guided::new().guide;
    chosen.choose(Route::Questions);
    assert_eq!(chosen.stored(), None, "another route may be chosen");
    let guided = Guided::before(Method::OnlineValidateCard).refused(Method::OnlineValidateCard, 508122);
    let left = guided.guide.stored().unwrap();
    let mut next = Guided { guide: left.resumed(plan(), true), ..guided };
    assert_eq!(next.ask().ask_again, [Key::BankCard]);
    let next = next.on_to(Method::OnlineValidateCard).refused(Method::OnlineValidateCard, 508122);
    let mut next = next.on_to(Method::OnlineValidateCard).refused(Method::OnlineValidateCard, 508122);
    assert_eq!(next.next(), Action::Stop(Stop::Refused), "three tries, whichever process made them");
    let left = next.guide.stored().unwrap();
    let mut last = Guided { guide: left.resumed(plan(), true), ..next };
    assert_eq!(last.next(), Action::Stop(Stop::Refused), "an end that was not told yet");
}

#[test]
fn a_gateway_that_leads_in_a_circle_is_left() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    let circle = serde_json::json!({"code": 200, "data": {"next": {"method": "getVerifyMethod", "param": []}}});
    for _ in 0..100 {
        match guided.next() {
            Action::Call(step) => guided.hear(step, circle.clone()),
            end => return assert_eq!(end, Action::Stop(Stop::Circle(Step::Call(Method::GetVerifyMethod)))),
        }
    }
    panic!("no end");
}

#[test]
fn a_form_that_asks_for_the_cards_type_alone_comes_to_its_call() {
    let mut guided = Guided::by(Plan { route: Some(Route::Questions), ..plan() }).on_to(Method::GetQuestion);
    let form = serde_json::json!({"method": "getQuestion", "param": [{"type": 1, "key": "card_type"}]});
    guided.facts.forms.insert(Method::GetQuestion.name().into(), form);
    for _ in 0..2 {
        let Action::Ask(fields) = guided.guide.next(&guided.facts, guided.now) else { break };
        assert_eq!(fields.keys, [Key::CardType]);
        guided.guide.told(&fields, &Told { card: Some(CardType::Debit), ..Told::default() });
    }
    assert_eq!(guided.next(), call(Method::GetQuestion));
}

#[test]
fn what_a_picture_is_requested_with_is_found_before_it_is_requested() {
    let mut guided = Guided::new().on_to(Method::GetPicCode);
    let form = serde_json::json!({"method": "login", "param": [{"type": 1, "key": "login_name"}, {"type": 5, "key": "password"},
        {"type": 6, "key": "pic_code", "refresh_method": "getImage", "refresh_param": [{"key": "login_name"}]}]});
    guided.facts.forms.insert("login".to_owned(), form);
    let first = match guided.guide.next(&guided.facts, guided.now) {
        Action::Ask(fields) => fields,
        other => panic!("{other:?}"),
    };
    assert_eq!((first.keys.as_slice(), first.later.as_slice()), ([Key::LoginName].as_slice(), [].as_slice()));
    guided.guide.told(&first, &Told::default());
    assert_eq!(guided.guide.next(&guided.facts, guided.now), call(Method::GetPicCode));
    guided.guide.accepted(PICTURE);
    guided.facts.opened.picture = Some(guided.now);
    match guided.guide.next(&guided.facts, guided.now) {
        Action::Ask(fields) => assert_eq!(fields.keys, [Key::LoginName, Key::Password, Key::PicCode]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_stops_where_the_session_recovers_the_password_and_still_fetches_a_report() {
    let mut guided = Guided::new().on_to(Method::GetVerifyMethod);
    guided.facts.recovers = true;
    assert_eq!(guided.next(), Action::Stop(Stop::Recovers));
    let mut guided = Guided::new().logging_in(2, 0).on_to(Method::GetViewReportInfo);
    guided.facts.recovers = true;
    assert_eq!(guided.next(), call(Method::GetViewReportInfo));
}
