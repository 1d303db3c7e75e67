//! Words set in lines of a width.

use std::sync::Arc;

use eframe::egui::{Color32, FontId, Galley, Pos2, Ui};

use super::parse::{What, Word, Words};
use crate::app::style::{color, semibold, theme};
use crate::app::views::equation::{self, Drawn};

/// Of text in a paragraph, in points.
pub const SIZE: f32 = 13.0;
/// How much larger formulas in a line are: their font is smaller at the same size.
const FORMULA: f32 = 14.0 / 13.0;
/// Space between lines, on top of what is in them.
const LEADING: f32 = 2.5;

/// Words with their places.
pub struct Set {
    lines: Vec<Line>,
    size: f32,
    pub height: f32,
}

#[derive(Default)]
struct Line {
    pieces: Vec<(f32, Piece)>,
    width: f32,
    ascent: f32,
    descent: f32,
}

#[derive(Clone)]
enum Piece {
    Text(Arc<Galley>),
    Formula(Drawn),
}

/// Words that no space divides.
#[derive(Default)]
struct Cluster {
    pieces: Vec<Piece>,
    width: f32,
    ends_line: bool,
}

pub fn font(size: f32, bold: bool) -> FontId {
    if bold { semibold(size) } else { FontId::proportional(size) }
}

/// From the top of a line of text to its baseline.
pub fn ascent(ui: &Ui, size: f32) -> f32 {
    let galley = ui.painter().layout_no_wrap("x".to_owned(), font(size, false), Color32::PLACEHOLDER);
    galley.rows.first().and_then(|row| row.row.glyphs.first()).map_or(size, |glyph| glyph.pos.y)
}

impl Set {
    /// Sets words at a font size in lines of a width.
    pub fn new(ui: &Ui, words: &Words, size: f32, width: f32) -> Set {
        let ascent = ascent(ui, size);
        let row = ui.painter().layout_no_wrap("x".to_owned(), font(size, false), Color32::PLACEHOLDER).size().y;
        let space = ui.painter().layout_no_wrap("\u{a0}".to_owned(), font(size, false), Color32::PLACEHOLDER).size().x;
        let empty = || Line { ascent, descent: row - ascent, ..Line::default() };
        let mut lines = vec![empty()];
        for cluster in clusters(ui, words, size) {
            let mut line = lines.last_mut().expect("there is a line from the start");
            let gap = if line.pieces.is_empty() { 0.0 } else { space };
            if line.width + gap + cluster.width > width && !line.pieces.is_empty() {
                lines.push(empty());
                line = lines.last_mut().expect("one was pushed");
            } else {
                line.width += gap;
            }
            cluster.pieces.into_iter().for_each(|piece| line.add(piece));
            if cluster.ends_line {
                lines.push(empty());
            }
        }
        let height = lines.iter().map(|line| line.ascent + line.descent + LEADING).sum::<f32>();
        Set { lines, size, height }
    }

    /// The widest line, and the widest part that cannot be broken.
    pub fn widths(ui: &Ui, words: &Words) -> [f32; 2] {
        let whole = Set::new(ui, words, SIZE, f32::INFINITY).lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let least = clusters(ui, words, SIZE).iter().map(|cluster| cluster.width).fold(0.0, f32::max);
        [whole, least]
    }

    pub fn first_baseline(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.ascent)
    }

    pub fn paint(&self, ui: &Ui, at: Pos2) {
        let text_ascent = ascent(ui, self.size);
        let mut top = at.y;
        for line in &self.lines {
            let baseline = top + line.ascent;
            for (x, piece) in &line.pieces {
                let left = at.x + x;
                match piece {
                    Piece::Text(galley) => {
                        let corner = Pos2::new(left, baseline - text_ascent);
                        ui.painter().galley(corner, Arc::clone(galley), Color32::PLACEHOLDER);
                    }
                    Piece::Formula(drawn) => drawn.paint(ui.painter(), Pos2::new(left, baseline)),
                }
            }
            top += line.ascent + line.descent + LEADING;
        }
    }
}

impl Line {
    fn add(&mut self, piece: Piece) {
        let width = piece.width();
        if let Piece::Formula(drawn) = &piece {
            let [above, below] = drawn.extent();
            self.ascent = self.ascent.max(above);
            self.descent = self.descent.max(below);
        }
        self.pieces.push((self.width, piece));
        self.width += width;
    }
}

impl Piece {
    fn width(&self) -> f32 {
        match self {
            Piece::Text(galley) => galley.size().x,
            Piece::Formula(drawn) => drawn.width(),
        }
    }
}

fn clusters(ui: &Ui, words: &Words, size: f32) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for word in &words.0 {
        if word.what == What::Break {
            clusters.push(Cluster { ends_line: true, ..Cluster::default() });
            continue;
        }
        if word.spaced || clusters.last().is_none_or(|cluster| cluster.ends_line) {
            clusters.push(Cluster::default());
        }
        let cluster = clusters.last_mut().expect("one was pushed");
        let piece = piece(ui, word, size);
        cluster.width += piece.width();
        cluster.pieces.push(piece);
    }
    clusters
}

fn piece(ui: &Ui, word: &Word, size: f32) -> Piece {
    let theme = theme(ui);
    let ink = color(theme.text);
    let text = match &word.what {
        What::Text(text) => text.clone(),
        What::Break => String::new(),
        What::Formula(latex) => match equation::drawn(ui.ctx(), latex, false, FORMULA * size, color(theme.text)) {
            Some(drawn) => return Piece::Formula(drawn),
            None => latex.clone(),
        },
    };
    Piece::Text(ui.painter().layout_no_wrap(text, font(size, word.bold || word.marked), ink))
}
