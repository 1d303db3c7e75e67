//! A run's step, compiled: surface, rule and schedule in one flat program.

use std::sync::Arc;

use super::Rank;
use super::graph::Id;
use super::lower::{Objective, Recipe, Step, Template};
use super::program::{Isa, Program, Request};
use super::tape::{self, Clock, Tape};
use super::walk::Walk;
use super::walks::Walks;
use crate::words::Fault;

/// A rule's state, as tables and inspectors show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateColumn {
    pub name: String,
    pub rank: Rank,
}

/// A compiled step. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Stepper {
    pub(super) inner: Arc<Inner>,
    pub(super) isa: Isa,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub dim: usize,
    pub states: Vec<StateColumn>,
    /// How many numbers the rule's states are.
    pub rule_states: usize,
    /// How many numbers a run keeps from step to step, the point first, in the registers from 0.
    pub kept: usize,
    pub clock: Clock,
    /// The step, and what is recorded of it in the registers after `kept`: loss, rate, gradient.
    pub recorded: Timed,
    /// The step alone.
    pub bare: Timed,
    /// What is kept before the first step.
    pub start: Timed,
}

/// A program and the tape of its row.
#[derive(Debug)]
pub(super) struct Timed {
    pub program: Program,
    pub tape: Tape,
}

impl Stepper {
    /// # Errors
    /// A rule by name whose number of coordinates is not the surface's; more operations than a program may have.
    pub fn new(recipe: &Recipe) -> Result<Stepper, Vec<Fault>> {
        let template = Template::new(recipe.surface, recipe.surface_parameters)?;
        Stepper::on(recipe, &template)
    }

    /// A stepper for another objective than the recipe's surface.
    fn on(recipe: &Recipe, objective: &dyn Objective) -> Result<Stepper, Vec<Fault>> {
        let step = Step::new(recipe, objective)?;
        let column = |state: &super::State| StateColumn { name: state.name.clone(), rank: state.rank };
        let states: Vec<StateColumn> = recipe.rule.states().iter().map(column).collect();
        let width = |state: &StateColumn| if state.rank == Rank::Single { 1 } else { step.dim };
        let order = order(step.dim, &states, step.kept.len());
        let compile = Compile { step: &step, order, uniform: tape::uniform(&step.graph, step.dim) };
        let inner = Inner {
            dim: step.dim,
            rule_states: states.iter().map(width).sum(),
            states,
            kept: step.kept.len(),
            clock: Clock::new(recipe),
            recorded: compile.recorded(),
            bare: compile.timed(compile.in_order(&step.next)),
            start: compile.timed(compile.in_order(&step.start)),
        };
        Ok(Stepper { inner: Arc::new(inner), isa: Isa::best() })
    }

    /// The same step computed with another instruction set; the same bits.
    pub fn with_isa(mut self, isa: Isa) -> Stepper {
        self.isa = isa;
        self
    }

    /// How many coordinates the point has.
    pub fn dim(&self) -> usize {
        self.inner.dim
    }

    /// The rule's states, in the order of [`Walk::state`].
    pub fn states(&self) -> &[StateColumn] {
        &self.inner.states
    }

    /// A run from a point, before its first step.
    ///
    /// # Panics
    /// If the point has not `dim` coordinates.
    pub fn walk(&self, start: &[f64]) -> Walk {
        Walk::new(self, start)
    }

    /// Many runs from many points, of which only the points are of interest. `starts[c][i]` is coordinate `c` of
    /// start `i`.
    ///
    /// # Panics
    /// If there are not `dim` lists of equal length.
    pub fn walk_many(&self, starts: &[&[f64]]) -> Walks {
        Walks::new(self, starts)
    }
}

/// The registers of what is kept, in the order of computation: single states, then coordinate by coordinate, so that
/// what a coordinate's states and its point are made of is used while it is at hand.
fn order(dim: usize, states: &[StateColumn], kept: usize) -> Vec<u32> {
    let (mut order, mut columns, mut first) = (Vec::with_capacity(kept), Vec::new(), dim);
    for state in states {
        match state.rank {
            Rank::Single => order.push(first),
            Rank::PerCoordinate => columns.push(first),
        }
        first += if state.rank == Rank::Single { 1 } else { dim };
    }
    order.extend(first..kept);
    columns.push(0);
    for coordinate in 0..dim {
        order.extend(columns.iter().map(|column| column + coordinate));
    }
    order.into_iter().map(|register| register as u32).collect()
}

struct Compile<'a> {
    step: &'a Step,
    /// The registers of what is kept, in the order of computation.
    order: Vec<u32>,
    uniform: Vec<bool>,
}

impl Compile<'_> {
    /// What is kept and the registers it goes to, in the order of computation.
    fn in_order(&self, kept: &[Id]) -> Vec<(Id, u32)> {
        self.order.iter().map(|&register| (kept[register as usize], register)).collect()
    }

    fn recorded(&self) -> Timed {
        let Step { loss, rate, gradient, next, .. } = self.step;
        let mut outputs = self.in_order(next);
        let recorded = [*loss, *rate].into_iter().chain(gradient.iter().copied());
        outputs.extend(recorded.zip(next.len() as u32..));
        self.timed(outputs)
    }

    fn timed(&self, outputs: Vec<(Id, u32)>) -> Timed {
        let Step { graph, dim, kept, loss, gradient, .. } = self.step;
        let inputs: Vec<(Id, u32)> = kept.iter().copied().zip(0..).collect();
        let early: Vec<Id> = [*loss].into_iter().chain(gradient.iter().copied()).collect();
        let fixed = kept.len().max(outputs.len()) as u32;
        let uniform = &self.uniform;
        let program =
            Program::new(&Request { graph, inputs: &inputs, uniform, early: &early, outputs: &outputs, fixed });
        let tape = Tape::new(graph, *dim, &program);
        Timed { program, tape }
    }
}
