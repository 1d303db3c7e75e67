//! What one step sees of the landscape: the contour lines of its mini-batch's own loss.

use super::axes::Frame;
use super::contours::{self, Level};
use super::landscape::pixel_lines;
use super::lines::dashes;
use super::mark::{Mark, Shape, Stroke};
use super::samples::{Plane, Samples, Shade};
use super::sizes::Sizes;
use super::theme::Theme;
use crate::experiment::{Experiment, Minimum, normal_equations};
use crate::formula::Field;

/// The loss of one step's mini-batch.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The step that sees it, from 1.
    pub step: u64,
    pub field: Field,
    /// Where it is lowest, where it is quadratic: else nobody knows for certain.
    pub minimum: Option<Minimum>,
}

impl Batch {
    /// That of the step at the cursor, and at the start that of the first. `None` where steps see the full loss.
    ///
    /// It takes a few evaluations of the loss of the batch.
    pub fn at(experiment: &Experiment, cursor: u64) -> Option<Batch> {
        let step = cursor.clamp(1, experiment.steps);
        // Every run sees the same batches.
        let field = experiment.runs.first()?.batch_field(step)?;
        // Of more coordinates the drawn plane goes past it.
        let minimum = if field.dim() <= 2 { normal_equations(&field) } else { None };
        Some(Batch { step, field, minimum })
    }

    /// Fills the values at points given coordinate by coordinate, as a [`Surface`](super::samples::Surface) does.
    pub fn surface(&self) -> impl Fn(&[&[f64]], &mut [f64]) {
        |points: &[&[f64]], values: &mut [f64]| self.field.values(points, values)
    }

    /// The lines over the same view as the full loss, whose values `shade` tells: every second of its heights above the
    /// lowest value, here above the batch's own.
    pub fn rings(&self, plane: &Plane, view: [f64; 4], shade: &Shade, cells: [usize; 2]) -> Rings {
        let samples = Samples::take(&self.surface(), plane, view, cells[0], cells[1]);
        let finite = || samples.values.iter().copied().filter(|value| value.is_finite());
        let pair = |minimum: &Minimum| [minimum.point[plane.across], minimum.point[plane.up]];
        let inside = |[x, y]: [f64; 2]| x >= view[0] && x <= view[1] && y >= view[2] && y <= view[3];
        let floor = self.minimum.iter().filter(|minimum| inside(pair(minimum))).map(|minimum| minimum.loss);
        let low = finite().chain(floor).fold(f64::INFINITY, f64::min);
        let top = finite().fold(f64::NEG_INFINITY, f64::max);
        let own = Shade { low, high: low + (shade.high - shade.low), top, unit: shade.unit };
        let mut levels: Vec<Level> = contours::levels(shade).into_iter().step_by(2).collect();
        levels.iter_mut().for_each(|level| level.value = low + (level.value - shade.low));
        levels.retain(|level| level.value.is_finite());
        let shares: Vec<f64> = samples.values.iter().copied().map(own.mapping()).collect();
        let found = contours::contours(&samples, &shares, &own, &levels);
        let minimum = self.minimum.as_ref().map(pair);
        Rings { step: self.step, lines: found.into_iter().flat_map(|contour| contour.lines).collect(), minimum }
    }
}

/// The contour lines of a mini-batch's loss, in the coordinates of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Rings {
    /// The step that sees the batch.
    pub step: u64,
    pub lines: Vec<Vec<[f64; 2]>>,
    pub minimum: Option<[f64; 2]>,
}

impl Rings {
    /// The lines, dashed, and a hollow star at the minimum.
    pub fn marks(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let stroke = stroke(theme, sizes);
        let lines = pixel_lines(&self.lines, frame, sizes).into_iter();
        let lines = lines.map(|points| Mark::Polyline { points, stroke });
        lines.chain(self.minimum.and_then(|at| minimum(at, frame, theme, sizes))).collect()
    }
}

/// How what belongs to a mini-batch is drawn.
pub fn stroke(theme: &Theme, sizes: &Sizes) -> Stroke {
    Stroke { dash: Some(dashes(sizes)), ..Stroke::new(1.5 * sizes.contour, theme.batch) }
}

/// A hollow star, where it is in view.
pub fn minimum(at: [f64; 2], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Option<Mark> {
    let at = frame.pixel(at);
    let ring = Stroke::new(0.8 * sizes.ring, theme.batch);
    let (shape, radius, fill) = (Shape::Star, sizes.marker, theme.background);
    frame.rect.contains(at).then_some(Mark::Symbol { at, shape, radius, fill, ring })
}
