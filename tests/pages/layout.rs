//! The HTML page on screens of several widths: no text is cut or overlapped. Without a browser, the test says so and
//! passes.

use std::fs;

use zhengxin::messages::Lang;
use zhengxin::output::html;
use zhengxin::output::report::{Masking, Page};

use crate::browser::{browser, found, told};
use crate::reports::{crowded, long_names, report};

/// A page that loads every page in `PAGES` in frames as wide as telephones, tablets and desktop screens, and lists the
/// elements that are cut or overlapped there. A start of the browser takes a second, so one looks at all pages.
const PROBE: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>probe</title><p id="found">nothing</p>
<script>
const pages = PAGES, widths = [320, 380, 740, 800, 1090, 1280], faults = [];
const all = pages.flatMap(name => widths.map(width => [name, width]));
let left = all.length;
for (const [name, width] of all) {
  const frame = document.createElement("iframe");
  Object.assign(frame, {width, height: 900, src: name + ".html"});
  frame.onload = () => {
    const page = frame.contentDocument, root = page.documentElement;
    const fault = (what, e) => faults.push(name + " " + width + " " + what + " " + e.textContent.trim().slice(0, 40));
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    for (const svg of page.querySelectorAll("svg")) {
      const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
      texts.forEach((text, place) => {
        const own = text.getBoundingClientRect();
        if (own.width === 0) return;
        if (own.left < box.left - 1 || own.right > box.right + 1) fault("cut", text);
        if (texts.slice(place + 1).some(other => meet(own, other.getBoundingClientRect()))) fault("overlaps", text);
      });
    }
    for (const e of page.querySelectorAll("body *:not(svg *)")) {
      if (e.getBoundingClientRect().right > root.clientWidth + 1) fault("wide", e);
      if (e.tagName !== "svg" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) fault("scrolls", e);
    }
    if (--left === 0) document.getElementById("found").textContent = faults.length ? faults.join(" | ") : "none of " + all.length;
  };
  document.body.append(frame);
}
</script>"#;

#[test]
fn no_text_is_cut_or_overlapped_on_any_screen() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for (name, report) in [
        ("first", report("first")),
        ("second", report("second")),
        ("empty", report("empty")),
        ("crowded", crowded(40)),
        ("long-names", long_names()),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let name = format!("{name}-{lang:?}");
            let text = html::file(&Page::of(&report, Masking::none()), lang);
            fs::write(home.path().join(format!("{name}.html")), text).unwrap();
            names.push(name);
        }
    }
    fs::write(home.path().join("probe.html"), PROBE.replace("PAGES", &format!("{names:?}"))).unwrap();
    let (dom, _) = told(browser, &home, &home.path().join("probe.html"), "http://127.0.0.1:9", &["--dump-dom"]);
    assert_eq!(found(&dom), "none of 60");
}
