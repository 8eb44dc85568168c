use super::*;

const TEXT: &str = r#"{"code":508145,"msg":"登录名不存在"}"#;

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn read(bytes: &[u8], content_type: &str) -> (String, Mended) {
    let (text, mended) = decode(bytes, Some(content_type).filter(|text| !text.is_empty())).unwrap();
    (text.into_owned(), mended)
}

#[test]
fn every_spelling_of_a_declared_charset_is_recognised() {
    for content_type in [
        "application/json; charset=GBK",
        "application/json;charset=gb18030",
        "text/html; Charset = \"gb2312\"",
        "application/json; charset='GBK'; boundary=x",
        "application/json charset=gbk",
        "application/json; CHARSET:x-gbk",
        "application/json; charset=GB_18030",
        "application/json; charset=MS936",
        "application/json; charset=cp936, application/json",
    ] {
        assert_eq!(read(&gbk(TEXT), content_type), (TEXT.to_owned(), Mended::default()), "{content_type}");
    }
    let bytes: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&bytes, "text/plain; charset=utf-16le").0, TEXT);
    assert_eq!(read(&encoding_rs::BIG5.encode("登錄").0, "a/b; charset=big5").0, "登錄");
}

#[test]
fn utf_8_is_recognised_whatever_a_server_declares_by_default() {
    for content_type in [
        "",
        "application/json",
        "a/b; charset=utf-8",
        "a/b; charset=UTF_8",
        "a/b; charset=ISO-8859-1",
        "a/b; charset=us-ascii",
    ] {
        assert_eq!(read(TEXT.as_bytes(), content_type), (TEXT.to_owned(), Mended::default()), "{content_type}");
        assert!(matches!(decode(TEXT.as_bytes(), Some(content_type)), Ok((Cow::Borrowed(_), _))));
    }
    let odd = "{\"msg\":\"登录名\"}";
    assert_eq!(read(odd.as_bytes(), "a/b; charset=gbk").0, odd, "bytes that belie the declaration");
    assert_eq!(read(odd.as_bytes(), "a/b; charset=klingon").0, odd);
}

#[test]
fn undeclared_gbk_is_recognised_and_reported() {
    for content_type in ["", "application/json", "a/b; charset=utf-8", "a/b; charset=iso-8859-1"] {
        let (text, mended) = read(&gbk(TEXT), content_type);
        assert_eq!(
            (text.as_str(), mended),
            (TEXT, Mended { characters: 0, guessed: Some("gb18030") }),
            "{content_type}"
        );
    }
    assert_eq!(read(&gbk("张"), "").0, "张");
}

#[test]
fn a_broken_character_is_replaced_and_counted() {
    let one = |bytes: &[u8], content_type: &str, expected: &str| {
        let (text, mended) = read(bytes, content_type);
        assert_eq!((text.as_str(), mended), (expected, Mended { characters: 1, guessed: None }), "{expected}");
    };
    let cut = |text: &str, encoded: Vec<u8>| {
        [b"{\"a\":\"".as_slice(), &encoded, b"\",\"b\":\"", text.as_bytes(), b"\"}"].concat()
    };
    one(&cut("登录", "登录名".as_bytes()[..8].to_vec()), "", "{\"a\":\"登录\u{fffd}\",\"b\":\"登录\"}");
    one(b"{\"msg\":\"\xff\"}", "", "{\"msg\":\"\u{fffd}\"}");
    let broken = [b"{\"a\":\"\xff".as_slice(), &gbk("登录名\"}")].concat();
    one(&broken, "a/b; charset=gbk", "{\"a\":\"\u{fffd}登录名\"}");
    let ends = [gbk("登录"), b"\xb5".to_vec()].concat();
    one(&ends, "a/b; charset=gbk", "登录\u{fffd}");
}

#[test]
fn the_second_byte_of_a_character_may_equal_a_backslash() {
    let text = "{\"msg\":\"誠\"}";
    assert!(gbk(text).contains(&b'\\'));
    assert_eq!(read(&gbk(text), "a/b; charset=gbk").0, text);
}

#[test]
fn a_byte_order_mark_decides_and_is_dropped() {
    assert_eq!(read(format!("\u{feff}{TEXT}").as_bytes(), "a/b; charset=gbk").0, TEXT);
    let bytes: Vec<u8> = [0xfeff_u16].into_iter().chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&bytes, ""), (TEXT.to_owned(), Mended::default()));
}

#[test]
fn an_unknown_charset_is_named_without_control_characters() {
    let error = decode(b"\xff\xfd", Some("a/b; charset=kling\u{1b}on\u{7}")).unwrap_err();
    assert_eq!(error, UnknownCharset("klingon".into()));
    assert!(decode(&gbk(TEXT), Some("a/b; charset=hz-gb-2312")).is_err());
    let long = format!("a/b; charset={}", "x".repeat(500));
    assert_eq!(decode(b"\xff", Some(&long)).unwrap_err().0.len(), LONGEST);
}

#[test]
fn the_beginning_of_a_text_shows_its_charset() {
    for (text, gbk) in [("姓名,张三\n", true), ("plain\n", false)] {
        assert_eq!(is_gb18030(&GB18030.encode(text).0), gbk, "{text}");
        assert!(!is_gb18030(text.as_bytes()), "{text}");
    }
    let mut broken = "张三,李四\n".as_bytes().to_vec();
    broken.remove(1);
    assert!(!is_gb18030(&broken), "one broken character does not make it GB18030");
}
