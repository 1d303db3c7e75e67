//! A mean over examples, as the step of a run sees it: computed outside of the graph, at the points that the graph says.

use std::cell::RefCell;

use super::recipe::Slot;
use super::{Evaluation, Objective};
use crate::formula::graph::{Graph, Id};

/// The mean of a loss over the examples of a step's batch.
pub struct Average {
    dim: usize,
    /// The points at which it is taken, in the order in which they came up.
    points: RefCell<Vec<Vec<Id>>>,
}

impl Average {
    pub fn new(dim: usize) -> Average {
        Average { dim, points: RefCell::default() }
    }

    /// The points at which the mean is taken; each is computed without the means at those after it.
    pub fn into_points(self) -> Vec<Vec<Id>> {
        self.points.into_inner()
    }
}

impl Objective for Average {
    fn dim(&self) -> usize {
        self.dim
    }

    fn evaluate(&self, graph: &mut Graph, point: &[Id]) -> Evaluation {
        let mut points = self.points.borrow_mut();
        let number = points.iter().position(|known| known == point).unwrap_or_else(|| {
            points.push(point.to_vec());
            points.len() - 1
        });
        let first = (number * (1 + self.dim)) as u32;
        let mut input = |output: u32| graph.input(Slot::Mean(first + output).number(self.dim));
        Evaluation { loss: input(0), gradient: (1..=self.dim as u32).map(input).collect() }
    }
}
