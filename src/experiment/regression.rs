//! The normal equations of a regression.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::curvature::hessian;
use super::minima::Minimum;
use crate::formula::Field;

/// A pivot this small beside 1 says that columns depend on each other.
const DEPENDENT: f64 = 1e-12;
/// Of the gradient at the origin, what may be left after one step where the loss is quadratic.
const QUADRATIC: f64 = 1e-6;
/// Steps that take away what rounding left.
const REFINEMENTS: usize = 4;

/// The minimum of a field that is quadratic in its coordinates: H θ = −∇f(0), every coordinate on the scale of its own
/// curvature, so that heights in millimeters and an intercept do not drown each other. `None` where the field is not
/// quadratic, or has no single minimum.
pub fn normal_equations(field: &Field) -> Option<Minimum> {
    let origin = vec![0.0; field.dim()];
    let equations = Equations::at(field, &origin)?;
    let mut here = equations.minimum(field, origin);
    let first = here.slope;
    for taken in 0..=REFINEMENTS {
        let next = equations.minimum(field, equations.step(&here));
        let better = next.slope < here.slope;
        if better {
            here = next;
        }
        let quadratic = here.slope <= QUADRATIC * first;
        if taken == 0 && !quadratic {
            return None;
        }
        if !better {
            break;
        }
    }
    Equations::at(field, &here.point)?;
    Some(Minimum { point: here.point, loss: here.loss })
}

/// A Hessian with ones on its diagonal, and what the coordinates were multiplied by.
struct Equations {
    scale: Vec<f64>,
    factor: Cholesky<f64, Dyn>,
}

/// A point with its loss, its gradient on the equations' scale, and the largest component of that.
struct Here {
    point: Vec<f64>,
    loss: f64,
    gradient: DVector<f64>,
    slope: f64,
}

impl Equations {
    /// `None` unless the Hessian is positive definite.
    fn at(field: &Field, point: &[f64]) -> Option<Equations> {
        let hessian = hessian(field, point)?;
        let scale: Vec<f64> = hessian.diagonal().iter().map(|curvature| curvature.sqrt()).collect();
        if !scale.iter().all(|scale| scale.is_normal()) {
            return None;
        }
        let even = |i: usize, j: usize| hessian[(i, j)] / scale[i] / scale[j];
        let factor = DMatrix::from_fn(scale.len(), scale.len(), even).cholesky()?;
        let independent = factor.l_dirty().diagonal().iter().all(|pivot| pivot * pivot > DEPENDENT);
        independent.then_some(Equations { scale, factor })
    }

    fn minimum(&self, field: &Field, point: Vec<f64>) -> Here {
        let mut gradient = vec![0.0; point.len()];
        let loss = field.gradient(&point, &mut gradient);
        let gradient = DVector::from_fn(point.len(), |i, _| gradient[i] / self.scale[i]);
        // Not the largest of norms, which would overlook a NaN.
        let slope = gradient.iter().fold(0.0, |largest: f64, g| if g.abs() <= largest { largest } else { g.abs() });
        Here { point, loss, gradient, slope }
    }

    fn step(&self, here: &Here) -> Vec<f64> {
        let step = self.factor.solve(&here.gradient);
        here.point.iter().zip(step.iter().zip(&self.scale)).map(|(x, (step, scale))| x - step / scale).collect()
    }
}
