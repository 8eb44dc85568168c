//! A gateway that puts an applicant's values where names, codes and parameters of its own belong: no file of ours takes
//! them in.

use std::fs;

use serde_json::{Value, json};

use super::bench::{Bench, ok};

const CARD: &str = "6200000000000005";
const NUMBER: &str = "13800005000";
const IDENTITY: &str = "990000195501010015";

fn bench(reply: &Value) -> Bench {
    Bench::hearing(&[&reply.to_string()]).env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LAST_THREE", "037")
}

/// The bank's authentication by credit card.
fn auth() -> String {
    format!(
        "unionpay auth --real-name 李四 --id-card {IDENTITY} --cellphone {NUMBER} --message-code herdrc \
         --bank-card {CARD} --card-type 2 --year 29 --month 07"
    )
}

/// The text of the recording or the log.
fn text(bench: &Bench, name: &str) -> String {
    fs::read_to_string(bench.zhengxin.path(name)).unwrap()
}

/// The reply of the recording's last line.
fn recorded(bench: &Bench) -> Value {
    let text = text(bench, "calls.jsonl");
    serde_json::from_str::<Value>(text.lines().last().unwrap()).unwrap()["reply"].clone()
}

#[test]
fn a_recording_masks_a_reply_s_known_keys_as_it_masks_the_requests() {
    let bench = bench(&ok(json!({"year": "29", "month": "07", "last_three": 37, "more": [{" year ": 29}]})));
    bench.run(&format!("{} --record calls.jsonl", auth())).exits(0);
    let expected = json!({"year": "***", "month": "***", "last_three": "***", "more": [{" year ": "***"}]});
    assert_eq!(recorded(&bench)["data"], expected);
}
