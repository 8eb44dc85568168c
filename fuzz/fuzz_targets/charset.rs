//! Decodes any bytes under any declaration, as a reply and as a saved report. Nothing panics, UTF-8 is unchanged, and
//! text encoded in GBK is decoded correctly if it is declared as such.

#![no_main]

use encoding_rs::GB18030;
use libfuzzer_sys::fuzz_target;
use zhengxin::gateway::Envelope;
use zhengxin::protocol::{Mended, Method, decode};
use zhengxin::report::Report;

fuzz_target!(|input: (&str, &[u8])| {
    let (content_type, bytes) = input;
    if let Ok((text, mended)) = decode(bytes, Some(content_type)) {
        let again = decode(text.as_bytes(), Some("application/json; charset=utf-8")).unwrap();
        assert_eq!((again.0.trim_start_matches('\u{feff}'), again.1), (text.trim_start_matches('\u{feff}'), Mended::default()));
        let kept = mended.characters == 0 || text.contains('\u{fffd}');
        assert!(kept, "a broken character leaves its sign");
        let _ = Envelope::Plain.read(&Method::ViewReport.into(), text.as_bytes(), &str::to_owned);
    }
    let _ = Report::from_bytes(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let (gbk, _, has_unknown) = GB18030.encode(text);
        let has_mark = gbk.starts_with(b"\xef\xbb\xbf") || gbk.starts_with(b"\xff\xfe") || gbk.starts_with(b"\xfe\xff");
        if !has_unknown && !has_mark {
            assert_eq!(decode(&gbk, Some("application/json; charset=GBK")).unwrap().0, text);
        }
    }
});
