//! The frame of a plot: its two axes, ticks and names.

use super::font::{self, CAP_HEIGHT};
use super::mark::{Anchor, Mark, Point, Rect, Stroke, Text, Weight};
use super::scale::{Axis, Tick};
use super::sizes::Sizes;
use super::theme::Theme;

/// A rectangle of pixels with an axis across (to the right) and up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub rect: Rect,
    pub x: Axis,
    pub y: Axis,
}

impl Frame {
    /// A frame with linear axes: from, to across; from, to up.
    pub fn linear(rect: Rect, view: [f64; 4]) -> Frame {
        Frame {
            rect,
            x: Axis::linear(view[0], view[1], [rect.left, rect.right]),
            y: Axis::linear(view[2], view[3], [rect.bottom, rect.top]),
        }
    }

    /// The pixel of a point.
    pub fn pixel(&self, [x, y]: [f64; 2]) -> Point {
        [self.x.pixel(x), self.y.pixel(y)]
    }

    /// The point at a pixel.
    pub fn point(&self, [x, y]: Point) -> [f64; 2] {
        [self.x.value(x), self.y.value(y)]
    }
}

/// How a text lies about its place.
pub struct Writing<'a> {
    pub theme: &'a Theme,
    pub sizes: &'a Sizes,
}

impl Writing<'_> {
    /// A tick label or note.
    pub fn small(&self, text: String, at: Point, anchor: Anchor) -> Mark {
        self.text(text, at, self.sizes.small, anchor, Weight::Regular, false)
    }

    pub fn text(&self, text: String, at: Point, size: f64, anchor: Anchor, weight: Weight, strong: bool) -> Mark {
        let color = if strong { self.theme.text } else { self.theme.dim };
        Mark::Text(Text { text, at, size, anchor, weight, color, angle: 0.0, halo: None })
    }
}

/// The widest label's width.
pub fn widest(ticks: &[Tick], sizes: &Sizes) -> f64 {
    ticks.iter().map(|tick| font::width(&tick.label, sizes.small, Weight::Regular)).fold(0.0, f64::max)
}

/// The width that the last label of an axis across needs right of its end, beyond what a margin has for it.
pub fn right_room(axis: &Axis, ticks: &[Tick], sizes: &Sizes) -> f64 {
    let reach = |tick: &Tick| axis.pixel(tick.value) + 0.5 * font::width(&tick.label, sizes.small, Weight::Regular);
    let reached = ticks.iter().map(reach).fold(axis.pixels[1], f64::max);
    (reached - axis.pixels[1] - 0.7 * sizes.margin).max(0.0)
}

/// Distances between labels: across, by the widest label there may be; up, by the height of a line.
pub fn spacing_across(axis: &Axis, sizes: &Sizes) -> f64 {
    spacing(sizes, |spacing| axis.ticks(spacing))
}

/// As [`spacing_across`], for [`Axis::whole_ticks`].
pub fn whole_spacing_across(axis: &Axis, sizes: &Sizes) -> f64 {
    spacing(sizes, |spacing| axis.whole_ticks(spacing))
}

fn spacing(sizes: &Sizes, ticks: impl Fn(f64) -> Vec<Tick>) -> f64 {
    // Labels depend on their number and the other way round: try dense ones first, and step back while they crowd.
    let mut spacing = 3.5 * sizes.small;
    for _ in 0..6 {
        let need = widest(&ticks(spacing), sizes) + 1.5 * sizes.small;
        if need <= spacing {
            break;
        }
        spacing = need;
    }
    spacing
}

pub fn spacing_up(sizes: &Sizes) -> f64 {
    3.3 * sizes.small
}

