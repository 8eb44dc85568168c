//! A hundred thousand sessions and ten thousand profiles: measured, not guessed.
//! `cargo test --release --test hardness many_sessions -- --ignored --nocapture`

#![allow(clippy::print_stdout)] // the numbers are what this is for

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::support::process::Home;

const MANY: usize = 100_000;

/// Writes sessions, a third of them logged in, a third expired and a third with a young application. They were changed `ago`.
fn write(home: &Home, count: usize, ago: Duration) {
    let dir = home.state().join("sessions");
    fs::create_dir_all(&dir).unwrap();
    let now = Timestamp::now();
    let login = |minutes: i64| json!({"at": now - SignedDuration::from_mins(minutes), "user_status": 0, "unionpay_auth": false});
    for number in 0..count {
        let facts = match number % 3 {
            0 => json!({"login_name": format!("lisi{number}"), "login": login(5), "next": "verify-methods"}),
            1 => json!({"login_name": format!("lisi{number}"), "login": login(500)}),
            _ => json!({"login_name": format!("lisi{number}"), "login": login(50), "applied_at": now}),
        };
        let session = json!({"format": 2, "gateway": "https://gateway.example/api", "merchant_id": "123124",
            "user_id": format!("applicant-{number}"), "facts": facts});
        private(&dir.join(format!("applicant-{number}.json")), &session.to_string(), ago);
    }
}

fn private(path: &Path, text: &str, ago: Duration) {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = fs::File::options().write(true).create(true).truncate(true).mode(0o600).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.set_modified(SystemTime::now() - ago).unwrap();
}

/// The most memory that a process has had, in MB, told while it runs.
fn peak(process: &Child) -> thread::JoinHandle<u64> {
    let status = format!("/proc/{}/status", process.id());
    thread::spawn(move || {
        let mut most = 0;
        while let Some(kb) = fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM"))?.to_owned();
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        }) {
            most = most.max(kb);
            thread::sleep(Duration::from_millis(5));
        }
        most / 1024
    })
}

/// Runs a line; says how long it took, when its first line came, its lines and its most memory.
fn measured(home: &Home, line: &str) -> (Duration, u64) {
    let began = Instant::now();
    let mut process = home.command(line).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
    let watch = peak(&process);
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let (mut first, mut bytes, mut piece) = (None, 0, Vec::new());
    loop {
        piece.clear();
        let read = std::io::Read::take(&mut out, 4096).read_until(b'\n', &mut piece).unwrap();
        if read == 0 {
            break;
        }
        first.get_or_insert_with(|| began.elapsed());
        bytes += read;
    }
    assert!(process.wait().unwrap().success(), "{line}");
    let (took, most) = (began.elapsed(), watch.join().unwrap());
    println!("{line}: {took:.2?}, the first byte after {:.2?}, {bytes} bytes, {most} MB", first.unwrap_or_default());
    (took, most)
}

#[test]
#[ignore = "writes a hundred thousand files; run it with --release"]
fn a_hundred_thousand_sessions_are_listed_in_a_stream_and_pruned_within_seconds() {
    let home = Home::new();
    let month = Duration::from_secs(30 * 24 * 60 * 60);
    write(&home, MANY, month);
    for line in ["session list --json", "session list", "session list --due --json"] {
        let (_, most) = measured(&home, line);
        assert!(most < 100, "{line}: {most} MB");
    }
    measured(&home, "session prune --older-than 60d --json");
    let (took, _) = measured(&home, "session prune --older-than 7d --json");
    assert!(took < Duration::from_secs(5), "{took:?}");
    let left = fs::read_dir(home.state().join("sessions")).unwrap().count();
    assert_eq!(left, MANY / 3, "those that wait, and no lock");
}

#[test]
#[ignore = "measures; run it with --release"]
fn ten_thousand_profiles_are_no_quadratic_matter() {
    for count in [1_000, 10_000] {
        let home = Home::new();
        let profile = |number: usize| {
            format!(
                "[profiles.p{number}]\ngateway = \"https://g.example/{number}\"\nmerchant_id = \"{number}\"\nuser_id = \"u\"\n"
            )
        };
        home.write(".config/zhengxin/config.toml", (0..count).map(profile).collect::<String>());
        write(&home, 1_000, Duration::ZERO);
        println!("{count} profiles");
        for line in ["status --gateway sandbox: --session mine", "session list --json", "config check --json"] {
            let began = Instant::now();
            home.command(line).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            println!("  {line}: {:.2?}", began.elapsed());
        }
    }
}
