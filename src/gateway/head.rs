//! What the head of a reply says about its body: its compression, its charset, and whether it is a page for browsers.

use hyper::body::Bytes;
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};

use super::{CallError, body};
use crate::off_thread::off_thread;
use crate::protocol::{Looks, ReplyError};

/// The maximum length of a header's value in an error.
const LONGEST: usize = 60;
/// The most packed bytes that are unpacked on the same thread. Unpacking them takes less time than waking another
/// thread.
const UNPACKED_AT_ONCE: usize = 8 * 1024;

/// The headers that describe a body.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// `Content-Type`, if there is one; of several, the one with a charset.
    pub content_type: Option<String>,
    packing: Packing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    /// A compression that the program did not ask for.
    Other(String),
}

impl Head {
    pub(super) fn of(response: &Response) -> Self {
        let values = |name: HeaderName| -> Vec<String> {
            let values = response.headers().get_all(name).iter();
            values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
        };
        let types = values(CONTENT_TYPE);
        let with_charset = types.iter().find(|value| value.to_ascii_lowercase().contains("charset"));
        let content_type = with_charset.or(types.first()).cloned();
        Self { content_type, packing: Packing::of(&values(CONTENT_ENCODING)) }
    }

    /// The body, unpacked if it has the compression that was asked for.
    pub(super) async fn unpacked(&self, packed: &Bytes, limit: usize) -> Result<Bytes, CallError> {
        match self.packing {
            Packing::Gzip if packed.len() > UNPACKED_AT_ONCE => {
                let packed = packed.clone();
                off_thread(move || body::unpack(&packed, limit)).await
            }
            // An empty body needs no unpacking, whatever its compression.
            Packing::Gzip if !packed.is_empty() => body::unpack(packed, limit),
            Packing::None | Packing::Gzip | Packing::Other(_) => Ok(packed.clone()),
        }
    }

    /// The error for a body that cannot be read; its head may explain the error better.
    pub(super) fn explained(&self, error: CallError, text: &str) -> CallError {
        let looks = match &error {
            CallError::Reply(ReplyError::NotJson { looks: Looks::Empty, .. }) => return error,
            CallError::Reply(ReplyError::NotJson { looks, .. }) => Some(*looks),
            CallError::Charset(_) => None,
            _ => return error,
        };
        match (&self.packing, self.page()) {
            (Packing::Other(encoding), _) => CallError::Compressed { encoding: encoding.clone() },
            (_, Some(content_type)) if looks == Some(Looks::Html) || !text.trim_start().starts_with(['{', '[']) => {
                CallError::WebPage { content_type }
            }
            _ => error,
        }
    }

    /// The type of a page for browsers, without its parameters.
    pub(super) fn page(&self) -> Option<String> {
        let kind = self.content_type.as_deref()?.split([';', ',']).next()?.trim().to_ascii_lowercase();
        matches!(kind.as_str(), "text/html" | "application/xhtml+xml").then_some(kind)
    }
}

impl Packing {
    fn of(values: &[String]) -> Self {
        let names = values.iter().flat_map(|value| value.split(',')).map(|name| name.trim().to_ascii_lowercase());
        let names: Vec<String> = names.filter(|name| !name.is_empty() && name != "identity").collect();
        match names.as_slice() {
            [] => Self::None,
            [name] if matches!(name.as_str(), "gzip" | "x-gzip") => Self::Gzip,
            names => Self::Other(
                names.join(", ").chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(LONGEST).collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packing(values: &[&str]) -> Packing {
        Packing::of(&values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn only_gzip_is_unpacked_and_every_other_packing_is_named() {
        assert_eq!((packing(&[]), packing(&["", "identity"])), (Packing::None, Packing::None));
        assert_eq!((packing(&["GZIP"]), packing(&[" x-gzip ", "identity"])), (Packing::Gzip, Packing::Gzip));
        assert_eq!(packing(&["br"]), Packing::Other("br".into()));
        assert_eq!(packing(&["gzip, Deflate\u{1b}"]), Packing::Other("gzip, deflate".into()));
    }
}
