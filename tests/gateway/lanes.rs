//! Concurrent calls of many applicants: each connection is proven separately.

use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use zhengxin::gateway::{Audited, HttpGateway, HttpSettings, Pace};
use zhengxin::protocol::Request;

use crate::caller::{principal, read, submit};
use crate::support::broken::{BrokenGateway, Then, ok};

fn fine() -> Then {
    Then::Send(ok(r#"{"code":200,"data":{}}"#))
}

/// Applicants that share a gateway. All of them make calls at the same time, each applicant one call after the other.
struct Crowd {
    runtime: Runtime,
    gateway: Arc<Audited<HttpGateway>>,
    size: usize,
}

impl Crowd {
    fn at(gateway: &BrokenGateway, size: usize) -> Self {
        let pace = Pace { first: Default::default(), ..Pace::default() };
        let gateway = HttpGateway::new(HttpSettings::new(&gateway.url()).unwrap()).unwrap().paced(pace);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        Self { runtime, gateway: Arc::new(Audited::unlogged(gateway)), size }
    }

    /// Makes these calls for every applicant; `calls` gets the applicant's number.
    fn make(&self, calls: impl Fn(usize) -> Vec<Request>) {
        let _inside = self.runtime.enter();
        let journey = |number: usize| {
            let (gateway, calls, principal) = (self.gateway.clone(), calls(number), principal(&format!("u{number}")));
            tokio::spawn(async move {
                for request in calls {
                    assert_eq!(gateway.call(&principal, &request).await.unwrap().code, 200);
                }
            })
        };
        let journeys: Vec<JoinHandle<()>> = (0..self.size).map(journey).collect();
        journeys.into_iter().for_each(|journey| self.runtime.block_on(journey).unwrap());
    }
}

#[test]
fn concurrent_applicants_need_hardly_more_than_one_connection_each() {
    let gateway = BrokenGateway::start(|_| fine());
    let crowd = Crowd::at(&gateway, 64);
    crowd.make(|_| {
        let mut calls = vec![read(), read()];
        (0..5).for_each(|_| calls.extend([submit(), submit(), read()]));
        calls
    });
    assert_eq!(gateway.arrived("onlineAuthentication"), 64 * 10);
    assert!((64..=80).contains(&gateway.connections()), "{}", gateway.connections());
}

#[test]
fn applicants_at_different_steps_need_at_most_two_connections_each() {
    let gateway = BrokenGateway::start(|_| fine());
    let crowd = Crowd::at(&gateway, 64);
    crowd.make(|number| {
        let way = [read, read, submit, submit, submit];
        way.iter().cycle().skip(number % 5).take(50).map(|call| call()).collect()
    });
    assert_eq!(gateway.arrived("onlineAuthentication"), 64 * 30);
    assert!(gateway.connections() <= 2 * 64, "{}", gateway.connections());
}

#[test]
fn one_connection_that_breaks_leaves_the_others_trusted() {
    // Four connections answer three reads each. Of the next four reads, one meets a closed connection.
    let gateway = BrokenGateway::start(|number| if number == 13 { Then::Close } else { fine() });
    let crowd = Crowd::at(&gateway, 4);
    (0..3).for_each(|_| crowd.make(|_| vec![read()]));
    assert_eq!(gateway.connections(), 4);
    crowd.make(|_| vec![read()]);
    assert_eq!(gateway.connections(), 5, "the read was repeated on a new connection");
    crowd.make(|_| vec![submit()]);
    assert_eq!(gateway.arrived("onlineAuthentication"), 4);
    assert_eq!(gateway.connections(), 6, "three went out on proven connections, one on its own");
}
