//! The mean of a loss over examples, and its derivatives, at fixed parameters.

use std::sync::OnceLock;

use super::Formula;
use super::derive;
use super::graph::Id;
use super::lower::Template;
use super::program::Isa;
use super::sums::{Scratch, Sums, Table};
use crate::words::Fault;

/// The loss of an example, compiled to be averaged. What is not asked for is not compiled.
#[derive(Debug)]
pub struct Mean {
    template: Template,
    columns: usize,
    loss: OnceLock<Sums>,
    gradient: OnceLock<Sums>,
    both: OnceLock<Sums>,
    tangents: OnceLock<Sums>,
}

/// What is wanted of a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Loss,
    Gradient,
    Both,
}

impl Wanted {
    /// The numbers that it is: some of the loss followed by the gradient.
    pub fn range(self, dim: usize) -> std::ops::Range<usize> {
        match self {
            Wanted::Loss => 0..1,
            Wanted::Gradient => 1..1 + dim,
            Wanted::Both => 0..1 + dim,
        }
    }
}

impl Mean {
    /// # Errors
    /// A loss of more than 10,000 operations.
    pub fn new(loss: &Formula, parameters: &[f64]) -> Result<Mean, Vec<Fault>> {
        let template = Template::new(loss, parameters)?;
        let unknown = OnceLock::new;
        let columns = loss.columns().len();
        Ok(Mean { template, columns, loss: unknown(), gradient: unknown(), both: unknown(), tangents: unknown() })
    }

    pub fn dim(&self) -> usize {
        self.template.gradient.len()
    }

    /// The columns that the loss or its gradient read.
    pub fn columns(&self) -> Vec<usize> {
        let Template { graph, loss, gradient } = &self.template;
        let mut graph = graph.clone();
        let needed = graph.needed_by(gradient.iter().chain([loss]).copied());
        let read = |column: &usize| needed.get(graph.input(self.first() + *column as u32).index()) == Some(&true);
        (0..self.columns).filter(read).collect()
    }

    /// The input that is the first column.
    fn first(&self) -> u32 {
        2 * self.dim() as u32
    }

    /// Writes what is wanted of the mean at a point.
    pub fn at(&self, isa: Isa, wanted: Wanted, point: &[f64], table: Table, scratch: &mut Scratch, out: &mut [f64]) {
        let compile = || {
            let Template { graph, loss, gradient } = &self.template;
            let all: Vec<Id> = [*loss].into_iter().chain(gradient.iter().copied()).collect();
            Sums::new(graph, self.first(), self.columns, &all[wanted.range(self.dim())])
        };
        let sums = match wanted {
            Wanted::Loss => &self.loss,
            Wanted::Gradient => &self.gradient,
            Wanted::Both => &self.both,
        };
        sums.get_or_init(compile).means(isa, point, table, scratch, out);
    }

    /// Writes the derivative of the gradient at a point in a direction.
    pub fn tangent(&self, isa: Isa, point_and_direction: &[f64], table: Table, scratch: &mut Scratch, out: &mut [f64]) {
        let compile = || {
            let Template { graph, gradient, .. } = &self.template;
            let (mut graph, dim) = (graph.clone(), self.dim() as u32);
            let tangents = derive::tangents(&mut graph, gradient, dim, dim);
            Sums::new(&graph, self.first(), self.columns, &tangents)
        };
        self.tangents.get_or_init(compile).means(isa, point_and_direction, table, scratch, out);
    }
}
