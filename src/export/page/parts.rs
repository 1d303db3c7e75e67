//! What an entry's page is made of, whatever it is written in.

use super::Page;
use crate::catalog::{Default, Parameter, Stationary, StationaryKind};
use crate::words::{Language, Message, number, say};

/// A number that can be set: the learning rate, then the parameters.
pub(super) struct Setting {
    pub name: String,
    pub default: String,
    /// Where its slider goes from and to.
    pub range: [String; 2],
    pub meaning: String,
}

pub(super) fn settings(page: &Page, language: Language) -> Vec<Setting> {
    let rate = match page {
        Page::Optimizer(optimizer) => Some(Setting {
            name: "alpha0".to_owned(),
            default: number(optimizer.rate.default),
            range: optimizer.rate.range.map(number),
            meaning: say(language, "page-rate"),
        }),
        _ => None,
    };
    let setting = |parameter: &Parameter| Setting {
        name: parameter.name.clone(),
        default: match &parameter.default {
            Default::Number(value) => number(*value),
            Default::Input(name) => name.clone(),
        },
        range: parameter.range.map(number),
        meaning: parameter.meaning.get(language).to_owned(),
    };
    rate.into_iter().chain(page.document().parameters.iter().map(setting)).collect()
}

/// The listed points of a surface: a sentence before them where not all are shown, and the points.
pub(super) struct Points {
    pub about: Option<String>,
    pub points: Vec<Point>,
}

/// A point where the surface is level, in words and numbers.
pub(super) struct Point {
    pub kind: String,
    pub at: Vec<String>,
    pub f: String,
    pub eigenvalues: Vec<String>,
}

/// More points are counted, and only the lowest minima are shown.
const MOST: usize = 16;
const LOWEST: usize = 5;

pub(super) fn points(page: &Page, language: Language) -> Points {
    let Page::Surface(surface) = page else { return Points { about: None, points: Vec::new() } };
    let all = &surface.stationary;
    if all.len() <= MOST {
        return Points { about: None, points: all.iter().map(|listed| point(listed, language)).collect() };
    }
    let of = |kind| all.iter().filter(move |listed| listed.kind == kind);
    let count = |kind| of(kind).count();
    let about = Message::new("page-many-points")
        .with("minima", count(StationaryKind::Minimum))
        .with("saddles", count(StationaryKind::Saddle))
        .with("maxima", count(StationaryKind::Maximum));
    let mut lowest: Vec<&Stationary> = of(StationaryKind::Minimum).collect();
    lowest.sort_by(|one, other| one.f.total_cmp(&other.f));
    let points = lowest.into_iter().take(LOWEST).map(|listed| point(listed, language)).collect();
    Points { about: Some(about.say(language)), points }
}

fn point(listed: &Stationary, language: Language) -> Point {
    let kind = match listed.kind {
        StationaryKind::Minimum => "page-minimum",
        StationaryKind::Saddle => "page-saddle",
        StationaryKind::Maximum => "page-maximum",
        StationaryKind::Degenerate => "page-degenerate",
    };
    let numbers = |values: &[f64]| values.iter().map(|value| number(*value)).collect();
    Point {
        kind: say(language, kind),
        at: numbers(&listed.at),
        f: number(listed.f),
        eigenvalues: numbers(&listed.eigenvalues),
    }
}

/// Words, and where they lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    pub words: String,
    pub address: Option<String>,
}

/// What a number on arXiv begins with, and where its page is.
const ARXIV: [&str; 2] = ["arXiv:", "https://arxiv.org/abs/"];

/// The sentence that says where an entry is from.
pub(super) fn source(page: &Page, language: Language) -> Option<Vec<Linked>> {
    let source = page.document().source.as_deref()?;
    Some(linked(&Message::new("page-source").with("source", source).say(language)))
}

/// A text in pieces, of which those that name a paper on arXiv lead to it.
fn linked(text: &str) -> Vec<Linked> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(ARXIV[0]) {
        let after = &rest[at + ARXIV[0].len()..];
        let number = after
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(after, |end| &after[..end])
            .trim_end_matches('.');
        let (words, paper) = rest.split_at(at);
        let end = ARXIV[0].len() + number.len();
        pieces.push(Linked { words: words.to_owned(), address: None });
        pieces.push(Linked { words: paper[..end].to_owned(), address: Some(format!("{}{number}", ARXIV[1])) });
        rest = &paper[end..];
    }
    pieces.push(Linked { words: rest.to_owned(), address: None });
    pieces
}
