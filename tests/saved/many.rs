//! `export` of many files: directories, broken files, memory use.

use std::fs;
use std::io::{BufRead, BufReader};

use serde_json::Value;

use crate::reports::{CARD, LOAN, home, report};

fn files(text: &str) -> Vec<String> {
    let rows: Value = serde_json::from_str(text).unwrap();
    rows.as_array().unwrap().iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_directory_stands_for_all_reports_below_it_by_name() {
    let home = home(&[("d/b.json", &[CARD]), ("d/a.json", &[CARD]), ("d/m/c.json", &[CARD]), ("e.json", &[CARD])]);
    home.file("d/notes.txt", "no report");
    let text = home.run("export e.json d").exits(0).stdout;
    assert_eq!(files(&text), ["e.json", "d/a.json", "d/b.json", "d/m/c.json"]);
}

#[test]
fn each_directory_without_reports_is_named() {
    let home = home(&[("d/a.json", &[CARD])]);
    for name in ["void", "nothing"] {
        fs::create_dir(home.path(name)).unwrap();
    }
    let said = "void: no *.json file in it\nnothing: no *.json file in it\n";
    let ran = home.run("export void nothing").exits(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("[]\n", said));
    let ran = home.run("export void d nothing").exits(0);
    assert_eq!((files(&ran.stdout), ran.stderr.as_str()), (vec!["d/a.json".to_owned()], said));
}

#[test]
fn a_broken_file_among_many_is_reported_and_skipped() {
    let home = home(&[("d/1.json", &[CARD]), ("d/3.json", &[LOAN])]);
    home.file("d/2.json", "{\"score\": 1,\n  oops}");
    let ran = home.run("export d nowhere.json").exits(3);
    assert_eq!(files(&ran.stdout), ["d/1.json", "d/3.json"]);
    assert_eq!(
        ran.stderr,
        "error: d/2.json: not JSON at line 2, column 3\nerror: nowhere.json: No such file or directory (os error 2)\n"
    );
    let ran = home.run("export d --json").exits(3);
    assert_eq!(files(&ran.stdout).len(), 2);
    let error: Value = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!((&error["error"]["class"], &error["error"]["exit"]), (&"input".into(), &3.into()));
}

#[test]
fn standard_input_may_be_named_among_files_but_only_once() {
    let home = home(&[("a.json", &[CARD])]);
    let text = report(&[LOAN]).to_string();
    assert_eq!(files(&home.run_with("export a.json -", &text).exits(0).stdout), ["a.json", "-"]);
    for (line, who) in
        [("export - a.json -", "FILE 1 and FILE 3"), ("export a.json - --answers -", "--answers and FILE 2")]
    {
        let ran = home.run_with(line, &text).exits(2);
        assert_eq!(ran.stderr, format!("error: {who} both read standard input\n"));
    }
}

/// The peak memory of a process in kB.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_files() {
    let home = home(&[]);
    let text = report(&[CARD; 40]).to_string();
    for number in 0..2_000 {
        let name = home.path(&format!("d/{number:05}.json"));
        fs::create_dir_all(name.parent().unwrap()).unwrap();
        fs::write(name, &text).unwrap();
    }
    // Measured after the same number of rows, once with few and once with many files, while the process waits for its
    // reader.
    let mut child = home.command().args(["export", "d", "--format", "ndjson"]).spawn().unwrap();
    let mut rows = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut after = |count: usize| {
        rows.nth(count - 1).unwrap().unwrap();
        peak(child.id())
    };
    let (few, many) = (after(4_000), after(70_000));
    drop(rows);
    child.wait().unwrap();
    assert!(many <= few + 2_000, "{few} kB after 100 files, {many} kB after 1850");
}
