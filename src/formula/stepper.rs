//! A run's step, compiled: surface, rule and schedule in one flat program.

use std::sync::Arc;

use super::Rank;
use super::batches::Batches;
use super::graph::Id;
use super::lower::{Average, Recipe, Step, Template};
use super::mean::Mean;
use super::program::Isa;
use super::sampler::Sampled;
use super::tape::{self, Clock};
use super::timed::{Layout, Surroundings, Timed};
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

#[derive(Clone, Debug)]
pub(super) struct Inner {
    pub dim: usize,
    pub states: Vec<StateColumn>,
    /// How many numbers the rule's states are.
    pub rule_states: usize,
    /// How many numbers a run keeps from step to step, the point first, in the registers from 0.
    pub kept: usize,
    pub clock: Clock,
    /// What the steps of a run over batches take means of.
    pub sampled: Option<Sampled>,
    /// The step, and what is recorded of it in the registers after `kept`: loss, rate, gradient.
    pub recorded: Timed,
    /// The step alone.
    pub bare: Timed,
    /// What is kept before the first step.
    pub start: Timed,
}

impl Inner {
    /// What the programs need.
    #[inline]
    pub fn around(&self, isa: Isa) -> Surroundings<'_> {
        Surroundings { clock: &self.clock, isa, sampled: self.sampled.as_ref() }
    }
}

impl Stepper {
    /// # Errors
    /// A rule by name whose number of coordinates is not the surface's; more operations than a program may have.
    ///
    /// # Panics
    /// If there are batches of examples with another number of columns than the surface knows.
    pub fn new(recipe: &Recipe) -> Result<Stepper, Vec<Fault>> {
        let Recipe { surface, surface_parameters, .. } = *recipe;
        let Some(batches) = recipe.batches else {
            let step = Step::new(recipe, &Template::new(surface, surface_parameters)?)?;
            return Ok(Stepper::compile(recipe, &step, &[], None));
        };
        let columns = batches.examples().names().len();
        assert_eq!(surface.columns().len(), columns, "the loss knows the columns of the examples");
        let sampled = Sampled::new(Mean::new(surface, surface_parameters)?, batches.clone());
        let average = Average::new(sampled.mean.dim());
        let step = Step::new(recipe, &average)?;
        Ok(Stepper::compile(recipe, &step, &average.into_points(), Some(sampled)))
    }

    fn compile(recipe: &Recipe, step: &Step, points: &[Vec<Id>], sampled: Option<Sampled>) -> Stepper {
        let Step { graph, dim, kept, next, loss, rate, gradient, start } = step;
        let column = |state: &super::State| StateColumn { name: state.name.clone(), rank: state.rank };
        let states: Vec<StateColumn> = recipe.rule.states().iter().map(column).collect();
        let width = |state: &StateColumn| if state.rank == Rank::Single { 1 } else { *dim };
        let order = order(*dim, &states, kept.len());
        // What is kept and the registers it goes to, in the order of computation.
        let in_order = |kept: &[Id]| -> Vec<(Id, u32)> {
            order.iter().map(|&register| (kept[register as usize], register)).collect()
        };
        let recorded = [*loss, *rate].into_iter().chain(gradient.iter().copied()).zip(kept.len() as u32..);
        let recorded: Vec<(Id, u32)> = in_order(next).into_iter().chain(recorded).collect();
        let early: Vec<Id> = [*loss].into_iter().chain(gradient.iter().copied()).collect();
        let uniform = &tape::uniform(graph, *dim);
        let means = recorded.len();
        let layout = Layout { graph, dim: *dim, kept, uniform, points, means };
        let inner = Inner {
            dim: *dim,
            rule_states: states.iter().map(width).sum(),
            states,
            kept: kept.len(),
            clock: Clock::new(recipe),
            sampled,
            recorded: layout.timed(&early, &recorded),
            bare: layout.timed(&early, &in_order(next)),
            start: layout.timed(&early, &in_order(start)),
        };
        Stepper { inner: Arc::new(inner), isa: Isa::best() }
    }

    /// The same step computed with another instruction set; the same bits.
    pub fn with_isa(mut self, isa: Isa) -> Stepper {
        self.isa = isa;
        self
    }

    /// The same step with other chance: other batches, other noise. Nothing is compiled anew.
    pub fn with_seed(&self, seed: u64) -> Stepper {
        let mut inner = Inner::clone(&self.inner);
        inner.clock.seed = seed;
        if let Some(sampled) = &mut inner.sampled {
            sampled.batches = sampled.batches.with_seed(seed);
        }
        Stepper { inner: Arc::new(inner), isa: self.isa }
    }

    /// How many coordinates the point has.
    pub fn dim(&self) -> usize {
        self.inner.dim
    }

    /// Which examples each step sees; `None` for a surface.
    pub fn batches(&self) -> Option<&Batches> {
        self.inner.sampled.as_ref().map(|sampled| &sampled.batches)
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
