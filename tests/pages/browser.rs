//! The HTML page in a real browser, headless Chromium. Without one, the test says so and passes.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zhengxin::messages::Lang;
use zhengxin::output::html;
use zhengxin::output::report::{Masking, Page};

use crate::reports::report;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--window-size=380,800",
];
const PATIENCE: Duration = Duration::from_secs(120);
/// A page that loads each page in `PAGES` in a frame, and measures its width, its charts, and what it loaded.
const PROBE: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>probe</title>
<p id="found">nothing</p>
<script>
const pages = PAGES, found = {};
const look = name => event => {
  const page = event.target.contentDocument, root = page.documentElement;
  const charts = ["score", "composition", "utilisation", "timeline", "queries"].map(name => {
    const box = page.getElementById("chart-" + name)?.getBoundingClientRect();
    return name + "=" + (box && box.width > 100 && box.height > 30 && box.right <= root.clientWidth ? "seen" : "missing");
  });
  const wide = [...page.querySelectorAll("body *:not(svg *)")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
  const lines = e => { const text = page.createRange(); text.selectNodeContents(e); return new Set([...text.getClientRects()].map(r => Math.round(r.bottom))).size; };
  const squeezed = [...page.querySelectorAll("th")].filter(e => lines(e) > 2);
  const loaded = event.target.contentWindow.performance.getEntriesByType("resource").length;
  found[name] = name + ": " + charts.join(" ") + " overflow=" + (root.scrollWidth - root.clientWidth)
    + " wide=" + wide.length + " squeezed=" + squeezed.length + " loaded=" + loaded + " scripts=" + page.scripts.length
    + " styled=" + (page.defaultView.getComputedStyle(page.querySelector(".tiles")).display);
  if (Object.keys(found).length === pages.length) document.getElementById("found").textContent = pages.map(name => found[name]).join("|");
};
for (const name of pages) {
  const frame = document.createElement("iframe");
  Object.assign(frame, {width: 380, height: 900, src: name + ".html", onload: look(name)});
  document.body.append(frame);
}
</script>"#;

/// The name of a browser on this machine.
pub fn browser() -> Option<&'static str> {
    let answers = |name: &&str| {
        let version = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    BROWSERS.into_iter().find(answers)
}

/// The content that a browser shows of a page, and its error messages.
fn opened(browser: &str, home: &TempDir, page: &Path, proxy: &str) -> (String, String) {
    told(browser, home, page, proxy, &["--dump-dom"])
}

/// The browser's output for a page with these flags, and its error messages.
pub fn told(browser: &str, home: &TempDir, page: &Path, proxy: &str, flags: &[&str]) -> (String, String) {
    let profile = tempfile::tempdir().unwrap();
    let mut command = Command::new(browser);
    command.args(FLAGS).arg("--allow-file-access-from-files").args(flags);
    command.arg(format!("--user-data-dir={}", profile.path().display()));
    command.arg(format!("--proxy-server={proxy}")).arg("--proxy-bypass-list=<-loopback>");
    command.arg(format!("file://{}", page.display())).current_dir(home.path());
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let collect = |mut pipe: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let dom = collect(Box::new(child.stdout.take().unwrap()));
    let complaints = collect(Box::new(child.stderr.take().unwrap()));
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    (dom.join().unwrap(), complaints.join().unwrap())
}

#[test]
fn a_browser_shows_every_chart_loads_nothing_and_nothing_is_too_wide_for_a_telephone() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    // All network requests of the browser go to this proxy.
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let home = tempfile::tempdir().unwrap();
    let names = [("second", Lang::Zh), ("first", Lang::En), ("hostile", Lang::En)].map(|(name, lang)| {
        let text = html::file(&Page::of(&report(name), Masking::none()), lang);
        fs::write(home.path().join(format!("{name}.html")), text).unwrap();
        name
    });
    fs::write(home.path().join("probe.html"), PROBE.replace("PAGES", &format!("{names:?}"))).unwrap();
    let (dom, _) = opened(browser, &home, &home.path().join("probe.html"), &address);
    let expected = names.map(|name| {
        format!(
            "{name}: score=seen composition=seen utilisation=seen timeline=seen queries=seen overflow=0 wide=0 squeezed=0 loaded=0 scripts=0 \
             styled=grid"
        )
    });
    assert_eq!(found(&dom).split('|').collect::<Vec<_>>(), expected);
    for name in names {
        let (dom, complaints) = opened(browser, &home, &home.path().join(format!("{name}.html")), &address);
        assert!(dom.contains("id=\"chart-timeline\"") && !dom.contains("<script"), "{name}");
        let console = complaints.lines().filter(|line| line.contains("CONSOLE"));
        assert_eq!(console.collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
    }
    let asked: Vec<String> = std::iter::from_fn(|| proxy.accept().ok()).map(|(stream, _)| heard(stream)).collect();
    let of_the_page = asked.iter().filter(|line| line.contains("evil") || line.contains(".html"));
    assert_eq!(of_the_page.count(), 0, "{asked:?}");
}

/// A page that measures the page's colours: whether the system is dark, and how light paper and ink are.
const COLOURS: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>probe</title>
<iframe id="page" width="380" height="900" src="page.html"></iframe><p id="found">nothing</p>
<script>
document.getElementById("page").onload = event => {
  const view = event.target.contentWindow, page = event.target.contentDocument;
  const light = (e, what) => Math.max(...view.getComputedStyle(e)[what].match(/\d+/g).slice(0, 3)) > 127 ? "light" : "dark";
  document.getElementById("found").textContent = "dark=" + view.matchMedia("(prefers-color-scheme: dark)").matches
    + " paper=" + light(page.body, "backgroundColor") + " card=" + light(page.querySelector("section"), "backgroundColor")
    + " ink=" + light(page.body, "color") + " drawn=" + light(page.querySelector("svg text"), "fill");
};
</script>"#;

#[test]
fn a_browser_in_the_dark_shows_light_ink_on_dark_paper() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let report = report("second");
    fs::write(home.path().join("page.html"), html::file(&Page::of(&report, Masking::none()), Lang::Zh)).unwrap();
    fs::write(home.path().join("probe.html"), COLOURS).unwrap();
    for (flags, expected) in [
        (&["--dump-dom"][..], "dark=false paper=light card=light ink=dark drawn=dark"),
        (&["--dump-dom", "--force-dark-mode"], "dark=true paper=dark card=dark ink=light drawn=light"),
    ] {
        let (dom, _) = told(browser, &home, &home.path().join("probe.html"), "http://127.0.0.1:9", flags);
        assert_eq!(found(&dom), expected);
    }
}

