//! A run before it is run: its rule, its rate and its start, compiled into one step.

use super::preset::{By, Color, Join, Parameters};
use crate::catalog::{Optimizer, Schedule};
use crate::formula::{Batches, Field, Formula, Rank, Rate, Stepper};
use crate::words::Text;

/// One run of an experiment, ready to step.
#[derive(Clone)]
pub struct Plan {
    /// Unique in the experiment.
    pub name: Text,
    pub color: Color,
    pub visible: bool,
    /// Its document, where the rule is of the catalog.
    pub optimizer: Option<&'static Optimizer>,
    pub rule: Formula,
    /// The rule's parameters: canonical names and values, in the formula's order.
    pub parameters: Parameters,
    pub rate: PlannedRate,
    /// Steps over which the rate is first multiplied by t / warmup; 0 for none.
    pub warmup: u64,
    /// One number a coordinate.
    pub start: Vec<f64>,
    /// Whether the start is the run's own, not the one that the others share.
    pub own_start: bool,
    /// All steps, and how many make an epoch.
    pub steps: u64,
    pub steps_per_epoch: u64,
    /// Whether chance has a part in it: added gradient noise, or a rule that reads `noise`.
    pub noisy: bool,
    pub(super) stepper: Stepper,
    pub(super) field: Field,
}

/// Where a run's learning rate comes from.
#[derive(Clone, Debug)]
pub enum PlannedRate {
    Schedule(Box<PlannedSchedule>),
    /// Step and rate, ascending.
    Points {
        points: Vec<(u64, f64)>,
        join: Join,
    },
}

impl PlannedRate {
    /// The values of the schedule's parameters.
    pub(super) fn values(&self) -> Vec<f64> {
        match self {
            PlannedRate::Schedule(schedule) => schedule.parameters.iter().map(|(_, value)| *value).collect(),
            PlannedRate::Points { .. } => Vec::new(),
        }
    }

    /// What a step is compiled from; `values` are [`PlannedRate::values`].
    pub(super) fn recipe<'a>(&'a self, values: &'a [f64]) -> Rate<'a> {
        match self {
            PlannedRate::Schedule(schedule) => {
                let PlannedSchedule { formula, by, alpha0, .. } = &**schedule;
                let (alpha0, by_step) = (alpha0.unwrap_or(0.0), *by == By::Step);
                Rate::Schedule { formula, parameters: values, alpha0, by_step }
            }
            PlannedRate::Points { points, join } => Rate::Points { points, line: *join == Join::Line },
        }
    }

    /// Whether a rate depends on what was before it, or on the run.
    pub(super) fn remembers(&self) -> bool {
        match self {
            PlannedRate::Schedule(schedule) => !schedule.formula.states().is_empty() || schedule.formula.reads("f"),
            PlannedRate::Points { .. } => false,
        }
    }
}

/// A schedule with its numbers.
#[derive(Clone, Debug)]
pub struct PlannedSchedule {
    /// Its document, where it is of the catalog.
    pub schedule: Option<&'static Schedule>,
    pub formula: Formula,
    /// Canonical names and values, in the formula's order.
    pub parameters: Parameters,
    /// What its `n` and `N` count.
    pub by: By,
    /// `None` where nothing reads it.
    pub alpha0: Option<f64>,
}

impl Plan {
    /// The epoch of step `t`: 0 at the start, then from 1.
    pub fn epoch(&self, t: u64) -> u64 {
        t.div_ceil(self.steps_per_epoch)
    }

    /// The rate that its schedule starts from; `None` where nothing reads it, or where points give the rates.
    pub fn alpha0(&self) -> Option<f64> {
        match &self.rate {
            PlannedRate::Schedule(schedule) => schedule.alpha0,
            PlannedRate::Points { .. } => None,
        }
    }

    /// Whether steps see mini-batches instead of the full loss.
    pub fn has_batches(&self) -> bool {
        self.stepper.batches().is_some_and(Batches::are_mini)
    }

    /// The loss that step `t`, from 1, sees: averaged over its mini-batch. `None` where steps see the full loss. It takes
    /// no longer to make than the batch to copy.
    pub fn batch_field(&self, t: u64) -> Option<Field> {
        let batches = self.stepper.batches().filter(|batches| batches.are_mini())?;
        Some(self.field.over(&batches.examples().chosen(&batches.indices(t))))
    }

    /// The same run with other chance.
    pub(super) fn with_seed(&self, seed: u64) -> Plan {
        Plan { stepper: self.stepper.with_seed(seed), ..self.clone() }
    }

    /// The compiled step, for many lanes at once.
    pub fn stepper(&self) -> &Stepper {
        &self.stepper
    }

    /// A column for each number of the rule's state, in the order of [`Row::states`](super::Row::states): `V_x`, `V_y`
    /// where it has one number a coordinate, `V` where it has one.
    pub fn state_columns(&self, coordinates: &[String]) -> Vec<String> {
        let mut columns = Vec::new();
        for state in self.stepper.states() {
            match state.rank {
                Rank::Single => columns.push(state.name.clone()),
                Rank::PerCoordinate => {
                    columns.extend(coordinates.iter().map(|coordinate| format!("{}_{coordinate}", state.name)));
                }
            }
        }
        columns
    }
}
