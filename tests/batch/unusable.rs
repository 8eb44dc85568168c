//! Unusable ledgers and full disks: each command says so in one line, exits with 12, and loses nothing.

use std::fs;
use std::process::Command;
use std::time::Duration;

use zhengxin::ledger::run_lock;
use zhengxin::store::{Lock, SystemDisk};

use crate::stage::{APPLIES, LEDGER, LOCKED, READY, Stage};
use crate::support::process::{Run, Served, program};

/// A command that drives, one that only reads, and one that answers.
const RUN: &str = "run list.ndjson --ask sandbox:";
const LOOK: &str = "status";
const ANSWER: &str = "answer answers.ndjson";

fn stage() -> Stage {
    let stage = Stage::after_a_run_of(&[LOCKED, APPLIES[0]]);
    stage.home.write("answers.ndjson", "{\"user_id\":\"locked\",\"key\":\"pic_code\",\"value\":\"abcdef\"}\n");
    stage
}

/// Checks that one line says what is wrong, and at most one more says what to do.
#[track_caller]
fn says(run: &Run, what: &str) {
    let lines: Vec<&str> = run.err.lines().filter(|line| !line.is_empty()).collect();
    assert!(run.out.is_empty() && lines.len() <= 2 && lines[0].contains(what), "{what}: {run:?}");
}

/// Checks that all commands refuse a ledger with these bytes and do not change it.
#[track_caller]
fn is_refused(stage: &Stage, bytes: &[u8], what: &str) {
    stage.home.write(LEDGER, bytes);
    let calls = stage.served.get("journal");
    for words in [RUN, LOOK, ANSWER, "waiting", "results"] {
        says(&stage.batch(words).exits(12), what);
    }
    assert_eq!(fs::read(stage.home.path().join(LEDGER)).unwrap(), bytes, "the file is changed");
    assert_eq!(stage.served.get("journal"), calls);
}

#[test]
fn a_file_of_another_kind_is_refused_as_a_ledger() {
    is_refused(&stage(), b"dear diary, this is no ledger", "is not a ledger");
}

#[test]
fn every_command_leaves_the_database_of_another_program_as_it_is() {
    let stage = stage();
    let path = stage.home.write("other.db", "");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE jobs (id INTEGER)").unwrap();
    let before = fs::read(&path).unwrap();
    let commands = "run list.ndjson|run|run list.ndjson --check|status|results|show u1|waiting|retry u1|withdraw u1|\
                    close --yes|backup copy";
    for words in commands.split('|') {
        let run = stage.home.run(&format!("batch {words} -l other.db --gateway {}", stage.served.url)).exits(12);
        says(&run, "is not a ledger");
        assert!(fs::read(&path).unwrap() == before, "{words}: the file is changed");
    }
    for left in ["other.db-wal", "other.db-shm", "copy"] {
        assert!(!stage.home.path().join(left).exists(), "{left}");
    }
}

#[test]
fn a_list_in_place_of_its_ledger_names_the_ledger_beside_it() {
    let stage = Stage::after_a_run_of(&APPLIES[..1]);
    let run = stage.home.run("batch status --ledger list.ndjson").exits(12);
    assert!(run.err.contains("the ledger of that list is list.ndjson.ledger"), "{run:?}");
}

#[test]
fn a_ledger_that_does_not_exist_is_answered_with_the_others_in_its_directory() {
    let stage = Stage::after_a_run_of(&APPLIES[..1]);
    for (lang, says) in [("en", "the ledgers in that directory: "), ("zh", "该目录中的账本：")] {
        let run = stage.home.run(&format!("batch status --ledger people.ledger --lang {lang}")).exits(12);
        assert!(run.err.contains(&format!("{says}list.ndjson.ledger")), "{run:?}");
    }
    let elsewhere = stage.home.run("batch status --ledger none/people.ledger").exits(12);
    assert!(elsewhere.err.contains("a list makes it: zhengxin batch run LIST -l none/people.ledger"), "{elsewhere:?}");
}

#[test]
fn a_ledger_with_a_second_name_is_refused_by_every_command_until_the_name_is_removed() {
    let stage = stage();
    let second = stage.home.path().join("second.ledger");
    fs::hard_link(stage.home.path().join(LEDGER), &second).unwrap();
    for words in [RUN, "run list.ndjson --check", LOOK, ANSWER, "waiting", "results", "retry locked", "backup copy"] {
        says(&stage.batch(words).exits(12), "has more than one name");
    }
    fs::remove_file(second).unwrap();
    stage.batch(RUN).exits(7);
}

