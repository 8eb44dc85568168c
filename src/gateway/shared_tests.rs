//! Compile-time checks that tasks on any thread can share a gateway.

use super::*;
use crate::protocol::Request;

fn is_shared<T: Send + Sync>() {}

fn is_sent<T: Send>(_: &T) {}

#[test]
fn one_gateway_serves_tasks_on_any_thread() {
    is_shared::<HttpGateway>();
    is_shared::<SandboxGateway>();
    is_shared::<Audited<Recorded<HttpGateway>>>();
    is_shared::<Audited<Recorded<SandboxGateway>>>();
    is_shared::<SandboxControlClient>();
    is_shared::<Principal>();
    is_shared::<CallError>();
}

/// Checked by the compiler, never run.
#[allow(dead_code)]
fn a_call_may_move_between_threads(
    http: &Audited<Recorded<HttpGateway>>,
    sandbox: &Audited<Recorded<SandboxGateway>>,
    principal: &Principal,
    request: &Request,
) {
    is_sent(&http.call(principal, request));
    is_sent(&sandbox.call(principal, request));
}
