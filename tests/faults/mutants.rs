//! Mistakes of a program that the harness must find, each within a minute.

use std::time::Duration;

use super::bent::Mutant;
use super::harness::{Found, Trial, seed, tries};

/// The first case to try. A mutant that only a late case finds is tried from shortly before that case on.
fn first_case(mutant: Mutant) -> u64 {
    match mutant {
        Mutant::UnreadableSessionBegunAnew => 1440,
        Mutant::SaveErrorsSwallowed => 140,
        Mutant::WriteErrorsSwallowed => 45,
        _ => 0,
    }
}

fn is_found(mutant: Mutant) {
    let (time, first) = (Duration::from_secs(60), first_case(mutant));
    let counts = tries(&Trial { seed: seed(), time, first, mutant: Some(mutant) });
    let cases = counts.cases();
    let Some(Found { name, case, violations }) = counts.found.first() else {
        panic!("{mutant:?} is not found: {counts}")
    };
    println!("{mutant:?}: found after {cases} cases in {:.1} s by {name} {case:?}: {}", counts.seconds, violations[0]);
}

macro_rules! mutants {
    ($($name:ident: $mutant:ident;)*) => {
        $(#[test] fn $name() { is_found(Mutant::$mutant); })*
    };
}

mutants! {
    a_record_after_the_submission_is_found: RecordAfterSend;
    any_login_that_settles_is_found: SettleOnAnyLogin;
    negative_evidence_that_counts_at_once_is_found: NegativeEvidenceAtOnce;
    a_process_that_forgets_what_was_sent_is_found: SentForgottenAtRestart;
    errors_of_storing_that_are_swallowed_are_found: SaveErrorsSwallowed;
    a_sync_that_is_left_out_is_found: SyncLeftOut;
    a_directory_that_is_not_synced_is_found: DirectorySyncLeftOut;
    a_session_that_is_written_in_place_is_found: WrittenInPlace;
    errors_of_writing_that_are_swallowed_are_found: WriteErrorsSwallowed;
    an_unreadable_session_that_is_begun_anew_is_found: UnreadableSessionBegunAnew;
    a_submission_that_is_retried_is_found: SubmissionRetriedOnTimeout;
    a_lost_reply_that_counts_as_not_sent_is_found: LostReplyMeansNotSent;
    a_report_that_counts_as_saved_too_early_is_found: ReportSavedBeforeWritten;
}
