//! A chart over the steps: the loss, the learning rate, the effective steps.

use super::axes::{self, Frame, Writing};
use super::color::Color;
use super::font::{self, CAP_HEIGHT};
use super::lines;
use super::mark::{Anchor, Mark, Point, Rect, Shape, Stroke, Weight};
use super::range::Range;
use super::scale::{Axis, Tick};
use super::sizes::Sizes;
use super::theme::Theme;

/// What a chart shows of each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// The full loss.
    Loss,
    /// The learning rate.
    Rate,
    /// |Δθ| / |g| along each drawn coordinate.
    EffectiveStep,
}

impl Quantity {
    pub const ALL: [Quantity; 3] = [Quantity::Loss, Quantity::Rate, Quantity::EffectiveStep];

    /// Whether a value is one of a whole step, instead of one of the point at its end.
    pub fn holds(self) -> bool {
        self != Quantity::Loss
    }

    /// The values that a chart of it shows; `log` says whether it is to be logarithmic.
    pub fn range(self, series: &[Series], log: Option<bool>) -> Range {
        match self {
            Quantity::Loss => Range::of_losses(series, log),
            Quantity::Rate => Range::of_rates(series, log),
            Quantity::EffectiveStep => Range::of_effective_steps(series, log),
        }
    }
}

/// How a line of a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Solid,
    /// The second of two coordinates.
    Dashed,
    /// The loss of mini-batches.
    Faint,
    /// One seed among many.
    Thin,
    /// Filled from the lowest to the highest value.
    Band,
}

/// A run's values over the steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub color: Color,
    pub shape: Shape,
    pub look: Look,
    /// Step, lowest and highest value from there to the next. Where these are NaN there is no value, and the line has a
    /// gap.
    pub values: Vec<[f64; 3]>,
    /// The value at the cursor.
    pub now: Option<f64>,
    pub diverged: bool,
}

/// A chart, described. Titles and notes are in the reader's language already.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    /// Beside the title, dim.
    pub note: String,
    /// Below the axis of steps; empty where a chart below it says so.
    pub across: String,
    /// What lines of different kinds are; empty where all are solid.
    pub key: Vec<(String, Look)>,
    pub steps: u64,
    /// The steps shown, from and to; all where there is nothing.
    pub span: Option<[f64; 2]>,
    pub cursor: Option<u64>,
    pub range: Range,
    /// Values hold for a whole step (a rate) instead of standing at its end (a loss).
    pub hold: bool,
    pub series: Vec<Series>,
}

impl Chart {
    /// The axes of the chart in a frame of pixels.
    pub fn frame(&self, rect: Rect) -> Frame {
        let Range { from, to, log } = self.range;
        let up = [rect.bottom, rect.top];
        let y = if log { Axis::log(from, to, up) } else { Axis::linear(from, to, up) };
        let [first, last] = self.span.unwrap_or([0.0, self.steps as f64]);
        Frame { rect, x: Axis::linear(first, last, [rect.left, rect.right]), y }
    }

