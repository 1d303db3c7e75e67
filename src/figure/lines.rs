//! The lines of a chart: from a run's values over the steps to as few points as look the same.

use super::axes::Frame;
use super::chart::{Chart, Look, Series};
use super::color::Color;
use super::geometry::{BEND, clip, distance, straighten, thin};
use super::mark::{Mark, Point, Rect, Stroke};
use super::sizes::Sizes;
use super::theme::Theme;

/// The look of what lies before the cursor, and of what lies after it.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Past,
    Future,
}

impl Chart {
    /// The lines of all series, cut at the cursor: what follows it is faded.
    pub fn lines(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let cursor = self.cursor.map_or(f64::INFINITY, |step| frame.x.pixel(step as f64)) + 1e-6;
        let mut marks = Vec::new();
        for (i, series) in self.series.iter().enumerate() {
            if series.look == Look::Band {
                let [upper, lower] = self.edges(series, frame).map(|edge| cut(&edge, cursor));
                marks.extend(band(upper.1, lower.1, fill(series, Part::Future, theme)));
                marks.extend(band(upper.0, lower.0, fill(series, Part::Past, theme)));
                continue;
            }
            let curves = self.curves(series, frame, sizes);
            let [past, future] = [Part::Past, Part::Future].map(|part| self.strokes(i, part, &curves, theme, sizes));
            let (pasts, futures): (Vec<_>, Vec<_>) = curves.iter().map(|line| cut(line, cursor)).unzip();
            for (lines, strokes) in [(futures, future), (pasts, past)] {
                let drawn: Vec<_> = lines.into_iter().filter(|line| line.len() > 1).collect();
                marks.extend(strokes.into_iter().flat_map(|stroke| draw(&drawn, stroke)));
            }
        }
        marks
    }

