//! `smoke --format junit`: readable by Jenkins and GitLab, valid by our own schema, and written even if the
//! run could not start.

use std::path::Path;
use std::process::{Command, Stdio};

use roxmltree::{Document, Node};
use zhengxin::protocol::{CLASSES, Class};

use super::smoke_formats::broken;
use super::stage::Stage;
use super::support::broken::{ok, refusing_url};
use super::support::cli::{Ran, Zhengxin};
use super::support::served::Served;
use super::support::tls;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/junit.xsd");

#[test]
fn junit_has_the_form_that_jenkins_and_gitlab_read() {
    let (zhengxin, _gateway, _served) = broken();
    let ran = zhengxin.run("smoke --format junit").exits(10);
    let document = Document::parse(&ran.stdout).unwrap_or_else(|error| panic!("{error}\n{}", ran.stdout));
    assert_is_junit(document.root_element());
    let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
    let of_suite = |name| suite.attribute(name).unwrap();
    assert_eq!(["tests", "failures", "errors", "skipped"].map(of_suite), ["8", "1", "0", "1"]);
    let cases: Vec<Node> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases.len(), 8);
    let failure = cases[7].first_element_child().unwrap();
    assert_eq!(failure.attribute("type"), Some("unknown"));
    assert_eq!(failure.attribute("message"), Some("999999 <]]>&\"#[31m\n...\nok 9"));
    assert!(failure.text().unwrap().starts_with("section 1.1.2\nexpected: the form of login"));
    assert!(cases[1].first_element_child().unwrap().has_tag_name("skipped"));
    assert!(cases.iter().all(|case| case.attribute("classname") == Some("zhengxin.smoke")));
    let sections = cases.iter().map(|case| case.attribute("group").unwrap());
    assert_eq!(sections.collect::<Vec<_>>(), ["1", "1", "1", "1.1.1", "1.1.1", "1.1.1", "1.1.1", "1.1.2"]);
    assert!(cases[3..].iter().all(|case| case.attribute("time").is_some()));
}

/// An element of the xunit plugin's junit-10.xsd.
struct Element {
    name: &'static str,
    children: &'static [&'static str],
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const fn element(
    name: &'static str,
    children: &'static [&'static str],
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Element {
    Element { name, children, required, optional }
}

/// What that schema allows for each element written here.
#[rustfmt::skip]
static JUNIT: [Element; 8] = [
    element("testsuites", &["testsuite"], &[], &["name", "time", "tests", "failures", "errors"]),
    element("testsuite", &["testsuite", "properties", "testcase", "system-out", "system-err"],
        &["name", "tests", "failures", "errors"],
        &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"]),
    element("properties", &["property"], &[], &[]),
    element("property", &[], &["name", "value"], &[]),
    element("testcase", &["skipped", "error", "failure", "system-out", "system-err"], &["name"],
        &["time", "classname", "group"]),
    element("error", &[], &[], &["type", "message"]),
    element("failure", &[], &[], &["type", "message"]),
    element("skipped", &[], &[], &["type", "message"]),
];

#[track_caller]
fn assert_is_junit(element: Node) {
    let name = element.tag_name().name();
    let row = JUNIT.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("<{name}> is not in the schema"));
    let Element { children, required, optional, .. } = row;
    for attribute in element.attributes() {
        let known = required.iter().chain(*optional).any(|known| *known == attribute.name());
        assert!(known, "<{name} {}>", attribute.name());
        if attribute.name() == "time" {
            // SUREFIRE_TIME, without its thousands.
            let (whole, part) = attribute.value().split_once('.').unwrap();
            let digits = |text: &str| text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
            assert!(digits(whole) && digits(part), "{}", attribute.value());
        }
    }
    assert!(required.iter().all(|required| element.has_attribute(*required)), "<{name}> lacks an attribute");
    let may_hold_text = matches!(name, "error" | "failure" | "skipped" | "system-out" | "system-err");
    for child in element.children() {
        match child.is_element() {
            true => {
                assert!(children.contains(&child.tag_name().name()), "<{}> in <{name}>", child.tag_name().name());
                assert_is_junit(child);
            }
            false => assert!(may_hold_text || child.text().unwrap_or_default().trim().is_empty(), "text in <{name}>"),
        }
    }
}

/// Documents of all kinds: all checks passed, a gateway whose texts would break any format, no gateway, a
/// level that was not reached, a run that could not start.
fn documents() -> Vec<Ran> {
    let served = Served::start();
    let well = Zhengxin::new().option(&format!("--gateway {}", served.url())).run("smoke --format junit").exits(0);
    let (zhengxin, _gateway, _served) = broken();
    let hostile = zhengxin.run("smoke --format junit").exits(10);
    let usage = zhengxin.run("smoke --format junit --level nothing").exits(2);
    let nobody = zhengxin.run("smoke --format junit --level login --no-input").exits(11);
    let none = Zhengxin::new().option(&format!("--gateway {} --retries 0", refusing_url()));
    let none = none.run("smoke --level full --yes-submit --answers a.json --format junit").exits(12);
    let stage = Stage::human("processing-01");
    let answers = stage.zhengxin.answers(&stage.answers_and(&serde_json::json!({})));
    let unreached =
        stage.run(&format!("smoke --level full --answers {answers} --ask sandbox: --format junit")).exits(7);
    vec![well, hostile, usage, nobody, none, unreached]
}

