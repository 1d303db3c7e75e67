//! The lines of a chart: from a run's values over the steps to as few points as look the same.

use super::axes::Frame;
use super::chart::{Chart, Series};
use super::geometry::{BEND, clip, straighten, thin};
use super::mark::{Mark, Point, Stroke};
use super::sizes::Sizes;
use super::theme::Theme;

/// The look of what lies before the cursor, and of what lies after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Past,
    Future,
}

impl Chart {
    /// The lines of all series, cut at the cursor: what follows it is faded.
    pub fn lines(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let cursor = self.cursor.map_or(f64::INFINITY, |step| frame.x.pixel(step as f64)) + 1e-6;
        let mut marks = Vec::new();
        for (i, series) in self.series.iter().enumerate() {
            let (pasts, futures): (Vec<_>, Vec<_>) =
                self.curves(series, frame, sizes).into_iter().map(|line| cut(&line, cursor)).unzip();
            for (lines, part) in [(futures, Part::Future), (pasts, Part::Past)] {
                let drawn: Vec<_> = lines.into_iter().filter(|line| line.len() > 1).collect();
                marks.extend(self.strokes(i, part, theme, sizes).into_iter().flat_map(|stroke| draw(&drawn, stroke)));
            }
        }
        marks
    }

    /// The lines of all series as if they lay on one side of the cursor.
    pub fn whole_lines(&self, part: Part, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (i, series) in self.series.iter().enumerate() {
            let curves = self.curves(series, frame, sizes);
            marks.extend(self.strokes(i, part, theme, sizes).into_iter().flat_map(|stroke| draw(&curves, stroke)));
        }
        marks
    }

    /// What a series is drawn with, the lowest first.
    fn strokes(&self, index: usize, part: Part, theme: &Theme, sizes: &Sizes) -> Vec<Stroke> {
        let series = &self.series[index];
        // Lines that lie on each other exactly, as constant rates do, are seen as stripes.
        let same = self.series[index + 1..].iter().filter(|later| later.values == series.values).count().min(3);
        let width = (1.0 + 0.7 * same as f64) * LINE * sizes.path;
        let dash = series.dashed.then(|| dashes(sizes));
        let stroke = |width, color| Stroke { dash, ..Stroke::new(width, color) };
        let casing = stroke(width + sizes.casing, theme.casing(series.color));
        match part {
            Part::Future => vec![stroke(width, series.color.fade(theme.future))],
            Part::Past if theme.is_faint(series.color) => vec![casing, stroke(width, series.color)],
            Part::Past => vec![stroke(width, series.color)],
        }
    }

    /// A series as lines, one between any two gaps, with the points that can be seen.
    fn curves(&self, series: &Series, frame: &Frame, sizes: &Sizes) -> Vec<Vec<Point>> {
        let near = frame.rect.grow(4.0 * LINE * sizes.path);
        let parts = series.values.split(|value| value[1].is_nan()).filter(|part| !part.is_empty());
        let lines = parts.flat_map(|part| clip(&columns(&self.pixels(part, frame)), near));
        lines.map(|points| straighten(&thin(&points, 0.4), BEND)).collect()
    }

    /// A line: up and down in each stretch where low and high differ.
    fn pixels(&self, values: &[[f64; 3]], frame: &Frame) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(values.len() * 2);
        // What a logarithmic axis cannot show (0) lies below its foot.
        let foot = frame.rect.bottom + 2.0 * frame.rect.height();
        let (across, up) = (frame.x.mapping(), frame.y.mapping());
        let pixel = |value: f64| {
            let at = up(value);
            if at.is_nan() || at > foot { foot } else { at.max(frame.rect.top - 2.0 * frame.rect.height()) }
        };
        for &[step, low, high] in values {
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
}

/// The width of a line, in widths of a path.
pub(super) const LINE: f64 = 0.85;

/// How opaque the loss of mini-batches is.
pub(super) const FAINT: f64 = 0.4;

/// Lengths of dash and gap of the second of two coordinates.
pub(super) fn dashes(sizes: &Sizes) -> [f64; 2] {
    [2.0 * sizes.path, 1.3 * sizes.path]
}

fn draw(lines: &[Vec<Point>], stroke: Stroke) -> impl Iterator<Item = Mark> {
    lines.iter().map(move |points| Mark::Polyline { points: points.clone(), stroke })
}

/// The parts of a line up to `x` and from there on.
fn cut(line: &[Point], x: f64) -> (Vec<Point>, Vec<Point>) {
    let after = line.iter().position(|point| point[0] > x).unwrap_or(line.len());
    let (mut past, rest) = (line[..after].to_vec(), &line[after..]);
    let mut future = Vec::with_capacity(rest.len() + 1);
    if let (Some(&from), Some(&to)) = (past.last(), rest.first()) {
        let share = (x - from[0]) / (to[0] - from[0]);
        let at = [x, from[1] + share * (to[1] - from[1])];
        past.push(at);
        future.push(at);
    }
    future.extend_from_slice(rest);
    (past, future)
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
