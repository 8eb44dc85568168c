//! The score on its scale.

use maud::{Markup, html};

use super::at;
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::header::share;

/// A half circle. Its path length counts as 100.
const ARC: &str = "M20 105 A90 90 0 0 1 200 105";

/// The score as a filled half circle, with the grade below.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let grade = page.scalar("grade").map(|grade| format!("{} {grade}", say::GRADE.get(lang)));
    let Some(score) = page.report().score() else {
        let said = page.scalar("score").unwrap_or_else(|| say::NO_SCORE.get(lang).to_owned());
        return html! { div.chart { p.soft { (said) } @if let Some(grade) = grade { p { (grade) } } } };
    };
    let (share, most) = share(score);
    let title = format!("{} {score}", say::SCORE.get(lang));
    let length = format!("{} 200", at(share * 100.0));
    html! {
        div.gauge.chart {
        svg #chart-score viewBox="0 0 220 132" role="img" aria-label=(title) {
            title { (title) " — " (say::SCALE.fill(lang, &[("most", &at(most))])) }
            path.arc d=(ARC) pathLength="100" {}
            @if share > 0.0 { path.arc.value d=(ARC) pathLength="100" stroke-dasharray=(length) {} }
            text.score x="110" y="98" text-anchor="middle" { (score) }
            text.end x="20" y="127" text-anchor="middle" { "0" }
            text.end x="200" y="127" text-anchor="middle" { (at(most)) }
        }
        @if let Some(grade) = grade { p.grade { (grade) } }
        }
    }
}
