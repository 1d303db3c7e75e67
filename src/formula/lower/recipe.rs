//! What a step is made from, and its inputs.

use crate::formula::Formula;
use crate::formula::batches::Batches;

/// Everything that a run's step is made of.
#[derive(Clone, Copy, Debug)]
pub struct Recipe<'a> {
    /// A surface, or with `batches` the loss of an example.
    pub surface: &'a Formula,
    /// In the order of the surface's [`Formula::parameters`]; likewise below.
    pub surface_parameters: &'a [f64],
    /// Over which examples each step averages the surface; its columns are the examples', in their order.
    pub batches: Option<&'a Batches>,
    pub rule: &'a Formula,
    pub rule_parameters: &'a [f64],
    pub rate: Rate<'a>,
    /// The first steps, at which the rate is multiplied by `t / warmup`; 0 for none.
    pub warmup: u64,
    /// How many steps the run is to have: `T` of schedules.
    pub steps: u64,
    /// Of a run without batches; those say it themselves.
    pub steps_per_epoch: u64,
    /// The standard deviation of the normal number that is added to each component of the gradient.
    pub gradient_noise: f64,
    pub seed: u64,
}

impl Recipe<'_> {
    /// How many steps make an epoch.
    pub fn epoch(&self) -> u64 {
        self.batches.map_or(self.steps_per_epoch, Batches::steps_per_epoch).max(1)
    }
}

/// Where the learning rate comes from.
#[derive(Clone, Copy, Debug)]
pub enum Rate<'a> {
    Schedule {
        formula: &'a Formula,
        parameters: &'a [f64],
        alpha0: f64,
        /// Whether the schedule's `n` and `N` are `t` and `T`.
        by_step: bool,
    },
    /// Steps and rates, in the order of the steps: the first rate before the first, the last after the last, and
    /// in between the last one met, or the straight line from it to the next.
    Points { points: &'a [(u64, f64)], line: bool },
}

/// From here on the inputs are means, so that there may be any number of kept ones before.
const MEANS: u32 = 1 << 31;

/// The inputs of the graph of a step with `dim` coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `t`
    Step,
    /// `n`
    Epoch,
    /// The rate of [`Rate::Points`].
    Rate,
    /// The standard normal number behind the noise of a coordinate's gradient.
    GradientNoise(u32),
    /// The standard normal number that the rule reads as `noise`.
    Noise(u32),
    /// A mean over the step's batch that is computed outside of the graph: its loss and then its gradient, first those
    /// of the first point at which it is taken.
    Mean(u32),
    /// What the run keeps: the point, the rule's states, the schedule's.
    Kept(u32),
}

impl Slot {
    /// The number of this input.
    pub fn number(self, dim: usize) -> u32 {
        let dim = dim as u32;
        match self {
            Slot::Step => 0,
            Slot::Epoch => 1,
            Slot::Rate => 2,
            Slot::GradientNoise(coordinate) => 3 + coordinate,
            Slot::Noise(coordinate) => 3 + dim + coordinate,
            Slot::Mean(position) => MEANS + position,
            Slot::Kept(position) => 3 + 2 * dim + position,
        }
    }

    /// The input with this number.
    pub fn of(number: u32, dim: usize) -> Slot {
        let dim = dim as u32;
        match number {
            0 => Slot::Step,
            1 => Slot::Epoch,
            2 => Slot::Rate,
            MEANS.. => Slot::Mean(number - MEANS),
            _ if number < 3 + dim => Slot::GradientNoise(number - 3),
            _ if number < 3 + 2 * dim => Slot::Noise(number - 3 - dim),
            _ => Slot::Kept(number - 3 - 2 * dim),
        }
    }
}
