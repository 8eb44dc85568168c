use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_000_000 + second).unwrap()
}

fn unanswered(breaker: &mut Breaker, calls: u32) {
    for _ in 0..calls {
        breaker.heard(CallHeard::Nothing, at(0));
    }
}

/// A breaker whose pause ends at second 2, because five calls in a row had no answer.
fn broken() -> Breaker {
    let mut breaker = Breaker::default();
    unanswered(&mut breaker, BREAKS_AFTER);
    breaker
}

#[test]
fn five_unanswered_calls_in_a_row_pause_all_calls() {
    let mut breaker = Breaker::default();
    unanswered(&mut breaker, BREAKS_AFTER - 1);
    breaker.heard(CallHeard::Answered, at(0));
    unanswered(&mut breaker, BREAKS_AFTER - 1);
    assert_eq!(breaker.admit(Effect::Submits, at(0)), Admission::Go);
    breaker.heard(CallHeard::Nothing, at(0));
    for effect in Effect::ALL {
        assert_eq!(breaker.admit(effect, at(0)), Admission::Wait(at(2)));
    }
}

#[test]
fn after_a_pause_one_read_goes_first_and_the_others_follow_when_it_was_answered() {
    let mut breaker = broken();
    for effect in [Effect::Submits, Effect::Tries] {
        assert_eq!(breaker.admit(effect, at(2)), Admission::Wait(at(4)));
    }
    assert_eq!(breaker.admit(Effect::Reads, at(2)), Admission::Probe);
    for effect in Effect::ALL {
        assert_eq!(breaker.admit(effect, at(20)), Admission::Wait(at(32)));
    }
    breaker.heard(CallHeard::Answered, at(21));
    for effect in Effect::ALL {
        assert_eq!(breaker.admit(effect, at(21)), Admission::Go);
    }
}

#[test]
fn a_call_that_acts_goes_first_only_if_no_read_comes() {
    let mut breaker = broken();
    assert_eq!(breaker.admit(Effect::Submits, at(3)), Admission::Wait(at(4)));
    assert_eq!(breaker.admit(Effect::Submits, at(4)), Admission::Probe);
    assert_eq!(breaker.admit(Effect::Submits, at(4)), Admission::Wait(at(34)));
}

#[test]
fn a_probe_without_an_answer_doubles_the_pause_up_to_a_minute() {
    let mut breaker = broken();
    let mut now = at(2);
    for seconds in [4, 8, 16, 32, 60, 60] {
        assert_eq!(breaker.admit(Effect::Reads, now), Admission::Probe);
        breaker.heard(CallHeard::Nothing, now);
        let until = later(now, SignedDuration::from_secs(seconds));
        assert_eq!(breaker.admit(Effect::Reads, now), Admission::Wait(until));
        now = until;
    }
}

#[test]
fn a_probe_that_was_never_sent_is_given_up() {
    let mut breaker = broken();
    assert_eq!(breaker.admit(Effect::Reads, at(2)), Admission::Probe);
    assert_eq!(breaker.admit(Effect::Reads, at(32)), Admission::Probe);
}

#[test]
fn a_busy_gateway_gets_a_pause_of_at_most_five_minutes_and_an_earlier_answer_does_not_end_it() {
    let mut breaker = Breaker::default();
    breaker.heard(CallHeard::Busy(Duration::from_secs(3600)), at(0));
    breaker.heard(CallHeard::Busy(Duration::from_secs(2)), at(0));
    breaker.heard(CallHeard::Answered, at(1));
    assert_eq!(breaker.admit(Effect::Reads, at(1)), Admission::Wait(at(300)));
    assert_eq!(breaker.admit(Effect::Reads, at(300)), Admission::Probe);
}

#[test]
fn a_pause_of_another_process_holds_and_only_ones_own_is_shared() {
    let mut breaker = Breaker::default();
    breaker.adopt(at(30));
    assert_eq!((breaker.admit(Effect::Reads, at(0)), breaker.take_unshared()), (Admission::Wait(at(30)), None));
    breaker.heard(CallHeard::Busy(Duration::from_secs(60)), at(0));
    assert_eq!((breaker.take_unshared(), breaker.take_unshared()), (Some(at(60)), None));
}

#[test]
fn a_long_pause_is_announced_once_and_a_short_one_is_not() {
    let mut breaker = Breaker::default();
    breaker.heard(CallHeard::Busy(Duration::from_secs(5)), at(0));
    assert_eq!(breaker.take_untold(at(0)), None);
    breaker.heard(CallHeard::Busy(Duration::from_secs(60)), at(0));
    assert_eq!(breaker.take_untold(at(0)), Some(at(60)));
    breaker.heard(CallHeard::Busy(Duration::from_secs(60)), at(2));
    assert_eq!(breaker.take_untold(at(2)), None);
    breaker.heard(CallHeard::Busy(Duration::from_secs(60)), at(62));
    assert_eq!(breaker.take_untold(at(62)), Some(at(122)));
}

#[test]
fn a_gateway_is_silent_if_it_answered_none_of_the_calls() {
    let mut breaker = Breaker::default();
    assert!(!breaker.tally().met_silence(), "no call was made");
    breaker.heard(CallHeard::Nothing, at(0));
    assert!(breaker.tally().met_silence());
    breaker.heard(CallHeard::Busy(Duration::from_secs(2)), at(1));
    breaker.heard(CallHeard::Nothing, at(5));
    assert_eq!(breaker.tally(), CallTally { answered: 1, unanswered: 2 });
    assert!(!breaker.tally().met_silence(), "a busy gateway has answered");
}