    /// The lines of all series as if they lay before the cursor, and as if they lay after it.
    pub fn whole_lines(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> [Vec<Mark>; 2] {
        let mut marks = [Vec::new(), Vec::new()];
        for (i, series) in self.series.iter().enumerate() {
            if series.look == Look::Band {
                let [upper, lower] = self.edges(series, frame);
                for (marks, part) in marks.iter_mut().zip([Part::Past, Part::Future]) {
                    marks.extend(band(upper.clone(), lower.clone(), fill(series, part, theme)));
                }
                continue;
            }
            let curves = self.curves(series, frame, sizes);
            for (marks, part) in marks.iter_mut().zip([Part::Past, Part::Future]) {
                let strokes = self.strokes(i, part, &curves, theme, sizes);
                marks.extend(strokes.into_iter().flat_map(|stroke| draw(&curves, stroke)));
            }
        }
        marks
    }

    /// What a series, whose lines these are, is drawn with, the lowest first.
    fn strokes(&self, index: usize, part: Part, lines: &[Vec<Point>], theme: &Theme, sizes: &Sizes) -> Vec<Stroke> {
        let series = &self.series[index];
        // Lines that lie on each other exactly, as constant rates do, are seen as stripes.
        let same = self.series[index + 1..].iter().filter(|later| later.values == series.values).count().min(3);
        let base = along(lines, stroke(series.look, series.color, sizes));
        let width = (1.0 + 0.7 * same as f64) * base.width;
        let casing = Stroke { width: width + sizes.casing, color: theme.casing(series.color), ..base };
        match part {
            Part::Future => vec![Stroke { width, color: base.color.fade(theme.future), ..base }],
            Part::Past if theme.is_faint(series.color) => vec![casing, Stroke { width, ..base }],
            Part::Past => vec![Stroke { width, ..base }],
        }
    }

    /// The upper and the lower edge of a band, with one point in each column of pixels.
    fn edges(&self, series: &Series, frame: &Frame) -> [Vec<Point>; 2] {
        let (across, up) = (frame.x.mapping(), self.heights(frame));
        let places: Vec<[f64; 3]> =
            series.values.iter().map(|&[step, low, high]| [across(step), up(low), up(high)]).collect();
        // Down the picture values fall.
        let outermost = |a: [f64; 3], b: [f64; 3]| [b[0], a[1].max(b[1]), a[2].min(b[2])];
        let columns = places.chunk_by(|a, b| a[0].floor() == b[0].floor());
        let columns: Vec<[f64; 3]> = columns.filter_map(|column| column.iter().copied().reduce(outermost)).collect();
        [columns.iter().map(|at| [at[0], at[2]]).collect(), columns.iter().map(|at| [at[0], at[1]]).collect()]
    }

    /// A series as lines, one between any two gaps, with the points that can be seen.
    fn curves(&self, series: &Series, frame: &Frame, sizes: &Sizes) -> Vec<Vec<Point>> {
        let near = frame.rect.grow(4.0 * LINE * sizes.path);
        let parts = series.values.split(|value| value[1].is_nan()).filter(|part| !part.is_empty());
        let lines = parts.flat_map(|part| clip(&columns(&self.pixels(part, frame)), near));
        lines.map(|points| straighten(&thin(&points, 0.4), BEND)).collect()
    }

    /// From values to pixels, of which none lies farther outside of the frame than it takes to be out of sight.
    fn heights(&self, frame: &Frame) -> impl Fn(f64) -> f64 + use<> {
        // What a logarithmic axis cannot show (0) lies below its foot.
        let foot = frame.rect.bottom + 2.0 * frame.rect.height();
        let (up, head) = (frame.y.mapping(), frame.rect.top - 2.0 * frame.rect.height());
        move |value: f64| {
            let at = up(value);
            if at.is_nan() || at > foot { foot } else { at.max(head) }
        }
    }

    /// A line: up and down in each stretch where low and high differ.
    fn pixels(&self, values: &[[f64; 3]], frame: &Frame) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(values.len() * 2);
        let (across, pixel) = (frame.x.mapping(), self.heights(frame));
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

/// The width of one seed among many, in widths of a line.
const THIN: f64 = 0.5;

/// How opaque the loss of mini-batches and one seed among many are, and a band.
const FAINT: f64 = 0.4;
const BAND: f64 = 0.25;

fn stroke(look: Look, color: Color, sizes: &Sizes) -> Stroke {
    let whole = Stroke::new(LINE * sizes.path, color);
    match look {
        Look::Solid | Look::Band => whole,
        Look::Dashed => Stroke { dash: Some(dashes(sizes)), ..whole },
        Look::Faint => Stroke { color: color.fade(FAINT), ..whole },
        Look::Thin => Stroke { width: THIN * whole.width, color: color.fade(FAINT), ..whole },
    }
}

fn fill(series: &Series, part: Part, theme: &Theme) -> Color {
    series.color.fade(if part == Part::Past { BAND } else { BAND * theme.future })
}

fn band(upper: Vec<Point>, lower: Vec<Point>, fill: Color) -> Option<Mark> {
    (upper.len() > 1).then_some(Mark::Band { upper, lower, fill })
}

/// A short piece of a look, for a key; of a band with the median in it.
pub(super) fn sample(look: Look, [from, to]: [Point; 2], color: Color, sizes: &Sizes) -> Vec<Mark> {
    let line = Mark::line(from, to, stroke(look, color, sizes));
    if look != Look::Band {
        return vec![line];
    }
    let half = 0.35 * sizes.small;
    let around = Rect::new(from[0], from[1] - half, to[0], to[1] + half);
    vec![Mark::rect(around, color.fade(BAND), None), line]
}

/// Lengths of dash and gap of the second of two coordinates.
pub(super) fn dashes(sizes: &Sizes) -> [f64; 2] {
    [2.0 * sizes.path, 1.3 * sizes.path]
}

/// The most dashes of a series. One that goes up and down at every step is no better seen in many short ones, which
/// take long to draw.
const MOST_DASHES: f64 = 400.0;

/// What lines are drawn with: dashes no shorter than it takes to have few of them.
fn along(lines: &[Vec<Point>], stroke: Stroke) -> Stroke {
    let few = |dash: [f64; 2]| {
        let length: f64 = lines.iter().flat_map(|line| line.windows(2)).map(|pair| distance(pair[0], pair[1])).sum();
        let longer = (length / (MOST_DASHES * (dash[0] + dash[1]))).max(1.0);
        dash.map(|length| length * longer)
    };
    Stroke { dash: stroke.dash.map(few), ..stroke }
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
