//! A run's way over the landscape.

use super::axes::Frame;
use super::color::Color;
use super::geometry::{BEND, clip, clip_segment, distance, straighten, thin};
use super::mark::{Mark, Point, Rect, Shape, Stroke};
use super::sizes::Sizes;
use super::theme::Theme;

/// What is drawn of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Points in the coordinates of the view, the start first. A long run gives fewer than it has steps.
    pub points: Vec<[f64; 2]>,
    /// How many of the points lie up to the cursor.
    pub passed: usize,
    /// Where the run is at the cursor, which may lie between two of the points.
    pub now: Option<[f64; 2]>,
    /// Whether each point is a step of its own.
    pub every_step: bool,
    pub color: Color,
    pub shape: Shape,
}

impl Path {
    /// The polyline and its dots: what follows the cursor faded, what lies before it full.
    pub fn line(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let (passed, to_come) = self.points.split_at(self.passed.min(self.points.len()));
        let (across, up) = (frame.x.mapping(), frame.y.mapping());
        let pixels = |points: &[[f64; 2]]| points.iter().map(|&[x, y]| [across(x), up(y)]).collect::<Vec<_>>();
        let now = self.now.map(|point| frame.pixel(point));
        let past: Vec<Point> = pixels(passed).into_iter().chain(now).collect();
        let future: Vec<Point> = past.last().copied().into_iter().chain(pixels(to_come)).collect();
        let sizes = &calm(sizes, &past, frame.rect);
        let mut marks = Vec::new();
        let faded = Stroke::new(0.8 * sizes.path, self.color.fade(theme.future));
        marks.extend(strokes(&future, frame.rect, faded));
        let casing = Stroke::new(sizes.path + sizes.casing, theme.casing(self.color));
        marks.extend(strokes(&past, frame.rect, casing));
        marks.extend(strokes(&past, frame.rect, Stroke::new(sizes.path, self.color)));
        if self.every_step {
            marks.extend(self.dots(&past, frame.rect, sizes));
        }
        marks
    }

    /// A dot for each step that is visibly apart from the last.
    fn dots(&self, pixels: &[Point], rect: Rect, sizes: &Sizes) -> Vec<Mark> {
        let apart = |pair: &[Point]| distance(pair[0], pair[1]) > 2.4 * sizes.dot && rect.contains(pair[1]);
        let steps = pixels.windows(2).filter(|pair| apart(pair)).map(|pair| pair[1]);
        let ring = Stroke::new(0.0, self.color);
        steps.map(|at| Mark::Symbol { at, shape: Shape::Circle, radius: sizes.dot, fill: self.color, ring }).collect()
    }

    /// Where the run is: its marker, or an arrow at the frame where it has left the view.
    pub fn end(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Option<Mark> {
        let passed: Vec<[f64; 2]> =
            self.points[..self.passed.min(self.points.len())].iter().copied().chain(self.now).collect();
        let last = passed.iter().rposition(|point| point[0].is_finite() && point[1].is_finite())?;
        let at = frame.pixel(passed[last]);
        if frame.rect.contains(at) {
            let (radius, ring) = (sizes.marker, Stroke::new(sizes.ring, theme.ring));
            return Some(Mark::Symbol { at, shape: self.shape, radius, fill: self.color, ring });
        }
        let leaves = |pair: &&[[f64; 2]]| frame.rect.contains(frame.pixel(pair[0]));
        let pair = passed[..=last].windows(2).rev().find(leaves)?;
        let (from, beyond) = (frame.pixel(pair[0]), frame.pixel(pair[1]));
        let (_, edge) = clip_segment(from, far(from, beyond), frame.rect)?;
        Some(self.arrow(from, edge, theme, sizes))
    }

    /// An arrowhead with its tip at the frame.
    fn arrow(&self, from: Point, edge: Point, theme: &Theme, sizes: &Sizes) -> Mark {
        let length = distance(from, edge).max(1e-9);
        let along = [(edge[0] - from[0]) / length, (edge[1] - from[1]) / length];
        let (long, half) = (2.6 * sizes.marker, 1.05 * sizes.marker);
        let back = [edge[0] - long * along[0], edge[1] - long * along[1]];
        let side = |sign: f64| [back[0] - sign * half * along[1], back[1] + sign * half * along[0]];
        let ring = Stroke::new(0.6 * sizes.ring, theme.ring);
        Mark::Polygon { points: vec![edge, side(1.0), side(-1.0)], fill: self.color, stroke: Some(ring) }
    }
}

/// Thinner lines and dots for a path that goes to and fro so often that it would become a blot.
fn calm(sizes: &Sizes, path: &[Point], rect: Rect) -> Sizes {
    let inside = path.windows(2).filter(|pair| rect.contains(pair[0]) && rect.contains(pair[1]));
    let length: f64 = inside.map(|pair| distance(pair[0], pair[1])).sum();
    let factor = (10.0 * rect.width() / length.max(1.0)).sqrt().clamp(0.65, 1.0);
    Sizes { path: sizes.path * factor, casing: sizes.casing * factor, dot: sizes.dot * factor, ..*sizes }
}

/// A point in the direction of `beyond` that is near enough to reckon with.
fn far(from: Point, beyond: Point) -> Point {
    let d = [beyond[0] - from[0], beyond[1] - from[1]];
    let size = d[0].abs().max(d[1].abs());
    // Huge values are scaled down first: their squares would overflow.
    let scale = if size > 1e6 { 1e6 / size } else { 1.0 };
    [from[0] + d[0] * scale, from[1] + d[1] * scale]
}

/// The parts of a line of pixels that are seen, without points closer than can be told apart.
fn strokes(pixels: &[Point], rect: Rect, stroke: Stroke) -> impl Iterator<Item = Mark> {
    let near = rect.grow(4.0 * stroke.width);
    let parts = clip(&thin(pixels, 0.4), near);
    parts.into_iter().map(move |points| Mark::Polyline { points: straighten(&points, BEND), stroke })
}

/// The starts of all paths, each place once.
pub fn starts(paths: &[Path], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let mut places: Vec<Point> = Vec::new();
    for point in paths.iter().filter_map(|path| path.points.first()) {
        let at = frame.pixel(*point);
        if frame.rect.contains(at) && places.iter().all(|&other| distance(at, other) > 1.0) {
            places.push(at);
        }
    }
    let ring = Stroke::new(0.8 * sizes.ring, theme.start);
    let symbol = |at| Mark::Symbol { at, shape: Shape::Diamond, radius: sizes.marker, fill: theme.start_fill, ring };
    places.into_iter().map(symbol).collect()
}

/// A star at each minimum in view.
pub fn minima(points: &[[f64; 2]], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let places = points.iter().map(|&point| frame.pixel(point)).filter(|&at| frame.rect.contains(at));
    let ring = Stroke::new(0.6 * sizes.ring, theme.start);
    let symbol = |at| Mark::Symbol { at, shape: Shape::Star, radius: 1.05 * sizes.marker, fill: theme.minimum, ring };
    places.map(symbol).collect()
}

/// A small cross at each saddle in view.
pub fn saddles(points: &[[f64; 2]], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let places = points.iter().map(|&point| frame.pixel(point)).filter(|&at| frame.rect.contains(at));
    let ring = Stroke::new(0.6 * sizes.ring, theme.start);
    let symbol = |at| Mark::Symbol { at, shape: Shape::Cross, radius: sizes.marker, fill: theme.start_fill, ring };
    places.map(symbol).collect()
}
