//! A schedule on its own: the rate of any step, without the problem.

use super::draft;
use super::parameters::Inputs;
use super::plan::{Plan, PlannedRate};
use super::preset;
use crate::formula::{Formula, Recipe, Stepper, Walk};

/// Steps that a schedule with a memory is followed over; any other is asked for any step at once.
const FOLLOWED: u64 = 20_000;

/// The rates that a schedule gives, computed by the same operations as in a run.
///
/// A schedule that reads the loss sees one that stays where it is.
pub struct Rates {
    walk: Walk,
    start: Box<[f64]>,
    steps: u64,
    /// Whether a rate depends on what was before it.
    remembers: bool,
}

impl Rates {
    /// Of what a preset says, for a run of so many steps; `None` where it is wrong.
    pub fn new(source: &preset::Rate, steps: u64, steps_per_epoch: u64) -> Option<Rates> {
        let inputs = Inputs { steps, epochs: steps.div_ceil(steps_per_epoch.max(1)) };
        let rate = draft::resolve_rate(source, Some(1.0), false, inputs).ok()?;
        Rates::planned(&rate, 0, steps, steps_per_epoch)
    }

    /// Of a plan; `raw` without its warm-up.
    pub fn of(plan: &Plan, raw: bool) -> Option<Rates> {
        Rates::planned(&plan.rate, if raw { 0 } else { plan.warmup }, plan.steps, plan.steps_per_epoch)
    }

    fn planned(rate: &PlannedRate, warmup: u64, steps: u64, steps_per_epoch: u64) -> Option<Rates> {
        let surface = Formula::surface("f = 0*x", &["x".to_owned()], &[]).ok()?;
        let rule = Formula::rule("theta = theta - alpha*g", &[]).ok()?;
        let stepper = Stepper::new(&Recipe {
            surface: &surface,
            surface_parameters: &[],
            batches: None,
            rule: &rule,
            rule_parameters: &[],
            rate: rate.recipe(&rate.values()),
            warmup,
            steps,
            steps_per_epoch,
            gradient_noise: 0.0,
            seed: 0,
        });
        let walk = stepper.ok()?.walk(&[0.0]);
        Some(Rates { start: walk.save(), walk, steps, remembers: rate.remembers() })
    }

    /// Whether a rate depends on what was before it, so that only a run tells it exactly.
    pub fn remember(&self) -> bool {
        self.remembers
    }

    /// The last step that [`Rates::at`] knows.
    pub fn last(&self) -> u64 {
        if self.remembers { self.steps.min(FOLLOWED) } else { self.steps }
    }

    /// The rate of step `t`, from 1 to [`Rates::last`].
    pub fn at(&mut self, t: u64) -> f64 {
        let t = t.clamp(1, self.last().max(1));
        if !self.remembers {
            self.walk.restore(t - 1, &self.start);
        } else if self.walk.t() >= t {
            self.walk.restore(0, &self.start);
        }
        while self.walk.t() < t {
            self.walk.step();
        }
        self.walk.last().rate
    }

    /// Steps and rates at `count` steps or fewer, evenly spaced from the first to the last.
    pub fn samples(&mut self, count: u64) -> Vec<(u64, f64)> {
        let (last, count) = (self.last(), count.clamp(2, self.last().max(2)));
        let step = |i: u64| 1 + (u128::from(i) * u128::from(last.saturating_sub(1)) / u128::from(count - 1)) as u64;
        let mut steps: Vec<u64> = (0..count).map(step).collect();
        steps.dedup();
        steps.into_iter().map(|step| (step, self.at(step))).collect()
    }
}