#[test]
fn a_ledger_of_an_earlier_version_is_not_migrated_under_a_run_of_that_version() {
    let stage = Stage::new();
    let path = stage.home.write(LEDGER, "");
    let ledger = rusqlite::Connection::open(&path).unwrap();
    let tables = include_str!("../ledger/schema-1.sql");
    let version = "PRAGMA application_id = 0x7a786c67; PRAGMA user_version = 1;";
    ledger.execute_batch(&format!("PRAGMA journal_mode = WAL; {tables} {version}")).unwrap();
    let mut run = Lock::acquire(&SystemDisk, &run_lock(&path), Duration::ZERO).unwrap();
    run.sign("").unwrap();
    for words in [LOOK, "results", "show locked", "waiting"] {
        let process = format!("cannot be migrated while process {} works on it", std::process::id());
        says(&stage.batch(words).exits(12), &process);
    }
    let version: i64 = ledger.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    drop(run);
    stage.batch(LOOK).exits(0);
}

#[test]
fn a_damaged_ledger_is_told_as_one() {
    let stage = stage();
    let ledger = fs::read(stage.home.path().join(LEDGER)).unwrap();
    let mut overwritten = ledger.clone();
    overwritten[100..].fill(0xa5);
    is_refused(&stage, &overwritten, "the ledger is damaged");
    is_refused(&stage, &ledger[..ledger.len() / 3], "the ledger is damaged");
    stage.home.write(LEDGER, &ledger);
    assert_eq!(stage.state(APPLIES[0]), "applied");
}

