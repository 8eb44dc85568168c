//! Properties of the guide: whatever the gateway and the people do, the guide ends, and it never repeats a call that
//! must not be repeated.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod disk;
mod driver;
mod gateways;
mod watch;

use driver::{Driver, Habit, Kill};
use gateways::{any_gateway, documented_gateway, refusing_gateway};
use proptest::prelude::*;
use zhengxin::flow::{Goal, Patience, Plan, Reached, Route};
use zhengxin::journey::End;

fn any_plan() -> impl Strategy<Value = Plan> {
    let until = prop_oneof![Just(Goal::Login), Just(Goal::Applied), Just(Goal::Report)];
    let route = prop_oneof![Just(None), Just(Some(Route::Unionpay)), Just(Some(Route::Questions))];
    let patience = (0_i64..120, 0_i64..900).prop_map(|(timeout, settle_after)| Patience { timeout, settle_after });
    let again = prop::bool::weighted(0.1);
    (until, route, 1_u32..5, patience, any::<bool>(), again, any::<bool>()).prop_map(
        |(until, route, max_tries, patience, person, again, look)| Plan {
            until,
            route,
            max_tries,
            patience,
            person,
            again,
            look,
        },
    )
}

fn any_habits() -> impl Strategy<Value = Vec<Habit>> {
    let habit = prop_oneof![
        6 => Just(Habit::Another),
        2 => Just(Habit::Same),
        1 => Just(Habit::Silent),
        2 => Just(Habit::Refreshes),
    ];
    prop::collection::vec(habit, 1..20)
}

/// Seconds between actions: mostly none, sometimes a coffee break, sometimes more than a login lasts.
fn any_ticks() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![12 => 0_i64..5, 2 => 60_i64..900, 1 => Just(1801)], 1..12)
}

/// Jumps of the clock, back and ahead.
fn any_jumps() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![-7200_i64..0, 0_i64..7200, Just(86_401)], 0..4)
}

/// When processes are killed: mostly early, because most refusals occur early.
fn any_kills() -> impl Strategy<Value = Vec<Kill>> {
    let kill = (prop_oneof![4 => 0_usize..25, 1 => 25_usize..120], any::<bool>());
    prop::collection::vec(kill.prop_map(|(steps, in_call)| Kill { steps, in_call }), 1..8)
}

proptest! {
    #[test]
    fn a_run_ends_and_makes_no_forbidden_repetition(
        plan in any_plan(), answers in any_gateway(), habits in any_habits(), ticks in any_ticks(), jumps in any_jumps(),
    ) {
        let _ = Driver::new(&plan, answers, habits, ticks, jumps).run();
    }

    #[test]
    fn a_run_in_one_go_ends_repeats_nothing_and_stores_its_facts(
        plan in any_plan(), answers in any_gateway(), habits in any_habits(), ticks in any_ticks(),
    ) {
        Driver::new(&plan, answers, habits, ticks, Vec::new()).run_in_one_go();
    }

    #[test]
    fn several_runs_make_no_forbidden_repetition(
        plans in prop::collection::vec(any_plan(), 2..5), answers in any_gateway(), habits in any_habits(),
        ticks in any_ticks(), jumps in any_jumps(),
    ) {
        let mut driver = Driver::new(&plans[0], answers, habits, ticks, jumps);
        for plan in plans {
            driver.goes_by(plan);
            let _ = driver.run();
        }
    }

    #[test]
    fn after_a_kill_no_refused_value_is_sent_again_and_a_refused_secret_is_reported_first(
        plans in prop::collection::vec(any_plan(), 1..4),
        answers in prop_oneof![3 => refusing_gateway(), 1 => any_gateway()], habits in any_habits(),
        ticks in any_ticks(), kills in any_kills(),
    ) {
        let mut driver = Driver::new(&plans[0], answers, habits, ticks, Vec::new()).killed(kills);
        for plan in plans {
            driver.goes_by(plan);
            let _ = driver.run();
        }
    }

    #[test]
    fn with_a_documented_gateway_a_run_reaches_an_application_or_a_report(
        answers in documented_gateway(), person in any::<bool>(), tick in 0_i64..20,
    ) {
        let (route, patience) = (Some(Route::Unionpay), Patience::default());
        let plan = Plan { until: Goal::Report, route, max_tries: 3, patience, person, again: false, look: false };
        let mut driver = Driver::new(&plan, answers, vec![Habit::Another], vec![tick], Vec::new());
        let end = driver.run();
        let well = matches!(end, Ok(End::Reached(Reached::Report | Reached::Waiting(_))));
        prop_assert!(well, "{end:?} after {:?}", driver.calls);
    }
}
