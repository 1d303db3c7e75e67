//! A chart over the steps: the loss, the learning rate.

use super::axes::{self, Frame, Writing};
use super::color::Color;
use super::font::CAP_HEIGHT;
use super::geometry::{BEND, clip, straighten, thin};
use super::mark::{Anchor, Mark, Point, Rect, Shape, Stroke, Weight};
use super::scale::Axis;
use super::sizes::Sizes;
use super::theme::Theme;
use crate::formula::elementary::{exp, ln};

/// A run's values over the steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub color: Color,
    pub shape: Shape,
    /// Step, lowest and highest value from there to the next.
    pub values: Vec<[f64; 3]>,
    /// The value at the cursor.
    pub now: Option<f64>,
    pub diverged: bool,
}

/// Which values a chart shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub from: f64,
    pub to: f64,
    pub log: bool,
}

/// A chart, described. Titles and notes are in the reader's language already.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    /// Beside the title, dim.
    pub note: String,
    /// Below the axis of steps; empty where a chart below it says so.
    pub across: String,
    pub steps: u64,
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
        Frame { rect, x: Axis::linear(0.0, self.steps as f64, [rect.left, rect.right]), y }
    }

    /// The width that the labels left of the frame take.
    pub fn left_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        axes::widest(&self.frame(rect).y.ticks(axes::spacing_up(sizes)), sizes) + 2.2 * sizes.tick
    }

    /// The width that the last step needs right of the frame.
    pub fn right_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        let axis = self.frame(rect).x;
        axes::right_room(&axis, &axis.whole_ticks(axes::spacing_across(&axis, sizes)), sizes)
    }

    pub fn marks(&self, rect: Rect, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let frame = self.frame(rect);
        let x_ticks = frame.x.whole_ticks(axes::spacing_across(&frame.x, sizes));
        let y_ticks = frame.y.ticks(axes::spacing_up(sizes));
        let grid = Stroke::new(sizes.hairline, theme.grid);
        let across = |tick: &super::scale::Tick| {
            let at = frame.y.pixel(tick.value);
            (!tick.label.is_empty()).then(|| Mark::line([rect.left, at], [rect.right, at], grid))
        };
        let up = |tick: &super::scale::Tick| {
            let at = frame.x.pixel(tick.value);
            Mark::line([at, rect.top], [at, rect.bottom], grid)
        };
        let lines = x_ticks.iter().map(up).chain(y_ticks.iter().filter_map(across)).collect();
        vec![
            Mark::Group { name: "grid", clip: None, marks: lines },
            Mark::Group { name: "series", clip: Some(rect), marks: self.lines(&frame, theme, sizes) },
            Mark::Group { name: "axes", clip: None, marks: axes::outside(&frame, &x_ticks, &y_ticks, theme, sizes) },
            Mark::Group { name: "now", clip: None, marks: self.now(&frame, theme, sizes) },
            Mark::Group { name: "titles", clip: None, marks: self.titles(rect, theme, sizes) },
        ]
    }

    /// The lines of all series; what follows the cursor faded.
    pub fn lines(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let width = 0.85 * sizes.path;
        let cursor = self.cursor.map_or(f64::INFINITY, |step| frame.x.pixel(step as f64)) + 1e-6;
        let mut marks = Vec::new();
        for (i, series) in self.series.iter().enumerate() {
            // Lines that lie on each other exactly, as constant rates do, are seen as stripes.
            let same = self.series[i + 1..].iter().filter(|later| later.values == series.values).count().min(3);
            let width = (1.0 + 0.7 * same as f64) * width;
            let points = self.pixels(series, frame);
            let passed = points.partition_point(|point| point[0] <= cursor);
            let (past, future) = (&points[..passed], &points[passed.saturating_sub(1)..]);
            let near = frame.rect.grow(4.0 * width);
            let faded = Stroke::new(width, series.color.fade(theme.future));
            let full = Stroke::new(width, series.color);
            let casing = Stroke::new(width + sizes.casing, theme.casing(series.color));
            let cased = theme.is_faint(series.color).then_some((past, casing));
            for (part, stroke) in [(future, faded)].into_iter().chain(cased).chain([(past, full)]) {
                let parts = clip(&columns(part), near).into_iter();
                marks.extend(
                    parts.map(|points| Mark::Polyline { points: straighten(&thin(&points, 0.4), BEND), stroke }),
                );
            }
        }
        marks
    }

    /// A series as one line: up and down in each stretch where low and high differ.
    fn pixels(&self, series: &Series, frame: &Frame) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(series.values.len() * 2);
        // What a logarithmic axis cannot show (0) lies below its foot.
        let foot = frame.rect.bottom + 2.0 * frame.rect.height();
        let (across, up) = (frame.x.mapping(), frame.y.mapping());
        let pixel = |value: f64| {
            let at = up(value);
            if at.is_nan() || at > foot { foot } else { at.max(frame.rect.top - 2.0 * frame.rect.height()) }
        };
        for &[step, low, high] in &series.values {
            let one = low == high;
            let low = pixel(low);
            let high = if one { low } else { pixel(high) };
            let rising = points.last().is_some_and(|last| last[1] > (low + high) / 2.0);
            let (first, second) = if rising { (low, high) } else { (high, low) };
            if self.hold {
                points.push([across(step - 1.0), first]);
            }
            let at = across(step);
            points.push([at, first]);
            if first != second {
                points.push([at, second]);
            }
        }
        points
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

    fn titles(&self, rect: Rect, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let writing = Writing { theme, sizes };
        let above = rect.top - 0.55 * sizes.text;
        let below = rect.bottom + 1.5 * sizes.tick + 2.0 * CAP_HEIGHT * sizes.small + 0.75 * sizes.small;
        let title = self.title.clone();
        vec![
            writing.text(title, [rect.left, above], sizes.text, Anchor::Start, Weight::Semibold, true),
            writing.small(self.note.clone(), [rect.right, above], Anchor::End),
            writing.small(self.across.clone(), [rect.center()[0], below], Anchor::Middle),
        ]
    }
}

