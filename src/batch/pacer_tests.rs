use super::*;
use crate::drive::SteadyClock;
use crate::ledger::{Ledger, Memory, Service, Spans};

type TestPacer = Arc<Pacer<Service<Memory>, SteadyClock>>;

fn pacer(rate: Option<f64>) -> TestPacer {
    let service = Service::start(Ledger::new(Memory::default(), Spans::default())).unwrap();
    Arc::new(Pacer::new(Arc::new(service), SteadyClock, rate))
}

fn pause(pacer: &TestPacer, millis: i64) {
    pacer.adopt_pause(Some(later(pacer.now(), SignedDuration::from_millis(millis))));
}

/// A call that waits on a task of its own.
fn waiting(pacer: &TestPacer, effect: Effect) -> tokio::task::JoinHandle<Result<(), BatchError>> {
    let pacer = pacer.clone();
    tokio::spawn(async move { pacer.wait(effect).await })
}

async fn moment() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

#[tokio::test]
async fn after_a_pause_submissions_follow_once_a_read_was_answered() {
    let pacer = pacer(None);
    pause(&pacer, 50);
    let submissions = [waiting(&pacer, Effect::Submits), waiting(&pacer, Effect::Submits)];
    pacer.wait(Effect::Reads).await.unwrap();
    moment().await;
    assert!(!submissions.iter().any(|submission| submission.is_finished()));
    pacer.heard(CallHeard::Answered);
    for submission in submissions {
        submission.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_call_that_waits_for_the_end_of_a_pause_is_given_up_when_the_run_stops() {
    let pacer = pacer(None);
    pause(&pacer, 60_000);
    let call = waiting(&pacer, Effect::Reads);
    moment().await;
    pacer.stop();
    assert!(matches!(call.await.unwrap(), Err(BatchError::Stopped)));
}

#[tokio::test]
async fn a_call_that_waits_for_the_rate_is_given_up_when_the_run_stops() {
    let pacer = pacer(Some(0.01));
    pacer.wait(Effect::Reads).await.unwrap();
    let call = waiting(&pacer, Effect::Reads);
    moment().await;
    pacer.stop();
    assert!(matches!(call.await.unwrap(), Err(BatchError::Stopped)));
}

#[tokio::test]
async fn another_process_learns_of_the_pause_through_the_ledger() {
    let one = pacer(None);
    let other = Pacer::new(one.service.clone(), SteadyClock, None);
    one.heard(CallHeard::Busy(Duration::from_secs(60)));
    one.share_pause().await.unwrap();
    other.share_and_learn_pause().await.unwrap();
    assert!(other.pause_to_tell().is_some());
}

#[tokio::test]
async fn the_tasks_of_a_process_fetch_one_portion_of_calls_ahead_however_many_wait() {
    let pacer = pacer(Some(1.0));
    let calls: Vec<_> = (0..200).map(|_| waiting(&pacer, Effect::Reads)).collect();
    moment().await;
    // The first call left, and one waits for its second. The next process gets the second after that.
    let next = pacer.service.run(|ledger, now| Ok((ledger.permit(1, SignedDuration::from_secs(1), now)?.from, now)));
    let (from, now) = next.await.unwrap();
    assert!(from < later(now, SignedDuration::from_secs(3)), "{from} at {now}");
    pacer.stop();
    for call in calls {
        drop(call.await.unwrap());
    }
}
