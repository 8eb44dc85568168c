//! A gateway, or a proxy before it, that closes each connection after its reply without announcing it. HTTP allows
//! this.

use super::behind::counts;
use super::stage::Stage;
use super::support::between::Between;
use super::support::served::Served;

fn before(person: &str) -> (Stage, Between) {
    let served = Served::start();
    let gateway = Between::closing(served.url());
    (Stage::behind(&gateway.url(), served, person), gateway)
}

#[test]
fn a_run_succeeds_and_each_call_that_acts_arrives_once() {
    let (stage, gateway) = before("apply-credit-01");
    stage.go("--until applied").exits(0);
    let acting = ["login", "onlineValidateCard", "onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode"];
    assert_eq!(counts(&gateway, &acting), [1; 5]);
}

#[test]
fn smoke_also_passes_its_checks_with_wrong_parameters() {
    let (stage, gateway) = before("apply-credit-01");
    for _ in 0..5 {
        stage.run("smoke").exits(0);
    }
    assert_eq!(gateway.count("getPicCode"), 5 * 4);
}
