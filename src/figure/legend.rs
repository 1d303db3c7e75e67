//! The legend: a sample of each run's line, its name, and what it is.

use super::color::Color;
use super::font::{self, CAP_HEIGHT};
use super::mark::Anchor::Start;
use super::mark::{Mark, Point, Rect, Shape, Stroke, Text, Weight};
use super::theme::{Sizes, Theme};

/// A run in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub name: String,
    /// The rule where the name does not say it, the rate; dim.
    pub note: String,
    pub color: Color,
    pub shape: Shape,
}

/// Entries in rows, laid out by the width of their text.
#[derive(Clone, Debug)]
pub struct Legend {
    rows: Vec<Vec<(Entry, f64)>>,
    line: f64,
    /// Entries that found no room.
    left_out: usize,
}

impl Legend {
    /// Fills rows of a width, at most `most` of them. Where the rows do not suffice, notes are left out first, and then
    /// the last entries.
    pub fn new(entries: &[Entry], width: f64, most: usize, sizes: &Sizes) -> Legend {
        let full = Legend::flow(entries.to_vec(), width, sizes);
        if full.rows.len() <= most.max(1) {
            return full;
        }
        let bare = entries.iter().map(|entry| Entry { note: String::new(), ..entry.clone() }).collect();
        let mut bare = Legend::flow(bare, width, sizes);
        bare.left_out = bare.rows.iter().skip(most.max(1)).map(Vec::len).sum();
        bare.rows.truncate(most.max(1));
        bare
    }

    fn flow(entries: Vec<Entry>, width: f64, sizes: &Sizes) -> Legend {
        let mut legend = Legend { rows: Vec::new(), line: 1.75 * sizes.text, left_out: 0 };
        let mut used = 0.0;
        for mut entry in entries {
            entry.name = font::fit(&entry.name, sizes.text, Weight::Regular, (width - sample(sizes)).max(0.0));
            let own = entry_width(&entry, sizes);
            if used + own > width || legend.rows.is_empty() {
                legend.rows.push(Vec::new());
                used = 0.0;
            }
            // Where another font than ours draws the text, it may run a little wider: the gap takes that up.
            used += own + 1.6 * sizes.text;
            legend.rows.last_mut().expect("the first entry made a row").push((entry, own));
        }
        legend
    }

    pub fn height(&self) -> f64 {
        self.rows.len() as f64 * self.line
    }

    /// How many runs are not in it.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub fn marks(&self, [left, top]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (row, entries) in self.rows.iter().enumerate() {
            let mut x = left;
            let middle = top + (row as f64 + 0.5) * self.line;
            for (entry, width) in entries {
                marks.extend(entry_marks(entry, [x, middle], theme, sizes));
                x += width + 1.6 * sizes.text;
            }
        }
        marks
    }
}

/// The width of the line's sample and the gap after it.
fn sample(sizes: &Sizes) -> f64 {
    4.4 * sizes.marker + 0.5 * sizes.text
}

fn entry_width(entry: &Entry, sizes: &Sizes) -> f64 {
    let note = font::width(&entry.note, sizes.small, Weight::Regular);
    let gap = if entry.note.is_empty() { 0.0 } else { 0.55 * sizes.text };
    sample(sizes) + font::width(&entry.name, sizes.text, Weight::Regular) + gap + note
}

fn entry_marks(entry: &Entry, [x, middle]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let end = x + 4.4 * sizes.marker;
    let baseline = middle + 0.5 * CAP_HEIGHT * sizes.text;
    let text = |text: &str, x: f64, size: f64, color: Color| {
        let (text, at) = (text.to_owned(), [x, baseline]);
        Mark::Text(Text { text, at, size, anchor: Start, weight: Weight::Regular, color, angle: 0.0, halo: None })
    };
    let ring = Stroke::new(0.9 * sizes.ring, theme.ring);
    let at = [(x + end) / 2.0, middle];
    let mut marks = Vec::new();
    let casing = theme.casing(entry.color);
    if casing != theme.casing(theme.text) {
        marks.push(Mark::line([x, middle], [end, middle], Stroke::new(sizes.path + sizes.casing, casing)));
    }
    let name = x + sample(sizes);
    let note = name + font::width(&entry.name, sizes.text, Weight::Regular) + 0.55 * sizes.text;
    marks.extend([
        Mark::line([x, middle], [end, middle], Stroke::new(sizes.path, entry.color)),
        Mark::Symbol { at, shape: entry.shape, radius: sizes.marker, fill: entry.color, ring },
        text(&entry.name, name, sizes.text, theme.text),
    ]);
    if !entry.note.is_empty() {
        marks.push(text(&entry.note, note, sizes.small, theme.dim));
    }
    marks
}

/// What a legend may take of a picture: the rows that fit into a quarter of its height.
pub fn most_rows(picture: Rect, sizes: &Sizes) -> usize {
    (picture.height() / 4.0 / (1.75 * sizes.text)).floor().max(1.0) as usize
}
