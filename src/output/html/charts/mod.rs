//! The charts, as inline SVG. Charts with text lay themselves out in percentages of the page's width, so that
//! the font size is the same on every screen.

pub mod gauge;
pub mod query_months;
pub mod radar;
pub mod timeline;
pub mod utilisation;

use maud::{Markup, html};

/// A coordinate with two decimals.
fn at(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A share of the width.
fn percent(share: f64) -> String {
    format!("{}%", at(share.clamp(0.0, 1.0) * 100.0))
}

/// The legend of a chart's colours.
fn legend(rows: &[(&str, &str)]) -> Markup {
    html! {
        ul.legend {
            @for (class, name) in rows {
                li {
                    svg viewBox="0 0 12 12" aria-hidden="true" {
                        rect class={"fill " (class)} width="12" height="12" rx="3" {}
                    }
                    (name)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_shares_stay_within_the_chart() {
        assert_eq!([at(1.0), at(0.126), at(-0.001)], ["1", "0.13", "-0"].map(str::to_owned));
        assert_eq!([percent(-1.0), percent(0.5), percent(7.0)], ["0%", "50%", "100%"].map(str::to_owned));
    }
}
