//! One run on its way.

use super::program::Isa;
use super::sampler::Sampler;
use super::stepper::{Inner, Stepper};
use super::tape::Rows;
use std::sync::Arc;

/// One run on its way: one lane, stepped and recorded.
#[derive(Clone, Debug)]
pub struct Walk {
    inner: Arc<Inner>,
    isa: Isa,
    t: u64,
    registers: Vec<[f64; 1]>,
    rows: Rows,
    sampler: Sampler,
}

/// What a step took from where it began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken<'a> {
    /// `f` at the point before the step, without noise: of the step's batch, where it has one.
    pub loss: f64,
    /// The learning rate that the schedule gave.
    pub rate: f64,
    /// `g` at the point before the step, with noise, before the rule changes it.
    pub gradient: &'a [f64],
}

impl Walk {
    pub(super) fn new(stepper: &Stepper, start: &[f64]) -> Walk {
        let inner = Arc::clone(&stepper.inner);
        assert_eq!(start.len(), inner.dim, "a start has one number for each coordinate");
        let registers = inner.recorded.registers().max(inner.start.registers());
        let mut registers = vec![[0.0]; registers];
        registers.iter_mut().zip(start).for_each(|(register, &value)| *register = [value]);
        let (isa, mut sampler) = (stepper.isa, Sampler::default());
        inner.start.run_one(inner.around(isa), 1, &mut registers, (&mut Rows::default(), &mut sampler));
        Walk { isa, t: 0, registers, rows: Rows::default(), sampler, inner }
    }

    /// How many steps are done.
    pub fn t(&self) -> u64 {
        self.t
    }

    /// Takes one step.
    pub fn step(&mut self) {
        self.t += 1;
        let around = self.inner.around(self.isa);
        self.inner.recorded.run_one(around, self.t, &mut self.registers, (&mut self.rows, &mut self.sampler));
    }

    /// The point after the last step.
    pub fn point(&self) -> &[f64] {
        self.registers[..self.inner.dim].as_flattened()
    }

    /// What the last step took. Before the first step, and right after [`Walk::restore`], it has no meaning.
    pub fn last(&self) -> Taken<'_> {
        let taken = self.registers[self.inner.kept..self.inner.kept + 2 + self.inner.dim].as_flattened();
        Taken { loss: taken[0], rate: taken[1], gradient: &taken[2..] }
    }

    /// The rule's states after the last step, in the order of [`Stepper::states`], those per coordinate with one
    /// number for each coordinate.
    pub fn state(&self) -> &[f64] {
        self.registers[self.inner.dim..self.inner.dim + self.inner.rule_states].as_flattened()
    }

    /// All that is needed to go on from here: the point, the rule's states, the schedule's.
    pub fn save(&self) -> Box<[f64]> {
        self.registers[..self.inner.kept].as_flattened().into()
    }

    /// Goes to step `t`, whose [`Walk::save`] is given.
    ///
    /// # Panics
    /// If `saved` was saved by a walk of another stepper, with another number of values.
    pub fn restore(&mut self, t: u64, saved: &[f64]) {
        self.registers[..self.inner.kept].as_flattened_mut().copy_from_slice(saved);
        self.t = t;
    }
}
