//! The components of the score.

use std::f64::consts::TAU;

use maud::{Markup, html};

use super::{at, percent as width};
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::words::{part, percent};
use crate::report::Share;

/// The centre, and the radius of a full share.
const MIDDLE: (f64, f64) = (180.0, 140.0);
const REACH: f64 = 92.0;
/// The distance of the labels from the centre.
const NAMES: f64 = REACH + 14.0;
/// The rings, by their share.
const RINGS: [f64; 4] = [0.25, 0.5, 0.75, 1.0];
/// With fewer parts the lines enclose no area.
const FEWEST: usize = 3;

/// One axis per part in the report.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let shares = page.report().composition();
    html! {
        @if !shares.is_empty() {
            section.chart #composition {
                h2 { (say::COMPOSITION.get(lang)) }
                @if shares.len() < FEWEST { (bars(&shares, lang)) } @else { (shape(&shares, lang)) }
            }
        }
    }
}

/// The position of a share on the axis of a part.
fn point(place: usize, parts: usize, share: f64) -> (f64, f64) {
    let turn = TAU * place as f64 / parts as f64;
    (MIDDLE.0 + turn.sin() * share * REACH, MIDDLE.1 - turn.cos() * share * REACH)
}

fn points(shares: &[f64]) -> String {
    let points = shares.iter().enumerate().map(|(place, share)| point(place, shares.len(), *share));
    points.map(|(x, y)| format!("{},{}", at(x), at(y))).collect::<Vec<_>>().join(" ")
}

fn shape(shares: &[Share], lang: Lang) -> Markup {
    let reached: Vec<f64> = shares.iter().map(|share| share.share.clamp(0.0, 1.0)).collect();
    html! {
        svg.radar #chart-composition viewBox="0 0 360 280" role="img" aria-label=(say::COMPOSITION.get(lang)) {
            @for ring in RINGS { polygon.grid points=(points(&vec![ring; shares.len()])) {} }
            @for place in 0..shares.len() {
                @let (x, y) = point(place, shares.len(), 1.0);
                line.grid x1=(at(MIDDLE.0)) y1=(at(MIDDLE.1)) x2=(at(x)) y2=(at(y)) {}
            }
            polygon.shape points=(points(&reached)) {}
            @for (place, share) in reached.iter().enumerate() {
                @let (x, y) = point(place, shares.len(), *share);
                circle.dot cx=(at(x)) cy=(at(y)) r="3" {}
            }
            @for (place, share) in shares.iter().enumerate() { (name(place, shares.len(), share, lang)) }
        }
    }
}

/// The label of a part with its share, at the end of its axis.
fn name(place: usize, parts: usize, share: &Share, lang: Lang) -> Markup {
    let (x, y) = point(place, parts, NAMES / REACH);
    let anchor = match x - MIDDLE.0 {
        off if off > 1.0 => "start",
        off if off < -1.0 => "end",
        _ => "middle",
    };
    // Two lines: above the topmost point, below the lowest one, next to all others.
    let first = y + if y < MIDDLE.1 - REACH {
        -12.0
    } else if y > MIDDLE.1 + REACH {
        8.0
    } else {
        0.0
    };
    html! {
        text x=(at(x)) y=(at(first)) text-anchor=(anchor) { (part(share.part, lang)) }
        text.share x=(at(x)) y=(at(first + 15.0)) text-anchor=(anchor) { (percent(share.share)) }
    }
}

fn bars(shares: &[Share], lang: Lang) -> Markup {
    html! {
        @for share in shares {
            svg height="36" role="img" aria-label=(part(share.part, lang)) {
                text x="0" y="14" { (part(share.part, lang)) }
                text.share x="100%" y="14" text-anchor="end" { (percent(share.share)) }
                rect.track y="22" width="100%" height="8" rx="4" {}
                rect.fill y="22" width=(width(share.share)) height="8" rx="4" {}
            }
        }
    }
}
