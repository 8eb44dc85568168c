//! `sandbox serve --envelope signed`: its options.

use crate::keys::source;
use crate::support::cli::Zhengxin;

fn serve(options: &str) -> (i32, String) {
    let ran = Zhengxin::new().run(&format!("sandbox serve --json {options}"));
    let error = ran.error();
    (ran.exit, format!("{} {}", error["msg"], error["hint"]))
}

#[test]
fn the_signed_envelope_requires_a_public_key_and_the_plain_one_refuses_it() {
    let key = source("1024-public.pem");
    let (exit, said) = serve("--envelope signed");
    assert!(exit == 2 && said.contains("--public-key"), "{said}");
    let (exit, said) = serve(&format!("--public-key {}", key.display()));
    assert!(exit == 2 && said.contains("--envelope signed"), "{said}");
    assert_eq!(serve("--envelope sealed").0, 2);
}

#[test]
fn a_file_that_is_not_a_public_key_is_refused_and_named() {
    for (name, says) in [
        ("1024-pkcs8.pem", "not an RSA public key"),
        ("ec-public.pem", "not an RSA public key"),
        ("README", "no public key in PEM"),
        ("nothing.pem", "nothing.pem"),
    ] {
        let (exit, said) = serve(&format!("--envelope signed --public-key {}", source(name).display()));
        assert!(exit == 12 && said.contains(says), "{said}");
    }
}
