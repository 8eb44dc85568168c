//! Tests of protocol.md, section 6, "How a recovery is carried out": one test per line.

use super::super::testing::{Guided, codes_to, plan};
use super::*;
use crate::flow::{Action, Plan, Route};
use crate::protocol::Arrived;

fn call(method: Method) -> Action {
    Action::Call(Step::Call(method))
}

/// The action after `method` was refused with `code`, once every question was answered.
fn after(method: Method, code: i64) -> Action {
    Guided::before(method).refused(method, code).next()
}

fn refused() -> Action {
    Action::Stop(Stop::Refused)
}

// §2.1
#[test]
fn new_input_asks_for_the_named_fields_and_repeats_the_step() {
    let mut guided = Guided::before(Method::OnlineAuthentication).refused(Method::OnlineAuthentication, 508119);
    let fields = guided.ask();
    assert_eq!(fields.ask_again, [Key::RealName, Key::IdCard]);
    guided.tell(&fields, &[], &[Key::RealName]);
    assert_eq!(guided.ask().keys, [Key::MessageCode]);
}

// §2.1
#[test]
fn a_refused_field_of_an_earlier_step_leads_back_to_that_step() {
    assert_eq!(after(Method::OnlineAuthentication, 508130), call(Method::OnlineValidateCard));
    assert_eq!(after(Method::GetOnlineMessageCode, 508131), call(Method::OnlineValidateCard));
    assert_eq!(after(Method::GetVerifyMethod, 508145), call(Method::GetLoginInfo));
    let mut guided = Guided::before(Method::SubmitOnlineAuth).refused(Method::SubmitOnlineAuth, 508119);
    assert_eq!(guided.ask().step, Step::Call(Method::OnlineAuthentication));
}

// §2.1
#[test]
fn a_refused_field_of_a_step_never_taken_ends_the_run() {
    let mut guided = Guided::new().logging_in(0, 1).on_to(Method::GetOnlineAuthedInfo);
    guided.accept(Step::Call(Method::GetOnlineAuthedInfo));
    assert_eq!(guided.next(), Action::Call(Step::ApplySms));
    guided.refuse(Step::ApplySms, 508141);
    assert_eq!(guided.next(), refused());
}

#[test]
fn a_field_that_the_refused_step_never_asks_for_stops_with_the_refusal() {
    assert_eq!(after(Method::GetVerifyMethod, 508204), refused());
    let report = Guided::new().logging_in(2, 0).on_to(Method::GetViewReportInfo);
    assert_eq!(report.refused(Method::GetViewReportInfo, 508125).next(), refused());
}

// §2.1
#[test]
fn a_refused_answer_is_not_sent_again() {
    let mut guided = Guided::before(Method::OnlineValidateCard).refused(Method::OnlineValidateCard, 508122);
    let fields = guided.ask();
    guided.tell(&fields, &[], &[]);
    assert_eq!(guided.next(), refused());
}

#[test]
fn a_refused_login_waits_for_another_password_whatever_happens_in_between() {
    let mut guided = Guided::before(Method::Login).refused(Method::Login, 208101);
    guided.refuse(Step::Call(Method::GetPicCode), 508100);
    guided.pass(5);
    guided.refuse(Step::Call(Method::GetPicCode), 210101);
    let fields = guided.ask();
    assert_eq!(fields.ask_again, [Key::LoginName, Key::Password, Key::PicCode]);
    guided.tell(&fields, &[], &[Key::PicCode]);
    assert_eq!(guided.next(), refused());
}

// §2.1
#[test]
fn a_wrong_captcha_fetches_another_picture_and_asks_for_it_alone() {
    for method in [Method::Login, Method::SubmitOnlineAuth] {
        let mut guided = Guided::before(method).refused(method, 210101);
        assert_eq!(guided.next(), call(Method::GetPicCode));
        assert_eq!(guided.ask().ask_again, [Key::PicCode]);
    }
}

#[test]
fn after_any_refusal_of_login_the_captcha_is_asked_for_too() {
    let mut guided = Guided::before(Method::Login).refused(Method::Login, 208101);
    assert_eq!(guided.next(), call(Method::GetPicCode));
    assert_eq!(guided.ask().ask_again, [Key::LoginName, Key::Password, Key::PicCode]);
}

