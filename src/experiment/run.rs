//! A run on its way: one step after the other, until the last or until a number is no longer finite.

use super::plan::Plan;
use crate::formula::{Batches, Field, Taken, Walk};

/// Where a run is after a number of steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Steps taken; 0 is the start.
    pub t: u64,
    /// 0 at the start, then from 1.
    pub epoch: u64,
    /// The full loss at the point.
    pub loss: f64,
    /// The loss that step t saw: over its batch, at the point before it. `None` at the start, and where steps see the
    /// full loss.
    pub batch_loss: Option<f64>,
    /// θ_t, one number a coordinate.
    pub point: Vec<f64>,
    /// The learning rate that step t used; `None` at the start.
    pub rate: Option<f64>,
    /// The gradient that step t used, with added noise, before the rule changed it; empty at the start.
    pub gradient: Vec<f64>,
    /// The rule's state after step t, in the order of [`Plan::state_columns`]; at the start what it starts from.
    pub states: Vec<f64>,
}

/// The step at which a run's point, gradient or loss is no longer finite: the first that has no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diverged {
    pub step: u64,
}

/// One optimizer on its way.
///
/// Row `t` is good if the point after `t` steps, the full loss there and the gradient that step `t` used are finite.
pub struct Run {
    walk: Walk,
    field: Field,
    steps_per_epoch: u64,
    /// Whether the loss that a step sees is not the full one.
    mini: bool,
}

impl Run {
    /// At the start of a plan.
    pub fn new(plan: &Plan) -> Run {
        let walk = plan.stepper.walk(&plan.start);
        let mini = plan.stepper.batches().is_some_and(Batches::are_mini);
        Run { walk, field: plan.field.clone(), steps_per_epoch: plan.steps_per_epoch, mini }
    }

    /// Steps taken.
    pub fn t(&self) -> u64 {
        self.walk.t()
    }

    /// θ_t.
    pub fn point(&self) -> &[f64] {
        self.walk.point()
    }

    /// What the last step used; of no meaning before the first.
    pub fn last(&self) -> Taken<'_> {
        self.walk.last()
    }

    /// The full loss at θ_t.
    pub fn loss(&self) -> f64 {
        self.loss_at(self.walk.point())
    }

    /// The full loss at another point.
    pub(super) fn loss_at(&self, point: &[f64]) -> f64 {
        self.field.value(point)
    }

    /// Whether steps see mini-batches, so that what a step returns is not the full loss.
    pub fn is_mini(&self) -> bool {
        self.mini
    }

    /// Takes one step and returns the loss that it saw at the point that it left.
    ///
    /// # Errors
    /// The step at which the run diverged: the one that led to the point left, if the full loss is not finite there, or
    /// this one. Whether the full loss is finite at the new point shows only at the next step, if at all, or by
    /// [`Run::loss`].
    #[inline]
    pub fn step(&mut self) -> Result<f64, Diverged> {
        let t = self.walk.t();
        self.walk.step();
        let taken = self.walk.last();
        if !taken.loss.is_finite() {
            return Err(Diverged { step: t + u64::from(self.mini) });
        }
        if !(all_finite(taken.gradient) && all_finite(self.walk.point())) {
            return Err(Diverged { step: t + 1 });
        }
        Ok(taken.loss)
    }

    /// The row of the point where the run stands; it is good only if its loss is finite.
    pub fn row(&self) -> Row {
        let t = self.walk.t();
        let taken = (t > 0).then(|| self.walk.last());
        Row {
            t,
            epoch: t.div_ceil(self.steps_per_epoch),
            loss: self.loss(),
            batch_loss: taken.as_ref().filter(|_| self.mini).map(|taken| taken.loss),
            point: self.walk.point().to_vec(),
            rate: taken.as_ref().map(|taken| taken.rate),
            gradient: taken.map(|taken| taken.gradient.to_vec()).unwrap_or_default(),
            states: self.walk.state().to_vec(),
        }
    }

    /// Everything that going on needs.
    pub(super) fn save(&self) -> Box<[f64]> {
        self.walk.save()
    }

    /// Puts the run where it stood after `t` steps.
    pub(super) fn restore(&mut self, t: u64, saved: &[f64]) {
        self.walk.restore(t, saved);
    }
}

#[inline]
fn all_finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}

/// The good rows of a run from its start, one after the other.
pub struct Rows {
    run: Run,
    steps: u64,
    started: bool,
    diverged: Option<Diverged>,
}

impl Rows {
    /// Of a plan, computed as they are asked for.
    pub fn new(plan: &Plan) -> Rows {
        Rows { run: Run::new(plan), steps: plan.steps, started: false, diverged: None }
    }

    /// Where the run diverged, once the rows have come to an end.
    pub fn diverged(&self) -> Option<Diverged> {
        self.diverged
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.diverged.is_some() || (self.started && self.run.t() >= self.steps) {
            return None;
        }
        if self.started
            && let Err(diverged) = self.run.step()
        {
            self.diverged = Some(diverged);
            return None;
        }
        self.started = true;
        let row = self.run.row();
        if !row.loss.is_finite() {
            self.diverged = Some(Diverged { step: row.t });
            return None;
        }
        Some(row)
    }
}
