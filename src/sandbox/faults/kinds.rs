//! The kinds of faults, as a table. Parsing, errors, help and man page derive from it.

use std::time::Duration;

use super::{FaultError, Part, QUIRKS, Spoil, What};

/// A kind of fault.
#[derive(Debug)]
pub struct KindRow {
    /// Its name.
    pub name: &'static str,
    /// The notation of the calls it may affect: any choice, or only `*`.
    pub calls: &'static str,
    /// Its arguments, each after a colon. Those in brackets are optional.
    pub arguments: &'static [&'static str],
    /// Whether the world acts on the call.
    pub acting: Acting,
    /// Its effect.
    pub meaning: &'static str,
    /// Parses the arguments, whose number has been checked.
    pub(super) read: fn(&[&str]) -> Result<What, FaultError>,
}

/// Whether the world acts on a call with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acting {
    /// It acts.
    Acted,
    /// It does not act.
    Unacted,
    /// It acts unless the fault ends in `:unacted`.
    ActedUnless,
    /// It does not act unless the fault ends in `:acted`.
    UnactedUnless,
}

impl Acting {
    /// The result if the fault says `said`; `None` if it must not say it.
    pub(super) fn decide(self, said: Option<bool>) -> Option<bool> {
        match (self, said) {
            (Self::Acted, None) => Some(true),
            (Self::Unacted, None) => Some(false),
            (Self::Acted | Self::Unacted, Some(_)) => None,
            (Self::ActedUnless, said) => Some(said.unwrap_or(true)),
            (Self::UnactedUnless, said) => Some(said.unwrap_or(false)),
        }
    }

    /// A description.
    pub fn words(self) -> &'static str {
        match self {
            Self::Acted => "the call has taken effect",
            Self::Unacted => "the call has not taken effect",
            Self::ActedUnless => "the call has taken effect; with :unacted it has not",
            Self::UnactedUnless => "the call has not taken effect; with :acted it has",
        }
    }
}

/// The maximum time of a fault, in milliseconds: an hour.
const LONGEST: u64 = 60 * 60 * 1000;
/// The maximum `Retry-After`, in seconds: a day.
const LONGEST_RETRY_AFTER: u64 = 24 * 60 * 60;
/// The codes that mean success: the document's, and that of [`QUIRKS`].
const SUCCESS: [u64; 2] = [200, 0];
/// The maximum code.
const LARGEST_CODE: u64 = 999_999_999;

/// Any choice of calls; all calls if none is given.
const ANY: &str = "CALLS";
const ALL: &str = "*";

/// All kinds.
#[rustfmt::skip]
pub static KINDS: [KindRow; 12] = [
    KindRow { name: "latency", calls: ANY, arguments: &["MS[-MS]"], acting: Acting::Acted, read: latency,
        meaning: "the reply comes so many milliseconds late, or a random number of them between the two" },
    KindRow { name: "refuse", calls: ALL, arguments: &["MS"], acting: Acting::Unacted, read: refuse,
        meaning: "the port is closed from now on, for so many milliseconds: new connections are refused, open ones are reset; only for *" },
    KindRow { name: "reset", calls: ANY, arguments: &[], acting: Acting::ActedUnless, read: |_| Ok(What::Spoils(Spoil::Reset)),
        meaning: "the connection is reset instead of a reply" },
    KindRow { name: "silence", calls: ANY, arguments: &[], acting: Acting::ActedUnless, read: |_| Ok(What::Spoils(Spoil::Silence)),
        meaning: "no reply ever comes, and the connection stays open" },
    KindRow { name: "half", calls: ANY, arguments: &[], acting: Acting::Acted, read: |_| Ok(What::Spoils(Spoil::Half)),
        meaning: "half of the reply comes, then the connection is closed" },
    KindRow { name: "drip", calls: ANY, arguments: &["MS"], acting: Acting::Acted, read: drip,
        meaning: "the reply comes byte by byte, with so many milliseconds before each" },
    KindRow { name: "http", calls: ANY, arguments: &["STATUS", "[SECONDS]"], acting: Acting::UnactedUnless, read: http,
        meaning: "a web page with this HTTP status (400 to 599), and Retry-After if seconds are given" },
    KindRow { name: "html", calls: ANY, arguments: &[], acting: Acting::UnactedUnless, read: |_| Ok(What::Spoils(Spoil::Html)),
        meaning: "a web page with status 200 instead of a reply" },
    KindRow { name: "not-json", calls: ANY, arguments: &[], acting: Acting::Acted, read: |_| Ok(What::Spoils(Spoil::NotJson)),
        meaning: "the reply has a surplus comma, as in the document" },
    KindRow { name: "type", calls: ANY, arguments: &["PART"], acting: Acting::Acted, read: part,
        meaning: "a part of the reply has a wrong JSON type: reply, code, data or next" },
    KindRow { name: "quirk", calls: ANY, arguments: &["NAME[+NAME...]"], acting: Acting::Acted, read: quirks,
        meaning: "the reply differs in a way that the document allows; several at once, or all" },
    KindRow { name: "code", calls: ANY, arguments: &["CODE"], acting: Acting::UnactedUnless, read: code,
        meaning: "a refusal with this code, which must not be 200 or 0 (they mean success)" },
];

