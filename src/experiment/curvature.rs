//! The Hessian's eigenvalues, and what counts as zero among them.

use nalgebra::{DMatrix, SymmetricEigen};

use crate::formula::Field;

/// Relative to max(1, |λ|max): an eigenvalue below it counts as zero.
const ZERO: f64 = 1e-8;

/// The eigenvalues of the full loss's Hessian at a point, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Curvature {
    pub eigenvalues: Vec<f64>,
}

impl Curvature {
    /// At a point; `None` where the Hessian is not finite. Takes dim³ operations.
    pub fn at(field: &Field, point: &[f64]) -> Option<Curvature> {
        let matrix = hessian(field, point)?;
        let mut eigenvalues: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
        eigenvalues.sort_by(f64::total_cmp);
        Some(Curvature { eigenvalues })
    }

    /// |λ|max.
    pub fn largest(&self) -> f64 {
        self.eigenvalues.iter().fold(0.0, |largest, value| value.abs().max(largest))
    }

    /// The smallest eigenvalue.
    pub fn lowest(&self) -> f64 {
        self.eigenvalues.first().copied().unwrap_or(0.0)
    }

    /// The largest eigenvalue.
    pub fn highest(&self) -> f64 {
        self.eigenvalues.last().copied().unwrap_or(0.0)
    }

    /// Whether some eigenvalue is positive, and whether some is negative, those aside that count as zero; and
    /// whether any does.
    pub fn signs(&self) -> Signs {
        let zero = ZERO * self.largest().max(1.0);
        let any = |holds: &dyn Fn(f64) -> bool| self.eigenvalues.iter().any(|value| holds(*value));
        Signs {
            positive: any(&|value| value >= zero),
            negative: any(&|value| value <= -zero),
            zero: any(&|value| value.abs() < zero),
        }
    }
}

/// The signs that occur among eigenvalues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    pub positive: bool,
    pub negative: bool,
    pub zero: bool,
}

impl Signs {
    /// All positive.
    pub const MINIMUM: Signs = Signs { positive: true, negative: false, zero: false };
    /// All negative.
    pub const MAXIMUM: Signs = Signs { positive: false, negative: true, zero: false };
}

/// The largest eigenvalue and its direction, a vector of length 1; `None` where the Hessian is not finite.
pub fn steepest(field: &Field, point: &[f64]) -> Option<(f64, Vec<f64>)> {
    let eigen = SymmetricEigen::new(hessian(field, point)?);
    let top = eigen.eigenvalues.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?.0;
    Some((eigen.eigenvalues[top], eigen.eigenvectors.column(top).iter().copied().collect()))
}

/// The Hessian as a matrix; `None` where it is not finite.
pub fn hessian(field: &Field, point: &[f64]) -> Option<DMatrix<f64>> {
    let values = field.hessian(point);
    let finite = values.iter().all(|value| value.is_finite());
    finite.then(|| DMatrix::from_row_slice(field.dim(), field.dim(), &values))
}