#[test]
fn a_browser_prints_a_few_pages_of_a4() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let (file, out) = (home.path().join("page.html"), home.path().join("page.pdf"));
    let report = report("second");
    fs::write(&file, html::file(&Page::of(&report, Masking::none()), Lang::Zh)).unwrap();
    let print = format!("--print-to-pdf={}", out.display());
    told(browser, &home, &file, "http://127.0.0.1:9", &[&print, "--no-pdf-header-footer"]);
    let printed = String::from_utf8_lossy(&fs::read(&out).unwrap()).into_owned();
    let pages = printed.lines().filter(|line| line.ends_with("/Type /Page")).count();
    assert!((2..=5).contains(&pages), "{pages}");
    let sheets: Vec<_> = printed.lines().filter(|line| line.starts_with("/MediaBox")).collect();
    assert!(sheets.len() == pages && sheets.iter().all(|sheet| is_a4(sheet)), "{sheets:?}");
}

/// `/MediaBox [0 0 594.95996 841.91998]`
fn is_a4(sheet: &str) -> bool {
    let numbers: Vec<f64> = sheet.split([' ', '[', ']']).filter_map(|word| word.parse().ok()).collect();
    matches!(*numbers, [0.0, 0.0, width, height] if (width - 595.0).abs() < 1.5 && (height - 842.0).abs() < 1.5)
}

/// The result of the measuring page.
pub fn found(dom: &str) -> &str {
    dom.split("id=\"found\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default()
}

/// The first line of a request.
fn heard(mut stream: std::net::TcpStream) -> String {
    let _ = stream.set_nonblocking(false);
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    let mut bytes = [0; 256];
    let count = stream.read(&mut bytes).unwrap_or(0);
    String::from_utf8_lossy(&bytes[..count]).lines().next().unwrap_or_default().to_owned()
}
