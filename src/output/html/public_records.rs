//! Public records, as received.

use maud::{Markup, html};

use super::more;
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::public_records::members;
use crate::output::report::stated::of_public_records;
use crate::output::report::words::record_list;

/// The records, each under its list's name.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    html! {
        section #public-records {
            h2 { (say::PUBLIC_RECORDS.get(lang)) }
            @if page.public_records.is_empty() { p.soft { (say::NO_PUBLIC_RECORDS.get(lang)) } }
            @for found in &page.public_records.shown {
                @let members = members(&found.record, lang);
                div.group.bad {
                    h3 { (record_list(&found.list, lang)) }
                    dl.figures {
                        @for (name, value) in &members.shown { div { dt { (name) } dd { (value) } } }
                    }
                    (more(members.more, lang))
                }
            }
            (more(page.public_records.more, lang))
            p.soft.small { (say::PUBLIC_COUNTS.get(lang)) ": " (of_public_records(page.report())) }
        }
    }
}