/// Ticks outside the frame with their labels, and the frame itself.
pub fn outside(frame: &Frame, x_ticks: &[Tick], y_ticks: &[Tick], theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let Frame { rect, x, y } = frame;
    let writing = Writing { theme, sizes };
    let stroke = Stroke::new(sizes.hairline, theme.axis);
    let mut marks = Vec::new();
    for tick in x_ticks {
        let at = x.pixel(tick.value);
        let length = if tick.label.is_empty() { 0.55 } else { 1.0 } * sizes.tick;
        marks.push(Mark::line([at, rect.bottom], [at, rect.bottom + length], stroke));
        if !tick.label.is_empty() {
            let baseline = rect.bottom + 1.5 * sizes.tick + CAP_HEIGHT * sizes.small;
            marks.push(writing.small(tick.label.clone(), [at, baseline], Anchor::Middle));
        }
    }
    for tick in y_ticks {
        let at = y.pixel(tick.value);
        let length = if tick.label.is_empty() { 0.55 } else { 1.0 } * sizes.tick;
        marks.push(Mark::line([rect.left - length, at], [rect.left, at], stroke));
        if !tick.label.is_empty() {
            let baseline = at + 0.5 * CAP_HEIGHT * sizes.small;
            marks.push(writing.small(tick.label.clone(), [rect.left - 1.6 * sizes.tick, baseline], Anchor::End));
        }
    }
    let Rect { left, top, right, bottom } = *rect;
    let corners = vec![[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
    marks.push(Mark::Polyline { points: corners, stroke });
    marks
}

/// A number inside the frame.
struct Inner {
    text: String,
    at: Point,
    anchor: Anchor,
    /// The room that it takes.
    room: Rect,
}

/// The numbers of both axes inside the frame, without those that would be cut off or lie in a `covered` place.
fn inner(frame: &Frame, covered: &[Rect], sizes: &Sizes) -> Vec<Inner> {
    let Frame { rect, x, y } = frame;
    let high = CAP_HEIGHT * sizes.small;
    let number = |tick: Tick, at: Point, anchor: Anchor| {
        let width = font::width(&tick.label, sizes.small, Weight::Regular);
        let left = if anchor == Anchor::Middle { at[0] - width / 2.0 } else { at[0] };
        let room = Rect::new(left, at[1] - high, left + width, at[1]).grow(0.25 * sizes.small);
        Inner { text: tick.label, at, anchor, room }
    };
    let across = x.ticks(spacing_across(x, sizes)).into_iter();
    let across = across.map(|tick| {
        let at = [x.pixel(tick.value), rect.bottom - 1.6 * sizes.tick];
        number(tick, at, Anchor::Middle)
    });
    let up = y.ticks(spacing_up(sizes)).into_iter();
    let up = up.map(|tick| {
        let at = [rect.left + 1.6 * sizes.tick, y.pixel(tick.value) + 0.5 * high];
        number(tick, at, Anchor::Start)
    });
    // The row below is the horizontal axis' own.
    let row = rect.bottom - 1.6 * sizes.tick - 2.0 * high;
    let mut kept: Vec<Inner> = across.filter(|number| number.room.left > rect.left + 2.0 * sizes.tick).collect();
    kept.extend(up.filter(|number| number.room.top > rect.top && number.room.bottom < row));
    kept.retain(|number| number.room.right < rect.right && !covered.iter().any(|place| place.meets(number.room)));
    kept
}

/// The room that the numbers inside the frame take.
pub fn inside_rooms(frame: &Frame, covered: &[Rect], sizes: &Sizes) -> Vec<Rect> {
    inner(frame, covered, sizes).into_iter().map(|number| number.room).collect()
}

/// Ticks and numbers inside the frame, as the window has them, where the plot goes to the edge. What would lie under
/// something `covered` is left out.
pub fn inside(frame: &Frame, covered: &[Rect], theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let Frame { rect, x, y } = frame;
    let stroke = Stroke::new(sizes.hairline, theme.axis);
    let halo = Some(Stroke::new(3.0 * sizes.hairline, theme.background.fade(0.75)));
    let across = x.ticks(spacing_across(x, sizes)).into_iter().map(|tick| x.pixel(tick.value));
    let across = across.map(|at| Mark::line([at, rect.bottom - sizes.tick], [at, rect.bottom], stroke));
    let up = y.ticks(spacing_up(sizes)).into_iter().map(|tick| y.pixel(tick.value));
    let up = up.map(|at| Mark::line([rect.left, at], [rect.left + sizes.tick, at], stroke));
    let numbers = inner(frame, covered, sizes).into_iter().map(|Inner { text, at, anchor, .. }| {
        // As strong as text: what lies behind is not the panel.
        let (size, weight, color) = (sizes.small, Weight::Regular, theme.text);
        Mark::Text(Text { text, at, size, anchor, weight, color, angle: 0.0, halo })
    });
    across.chain(up).chain(numbers).collect()
}
