//! The legend: a sample of each run's line, its name, and what it is.

use super::batch;
use super::color::Color;
use super::font::{self, CAP_HEIGHT};
use super::mark::Anchor::Start;
use super::mark::{Mark, Point, Rect, Shape, Stroke, Text, Weight};
use super::sizes::Sizes;
use super::theme::Theme;

/// A run or a kind of place in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub name: String,
    /// The rule where the name does not say it, the rate; dim.
    pub note: String,
    /// Of the run's line, or of the place's symbol.
    pub color: Color,
    pub sample: Sample,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A run's line with its marker.
    Run(Shape),
    /// A start, a minimum, a saddle.
    Place(Shape),
    /// Where a run ended, seed by seed.
    Dots,
    /// The lines of a mini-batch.
    Batch,
    /// Nothing: the words stand alone.
    None,
}

/// Entries in rows, laid out by the width of their text.
#[derive(Clone, Debug)]
pub struct Legend {
    rows: Vec<Vec<(Entry, f64)>>,
    line: f64,
}

impl Legend {
    /// Fills rows of a width, at most `most` of them. Where the rows do not suffice, notes are left out first, and then
    /// the last entries, in whose place stands what `more` says of their number.
    pub fn new(entries: &[Entry], width: f64, most: usize, sizes: &Sizes, more: impl Fn(usize) -> String) -> Legend {
        let full = Legend::flow(entries.to_vec(), width, sizes);
        if full.rows.len() <= most.max(1) {
            return full;
        }
        let bare = entries.iter().map(|entry| Entry { note: String::new(), ..entry.clone() }).collect::<Vec<_>>();
        let said = |count: usize| {
            let rest = Entry { name: more(count), sample: Sample::None, ..bare[0].clone() };
            bare[..bare.len() - count].iter().cloned().chain((count > 0).then_some(rest)).collect()
        };
        let fits = |legend: &Legend| legend.rows.len() <= most.max(1);
        let mut tries = (0..bare.len()).map(|count| Legend::flow(said(count), width, sizes));
        tries.find(fits).unwrap_or(Legend { rows: Vec::new(), ..full })
    }

    fn flow(entries: Vec<Entry>, width: f64, sizes: &Sizes) -> Legend {
        let mut legend = Legend { rows: Vec::new(), line: 1.75 * sizes.text };
        let mut used = 0.0;
        for mut entry in entries {
            entry.name = font::fit(&entry.name, sizes.text, Weight::Regular, (width - sample(&entry, sizes)).max(0.0));
            let own = entry_width(&entry, sizes);
            if used + own > width || legend.rows.is_empty() {
                legend.rows.push(Vec::new());
                used = 0.0;
            }
            // Where another font than ours draws the text, it may run a little wider: the gap takes that up.
            used += own + 1.3 * sizes.text;
            legend.rows.last_mut().expect("the first entry made a row").push((entry, own));
        }
        legend
    }

    pub fn height(&self) -> f64 {
        self.rows.len() as f64 * self.line
    }

    pub fn marks(&self, [left, top]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (row, entries) in self.rows.iter().enumerate() {
            let mut x = left;
            let middle = top + (row as f64 + 0.5) * self.line;
            for (entry, width) in entries {
                marks.extend(entry_marks(entry, [x, middle], theme, sizes));
                x += width + 1.3 * sizes.text;
            }
        }
        marks
    }
}

/// The width of the sample and the gap after it.
fn sample(entry: &Entry, sizes: &Sizes) -> f64 {
    match entry.sample {
        Sample::Run(_) | Sample::Batch => 4.4 * sizes.marker + 0.5 * sizes.text,
        Sample::Place(_) | Sample::Dots => 3.0 * sizes.marker + 0.35 * sizes.text,
        Sample::None => 0.0,
    }
}

fn entry_width(entry: &Entry, sizes: &Sizes) -> f64 {
    let note = font::width(&entry.note, sizes.small, Weight::Regular);
    let gap = if entry.note.is_empty() { 0.0 } else { 0.55 * sizes.text };
    sample(entry, sizes) + font::width(&entry.name, sizes.text, Weight::Regular) + gap + note
}

fn entry_marks(entry: &Entry, [x, middle]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let baseline = middle + 0.5 * CAP_HEIGHT * sizes.text;
    let text = |text: &str, x: f64, size: f64, color: Color| {
        let (text, at) = (text.to_owned(), [x, baseline]);
        Mark::Text(Text { text, at, size, anchor: Start, weight: Weight::Regular, color, angle: 0.0, halo: None })
    };
    let name = x + sample(entry, sizes);
    let note = name + font::width(&entry.name, sizes.text, Weight::Regular) + 0.55 * sizes.text;
    let strong = if matches!(entry.sample, Sample::Run(_)) { theme.text } else { theme.dim };
    let mut marks = sample_marks(entry, [x, middle], theme, sizes);
    marks.push(text(&entry.name, name, sizes.text, strong));
    if !entry.note.is_empty() {
        marks.push(text(&entry.note, note, sizes.small, theme.dim));
    }
    marks
}

fn sample_marks(entry: &Entry, [x, middle]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let (radius, fill) = (sizes.marker, entry.color);
    let shape = match entry.sample {
        Sample::Place(shape) => {
            let ring = Stroke::new(0.7 * sizes.ring, theme.start);
            return vec![Mark::Symbol { at: [x + 1.5 * radius, middle], shape, radius, fill, ring }];
        }
        Sample::Run(shape) => shape,
        Sample::Dots => {
            let dots = [[0.6, -0.5], [1.5, 0.6], [2.4, -0.3]]
                .map(|[right, down]| [x + right * radius, middle + down * radius]);
            let dot = |at| Mark::Symbol {
                at,
                shape: Shape::Circle,
                radius: 1.1 * sizes.dot,
                fill,
                ring: Stroke::new(0.0, fill),
            };
            return dots.map(dot).to_vec();
        }
        Sample::Batch => return vec![Mark::line([x, middle], [x + 4.4 * radius, middle], batch::stroke(theme, sizes))],
        Sample::None => return Vec::new(),
    };
    let end = x + 4.4 * sizes.marker;
    let line = |width: f64, color: Color| Mark::line([x, middle], [end, middle], Stroke::new(width, color));
    let ring = Stroke::new(0.9 * sizes.ring, theme.ring);
    vec![
        line(sizes.path + sizes.casing, theme.casing(entry.color)),
        line(sizes.path, entry.color),
        Mark::Symbol { at: [(x + end) / 2.0, middle], shape, radius, fill, ring },
    ]
}

/// What a legend may take of a picture: the rows that fit into a quarter of its height.
pub fn most_rows(picture: Rect, sizes: &Sizes) -> usize {
    (picture.height() / 4.0 / (1.75 * sizes.text)).floor().max(1.0) as usize
}