#[test]
fn a_refused_sms_code_is_retyped_by_a_person_and_sent_anew_for_a_script() {
    let code = |person| {
        let guided = Guided::by(Plan { person, ..plan() }).on_to(Method::OnlineAuthentication);
        let mut guided = guided.refused(Method::OnlineAuthentication, 211101);
        guided.calls.clear();
        guided.ask();
        let fields = guided.ask();
        guided.tell(&fields, &[], &[]);
        (guided.next(), guided.calls)
    };
    assert!(code(true).1.is_empty(), "no SMS unasked");
    assert_eq!(code(false).0, call(Method::GetOnlineMessageCode));
}

#[test]
fn an_sms_that_could_not_be_sent_is_sent_again_after_a_minute() {
    let mut guided = Guided::before(Method::GetOnlineMessageCode).refused(Method::GetOnlineMessageCode, 508118);
    let Action::Wait(wait) = guided.next() else { panic!("no wait") };
    assert_eq!(wait.until.duration_since(guided.now).as_secs(), 60);
    guided.pass(60);
    assert_eq!(guided.next(), call(Method::GetOnlineMessageCode));
}

// §2.1
#[test]
fn restart_step_goes_back_to_the_call_that_hands_out_the_form() {
    use Method as M;
    let rows = [
        (M::Login, M::GetLoginInfo),
        (M::OnlineValidateCard, M::GetVerifyMethod),
        (M::OnlineAuthentication, M::OnlineValidateCard),
        (M::SubmitOnlineAuth, M::OnlineValidateCard),
        (M::GetOnlineMessageCode, M::OnlineValidateCard),
        (M::SubmitApplyMessageCode, M::GetOnlineAuthedInfo),
    ];
    for (refused, handing_out) in rows {
        assert_eq!(after(refused, 508101), call(handing_out), "{refused:?}");
    }
    let questions = |method| Guided::by(Plan { route: Some(Route::Questions), ..plan() }).on_to(method);
    assert_eq!(questions(M::SubmitQuestion).refused(M::SubmitQuestion, 508149).next(), call(M::GetQuestion));
    assert_eq!(questions(M::GetQuestion).refused(M::GetQuestion, 508101).next(), call(M::GetVerifyMethod));
    let report = |method| Guided::new().logging_in(2, 0).on_to(method);
    assert_eq!(report(M::ViewReport).refused(M::ViewReport, 508101).next(), call(M::GetViewReportInfo));
}

#[test]
fn restart_step_of_what_follows_a_login_logs_in() {
    assert_eq!(after(Method::GetVerifyMethod, 508101), call(Method::GetLoginInfo));
    let mut guided = Guided::new().logging_in(2, 0).on_to(Method::GetViewReportInfo);
    guided.refuse(Step::Call(Method::GetViewReportInfo), 508101);
    assert_eq!(guided.next(), call(Method::GetLoginInfo));
}

#[test]
fn a_restarted_unionpay_sends_a_new_sms() {
    let mut guided = Guided::before(Method::OnlineAuthentication).refused(Method::OnlineAuthentication, 508126);
    guided.calls.clear();
    let guided = guided.on_to(Method::OnlineAuthentication);
    assert_eq!(guided.calls, [Step::Call(Method::OnlineValidateCard), Step::Call(Method::GetOnlineMessageCode)]);
}

#[test]
fn login_logs_in_again_and_goes_on() {
    for code in codes_to(Recovery::Login) {
        let mut guided = Guided::before(Method::OnlineValidateCard).refused(Method::OnlineValidateCard, code);
        assert_eq!(guided.next(), call(Method::GetLoginInfo));
        guided.on_to(Method::OnlineValidateCard);
    }
}

#[test]
fn thin_files_go_to_unionpay() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    guided.accept(Step::Call(Method::GetVerifyMethod));
    guided.guide.choose(Route::Questions);
    let guided = guided.on_to(Method::GetQuestion);
    assert_eq!(guided.refused(Method::GetQuestion, 508112).next(), call(Method::OnlineValidateCard));
}

