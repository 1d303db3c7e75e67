//! From syntax to graphs: expressions, surfaces, and the step of a run.

mod average;
mod expression;
mod operations;
mod recipe;
mod step;
mod template;

use crate::words::{Fault, Message};

use super::graph::{Graph, Id};

pub use average::Average;
pub use recipe::{Rate, Recipe, Slot};
pub use step::Step;
pub use template::Template;

/// A loss and its gradient at a point, as nodes of a graph.
pub struct Evaluation {
    pub loss: Id,
    pub gradient: Vec<Id>,
}

/// What a run minimizes.
pub trait Objective {
    /// How many coordinates it has.
    fn dim(&self) -> usize;

    /// Puts its loss and gradient at `point` into a graph; what nothing reads there is never computed.
    fn evaluate(&self, graph: &mut Graph, point: &[Id]) -> Evaluation;
}

/// A text takes more operations than a program may have.
#[derive(Clone, Copy, Debug)]
struct TooLarge {
    key: &'static str,
    limit: usize,
}

/// The surface itself does.
const SURFACE_TOO_LARGE: TooLarge = TooLarge { key: "formula-surface-too-large", limit: 10_000 };
/// The step does, after the rule was written out for every coordinate.
const STEP_TOO_LARGE: TooLarge = TooLarge { key: "formula-step-too-large", limit: 500_000 };

impl From<TooLarge> for Vec<Fault> {
    fn from(TooLarge { key, limit }: TooLarge) -> Vec<Fault> {
        vec![Fault::new(Message::new(key).with("limit", limit))]
    }
}
