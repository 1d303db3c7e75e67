//! Why a run diverged, where that can be said with certainty.

use super::curvature::{hessian, steepest};
use super::plan::Plan;
use super::problem::Problem;
use super::standing::significant;
use super::trace::Trace;
use crate::catalog;
use crate::formula::Formula;
use crate::formula::syntax::{Expr, Statement};
use crate::words::Message;

/// Gradient descent on a quadratic multiplies its distance along an eigenvector by 1 − αλ a step: it is stable only
/// while αλ < 2.
#[derive(Clone, Debug, PartialEq)]
pub struct Instability {
    /// αλ, more than 2.
    pub product: f64,
    /// The coordinate or the direction of the eigenvector, where it has a short name.
    pub along: Option<String>,
}

impl Instability {
    /// The words for it, of a run that diverged at `step`.
    pub fn message(&self, step: u64) -> Message {
        // As many digits as it takes to be more than 2.
        let product = (3..).map(|digits| significant(self.product, digits)).find(|product| *product > 2.0);
        let product = product.expect("a product above 2 is above 2 in all its digits");
        match &self.along {
            Some(along) => Message::new("run-diverged-along").with("along", along.as_str()),
            None => Message::new("run-diverged-unstable"),
        }
        .with("step", step)
        .with("product", product)
    }
}

/// Judged at the last good row; `None` unless the rule is gradient descent, the surface quadratic there, and the rate
/// above 2/λ.
pub fn instability(problem: &Problem, plan: &Plan, trace: &Trace) -> Option<Instability> {
    if !is_gradient_descent(&plan.rule) {
        return None;
    }
    let last = trace.at(trace.last?)?;
    let before = trace.at(last.t.checked_sub(1)?)?;
    let (here, there) = (hessian(&plan.field, &last.point)?, hessian(&plan.field, &before.point)?);
    if (&here - there).amax() > 1e-6 * here.amax() {
        return None;
    }
    let (curvature, direction) = steepest(&plan.field, &last.point)?;
    let product = last.rate? * curvature;
    (product > 2.0 && product.is_finite()).then(|| Instability { product, along: name(problem, &direction) })
}

/// The coordinate along which a direction runs, or the direction itself in two coordinates.
fn name(problem: &Problem, direction: &[f64]) -> Option<String> {
    if let Some(axis) = direction.iter().position(|part| part.abs() > 0.999) {
        return Some(problem.coordinates[axis].clone());
    }
    match direction {
        // An eigenvector has no sign of its own; the one to the right is as good.
        [x, y] => Some(format!("({:.2}, {:.2})", x.abs(), y * x.signum())),
        _ => None,
    }
}

/// Whether a rule is plain gradient descent, however it is typed.
fn is_gradient_descent(rule: &Formula) -> bool {
    fn lines(rule: &Formula) -> Vec<(&str, &Expr)> {
        rule.statements()
            .iter()
            .filter_map(|statement| match statement {
                Statement::Assign { name, value } | Statement::Init { name, value } => Some((name.id.as_str(), value)),
                Statement::Heading { .. } => None,
            })
            .collect()
    }
    catalog::optimizer("gradient-descent").is_some_and(|known| lines(known.formula()) == lines(rule))
}