/// The names of all kinds.
pub fn names() -> Vec<&'static str> {
    KINDS.iter().map(|row| row.name).collect()
}

impl KindRow {
    /// The syntax of a fault of this kind.
    pub fn form(&self) -> String {
        let mut form = format!("{}:{}", self.name, self.calls);
        for argument in self.arguments {
            match argument.strip_prefix('[') {
                Some(optional) => form.push_str(&format!("[:{optional}")),
                None => form.push_str(&format!(":{argument}")),
            }
        }
        form
    }

    /// True if it takes this many arguments.
    pub(super) fn takes(&self, count: usize) -> bool {
        let required = self.arguments.iter().filter(|argument| !argument.starts_with('[')).count();
        (required..=self.arguments.len()).contains(&count)
    }
}

fn number(text: &str, least: u64, most: u64) -> Result<u64, FaultError> {
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| FaultError::Number { text: text.to_owned(), least, most })
}

/// The argument at an index. [`KindRow::takes`] has checked their number.
fn at<'a>(arguments: &[&'a str], place: usize) -> &'a str {
    arguments.get(place).copied().unwrap_or_default()
}

fn milliseconds(arguments: &[&str]) -> Result<Duration, FaultError> {
    number(at(arguments, 0), 0, LONGEST).map(Duration::from_millis)
}

fn latency(arguments: &[&str]) -> Result<What, FaultError> {
    let text = at(arguments, 0);
    // A minus sign, or a dash without an end, is not a range. It is reported as written.
    let range = text.split_once('-').filter(|(from, to)| !from.is_empty() && !to.is_empty());
    let (from, to) = range.unwrap_or((text, text));
    let from = number(from, 0, LONGEST)?;
    Ok(What::Latency(from..=number(to, from, LONGEST)?))
}

fn refuse(arguments: &[&str]) -> Result<What, FaultError> {
    milliseconds(arguments).map(What::Refuse)
}

fn drip(arguments: &[&str]) -> Result<What, FaultError> {
    milliseconds(arguments).map(|pause| What::Spoils(Spoil::Drip(pause)))
}

fn http(arguments: &[&str]) -> Result<What, FaultError> {
    let status = number(at(arguments, 0), 400, 599)?;
    let retry_after = arguments.get(1).map(|text| number(text, 0, LONGEST_RETRY_AFTER)).transpose()?;
    Ok(What::Spoils(Spoil::Http { status: narrow(status), retry_after: retry_after.map(narrow) }))
}

fn part(arguments: &[&str]) -> Result<What, FaultError> {
    let text = at(arguments, 0);
    let known = || Part::ALL.map(|(name, _)| name).to_vec();
    let found = Part::ALL.iter().find(|(name, _)| *name == text);
    found
        .map(|(_, part)| What::Spoils(Spoil::Type(*part)))
        .ok_or_else(|| FaultError::Word { text: text.to_owned(), known: known() })
}

fn quirks(arguments: &[&str]) -> Result<What, FaultError> {
    let text = at(arguments, 0);
    let find = |name: &str| {
        let rows: Vec<_> = QUIRKS.iter().filter(|row| row.name == name || name == super::quirks::ALL).collect();
        match rows.is_empty() {
            true => Err(FaultError::Word { text: name.to_owned(), known: super::quirks::names() }),
            false => Ok(rows),
        }
    };
    let rows: Vec<_> = text.split('+').map(find).collect::<Result<_, _>>()?;
    Ok(What::Quirks(rows.concat()))
}

fn code(arguments: &[&str]) -> Result<What, FaultError> {
    let text = at(arguments, 0);
    let code = number(text, 0, LARGEST_CODE)?;
    if SUCCESS.contains(&code) {
        return Err(FaultError::Success(text.to_owned()));
    }
    Ok(What::Spoils(Spoil::Code(narrow(code))))
}

/// Converts a number that a range check has made small enough.
fn narrow<T: TryFrom<u64> + Default>(number: u64) -> T {
    number.try_into().unwrap_or_default()
}
