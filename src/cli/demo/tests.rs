//! Compares the demo's journal with the calls in the document (protocol.md, section 3).

use super::*;
use crate::drive::Unobserved;
use crate::protocol::{Key, METHODS, Needed};
use crate::sandbox::{Deed, JournalEntry};

/// Runs a whole journey and returns the sandbox's journal.
fn journal(route: DemoRoute) -> Vec<JournalEntry> {
    let (mut applicant, runtime) = (DemoApplicant::new(route).unwrap(), runtime(Lang::En).unwrap());
    assert!(is_well(&applicant.first_day(&runtime, Unobserved).unwrap().0));
    assert!(is_well(&applicant.next_day(&runtime, Unobserved).unwrap().0));
    applicant.sandbox().world().journal().to_vec()
}

fn methods(journal: &[JournalEntry]) -> Vec<&str> {
    journal.iter().map(|entry| entry.method.as_str()).collect()
}

#[test]
fn the_unionpay_way_makes_the_documents_calls_in_its_order() {
    assert_eq!(
        methods(&journal(DemoRoute::Unionpay)),
        [
            "getPicCode",
            "getLoginInfo",
            "login",
            "getVerifyMethod",
            "onlineValidateCard",
            "getOnlineMessageCode",
            "onlineAuthentication",
            "getPicCode",
            "submitOnlineAuth",
            "getOnlineMessageCode",
            "submitApplyMessageCode",
            "getPicCode",
            "login",
            "getViewReportInfo",
            "viewReport",
        ]
    );
}

#[test]
fn the_way_by_questions_makes_the_documents_calls_in_its_order() {
    let journal = journal(DemoRoute::Questions);
    assert_eq!(
        methods(&journal)[..6],
        ["getPicCode", "getLoginInfo", "login", "getVerifyMethod", "getQuestion", "submitQuestion"]
    );
    assert_eq!(journal.last().unwrap().effect, Deed::ReportRead);
}

#[test]
fn every_call_is_accepted_and_sends_what_section_3_lists_and_nothing_else() {
    for entry in [journal(DemoRoute::Unionpay), journal(DemoRoute::Questions)].concat() {
        assert_eq!((entry.code, entry.stray, entry.mixed), (Some(200), false, false), "{}", entry.method);
        let spec = METHODS.iter().find(|row| row.name == entry.method).unwrap();
        for seen in &entry.keys {
            let listed = spec.params.iter().any(|param| param.key.wire() == seen.key);
            assert!(listed, "{}: {} is not listed", entry.method, seen.key);
            assert_eq!(
                seen.kind,
                if seen.key == "type" { "integer" } else { "string" },
                "{}: {}",
                entry.method,
                seen.key
            );
        }
        let sent = |key: &Key| entry.keys.iter().any(|seen| seen.key == key.wire());
        let is_the_applications_sms = entry.method == "getOnlineMessageCode" && entry.keys.is_empty();
        for param in spec.params.iter().filter(|param| param.needed == Needed::Always && !is_the_applications_sms) {
            assert!(sent(param.key), "{}: {} is required", entry.method, param.key);
        }
    }
}

#[test]
fn every_submission_acts_once() {
    let journal = journal(DemoRoute::Unionpay);
    for method in ["onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode"] {
        assert_eq!(journal.iter().filter(|entry| entry.method == method).count(), 1, "{method}");
    }
}