/// At most four points of each column of pixels: where the line comes in, its extremes, where it goes out.
fn columns(points: &[Point]) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len().min(4096));
    for column in points.chunk_by(|a, b| a[0].floor() == b[0].floor()) {
        if column.len() <= 4 {
            kept.extend_from_slice(column);
            continue;
        }
        let by_height = |a: &&Point, b: &&Point| a[1].total_cmp(&b[1]);
        let extremes = [column.iter().min_by(by_height), column.iter().max_by(by_height)].into_iter().flatten();
        kept.push(column[0]);
        kept.extend(extremes.copied());
        kept.push(column[column.len() - 1]);
    }
    kept
}

impl Range {
    /// For losses: logarithmic unless `log` is `Some(false)` or a value is below 0. A run that diverges does not
    /// squeeze the others flat: the range ends a thousand times above where it began.
    pub fn of_losses(series: &[Series], log: Option<bool>) -> Range {
        let start = |series: &Series| series.values.first().map_or(0.0, |value| value[2].abs());
        let highest = |series: &Series| series.values.iter().map(|value| value[2]).fold(f64::NEG_INFINITY, f64::max);
        let bound = |series: &Series| match start(series) {
            start if series.diverged => 1e3 * start.max(1e-300),
            // On its way to diverging, though the steps end before.
            start if highest(series) > 1e15 * start.max(1.0) => 1e3 * start.max(1.0),
            _ => f64::INFINITY,
        };
        let highs = series.iter().flat_map(|series| series.values.iter().map(|v| v[2].min(bound(series))));
        let lows = || series.iter().flat_map(|series| series.values.iter().map(|v| v[1]));
        let high = highs.filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
        let low = lows().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
        let positive = lows().filter(|&v| v > 0.0).fold(f64::INFINITY, f64::min);
        if log != Some(false) && low >= 0.0 && high > 0.0 && positive <= high {
            // A run that halves its loss for ever would shrink all that is of interest; it leaves through the floor.
            return Range::padded_log(positive.max(high * 1e-20), high);
        }
        Range::padded(low, high)
    }

    /// For rates: from 0 unless they vary little, logarithmic where they vary by more than a factor of 100.
    pub fn of_rates(series: &[Series]) -> Range {
        let values = || series.iter().flat_map(|series| series.values.iter().flat_map(|v| [v[1], v[2]]));
        let high = values().filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
        let low = values().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
        if low > 0.0 && high > 100.0 * low {
            return Range::padded_log(low, high);
        }
        if low >= 0.0 && high > 0.0 {
            return Range { from: 0.0, to: 1.12 * high, log: false };
        }
        Range::padded(low, high)
    }

    fn padded(low: f64, high: f64) -> Range {
        if low > high {
            return Range { from: 0.0, to: 1.0, log: false };
        }
        let Axis { from, to, .. } = Axis::linear(low, high, [0.0, 1.0]);
        let room = 0.05 * (to / 2.0 - from / 2.0) * 2.0;
        Range { from: (from - room).max(f64::MIN), to: (to + room).min(f64::MAX), log: false }
    }

    fn padded_log(low: f64, high: f64) -> Range {
        let Axis { from, to, .. } = Axis::log(low, high, [0.0, 1.0]);
        let room = exp((ln(to) - ln(from)) * 0.05);
        Range { from: (from / room).max(f64::MIN_POSITIVE), to: (to * room).min(f64::MAX), log: true }
    }
}
