//! Which calls need a second thread.

use std::sync::mpsc::channel;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::timeout;
use zhengxin::audit::{AuditLog, Destination};
use zhengxin::gateway::{Audited, HttpGateway, HttpSettings};

use crate::caller::{principal, read, submit};
use crate::support::broken::{BrokenGateway, Then, ok};

#[test]
fn only_a_logged_or_recorded_call_needs_another_thread() {
    let gateway = BrokenGateway::always(Then::Send(ok(r#"{"code":200,"data":{}}"#)));
    let http = || HttpGateway::new(HttpSettings::new(&gateway.url()).unwrap()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let destination = Destination { profile: None, gateway: "g".into(), base: "https://g".into() };
    let log = AuditLog::open(&dir.path().join("audit.jsonl"), destination).unwrap();
    let unlogged = Audited::unlogged(http());
    let logged = Audited::logged(http(), log, Box::new(|error| panic!("{error}")));
    let (principal, read, submit) = (principal("u"), read(), submit());

    let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(1).build().unwrap();
    let (release, released) = channel::<()>();
    let occupied = runtime.spawn_blocking(move || released.recv());
    runtime.block_on(async {
        assert!(unlogged.call(&principal, &read).await.is_ok());
        assert!(unlogged.call(&principal, &submit).await.is_ok());
        assert!(logged.call(&principal, &read).await.is_ok());
        let waits = timeout(Duration::from_millis(100), logged.call(&principal, &submit));
        assert!(waits.await.is_err(), "its line is written on the one thread that there is");
    });
    assert_eq!(gateway.arrived("onlineAuthentication"), 1, "it did not leave before its line was written");
    release.send(()).unwrap();
    runtime.block_on(occupied).unwrap().unwrap();
    assert!(runtime.block_on(logged.call(&principal, &submit)).is_ok());
}
