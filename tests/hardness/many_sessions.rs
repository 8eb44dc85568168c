//! Many sessions and many profiles. The ordinary run has thousands of them; a hundred thousand sessions are measured:
//! `cargo test --release --test hardness many_sessions -- --ignored --nocapture`

#![allow(clippy::print_stdout)] // the numbers are what this is for

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::support::process::Home;

const MANY: usize = 100_000;
/// As many as a build without optimisation goes through in a moment.
const FEW: usize = 3_000;

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
        private(&dir.join(format!("applicant-{number:06}.json")), &session.to_string(), ago);
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

const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Prunes sessions that have not changed for a month; what waits for something stays.
fn pruned(home: &Home, count: usize) {
    measured(home, "session prune --older-than 60d --json");
    let sessions = || fs::read_dir(home.state().join("sessions")).unwrap().count();
    assert_eq!(sessions(), count, "none is that old");
    let (took, _) = measured(home, "session prune --older-than 7d --json");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(sessions(), count / 3, "those that wait, and no lock");
}

#[test]
fn list_reads_a_session_only_when_its_row_is_next() {
    let home = Home::new();
    // A pipe that nobody reads holds less than half of them.
    let late = FEW - FEW / 6;
    for line in ["session list --json", "session list"] {
        write(&home, FEW, Duration::ZERO);
        let mut process = home.command(line).spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        assert!(!out.fill_buf().unwrap().is_empty(), "{line}");
        for number in late..FEW {
            fs::remove_file(home.state().join(format!("sessions/applicant-{number:06}.json"))).unwrap();
        }
        let mut text = String::new();
        out.read_to_string(&mut text).unwrap();
        assert!(process.wait().unwrap().success(), "{line}");
        let is_listed = |number: usize| text.contains(&format!("applicant-{number:06}"));
        assert!(is_listed(0) && is_listed(late - 1), "{line}");
        assert!(!is_listed(late) && !is_listed(FEW - 1), "{line}: it was read before its row was wanted");
    }
}

#[test]
fn prune_takes_thousands_of_sessions_and_leaves_those_that_wait_and_no_lock() {
    let home = Home::new();
    write(&home, FEW, MONTH);
    pruned(&home, FEW);
}

#[test]
#[ignore = "writes a hundred thousand files; run it with --release"]
fn a_hundred_thousand_sessions_are_listed_in_a_stream_and_pruned_within_seconds() {
    let home = Home::new();
    write(&home, MANY, MONTH);
    for line in ["session list --json", "session list"] {
        let (_, most) = measured(&home, line);
        assert!(most < 100, "{line}: {most} MB");
    }
    // It sorts them: all rows are in memory.
    let (_, most) = measured(&home, "session list --due --json");
    assert!(most < 100, "--due: {most} MB");
    pruned(&home, MANY);
}

/// What is run with many profiles.
const WITH_PROFILES: [&str; 3] =
    ["status --gateway sandbox: --session mine", "session list --json", "config check --json"];

/// A configuration with so many profiles, and a few sessions.
fn profiles(count: usize) -> Home {
    let home = Home::new();
    let profile = |number: usize| {
        format!(
            "[profiles.p{number}]\ngateway = \"https://g.example/{number}\"\nmerchant_id = \"{number}\"\nuser_id = \"u\"\n"
        )
    };
    home.write(".config/zhengxin/config.toml", (0..count).map(profile).collect::<String>());
    write(&home, 100, Duration::ZERO);
    home
}

/// How long a line takes.
fn timed(home: &Home, line: &str) -> Duration {
    let began = Instant::now();
    let ended = home.command(line).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(ended.code().is_some_and(|code| code < 70), "{line}: {ended}");
    began.elapsed()
}

#[test]
fn ten_thousand_profiles_take_linear_time() {
    let (thousand, ten_thousand) = (profiles(1_000), profiles(10_000));
    for line in WITH_PROFILES {
        // A busy machine makes a run slower and never faster.
        let few = (0..2).map(|_| timed(&thousand, line)).max().unwrap();
        let many = (0..3).map(|_| timed(&ten_thousand, line)).min().unwrap();
        println!("{line}: 1,000 profiles {few:.2?}, 10,000 profiles {many:.2?}");
        // Ten times as many take some ten times as long; quadratic it were a hundred times.
        assert!(many < few * 30, "{line}: {few:.2?} became {many:.2?}");
    }
}