    /// The width that the labels left of the frame take.
    pub fn left_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        axes::widest(&self.frame(rect).y.ticks(axes::spacing_up(sizes)), sizes) + 2.2 * sizes.tick
    }

    /// The width that the last step needs right of the frame.
    pub fn right_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        let axis = self.frame(rect).x;
        axes::right_room(&axis, &axis.whole_ticks(axes::whole_spacing_across(&axis, sizes)), sizes)
    }

    pub fn marks(&self, rect: Rect, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let frame = self.frame(rect);
        vec![
            Mark::Group { name: "grid", clip: None, marks: self.grid(&frame, theme, sizes) },
            Mark::Group { name: "series", clip: Some(rect), marks: self.lines(&frame, theme, sizes) },
            Mark::Group { name: "axes", clip: None, marks: self.axes(&frame, theme, sizes) },
            Mark::Group { name: "now", clip: None, marks: self.now(&frame, theme, sizes) },
            Mark::Group { name: "titles", clip: None, marks: self.titles(rect, theme, sizes) },
        ]
    }

    /// Lines across and up at the ticks.
    pub fn grid(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let (rect, [x_ticks, y_ticks]) = (frame.rect, ticks(frame, sizes));
        let grid = Stroke::new(sizes.hairline, theme.grid);
        let across = |tick: &Tick| {
            let at = frame.y.pixel(tick.value);
            (!tick.label.is_empty()).then(|| Mark::line([rect.left, at], [rect.right, at], grid))
        };
        let up = |tick: &Tick| {
            let at = frame.x.pixel(tick.value);
            Mark::line([at, rect.top], [at, rect.bottom], grid)
        };
        x_ticks.iter().map(up).chain(y_ticks.iter().filter_map(across)).collect()
    }

    /// The frame with its ticks and their labels.
    pub fn axes(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let [x_ticks, y_ticks] = ticks(frame, sizes);
        axes::outside(frame, &x_ticks, &y_ticks, theme, sizes)
    }

    /// The dashed line at the cursor, and each run's marker on it.
    pub fn now(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let Some(step) = self.cursor else { return Vec::new() };
        let x = frame.x.pixel(step as f64);
        let mut marks = Vec::new();
        if step < self.steps {
            let dash = Some([4.0 * sizes.hairline, 3.0 * sizes.hairline]);
            let stroke = Stroke { dash, ..Stroke::new(1.2 * sizes.hairline, theme.cursor) };
            marks.push(Mark::line([x, frame.rect.top], [x, frame.rect.bottom], stroke));
        }
        for series in &self.series {
            let at = [x, series.now.map_or(f64::NAN, |value| frame.y.pixel(value))];
            if frame.rect.grow(0.5).contains(at) {
                let (radius, ring) = (0.7 * sizes.marker, Stroke::new(0.75 * sizes.ring, theme.ring));
                marks.push(Mark::Symbol { at, shape: series.shape, radius, fill: series.color, ring });
            }
        }
        marks
    }

    /// Title, key and note above the frame, and the name of its axis below it.
    pub fn titles(&self, rect: Rect, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let writing = Writing { theme, sizes };
        let above = rect.top - 0.55 * sizes.text;
        let below = rect.bottom + 1.5 * sizes.tick + 2.0 * CAP_HEIGHT * sizes.small + 0.75 * sizes.small;
        let title = self.title.clone();
        let mut marks = vec![
            writing.text(title, [rect.left, above], sizes.text, Anchor::Start, Weight::Semibold, true),
            writing.small(self.note.clone(), [rect.right, above], Anchor::End),
            writing.small(self.across.clone(), [rect.center()[0], below], Anchor::Middle),
        ];
        let note = if self.note.is_empty() { 0.0 } else { small(&self.note, sizes) + 1.5 * sizes.small };
        let title = font::width(&self.title, sizes.text, Weight::Semibold) + sizes.small;
        let width = self.key_width(sizes);
        if title + width + note <= rect.width() {
            marks.extend(self.key_marks([rect.right - note, above], theme, sizes));
        } else if width > 0.0 {
            // Over the lines, where there is no room above them.
            let [right, baseline] = [rect.right - 0.6 * sizes.small, rect.top + 1.5 * sizes.small];
            let behind = Rect::new(right - width, rect.top + 0.4 * sizes.small, right, baseline + 0.5 * sizes.small);
            marks.push(Mark::rect(behind.grow(0.2 * sizes.small), theme.background.fade(0.8), None));
            marks.extend(self.key_marks([right, baseline], theme, sizes));
        }
        marks
    }

    /// What lines of different kinds are, in a row that ends at `right`; the names stand on `baseline`.
    pub fn key_marks(&self, [right, baseline]: Point, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let writing = Writing { theme, sizes };
        let mut marks = Vec::new();
        let mut end = right;
        for (name, look) in self.key.iter().rev() {
            marks.push(writing.small(name.clone(), [end, baseline], Anchor::End));
            let from = end - small(name, sizes) - 0.5 * sizes.small;
            let (length, middle) = (2.2 * sizes.small, baseline - 0.5 * CAP_HEIGHT * sizes.small);
            let ends = [[from - length, middle], [from, middle]];
            marks.extend(lines::sample(*look, ends, theme.dim, sizes));
            end = from - length - sizes.small;
        }
        marks
    }

    /// The width of [`Chart::key_marks`].
    pub fn key_width(&self, sizes: &Sizes) -> f64 {
        self.key.iter().map(|(name, _)| small(name, sizes) + 3.7 * sizes.small).sum()
    }
}

/// Across and up.
fn ticks(frame: &Frame, sizes: &Sizes) -> [Vec<Tick>; 2] {
    [frame.x.whole_ticks(axes::whole_spacing_across(&frame.x, sizes)), frame.y.ticks(axes::spacing_up(sizes))]
}

fn small(text: &str, sizes: &Sizes) -> f64 {
    font::width(text, sizes.small, Weight::Regular)
}
