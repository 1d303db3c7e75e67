//! A run's way over the landscape.

use super::axes::Frame;
use super::chance::Cloud;
use super::color::Color;
use super::geometry::{BEND, clip, distance, straighten, thin};
use super::mark::{Mark, Point, Rect, Shape, Stroke};
use super::sizes::Sizes;
use super::theme::Theme;

/// What is drawn of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where the run starts, whether or not the surface has a value there.
    pub start: [f64; 2],
    /// Points in the coordinates of the view, the start first. A long run gives fewer than it has steps.
    pub points: Vec<[f64; 2]>,
    /// How many of the points lie up to the cursor.
    pub passed: usize,
    /// Where the run is at the cursor, which may lie between two of the points.
    pub now: Option<[f64; 2]>,
    /// So many of the points, from the start, are a step each.
    pub steps: usize,
    /// Whether the run starts where no other does.
    pub own_start: bool,
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
        marks.extend(self.dots(&past[..self.steps.min(past.len())], frame.rect, sizes));
        marks
    }

    /// A dot for each step that is visibly apart from the last.
    fn dots(&self, pixels: &[Point], rect: Rect, sizes: &Sizes) -> Vec<Mark> {
        let apart = |pair: &[Point]| distance(pair[0], pair[1]) > 2.4 * sizes.dot && rect.contains(pair[1]);
        let steps = pixels.windows(2).filter(|pair| apart(pair)).map(|pair| pair[1]);
        let ring = Stroke::new(0.0, self.color);
        steps.map(|at| Mark::Symbol { at, shape: Shape::Circle, radius: sizes.dot, fill: self.color, ring }).collect()
    }
}

/// Thinner lines and dots for a path that goes to and fro so often that it would become a blot.
fn calm(sizes: &Sizes, path: &[Point], rect: Rect) -> Sizes {
    let inside = path.windows(2).filter(|pair| rect.contains(pair[0]) && rect.contains(pair[1]));
    let length: f64 = inside.map(|pair| distance(pair[0], pair[1])).sum();
    let factor = (10.0 * rect.width() / length.max(1.0)).sqrt().clamp(0.65, 1.0);
    Sizes { path: sizes.path * factor, casing: sizes.casing * factor, dot: sizes.dot * factor, ..*sizes }
}

/// The parts of a line of pixels that are seen, without points closer than can be told apart.
fn strokes(pixels: &[Point], rect: Rect, stroke: Stroke) -> impl Iterator<Item = Mark> {
    let near = rect.grow(4.0 * stroke.width);
    let parts = clip(&thin(pixels, 0.4), near);
    parts.into_iter().map(move |points| Mark::Polyline { points: straighten(&points, BEND), stroke })
}

/// The starts of all paths: the shared ones, each place once, and in its color that of each run that has its own.
pub fn starts(paths: &[Path], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let mut places: Vec<Point> = Vec::new();
    let mut own = Vec::new();
    let ring = Stroke::new(0.8 * sizes.ring, theme.start);
    let symbol = |at, fill| Mark::Symbol { at, shape: Shape::Diamond, radius: sizes.marker, fill, ring };
    for path in paths {
        let at = frame.pixel(path.start);
        if !frame.rect.contains(at) {
            continue;
        }
        if path.own_start {
            own.push(symbol(at, path.color));
        } else if places.iter().all(|&other| distance(at, other) > 1.0) {
            places.push(at);
        }
    }
    places.into_iter().map(|at| symbol(at, theme.start_fill)).chain(own).collect()
}

/// A dot at each end in view, in the color of the run.
pub fn clouds(clouds: &[Cloud], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let ring = Stroke::new(0.6 * sizes.ring, theme.ring);
    let dots = clouds.iter().flat_map(|cloud| cloud.points.iter().map(|&point| (frame.pixel(point), cloud.color)));
    let dots = dots.filter(|(at, _)| frame.rect.contains(*at));
    dots.map(|(at, fill)| Mark::Symbol { at, shape: Shape::Circle, radius: 1.5 * sizes.dot, fill, ring }).collect()
}

/// A star at each minimum in view; those after the `lowest` ones are smaller.
pub fn minima(points: &[[f64; 2]], lowest: usize, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let places = points.iter().map(|&point| frame.pixel(point)).enumerate();
    let ring = Stroke::new(0.6 * sizes.ring, theme.start);
    let symbol = |(i, at)| {
        let radius = if i < lowest { 1.05 } else { 0.65 } * sizes.marker;
        Mark::Symbol { at, shape: Shape::Star, radius, fill: theme.minimum, ring }
    };
    places.filter(|&(_, at)| frame.rect.contains(at)).map(symbol).collect()
}

/// A small cross at each saddle in view.
pub fn saddles(points: &[[f64; 2]], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let places = points.iter().map(|&point| frame.pixel(point)).filter(|&at| frame.rect.contains(at));
    let ring = Stroke::new(0.6 * sizes.ring, theme.start);
    let symbol = |at| Mark::Symbol { at, shape: Shape::Cross, radius: sizes.marker, fill: theme.start_fill, ring };
    places.map(symbol).collect()
}
