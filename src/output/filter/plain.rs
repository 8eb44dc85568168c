//! Recognises filters that cannot recurse, nest deeply, or grow beyond the size of their text and input.

use jaq_core::load;
use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Pattern, Term};
use jaq_core::ops::Math;
use jaq_core::path::Part;

/// The maximum length of a text parsed here, and its maximum number of nested terms, because parsing recurses
/// too.
const LENGTH: usize = 256;
const OPENED: usize = 32;
/// The characters that start a nested term.
const OPENS: [char; 4] = ['(', '[', '{', '-'];

/// Functions that look at each value once, however they are combined. Deliberately missing: functions that
/// repeat (`recurse`, `range`, `limit` ...), functions that write to a computed path (`setpath`, `pick`), and
/// functions that parse JSON from a string (`fromjson`, `tonumber`).
const NAMES: [&str; 63] = [
    "@base64",
    "@csv",
    "@html",
    "@json",
    "@sh",
    "@text",
    "@tsv",
    "@uri",
    "add",
    "all",
    "any",
    "arrays",
    "ascii_downcase",
    "ascii_upcase",
    "booleans",
    "contains",
    "empty",
    "endswith",
    "error",
    "false",
    "first",
    "floor",
    "from_entries",
    "group_by",
    "has",
    "index",
    "inside",
    "isempty",
    "iterables",
    "join",
    "keys",
    "keys_unsorted",
    "last",
    "length",
    "ltrimstr",
    "map",
    "max",
    "max_by",
    "min",
    "min_by",
    "not",
    "null",
    "nulls",
    "numbers",
    "objects",
    "reverse",
    "round",
    "rtrimstr",
    "scalars",
    "select",
    "sort",
    "sort_by",
    "split",
    "startswith",
    "strings",
    "test",
    "to_entries",
    "tostring",
    "true",
    "type",
    "unique",
    "unique_by",
    "values",
];

/// True for a plain filter. An invalid filter is not plain.
pub(super) fn is_plain(code: &str) -> bool {
    code.len() <= LENGTH
        && code.matches(OPENS).count() <= OPENED
        && load::parse(code, |parser| parser.term()).is_some_and(|term| plain(&term))
}

fn plain(term: &Term<&str>) -> bool {
    match term {
        Term::Id | Term::Recurse | Term::Num(_) | Term::Var(_) => true,
        Term::Str(format, parts) => format.is_none_or(|name| NAMES.contains(&name)) && parts.iter().all(part),
        Term::Arr(inner) => inner.as_deref().is_none_or(plain),
        Term::Obj(pairs) => pairs.iter().all(|(key, value)| plain(key) && value.as_ref().is_none_or(plain)),
        Term::Neg(inner) => plain(inner),
        Term::BinOp(left, operation, right) => plain(left) && operator(operation) && plain(right),
        Term::TryCatch(tried, caught) => plain(tried) && caught.as_deref().is_none_or(plain),
        Term::IfThenElse(cases, otherwise) => {
            cases.iter().all(|(case, then)| plain(case) && plain(then)) && otherwise.as_deref().is_none_or(plain)
        }
        Term::Call(name, arguments) => NAMES.contains(name) && arguments.iter().all(plain),
        Term::Path(from, path) => plain(from) && path.0.iter().all(|(part, _)| step(part)),
        Term::Def(..) | Term::Fold(..) | Term::Label(..) | Term::Break(_) => false,
    }
}

fn part(part: &StrPart<&str, Term<&str>>) -> bool {
    match part {
        StrPart::Term(term) => plain(term),
        StrPart::Str(_) | StrPart::Char(_) => true,
    }
}

/// Multiplication is missing, because it can repeat a string any number of times.
fn operator(operation: &BinaryOp<&str>) -> bool {
    match operation {
        BinaryOp::Pipe(Some(bound)) => pattern(bound),
        BinaryOp::Math(math) => matches!(math, Math::Add | Math::Sub | Math::Div),
        BinaryOp::Pipe(None) | BinaryOp::Comma | BinaryOp::Alt | BinaryOp::Or | BinaryOp::And | BinaryOp::Cmp(_) => {
            true
        }
        BinaryOp::Assign | BinaryOp::Update | BinaryOp::UpdateMath(_) | BinaryOp::UpdateAlt => false,
    }
}