#[test]
fn a_high_security_level_goes_to_the_application_or_else_to_unionpay() {
    let mut guided = Guided::before(Method::GetVerifyMethod);
    guided.accept(Step::Call(Method::GetVerifyMethod));
    guided.guide.choose(Route::Questions);
    let mut guided = guided.on_to(Method::GetQuestion).refused(Method::GetQuestion, 508113);
    assert_eq!(guided.next(), call(Method::GetOnlineAuthedInfo));
    guided.refuse(Step::Call(Method::GetOnlineAuthedInfo), 508109);
    assert_eq!(guided.next(), call(Method::OnlineValidateCard));
}

#[test]
fn a_route_that_was_named_and_is_closed_stops_with_the_refusal() {
    let guided = Guided::by(Plan { route: Some(Route::Questions), ..plan() }).on_to(Method::GetQuestion);
    assert_eq!(guided.refused(Method::GetQuestion, 508112).next(), refused());
}

// §2.1
#[test]
fn a_report_that_was_not_produced_is_applied_for_anew() {
    let guided = Guided::new().logging_in(2, 0).on_to(Method::GetViewReportInfo);
    assert_eq!(guided.refused(Method::GetViewReportInfo, 508132).next(), call(Method::GetVerifyMethod));
}

#[test]
fn a_report_that_exists_is_fetched_straight_away() {
    assert_eq!(after(Method::SubmitApplyMessageCode, 508111), call(Method::GetViewReportInfo));
}

// §2.1
#[test]
fn a_busy_read_or_login_is_repeated_after_a_pause() {
    for method in [Method::GetVerifyMethod, Method::OnlineValidateCard] {
        let mut guided = Guided::before(method).refused(method, 508100);
        let Action::Wait(wait) = guided.next() else { panic!("no wait") };
        assert_eq!((wait.until.duration_since(guided.now).as_secs(), wait.why), (5, Why::Busy));
        guided.pass(5);
        assert_eq!(guided.next(), call(method));
    }
    let mut guided = Guided::before(Method::Login).refused(Method::Login, 508100);
    guided.pass(5);
    guided.on_to(Method::Login);
}

#[test]
fn a_busy_submission_is_repeated_only_after_a_login() {
    for code in codes_to(Recovery::Again) {
        let mut guided = Guided::before(Method::SubmitOnlineAuth).refused(Method::SubmitOnlineAuth, code);
        guided.pass(600);
        guided.calls.clear();
        let guided = guided.on_to(Method::SubmitOnlineAuth);
        assert!(guided.calls.contains(&Step::Call(Method::Login)), "{:?}", guided.calls);
    }
}

// §2.1
#[test]
fn a_refusal_without_a_remedy_ends_the_run() {
    for code in codes_to(Recovery::None).chain(codes_to(Recovery::Wait).filter(|code| *code != 508114)) {
        assert_eq!(after(Method::OnlineValidateCard, code), refused(), "{code}");
    }
    let mut guided = Guided::before(Method::OnlineValidateCard);
    guided.refuse(Step::Call(Method::OnlineValidateCard), 999_999);
    assert_eq!(guided.next(), refused());
}

#[test]
fn each_step_has_its_tries() {
    for max_tries in 1..4 {
        let mut guided = Guided::by(Plan { max_tries, ..plan() }).on_to(Method::OnlineValidateCard);
        for _ in 1..max_tries {
            guided.refuse(Step::Call(Method::OnlineValidateCard), 508122);
            assert_eq!(guided.next(), call(Method::OnlineValidateCard));
        }
        guided.refuse(Step::Call(Method::OnlineValidateCard), 508122);
        assert_eq!(guided.next(), refused());
    }
}

#[test]
fn a_lost_reply_of_what_tries_stops_and_of_what_never_left_too() {
    let mut guided = Guided::before(Method::OnlineValidateCard);
    guided.lose(Step::Call(Method::OnlineValidateCard), Arrived::Maybe);
    assert_eq!(guided.next(), Action::Stop(Stop::Lost));
    let mut guided = Guided::before(Method::SubmitOnlineAuth);
    guided.lose(Step::Call(Method::SubmitOnlineAuth), Arrived::No);
    assert_eq!(guided.next(), Action::Stop(Stop::Lost));
}
