//! A problem of one coordinate: its curve, with a ball for each run.

use super::axes::{self, Frame};
use super::batch::{self, Batch};
use super::geometry::clip;
use super::landscape::Tracks;
use super::mark::{Mark, Point, Rect, Stroke};
use super::samples::{Plane, Surface};
use super::scale::Axis;
use super::sizes::Sizes;
use super::theme::Theme;

/// How many points the curve is drawn from.
const POINTS: usize = 801;

/// The curve over the view.
pub struct Curve<'a> {
    surface: &'a Surface<'a>,
    plane: &'a Plane,
    from: f64,
    to: f64,
    points: Vec<[f64; 2]>,
    /// The lowest and highest value shown.
    range: [f64; 2],
}

impl<'a> Curve<'a> {
    /// The curve along the drawn coordinate of the plane; of the view the first two numbers count.
    pub fn new(surface: &'a Surface<'a>, plane: &'a Plane, view: [f64; 4]) -> Curve<'a> {
        let [from, to, ..] = view;
        let share = |i: usize| i as f64 / (POINTS - 1) as f64;
        let across: Vec<f64> = (0..POINTS).map(|i| from * (1.0 - share(i)) + to * share(i)).collect();
        let values = values(surface, plane, &across);
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let most = sorted.get(sorted.len().saturating_sub(1) * 95 / 100).copied().unwrap_or(1.0);
        let (low, top) = (sorted.first().copied().unwrap_or(0.0), sorted.last().copied().unwrap_or(1.0));
        // A pole would press the rest of the curve flat.
        let high = if top - low <= 3.0 * (most - low) { top } else { most };
        let Axis { from: low, to: high, .. } = Axis::linear(low, high, [0.0, 1.0]);
        let room = 0.08 * (high / 2.0 - low / 2.0) * 2.0;
        let range = [(low - room).max(f64::MIN), (high + room).min(f64::MAX)];
        let points = across.into_iter().zip(values).map(|(x, y)| [x, y]).collect();
        Curve { surface, plane, from, to, points, range }
    }

    /// The axes of the curve in a frame of pixels.
    pub fn frame(&self, rect: Rect) -> Frame {
        Frame::linear(rect, [self.from, self.to, self.range[0], self.range[1]])
    }

    /// The width that the labels left of the frame take.
    pub fn left_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        axes::widest(&self.frame(rect).y.ticks(axes::spacing_up(sizes)), sizes) + 2.2 * sizes.tick
    }

    /// The curve with its axes, and `tracks` over it, of which only the first numbers count.
    /// The loss of a mini-batch lies beside it.
    pub fn marks(&self, tracks: &Tracks, batch: Option<&Batch>, rect: Rect, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let frame = self.frame(rect);
        let x_ticks = frame.x.ticks(axes::spacing_across(&frame.x, sizes));
        let y_ticks = frame.y.ticks(axes::spacing_up(sizes));
        let clip = Some(rect);
        let curve = line(&self.points, &frame, Stroke::new(1.1 * sizes.path, theme.axis));
        let mut marks = vec![Mark::Group { name: "surface", clip, marks: curve }];
        let beside =
            |batch: &Batch| Mark::Group { name: "batch", clip, marks: self.beside(batch, &frame, theme, sizes) };
        marks.extend(batch.map(beside));
        // Steps jump from place to place on the curve: thin chords leave it in sight.
        let thin = Sizes { path: 0.4 * sizes.path, casing: 0.4 * sizes.casing, ..*sizes };
        marks.extend(self.lifted(tracks).marks(&frame, theme, &thin));
        marks.push(Mark::Group {
            name: "axes",
            clip: None,
            marks: axes::outside(&frame, &x_ticks, &y_ticks, theme, sizes),
        });
        marks
    }

    /// The loss of a mini-batch over the same view, and its minimum.
    fn beside(&self, batch: &Batch, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let across: Vec<f64> = self.points.iter().map(|point| point[0]).collect();
        let values = values(&batch.surface(), self.plane, &across);
        let points: Vec<[f64; 2]> = across.into_iter().zip(values).map(|(x, y)| [x, y]).collect();
        let minimum = batch.minimum.as_ref().map(|minimum| [minimum.point[0], minimum.loss]);
        let mut marks = line(&points, frame, batch::stroke(theme, sizes));
        marks.extend(minimum.and_then(|at| batch::minimum(at, frame, theme, sizes)));
        marks
    }

    /// The tracks with each point on the curve: its second number becomes the value there.
    fn lifted(&self, tracks: &Tracks) -> Tracks {
        let mut tracks = tracks.clone();
        let lift = |points: &mut [[f64; 2]]| {
            let across: Vec<f64> = points.iter().map(|point| point[0]).collect();
            for (point, value) in points.iter_mut().zip(values(self.surface, self.plane, &across)) {
                point[1] = value;
            }
        };
        for path in &mut tracks.paths {
            lift(&mut path.points);
            if let Some(now) = &mut path.now {
                lift(std::slice::from_mut(now));
            }
        }
        tracks.clouds.iter_mut().for_each(|cloud| lift(&mut cloud.points));
        lift(&mut tracks.minima);
        lift(&mut tracks.saddles);
        tracks
    }
}

/// The parts of a curve that are seen.
fn line(points: &[[f64; 2]], frame: &Frame, stroke: Stroke) -> Vec<Mark> {
    let pixels: Vec<Point> = points.iter().map(|&point| frame.pixel(point)).collect();
    clip(&pixels, frame.rect.grow(9.0)).into_iter().map(|points| Mark::Polyline { points, stroke }).collect()
}

/// The surface along its drawn coordinate, the others as where the plane goes through.
fn values(surface: &Surface, plane: &Plane, across: &[f64]) -> Vec<f64> {
    let fixed: Vec<Vec<f64>> = plane.through.iter().map(|&value| vec![value; across.len()]).collect();
    let mut points: Vec<&[f64]> = fixed.iter().map(Vec::as_slice).collect();
    points[plane.across] = across;
    let mut values = vec![0.0; across.len()];
    surface(&points, &mut values);
    values
}
