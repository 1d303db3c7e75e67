//! The minima that are known of a problem: those its document lists, or those found by Newton's method.

use nalgebra::DVector;

use super::curvature::{Curvature, Signs, hessian};
use super::problem::Problem;
use super::regression::normal_equations;
use super::trace::Trace;
use super::vector::{distance, norm};
use crate::catalog::StationaryKind;
use crate::formula::Field;

/// Newton's method is given up after this many steps; from a start in a minimum's basin it takes less than ten.
const NEWTON_STEPS: usize = 50;

/// Beyond this many coordinates the minima of a typed problem are not sought: each step costs dim³.
const MOST_COORDINATES: usize = 256;

/// A point where the gradient is zero and all eigenvalues of the Hessian are positive.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum {
    pub point: Vec<f64>,
    pub loss: f64,
}

/// What is known of a problem beside the run that is asked about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Lowest first.
    pub minima: Vec<Minimum>,
    /// The lowest loss known: of a minimum, of the document, or met by a run.
    pub best: Option<f64>,
}

impl Known {
    /// Of a problem and the runs that were made on it.
    pub fn new<'a>(problem: &Problem, traces: impl IntoIterator<Item = &'a Trace>) -> Known {
        let traces: Vec<&Trace> = traces.into_iter().collect();
        let mut minima = listed(problem);
        if minima.is_empty() {
            minima = found(problem, &traces);
        }
        let met = traces.iter().filter_map(|trace| trace.best).map(|best| best.loss);
        let documented = problem.surface.filter(|_| problem.at_defaults()).and_then(|surface| surface.best_known);
        let best = minima.iter().map(|minimum| minimum.loss).chain(met).chain(documented).reduce(f64::min);
        Known { minima, best }
    }

    /// How many of the minima, from the first, are the lowest: as low as the first but for rounding.
    pub fn lowest(&self) -> usize {
        let bound = self.minima.first().map_or(0.0, |first| first.loss + 1e-6 * (1.0 + first.loss.abs()));
        self.minima.partition_point(|minimum| minimum.loss <= bound)
    }

    /// The nearest known minimum and its distance; `None` where none is known.
    pub fn nearest(&self, point: &[f64]) -> Option<(&Minimum, f64)> {
        self.minima
            .iter()
            .map(|minimum| (minimum, distance(&minimum.point, point)))
            .min_by(|one, other| one.1.total_cmp(&other.1))
    }
}

/// The minima that the surface's document lists, brought to the problem's parameters by Newton's method where those
/// are not the documented ones. A minimum that is none any more is dropped.
pub fn listed(problem: &Problem) -> Vec<Minimum> {
    let Some(surface) = problem.surface else { return Vec::new() };
    let documented = surface.stationary.iter().filter(|point| point.kind == StationaryKind::Minimum);
    if problem.at_defaults() {
        let minimum = |point: &[f64]| Minimum { point: point.to_vec(), loss: problem.field.value(point) };
        return sorted(documented.map(|point| minimum(&point.at)));
    }
    sorted(documented.filter_map(|point| newton(&problem.field, &point.at)))
}

/// The minima that Newton's method finds from the best point of each run, and that of a regression.
fn found(problem: &Problem, traces: &[&Trace]) -> Vec<Minimum> {
    if problem.dim() > MOST_COORDINATES {
        return Vec::new();
    }
    let rows = traces.iter().filter_map(|trace| trace.at(trace.best?.step));
    sorted(regression(problem).into_iter().chain(rows.filter_map(|row| newton(&problem.field, &row.point))))
}

/// The best fit to a problem's data: by the normal equations, where the loss is a sum of squares of what is linear in the
/// coordinates; else what Newton's method comes to from the origin.
fn regression(problem: &Problem) -> Option<Minimum> {
    if problem.data.is_none() || problem.dim() > MOST_COORDINATES {
        return None;
    }
    normal_equations(&problem.field).or_else(|| newton(&problem.field, &vec![0.0; problem.dim()]))
}

/// Lowest first, each once.
fn sorted(minima: impl Iterator<Item = Minimum>) -> Vec<Minimum> {
    let mut kept: Vec<Minimum> = Vec::new();
    for minimum in minima {
        let near = |other: &Minimum| distance(&other.point, &minimum.point) <= 1e-6 * (1.0 + norm(&minimum.point));
        if !kept.iter().any(near) {
            kept.push(minimum);
        }
    }
    kept.sort_by(|one, other| one.loss.total_cmp(&other.loss));
    kept
}

/// Newton's method from a point: the minimum that it comes to, or `None` if it comes to none.
///
/// It runs until rounding stops the gradient from falling, so that the point is as exact as doubles allow.
fn newton(field: &Field, start: &[f64]) -> Option<Minimum> {
    let mut point = start.to_vec();
    let mut gradient = vec![0.0; point.len()];
    let mut loss = field.gradient(&point, &mut gradient);
    let mut size = norm(&gradient);
    for _ in 0..NEWTON_STEPS {
        if size == 0.0 {
            break;
        }
        let step = hessian(field, &point)?.lu().solve(&DVector::from_column_slice(&gradient))?;
        let next: Vec<f64> = point.iter().zip(step.iter()).map(|(x, dx)| x - dx).collect();
        let settled = norm(step.as_slice()) <= 1e-8 * (1.0 + norm(&point));
        let next_loss = field.gradient(&next, &mut gradient);
        let next_size = norm(&gradient);
        if !(next_loss.is_finite() && next_size.is_finite()) {
            return None;
        }
        if settled && next_size >= size {
            break;
        }
        (point, loss, size) = (next, next_loss, next_size);
    }
    let curvature = Curvature::at(field, &point)?;
    let still = size <= 1e-8 * curvature.largest().max(1.0);
    (still && curvature.signs() == Signs::MINIMUM).then_some(Minimum { point, loss })
}
