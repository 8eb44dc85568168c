//! Broken reports: their readable parts are shown with a notice, and an unreadable report is kept.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::bench::Bench;
use super::support::cli::Zhengxin;

const LINE: &str = "report --login-name lisi --message-code herdrc";

#[test]
fn an_unreadable_report_is_kept_and_the_error_names_the_file() {
    let broken = r#"{"code":200,"data":{"name":"李四",,}}"#;
    let bench = Bench::hearing(&[broken]);
    let error = bench.run(LINE).exits(10).error();
    let file = error["file"].as_str().unwrap().to_owned();
    assert!(error["hint"].as_str().unwrap().contains(&file), "{error}");
    assert!(file.contains(".local/state/zhengxin/unread/123124455-"), "{file}");
    assert_eq!(fs::read_to_string(&file).unwrap(), broken);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let directory = fs::metadata(bench.zhengxin.path(".local/state/zhengxin/unread")).unwrap();
    assert_eq!(directory.permissions().mode() & 0o777, 0o700);
    assert!(!error.to_string().contains("李四"), "{error}");
}

#[test]
fn with_save_an_unreadable_report_is_kept_beside_the_named_file() {
    let bench = Bench::hearing(&["{\"code\":200,"]);
    for (name, lang, words) in
        [("r.json.unread", "en", "was saved unchanged as"), ("r.json.2.unread", "zh", "收到的内容已原样保存为")]
    {
        let error = bench.run(&format!("{LINE} --save r.json --lang {lang}")).exits(10).error();
        assert_eq!(error["file"], name);
        assert!(error["hint"].as_str().unwrap().contains(words), "{error}");
        assert_eq!(fs::read_to_string(bench.zhengxin.path(name)).unwrap(), "{\"code\":200,");
    }
    assert!(!bench.zhengxin.path("r.json").exists());
}

#[test]
fn broken_characters_of_a_report_are_replaced_and_reported() {
    let reply = r#"{"code":200,"msg":"ok","data":{"name":"李四\ud83d","note":"a\udc00b"}}"#;
    let bench = Bench::hearing(&[reply]);
    let shown = bench.run(&format!("{LINE} --save r.json")).json();
    assert_eq!((&shown["data"]["name"], &shown["broken_characters"]), (&"李四\u{fffd}".into(), &2.into()));
    assert_eq!(
        fs::read_to_string(bench.zhengxin.path("r.json")).unwrap().trim_end(),
        "{\"name\":\"李四\u{fffd}\",\"note\":\"a\u{fffd}b\"}"
    );
    let told = bench.run(&format!("{LINE} -v")).exits(0);
    assert!(told.stderr.contains("2 broken characters"), "{}", told.stderr);
}

#[test]
fn a_saved_report_in_gbk_or_with_broken_characters_is_read_with_a_notice() {
    let zhengxin = Zhengxin::new().option("--lang en");
    let text = r#"{"name":"李四","loanInfo":"无","creditCards":{"normal":["没有这样的句子。"]}}"#;
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    let cut = text.replace("李四", "李").into_bytes();
    let place = cut.iter().position(|byte| *byte > 0x7f).unwrap() + 2;
    let broken = [&cut[..place], &cut[place + 1..]].concat();
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let surrogate = text.replace("李四", "\\ud83d").into_bytes();
    for (name, bytes, person, told) in [
        ("gbk.json", gbk, "李四", "read as gb18030"),
        ("broken.json", broken, "\u{fffd}", "1 broken character"),
        ("surrogate.json", surrogate, "\u{fffd}", "1 broken character"),
        ("utf16.json", utf_16, "李四", ""),
    ] {
        fs::write(zhengxin.path(name), bytes).unwrap();
        let view = zhengxin.run(&format!("view {name}")).exits(0);
        assert!(view.stdout.contains(person) && view.stderr.contains(told), "{name}: {}{}", view.stdout, view.stderr);
        let export = zhengxin.run(&format!("export {name} --what reports")).exits(0);
        assert!(export.stdout.contains(person) && export.stderr.contains(told), "{name}: {}", export.stderr);
        zhengxin.run(&format!("export {name}")).exits(0);
        zhengxin.run(&format!("diff {name} {name}")).exits(0);
    }
}

#[test]
fn a_file_that_is_not_text_is_refused_as_a_report() {
    let zhengxin = Zhengxin::new().option("--lang en");
    fs::write(zhengxin.path("x.json"), b"\x89PNG\r\n\x1a\n\0\xff\xfe").unwrap();
    assert!(zhengxin.run("view x.json").exits(3).stderr.contains("x.json: not JSON at line 1"));
}
