//! What one run makes of the data: its curve, its boundary, its place, what it predicts.

use super::{Fitted, Sketch};
use crate::experiment::Kind;
use crate::figure::axes::Frame;
use crate::figure::contours::{self, Level};
use crate::figure::geometry::clip;
use crate::figure::lines::dashes;
use crate::figure::mark::{Mark, Point, Stroke};
use crate::figure::samples::{Plane, Samples, Shade};
use crate::figure::sizes::Sizes;
use crate::figure::theme::Theme;
use crate::formula::Examples;

/// Points that a curve is drawn from, and cells across and up in which a boundary is looked for.
const POINTS: usize = 161;
const CELLS: [usize; 2] = [60, 40];

impl Sketch {
    /// What one run makes of the data.
    pub(super) fn fitted(&self, run: &Fitted, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let lines = match self.fit.kind {
            Kind::Place(_) => {
                let at = frame.pixel(self.fit.place(&run.point));
                let ring = Stroke::new(sizes.ring, theme.ring);
                let mark = Mark::Symbol { at, shape: run.shape, radius: sizes.marker, fill: run.color, ring };
                return if at.iter().all(|c| c.is_finite()) { vec![mark] } else { Vec::new() };
            }
            Kind::Curve([across, _]) | Kind::Probability([across, _]) => vec![self.curve(&run.point, across)],
            Kind::Boundary([across, up, _]) => self.boundary(&run.point, [across, up]),
            Kind::Against(_) => Vec::new(),
        };
        let casing = Stroke::new(sizes.path + 2.0 * sizes.casing, theme.casing(run.color));
        let stroke = Stroke::new(sizes.path, run.color);
        let seen: Vec<Vec<Point>> = lines
            .iter()
            .flat_map(|line| clip(&line.iter().map(|&at| frame.pixel(at)).collect::<Vec<_>>(), frame.rect.grow(9.0)))
            .collect();
        let drawn = |stroke| seen.iter().map(move |points| Mark::Polyline { points: points.clone(), stroke });
        drawn(casing).chain(drawn(stroke)).collect()
    }

    fn curve(&self, point: &[f64], across: usize) -> Vec<[f64; 2]> {
        let [from, to, ..] = self.view;
        let share = |i: usize| i as f64 / (POINTS - 1) as f64;
        let inputs: Vec<f64> = (0..POINTS).map(|i| from * (1.0 - share(i)) + to * share(i)).collect();
        let mut values = vec![0.0; POINTS];
        self.fit.values(point, &[(across, &inputs)], &mut values);
        inputs.into_iter().zip(values).map(|(u, v)| [u, v]).collect()
    }

    /// Where both labels lose as much.
    fn boundary(&self, point: &[f64], [across, up]: [usize; 2]) -> Vec<Vec<[f64; 2]>> {
        let apart = |places: &[&[f64]], out: &mut [f64]| {
            self.fit.values(point, &[(across, places[0]), (up, places[1])], out);
        };
        let plane = Plane { across: 0, up: 1, through: vec![0.0; 2] };
        let samples = Samples::take(&apart, &plane, self.view, CELLS[0], CELLS[1]);
        let most = samples.values.iter().filter(|v| v.is_finite()).fold(0.0, |most: f64, v| most.max(v.abs()));
        if most == 0.0 {
            return Vec::new(); // No label is better anywhere.
        }
        let shade = Shade { low: -most, high: most, top: most, unit: None };
        let shares: Vec<f64> = samples.values.iter().copied().map(shade.mapping()).collect();
        let found = contours::contours(&samples, &shares, &shade, &[Level { value: 0.0, major: true }]);
        found.into_iter().flat_map(|contour| contour.lines).collect()
    }

    /// Predicted against given, for each example.
    pub(super) fn against(&self, run: &Fitted, of: &Examples, frame: &Frame, sizes: &Sizes, opacity: f64) -> Vec<Mark> {
        let Kind::Against(target) = self.fit.kind else { return Vec::new() };
        let columns: Vec<Vec<f64>> = (0..of.names().len()).map(|column| of.column(column).collect()).collect();
        let given: Vec<(usize, &[f64])> = columns.iter().map(Vec::as_slice).enumerate().collect();
        let mut predicted = vec![0.0; of.len()];
        self.fit.values(&run.point, &given, &mut predicted);
        let (fill, radius) = (run.color.fade(opacity), if opacity < 1.0 { sizes.dot } else { 1.5 * sizes.dot });
        let ring = Stroke::new(0.0, fill);
        let pixels = columns[target].iter().zip(predicted).map(|(&v, p)| frame.pixel([v, p]));
        let seen = pixels.filter(|at| frame.rect.grow(radius).contains(*at));
        seen.map(|at| Mark::Symbol { at, shape: run.shape, radius, fill, ring }).collect()
    }

    /// The line on which what is predicted is what is given.
    pub(super) fn equal(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let [left, right, ..] = self.view;
        let stroke = Stroke { dash: Some(dashes(sizes)), ..Stroke::new(1.5 * sizes.hairline, theme.dim) };
        vec![Mark::line(frame.pixel([left, left]), frame.pixel([right, right]), stroke)]
    }
}