#[test]
fn an_applicant_whose_sealed_values_are_damaged_fails_and_the_others_go_on() {
    let stage = Stage::before_a_run_of(&[READY[0], READY[1]]);
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    let (id, mut sealed): (i64, Vec<u8>) = ledger
        .query_row(
            "SELECT sealed.id, bytes FROM sealed JOIN applicants ON sealed.id = 2 * applicants.id WHERE user_id = ?1",
            [READY[0]],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    *sealed.last_mut().unwrap() ^= 1;
    ledger.execute("UPDATE sealed SET bytes = ?2 WHERE id = ?1", (id, &sealed)).unwrap();
    let run = stage.batch("run --ask sandbox:").exits(6);
    assert!(!run.err.contains("--rekey"), "the key is the right one: {}", run.err);
    assert_eq!((stage.state(READY[0]).as_str(), stage.state(READY[1]).as_str()), ("failed", "done"));
    assert_eq!(stage.json(&format!("show {}", READY[0]))["class"], "internal");
    assert_eq!(stage.all_calls(READY[0]), 0);
    let kept: Vec<u8> = ledger.query_row("SELECT bytes FROM sealed WHERE id = ?1", [id], |row| row.get(0)).unwrap();
    assert_eq!(kept, sealed, "what may still be read by hand is left alone");
}

#[test]
fn a_ledger_locked_by_another_program_can_be_read_and_other_commands_report_the_lock() {
    let stage = stage();
    let other = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let waiting = [RUN, ANSWER].map(|words| stage.command(words).spawn().unwrap());
    stage.batch(LOOK).exits(0);
    for run in waiting.map(|process| Run::of(process.wait_with_output().unwrap())) {
        says(&run.exits(12), "another process keeps the ledger locked");
    }
    other.execute_batch("ROLLBACK").unwrap();
    stage.batch(RUN).exits(7);
}

/// Uses `strace` to make the kernel report the file system as NFS.
#[test]
#[ignore = "needs strace"]
fn a_ledger_on_a_network_file_system_is_refused() {
    let stage = stage();
    for words in [RUN, LOOK, ANSWER] {
        let command = stage.command(words);
        let mut traced = Command::new("strace");
        traced.args(["-f", "-o", "/dev/null", "-e", "inject=statfs:poke_exit=@arg2=6969000000000000", program()]);
        traced.args(command.get_args()).current_dir(stage.home.path()).env_clear();
        traced.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        says(&Run::of(traced.output().unwrap()).exits(12), "is on NFS, a network file system");
    }
}

/// Runs a script in the home directory. `$ZX` is the program; `zx` runs `batch` and prints its exit code.
fn script(stage: &Stage, wrapper: &[&str], script: &str) -> Run {
    let mut command = Command::new(wrapper[0]);
    let zx = "zx() { \"$ZX\" batch \"$@\" 2>&1; echo \"exit $?\"; }\n";
    command.args(&wrapper[1..]).arg(format!("{zx}{script}")).current_dir(stage.home.path()).env_clear();
    let of_stage = stage.command("");
    command.envs(of_stage.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("ZX", program()).env("ZHENGXIN_GATEWAY", &stage.served.url);
    Run::of(command.output().unwrap())
}

/// Checks that the applicant has applied, or settles because the outcome of its submission could not be stored, and that
/// it submitted at most once.
#[track_caller]
fn goes_on_right(stage: &Stage, person: &str, state: &str) {
    assert!(["applied", "settling"].contains(&state), "{person}: {state}");
    assert!(stage.calls("submitQuestion", person) <= 1, "{person} is submitted twice");
}

#[test]
fn a_full_disk_is_reported_and_the_run_goes_on_once_there_is_room() {
    let mut probe = Command::new("unshare");
    if !probe.args(["-rm", "true"]).output().is_ok_and(|probe| probe.status.success()) {
        return; // no disk can be made here; the limit below stands for it
    }
    let stage = Stage::new();
    stage.list(&[LOCKED, APPLIES[0], APPLIES[1]]);
    let run = script(
        &stage,
        &["unshare", "-rm", "sh", "-c"],
        "mkdir small && mount -t tmpfs -o size=1m,mode=700 tmpfs small || exit 99\n\
         export ZHENGXIN_LEDGER=small/people.ledger\n\
         zx run list.ndjson --ask sandbox: --jobs 1 --max-failures 1\n\
         echo --- full\n\
         cat /dev/zero >small/filler 2>&1\n\
         zx run list.ndjson --ask sandbox:\n\
         zx retry locked\n\
         echo --- nearly full\n\
         truncate -s -90K small/filler\n\
         zx status\n\
         zx run list.ndjson --ask sandbox:\n\
         echo --- room\n\
         rm small/filler\n\
         zx run list.ndjson --ask sandbox: --quiet\n\
         echo --- states\n\
         \"$ZX\" batch results --format csv --quiet\n\
         cp small/people.ledger .\n",
    );
    let parts: Vec<&str> = run.out.split("--- ").collect();
    assert_eq!((run.code, parts.len()), (Some(0), 5), "{run:?}");
    let no_room = "the disk is full: nothing more can be written to the ledger";
    assert!(parts[0].ends_with("exit 9\n"), "{}", parts[0]);
    assert_eq!((parts[1].matches(no_room).count(), parts[1].matches("exit 12").count()), (2, 2), "{}", parts[1]);
    assert!(parts[1].contains("free space on that disk, then run the same command again"), "{}", parts[1]);
    assert!(parts[2].contains("exit 0"), "it can be looked at: {}", parts[2]);
    assert!(parts[2].contains(no_room) && parts[2].ends_with("exit 12\n"), "{}", parts[2]);
    assert!(parts[3].ends_with("exit 7\n"), "{}", parts[3]);
    let rows: Vec<Vec<&str>> = parts[4].lines().skip(2).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 3, "nobody is lost: {}", parts[4]);
    rows[1..].iter().for_each(|row| goes_on_right(&stage, row[0], row[1]));
    let ledger = rusqlite::Connection::open(stage.home.path().join("people.ledger")).unwrap();
    let whole: String = ledger.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
}

#[test]
fn a_file_size_limit_is_reported_and_the_run_goes_on_once_it_is_lifted() {
    let stage = Stage::before_a_run_of(&[APPLIES[0], APPLIES[1]]);
    let size = fs::metadata(stage.home.path().join(LEDGER)).unwrap().len() / 1024;
    let run = script(
        &stage,
        &["bash", "-c"],
        &format!("trap '' XFSZ\nulimit -f {}\nzx run list.ndjson --ask sandbox:\n", size.min(40)),
    );
    assert!(run.out.ends_with("exit 12\n") && run.out.contains("the ledger could not be read or written"), "{run:?}");
    assert!(run.out.contains("then run the same command again"), "{run:?}");
    stage.batch(RUN).exits(7);
    APPLIES[..2].iter().for_each(|person| goes_on_right(&stage, person, &stage.state(person)));
}

#[test]
fn another_gateway_merchant_or_key_is_named_with_both_values() {
    let stage = stage();
    let other = Served::with(&[]);
    let says = |run: &Run, said: &[&str], unsaid: &[&str]| {
        assert!(said.iter().all(|word| run.err.contains(word)), "{run:?}");
        assert!(!unsaid.iter().any(|word| run.err.contains(word)), "{run:?}");
    };
    let waiting = |gateway: &str, merchant: &str, options: &str| {
        let mut command = stage.home.bare();
        command.args(["batch", "waiting", "--gateway", gateway]).args(options.split_whitespace());
        command.env("ZHENGXIN_LEDGER", LEDGER).env("ZHENGXIN_MERCHANT_ID", merchant);
        Run::of(command.output().unwrap()).exits(12)
    };
    let gateway = waiting(&other.url, "sandbox", "");
    says(&gateway, &["the gateway ", &stage.served.url, &other.url, "--gateway"], &["key", "merchant sandbox"]);
    let merchant = waiting(&stage.served.url, "other", "");
    says(&merchant, &["the merchant sandbox, but this command acts for other", "--profile"], &["key", &other.url]);
    stage.home.write("k2", [7; 32]);
    let key = waiting(&stage.served.url, "sandbox", "--key-file k2 -l list.ndjson.ledger");
    let rekey = "zhengxin batch run LIST -l list.ndjson.ledger --rekey";
    says(&key, &["with another key than the one in k2", rekey], &["gateway", "merchant"]);
    let all = waiting(&other.url, "other", "--key-file k2");
    says(&all, &["the gateway ", "the merchant sandbox", "in k2", "batch run LIST --rekey"], &[]);
}

#[test]
fn an_empty_or_short_key_file_is_damaged_and_its_copy_the_way_out() {
    let stage = stage();
    for bytes in ["", "short"] {
        stage.home.write("key", bytes);
        for words in ["run list.ndjson --key-file key", "run --key-file key", "waiting --key-file key"] {
            let run = stage.batch(words).exits(12);
            assert!(run.err.contains("the ledger's key file key is damaged"), "{words}: {run:?}");
            assert!(
                run.err.contains("restore the file from a copy") && run.err.contains("--rekey"),
                "{words}: {run:?}"
            );
        }
    }
    let shared = stage.home.path().join("key");
    fs::set_permissions(&shared, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let run = stage.batch("waiting --key-file key").exits(12);
    assert!(run.err.contains("run: chmod 600 key"), "{run:?}");
}

#[test]
fn a_ledger_on_a_read_only_disk_is_told_in_both_languages() {
    let mut probe = Command::new("unshare");
    if !probe.args(["-rm", "true"]).output().is_ok_and(|probe| probe.status.success()) {
        return; // no disk can be made here
    }
    let stage = stage();
    let run = script(
        &stage,
        &["unshare", "-rm", "sh", "-c"],
        "mkdir small && mount -t tmpfs -o size=9m,mode=700 tmpfs small || exit 99\n\
         cp list.ndjson.ledger small && export ZHENGXIN_LEDGER=small/list.ndjson.ledger && zx status --quiet\n\
         echo --- no wal\n\
         mount -o remount,ro small && zx status && zx run --lang zh\n",
    );
    let said = run.out.split("--- ").nth(1).unwrap();
    assert!(said.contains("let this user write the ledger and its directory"), "{run:?}");
    assert!(said.contains("请使当前用户可以写入账本及其所在目录"), "{run:?}");
    assert!(!run.out.contains("database") && said.matches("exit 12").count() == 2, "{run:?}");
}

#[test]
fn a_report_directory_that_cannot_be_made_is_told_with_its_option() {
    let stage = stage();
    stage.home.write("notadir", "");
    let run = stage.batch("run list.ndjson --ask sandbox: --reports notadir").exits(12);
    assert!(run.err.contains("the reports cannot be saved: notadir is not a directory"), "{run:?}");
    assert!(run.err.contains("--reports DIR") && !run.err.contains("XDG_STATE_HOME"), "{run:?}");
    let run = stage.batch("run list.ndjson --ask sandbox: --reports /proc/x --lang zh").exits(12);
    assert!(run.err.contains("报告无法保存：无法使用 /proc/x") && run.err.contains("--reports DIR"), "{run:?}");
    assert!(!run.err.contains("XDG_STATE_HOME"), "{run:?}");
}

#[test]
fn a_ledger_that_cannot_be_created_is_told_with_its_place() {
    let stage = stage();
    let run = stage.batch("run list.ndjson --ledger none/people.ledger").exits(12);
    assert!(run.err.contains("the ledger none/people.ledger cannot be used"), "{run:?}");
    assert!(run.err.contains("create its directory first"), "{run:?}");
}
