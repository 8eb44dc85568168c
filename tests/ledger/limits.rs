//! The shared rate and the budget of passwords.

use jiff::SignedDuration;
use zhengxin::flow::{LoginCame, PasswordStanding, Withheld};
use zhengxin::ledger::LONGEST_PAUSE;
use zhengxin::protocol::Effect;

use crate::{intent, row};

crate::rules! {
    fn calls_are_handed_out_one_after_the_other_to_all_processes(rig) {
        let every = SignedDuration::from_millis(100);
        let first = rig.with(|ledger, now| ledger.permit(10, every, now));
        let second = rig.with(|ledger, now| ledger.permit(1, every, now));
        assert_eq!((first.from, second.from), (rig.now, rig.now + SignedDuration::from_secs(1)));
    }

    fn unused_time_is_not_saved_up(rig) {
        let every = SignedDuration::from_millis(100);
        rig.with(|ledger, now| ledger.permit(1, every, now));
        rig.wait(3600);
        assert_eq!(rig.with(|ledger, now| ledger.permit(1, every, now)).from, rig.now);
    }

    fn a_clock_that_was_set_back_does_not_stop_the_calls(rig) {
        let every = SignedDuration::from_millis(50);
        rig.with(|ledger, now| ledger.permit(2, every, now));
        rig.start_another(-8 * 3600);
        let first = rig.with(|ledger, now| ledger.permit(2, every, now)).from;
        assert!(first <= rig.now + SignedDuration::from_secs(5), "{first}");
        let second = rig.with(|ledger, now| ledger.permit(2, every, now)).from;
        assert!(second <= rig.now + SignedDuration::from_secs(5), "{second}");
    }

    fn many_processes_at_a_low_rate_get_their_calls_one_after_the_other(rig) {
        let every = SignedDuration::from_secs(10);
        for number in 0..30 {
            let from = rig.with(|ledger, now| ledger.permit(1, every, now)).from;
            assert_eq!(from, rig.now + every * number);
        }
    }

    fn a_pause_lasts_as_long_as_asked_and_a_shorter_one_does_not_end_it(rig) {
        let until = rig.now + SignedDuration::from_secs(30);
        rig.with(|ledger, now| ledger.pause_until(until, now));
        rig.with(|ledger, now| ledger.pause_until(now + SignedDuration::from_secs(2), now));
        rig.wait(29);
        assert_eq!(rig.with(|ledger, now| ledger.pause(now)), Some(until));
        rig.wait(1);
        assert_eq!(rig.with(|ledger, now| ledger.pause(now)), None);
    }

    fn a_gateway_that_asks_for_hours_gets_the_longest_pause(rig) {
        rig.with(|ledger, now| ledger.pause_until(now + SignedDuration::from_hours(1), now));
        assert_eq!(rig.with(|ledger, now| ledger.pause(now)), Some(rig.now + LONGEST_PAUSE));
    }

    fn a_pause_from_before_the_clock_was_set_back_is_over(rig) {
        rig.with(|ledger, now| ledger.pause_until(now + SignedDuration::from_secs(30), now));
        rig.start_another(-8 * 3600);
        assert_eq!(rig.with(|ledger, now| ledger.pause(now)), None);
        let until = rig.now + SignedDuration::from_secs(10);
        rig.with(|ledger, now| ledger.pause_until(until, now));
        assert_eq!(rig.with(|ledger, now| ledger.pause(now)), Some(until));
    }

    fn no_login_is_sent_after_three_refused_passwords(rig) {
        let login = row(1).login;
        for _ in 0..3 {
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
            rig.with(|ledger, now| ledger.settle_login(&login, LoginCame::WrongPassword, now));
        }
        let held = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert_eq!(held, Err(Withheld::PasswordsRefused { count: 3 }));
        let other = row(2).login;
        assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&other, false, (PasswordStanding::default(), &[]), now)), Ok(()));
    }

    fn a_login_whose_worker_died_counts_as_refused(rig) {
        let login = row(1).login;
        for _ in 0..3 {
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
        }
        assert!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)).is_err());
    }

    fn a_login_that_was_counted_but_not_recorded_is_given_back_when_its_worker_ends(rig) {
        rig.import(1);
        let login = row(1).login;
        let lost = LoginCame::Lost;
        for _ in 0..2 {
            rig.with(|ledger, now| ledger.settle_login(&login, lost, now));
            rig.claim(1);
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
            rig.with(|ledger, now| ledger.take_over_runs(now));
        }
        // Only the two lost ones count.
        assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
    }

    fn a_worker_that_was_taken_for_dead_settles_no_login_of_its_successor(rig) {
        rig.import(1);
        let login = row(1).login;
        for came in [LoginCame::Otherwise, LoginCame::Accepted, LoginCame::WrongPassword] {
            rig.claim(1);
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()), "{came:?}");
            let reserved_at = rig.now;
            rig.wait(120);
            rig.rescue();
            let held = rig.claim(1).remove(0).held;
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()), "{came:?}");
            rig.step(&held, None, intent("login", Effect::Tries));
            rig.with(|ledger, now| ledger.settle_own_login(&login, reserved_at, came, now));
            rig.with(|ledger, now| ledger.take_over_runs(now));
            rig.wait(60);
        }
        let withheld = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert_eq!(withheld, Err(Withheld::PasswordsRefused { count: 3 }), "the lost logins of the successors");
    }

    fn a_lock_that_a_worker_heard_of_after_it_was_taken_for_dead_counts(rig) {
        rig.import(1);
        let login = row(1).login;
        assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
        let reserved_at = rig.now;
        rig.claim(1);
        rig.with(|ledger, now| ledger.take_over_runs(now));
        rig.with(|ledger, now| ledger.settle_own_login(&login, reserved_at, LoginCame::Locked, now));
        let withheld = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert!(matches!(withheld, Err(Withheld::LockedOut { .. })), "{withheld:?}");
    }

    fn a_worker_settles_the_login_that_it_reserved(rig) {
        let login = row(1).login;
        for _ in 0..9 {
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
            let reserved_at = rig.now;
            rig.wait(1);
            rig.with(|ledger, now| ledger.settle_own_login(&login, reserved_at, LoginCame::Otherwise, now));
        }
    }

    fn a_recorded_login_whose_worker_ends_counts_as_refused(rig) {
        rig.import(1);
        let login = row(1).login;
        let held = rig.claim(1).remove(0).held;
        for count in 1..=3 {
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()), "{count}");
        }
        rig.step(&held, None, intent("login", Effect::Tries));
        rig.with(|ledger, now| ledger.take_over_runs(now));
        let held = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert_eq!(held, Err(Withheld::PasswordsRefused { count: 3 }));
    }

    fn a_recorded_login_still_counts_after_another_worker_ends_before_its_first_call(rig) {
        rig.import(1);
        let login = row(1).login;
        for lost in 0..3 {
            let held = rig.claim(1).remove(0).held;
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()), "{lost}");
            rig.step(&held, None, intent("login", Effect::Tries));
            rig.with(|ledger, now| ledger.take_over_runs(now));
            rig.claim(1);
            rig.with(|ledger, now| ledger.take_over_runs(now));
        }
        let withheld = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert_eq!(withheld, Err(Withheld::PasswordsRefused { count: 3 }));
    }

    fn a_login_in_flight_in_a_restored_copy_counts(rig) {
        rig.import(1);
        let login = row(1).login;
        rig.claim(1);
        rig.with(|ledger, now| ledger.settle_login(&login, LoginCame::Lost, now));
        rig.with(|ledger, now| ledger.settle_login(&login, LoginCame::Lost, now));
        assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
        rig.with(|ledger, now| ledger.begin_incarnation(now));
        rig.wait(11 * 60);
        rig.claim(1);
        rig.with(|ledger, now| ledger.take_over_runs(now));
        let withheld = rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now));
        assert_eq!(withheld, Err(Withheld::PasswordsRefused { count: 3 }), "the original may have sent it");
    }

    fn an_accepted_login_resets_the_budget(rig) {
        let login = row(1).login;
        for _ in 0..9 {
            assert_eq!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &[]), now)), Ok(()));
            rig.with(|ledger, now| ledger.settle_login(&login, LoginCame::Accepted, now));
        }
    }

    fn refusals_counted_by_other_commands_count_in_the_ledger(rig) {
        let login = row(1).login;
        let carried: Vec<_> = (1..=3).map(|n| rig.now - SignedDuration::from_mins(n)).collect();
        assert!(rig.with(|ledger, now| ledger.reserve_login(&login, false, (PasswordStanding::default(), &carried), now)).is_err());
    }
}