fn pattern(bound: &Pattern<&str>) -> bool {
    match bound {
        Pattern::Var(_) => true,
        Pattern::Arr(items) => items.iter().all(pattern),
        Pattern::Obj(pairs) => pairs.iter().all(|(key, value)| plain(key) && pattern(value)),
    }
}

fn step(part: &Part<Term<&str>>) -> bool {
    match part {
        Part::Index(index) => plain(index),
        Part::Range(from, to) => from.as_ref().is_none_or(plain) && to.as_ref().is_none_or(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::super::compiled::Compiled;
    use super::*;

    #[test]
    fn common_filters_are_plain() {
        for code in [
            ".",
            ".data.rules[].id",
            ".checks | length",
            "[.[] | select(.class == \"locked\" and .code > 1) | {code, what: .english}]",
            ".a.b[0]?, .[\"x\"]",
            ".. | strings | select(test(\"^4\"))",
            "map(.x // 0) | add / 2 - 1",
            "\"\\(.code): \\(.msg)\", @base64",
            ".data as {a: $a, b: [$b]} | if $a then $b elif .x then -1 else null end",
            "try .a.b catch .",
        ] {
            assert!(is_plain(code), "{code}");
        }
    }

    #[test]
    fn filters_that_can_recurse_nest_or_grow_are_not_plain() {
        for code in [
            "def f: [f]; f",
            "reduce .[] as $x (0; [.])",
            "foreach .[] as $x (0; [.])",
            "[recurse(. + 1)]",
            "repeat(.)",
            "last(range(9))",
            ".a * 1000000",
            ".[1000000000000] = 1",
            ".a |= [.]",
            ".a += 1",
            ".a | fromjson",
            "[.[] | {a: (.b | until(.; .))}]",
            "\"\\(.a | walk(.))\"",
            ". as [$a, {(repeat(.)): $b}] | $a",
            "if repeat(.) then 1 else 2 end",
            "label $x | break $x",
            ".[range(9)]",
            ".[",
            "nosuch",
        ] {
            assert!(!is_plain(code), "{code}");
        }
        assert!(!is_plain(&format!(".{}", " ".repeat(LENGTH))));
    }

    #[test]
    fn every_plain_name_exists_in_jaq() {
        assert!(NAMES.is_sorted());
        for name in NAMES {
            let written = ["", "(.)", "(.; .)"].map(|arguments| format!("{name}{arguments}"));
            assert!(written.iter().any(|code| Compiled::new(code).is_ok()), "{name}");
        }
    }

    #[test]
    fn the_longest_plain_text_is_read_and_run_within_the_smallest_stack() {
        // On some systems the main thread has a stack of one megabyte. Frames of a debug build are several
        // times larger.
        let stack = if cfg!(debug_assertions) { 4 << 20 } else { 1 << 20 };
        let thread = std::thread::Builder::new().stack_size(stack).spawn(|| {
            for (open, middle, close) in [
                ("(", ".", ")"),
                ("[", "1", "]"),
                ("{a:[", "1", "]}"),
                ("-", "1", ""),
                (".[", "0", "]?"),
                ("\"\\(", "1", ")\""),
                ("try ", ".", ""),
                ("1+", "1", ""),
                (".|", ".", ""),
                ("if 1 then ", ".", " end"),
                ("map(", ".", ")?"),
                (".a", ".b", ""),
                (". as $x|", ".", ""),
                ("1,", "1", ""),
            ] {
                let opens = open.matches(OPENS).count();
                let times = (LENGTH - middle.len()) / (open.len() + close.len());
                let times = times.min(OPENED.checked_div(opens).unwrap_or(times));
                let code = format!("{}{middle}{}", open.repeat(times), close.repeat(times));
                assert!(is_plain(&code), "{code}");
                let _ = Compiled::new(&code).unwrap().run(b"[[1]]", false);
            }
        });
        thread.unwrap().join().unwrap();
    }
}
