//! An equation: LaTeX becomes outlines in em, the same for the window, SVG and PNG.

use std::borrow::Cow;
use std::collections::HashMap;

use ratex_font::{FontId, katex_ttf_glyph_char};
use ratex_layout::{LayoutOptions, layout, to_display_list};
use ratex_types::display_item::DisplayItem;
use ratex_types::math_style::MathStyle;
use ratex_types::path_command::PathCommand;
use ttf_parser::{Face, OutlineBuilder};

use super::color::Color;
use super::mark::{Point, Rect};

/// The longest LaTeX that is typeset; what is longer is no line that one could read.
const LONGEST: usize = 20_000;

/// A typeset equation. Lengths are in em, right and down from the left end of the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    pub latex: String,
    pub width: f64,
    /// Above and below the baseline.
    pub height: f64,
    pub depth: f64,
    pub pieces: Vec<Piece>,
}

/// A glyph, a rule or a stretched sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Filled by the nonzero rule.
    pub outline: Vec<Segment>,
    /// `\textcolor`'s; none where the equation's own color is meant.
    pub color: Option<Color>,
    pub bounds: Rect,
}

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    Close,
}

impl Equation {
    /// Typesets LaTeX as in a line of text (`display` false) or on a line of its own; `None` if it cannot be read.
    pub fn new(latex: &str, display: bool) -> Option<Equation> {
        if latex.len() > LONGEST {
            return None;
        }
        let nodes = ratex_parser::parse(latex).ok()?;
        let style = if display { MathStyle::Display } else { MathStyle::Text };
        // Nothing that is typed has opacity 0, so this color says that a piece has none of its own.
        let color = ratex_types::color::Color::new(0.0, 0.0, 0.0, 0.0);
        let list = to_display_list(&layout(&nodes, &LayoutOptions { style, color, ..LayoutOptions::default() }));
        let mut fonts = Fonts::default();
        let pieces = list.items.iter().filter_map(|item| piece(item, list.height, &mut fonts)).collect();
        let (width, height, depth) = (list.width, list.height, list.depth);
        Some(Equation { latex: latex.to_owned(), width, height, depth, pieces })
    }

    /// The box about all that is drawn in one color, in em: how a part is found that was given a color of its own.
    pub fn bounds_of(&self, color: Color) -> Option<Rect> {
        let own = self.pieces.iter().filter(|piece| piece.color == Some(color));
        own.map(|piece| piece.bounds).reduce(|a, b| {
            Rect::new(a.left.min(b.left), a.top.min(b.top), a.right.max(b.right), a.bottom.max(b.bottom))
        })
    }
}

/// The fonts met so far, by the file's name.
#[derive(Default)]
struct Fonts(HashMap<&'static str, Option<Cow<'static, [u8]>>>);

impl Fonts {
    /// The outline of a character, in em about the origin, y up; from the main font where its own font lacks it.
    fn outline(&mut self, font: FontId, code: u32) -> Option<Vec<Segment>> {
        [font, FontId::MainRegular].into_iter().find_map(|font| {
            let load = || ratex_katex_fonts::ttf_bytes(&format!("KaTeX_{}.ttf", font.as_str()));
            let bytes = self.0.entry(font.as_str()).or_insert_with(load).as_deref()?;
            let face = Face::parse(bytes, 0).ok()?;
            let glyph = face.glyph_index(katex_ttf_glyph_char(font, code))?;
            let mut pen = Pen { scale: 1.0 / f64::from(face.units_per_em()), segments: Vec::new() };
            face.outline_glyph(glyph, &mut pen)?;
            Some(pen.segments)
        })
    }
}

/// Writes down what the font reader draws.
struct Pen {
    scale: f64,
    segments: Vec<Segment>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        [f64::from(x) * self.scale, f64::from(y) * self.scale]
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.segments.push(Segment::Quad(self.at(x1, y1), self.at(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.segments.push(Segment::Cubic(self.at(x1, y1), self.at(x2, y2), self.at(x, y)));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

/// The piece of an item; `None` for what leaves no ink. Items count down from the top of the box, pieces from the
/// baseline, which lies `height` below it.
fn piece(item: &DisplayItem, height: f64, fonts: &mut Fonts) -> Option<Piece> {
    let (outline, color) = match item {
        DisplayItem::GlyphPath { x, y, scale, font, char_code, color } => {
            let font = FontId::parse(font).unwrap_or(FontId::MainRegular);
            let outline = fonts.outline(font, *char_code)?;
            (moved(outline, |[px, py]| [x + px * scale, y - height - py * scale]), color)
        }
        DisplayItem::Line { x, y, width, thickness, color, .. } => {
            let middle = y - height;
            (block(*x, middle - thickness / 2.0, x + width, middle + thickness / 2.0), color)
        }
        DisplayItem::Rect { x, y, width, height: tall, color } => {
            (block(*x, y - height, x + width, y - height + tall), color)
        }
        DisplayItem::Path { x, y, commands, color, .. } => {
            (moved(commands.iter().map(segment).collect(), |[px, py]| [x + px, y - height + py]), color)
        }
    };
    let bounds = bounds(&outline)?;
    Some(Piece { outline, color: own(color), bounds })
}

fn own(color: &ratex_types::color::Color) -> Option<Color> {
    let byte = |channel: f32| (channel.clamp(0.0, 1.0) * 255.0).round() as u8;
    (color.a > 0.0).then(|| Color { r: byte(color.r), g: byte(color.g), b: byte(color.b), a: byte(color.a) })
}

fn segment(command: &PathCommand) -> Segment {
    match *command {
        PathCommand::MoveTo { x, y } => Segment::Move([x, y]),
        PathCommand::LineTo { x, y } => Segment::Line([x, y]),
        PathCommand::QuadTo { x1, y1, x, y } => Segment::Quad([x1, y1], [x, y]),
        PathCommand::CubicTo { x1, y1, x2, y2, x, y } => Segment::Cubic([x1, y1], [x2, y2], [x, y]),
        PathCommand::Close => Segment::Close,
    }
}

fn block(left: f64, top: f64, right: f64, bottom: f64) -> Vec<Segment> {
    use Segment::{Close, Line, Move};
    vec![Move([left, top]), Line([right, top]), Line([right, bottom]), Line([left, bottom]), Close]
}

impl Segment {
    /// The same step with every point moved.
    pub fn map(self, to: impl Fn(Point) -> Point) -> Segment {
        match self {
            Segment::Move(a) => Segment::Move(to(a)),
            Segment::Line(a) => Segment::Line(to(a)),
            Segment::Quad(a, b) => Segment::Quad(to(a), to(b)),
            Segment::Cubic(a, b, c) => Segment::Cubic(to(a), to(b), to(c)),
            Segment::Close => Segment::Close,
        }
    }

    /// Where it ends.
    fn end(self) -> Option<Point> {
        match self {
            Segment::Move(a) | Segment::Line(a) | Segment::Quad(_, a) | Segment::Cubic(_, _, a) => Some(a),
            Segment::Close => None,
        }
    }
}

fn moved(outline: Vec<Segment>, to: impl Fn(Point) -> Point) -> Vec<Segment> {
    outline.into_iter().map(|segment| segment.map(&to)).collect()
}

/// The box about the ends of all steps, which for a font's outlines are its extremes.
fn bounds(outline: &[Segment]) -> Option<Rect> {
    let ends = outline.iter().filter_map(|segment| segment.end());
    ends.map(|[x, y]| Rect::new(x, y, x, y))
        .reduce(|a, b| Rect::new(a.left.min(b.left), a.top.min(b.top), a.right.max(b.right), a.bottom.max(b.bottom)))
}