#[test]
fn the_counts_of_every_document_match_its_cases() {
    for ran in documents() {
        let document = Document::parse(&ran.stdout).unwrap_or_else(|error| panic!("{error}\n{}", ran.stdout));
        assert_is_junit(document.root_element());
        let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
        for (attribute, name) in
            [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        {
            for counted in document.descendants().filter_map(|node| node.attribute(attribute)) {
                assert_eq!(counted, count(name), "{attribute} in {}", ran.stdout);
            }
        }
        let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
        let mut names: Vec<&str> = cases.filter_map(|case| case.attribute("name")).collect();
        names.sort_unstable();
        assert!(!names.is_empty() && names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}

/// If xmllint is installed, it validates every document with the schema.
#[test]
fn every_document_is_valid_for_another_parser() {
    if Command::new("xmllint").arg("--version").stderr(Stdio::null()).status().is_err() {
        return;
    }
    for ran in documents() {
        assert_eq!(judged(&ran.stdout), Ok(()), "{}", ran.stdout);
        // Make sure that it really validates.
        assert!(judged(&ran.stdout.replace("classname=", "class=")).is_err());
        assert!(judged(&ran.stdout.replace(" time=\"0.000\"", "")).is_err());
    }
}

fn judged(document: &str) -> Result<(), String> {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema", SCHEMA, "-"]);
    let mut lint = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut lint.stdin.take().unwrap(), document.as_bytes()).unwrap();
    let output = lint.wait_with_output().unwrap();
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

#[test]
fn the_schema_lists_every_class_of_a_failed_check() {
    let text = std::fs::read_to_string(Path::new(SCHEMA)).unwrap();
    let schema = Document::parse(&text).unwrap();
    let of_class = |node: &Node| node.attribute("name") == Some("class") && node.tag_name().name() == "simpleType";
    let class = schema.descendants().find(of_class).unwrap();
    let known: Vec<&str> = class.descendants().filter_map(|node| node.attribute("value")).collect();
    // The class `different` belongs to `diff` alone.
    let classes = CLASSES.iter().filter(|row| !matches!(row.class, Class::Ok | Class::Different));
    assert_eq!(known, classes.map(|row| row.name).collect::<Vec<_>>());
}

#[test]
fn a_run_that_could_not_start_writes_an_error_instead_of_an_empty_file() {
    let (zhengxin, gateway, _served) = broken();
    for (options, exit, class) in [
        ("--level nothing", 2, "usage"),
        ("--nothing", 2, "usage"),
        ("--dry-run", 2, "usage"),
        ("--session s", 2, "usage"),
        ("--level login --no-input", 11, "missing"),
        ("--baseline nowhere.json", 12, "config"),
        ("--profile nowhere", 12, "config"),
    ] {
        let ran = zhengxin.run(&format!("smoke --format=junit {options}")).exits(exit);
        assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
        let document = Document::parse(&ran.stdout).unwrap_or_else(|error| panic!("{options}: {error}"));
        let error = document.descendants().find(|node| node.has_tag_name("error")).unwrap();
        assert_eq!(error.attribute("type"), Some(class), "{options}");
        // clap's message has several lines there.
        let message = error.attribute("message").unwrap().split(" [").next().unwrap();
        assert!(!message.is_empty() && ran.stderr.contains(message), "{message}\n{}", ran.stderr);
        let tap = zhengxin.run(&format!("smoke --format tap {options}")).exits(exit);
        assert!(tap.stdout.starts_with("TAP version 14\nBail out! ") && tap.stdout.lines().count() == 2, "{options}");
    }
    assert_eq!(gateway.calls().len(), 0);
}

#[test]
fn with_junit_help_is_still_help_and_with_json_errors_leave_standard_output_empty() {
    let (zhengxin, ..) = broken();
    assert!(!zhengxin.run("smoke --format junit --help").exits(0).stdout.contains("<?xml"));
    for options in ["--format junit --json", "--format json --level nothing", "--format human --level nothing"] {
        assert_eq!(zhengxin.run(&format!("smoke {options}")).exits(2).stdout, "", "{options}");
    }
}

/// Runs the lines of the documented GitLab job, without a baseline, as a runner does.
fn job(gateway: &str) -> Option<i32> {
    let text = include_str!("../../docs/smoke.md");
    let (_, lines) = text.split_once("  script:\n    - |\n").unwrap();
    let (lines, _) = lines.split_once("  allow_failure:\n").unwrap();
    let script = format!("set -eu\n{}", lines.replace(" --baseline ci/gateway-baseline.json", ""));
    let zhengxin = Zhengxin::new();
    let program = Path::new(env!("CARGO_BIN_EXE_zhengxin"));
    let mut job = Command::new("sh");
    job.arg("-c").arg(script).current_dir(zhengxin.path("")).env_clear();
    job.env("HOME", zhengxin.path("")).env("ZHENGXIN_GATEWAY", gateway).env("ZHENGXIN_CA_FILE", tls::file("ca.pem"));
    job.env("PATH", format!("{}:/usr/bin:/bin", program.parent().unwrap().display()));
    job.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().code()
}

#[test]
fn the_documented_job_warns_of_an_unavailable_gateway_and_fails_at_a_bad_certificate() {
    let reply = || ok(r#"{"code":508140,"msg":"","data":null}"#);
    let with = |certificate: &str| job(&format!("https://{}", tls::serve(certificate, reply())));
    assert_eq!(job(&refusing_url()), Some(8));
    assert_eq!(with("expired.pem"), Some(1));
    assert_eq!(with("good.pem"), Some(6), "the code of the check that failed behind TLS");
    assert_eq!(job(Served::start().url()), Some(0));
}
