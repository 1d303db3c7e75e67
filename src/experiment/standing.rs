//! Where a run stands, in the words of the contract; never “converged” from a small gradient alone.

use super::curvature::{Curvature, Signs};
use super::divergence::{Instability, instability};
use super::evidence::{Recent, curvature_met, gradient_met, spread};
use super::minima::Known;
use super::plan::Plan;
use super::resolve::Experiment;
use super::trace::Trace;
use super::vector::norm;
use crate::words::Message;

/// A gradient and a step this small, on the scale of the start and of the point, are a standstill.
const STILL: f64 = 1e-6;
/// A gradient or a curvature this small beside the largest that the run met is a plateau's.
const FLAT: f64 = 1e-2;
/// Of its fall so far, what a run on a plateau still has to go at least.
const UNFINISHED: f64 = 0.1;

/// Where a run stands at a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// At `step` a number was no longer finite.
    Diverged {
        step: u64,
        instability: Option<Instability>,
    },
    /// No step was taken yet, and the start is no standstill.
    AtStart,
    AtMinimum,
    AtSaddle,
    AtMaximum,
    /// A standstill where an eigenvalue of the Hessian counts as zero.
    AtFlatPoint,
    Cycling {
        period: usize,
    },
    /// With noise, about a point: `radius` is the RMS distance from the nearest known minimum, or from the mean point.
    Wandering {
        radius: f64,
    },
    OnPlateau,
    NearSaddle,
    Descending,
    Climbing,
}

impl Standing {
    /// Of a run after `t` steps; past a divergence that of the divergence. `trace` is the run's.
    ///
    /// # Panics
    /// If the experiment has no such run.
    pub fn of(experiment: &Experiment, run: usize, trace: &Trace, known: &Known, t: u64) -> Standing {
        let plan = &experiment.runs[run];
        if let Some(diverged) = trace.diverged
            && t >= diverged.step
        {
            let instability = instability(&experiment.problem, plan, trace);
            return Standing::Diverged { step: diverged.step, instability };
        }
        let t = t.min(trace.last.unwrap_or(0));
        let here = Here::new(plan, trace, t);
        if here.is_still() {
            return standstill(here.curvature());
        }
        if t == 0 {
            return Standing::AtStart;
        }
        if let Some(period) = here.recent.period() {
            return Standing::Cycling { period };
        }
        if plan.noisy
            && let Some(spread) = spread(plan, trace, t)
            && spread.moved < spread.radius
        {
            return Standing::Wandering { radius: spread.about(known) };
        }
        here.on_flat_land(known).unwrap_or_else(|| here.trend())
    }

    /// The words for it.
    pub fn message(&self) -> Message {
        match self {
            Standing::Diverged { step, instability: None } => Message::new("run-diverged").with("step", *step),
            Standing::Diverged { step, instability: Some(instability) } => instability.message(*step),
            Standing::AtStart => Message::new("run-at-start"),
            Standing::AtMinimum => Message::new("run-at-minimum"),
            Standing::AtSaddle => Message::new("run-at-saddle"),
            Standing::AtMaximum => Message::new("run-at-maximum"),
            Standing::AtFlatPoint => Message::new("run-at-flat-point"),
            Standing::Cycling { period } => Message::new("run-cycling").with("period", *period),
            Standing::Wandering { radius } => Message::new("run-wandering").with("radius", significant(*radius, 3)),
            Standing::OnPlateau => Message::new("run-on-plateau"),
            Standing::NearSaddle => Message::new("run-near-saddle"),
            Standing::Descending => Message::new("run-descending"),
            Standing::Climbing => Message::new("run-climbing"),
        }
    }
}

/// A run at a step, with what most words depend on.
struct Here<'a> {
    plan: &'a Plan,
    trace: &'a Trace,
    t: u64,
    recent: Recent,
    /// The full loss at the start and here, and ‖∇f‖ there and here.
    losses: [f64; 2],
    slopes: [f64; 2],
}

impl<'a> Here<'a> {
    fn new(plan: &'a Plan, trace: &'a Trace, t: u64) -> Here<'a> {
        let recent = Recent::new(plan, trace, t);
        let mut gradient = vec![0.0; plan.start.len()];
        let [start, here] = [plan.start.as_slice(), recent.last()].map(|point| {
            let loss = plan.field.gradient(point, &mut gradient);
            (loss, norm(&gradient))
        });
        Here { plan, trace, t, losses: [start.0, here.0], slopes: [start.1, here.1], recent }
    }

    fn is_still(&self) -> bool {
        let [start, here] = self.slopes;
        here <= STILL * start.max(1.0) && self.recent.step() <= STILL * (1.0 + norm(self.recent.last()))
    }

    /// `None` where the Hessian is not finite.
    fn curvature(&self) -> Option<Curvature> {
        Curvature::at(&self.plan.field, self.recent.last())
    }

    /// On a plateau or near a saddle: where the gradient is small beside what the run has met, but no standstill.
    fn on_flat_land(&self, known: &Known) -> Option<Standing> {
        let ([start, here], slope) = (self.losses, self.slopes[1]);
        if slope > FLAT * gradient_met(self.plan, self.trace, self.t).max(slope) {
            return None;
        }
        let curvature = self.curvature()?;
        let unfinished = known.best.is_some_and(|best| here - best > UNFINISHED * (start - here));
        if unfinished && curvature.largest() <= FLAT * curvature_met(self.plan, self.trace, self.t) {
            return Some(Standing::OnPlateau);
        }
        let clearly = FLAT * curvature.largest();
        (curvature.lowest() < -clearly && curvature.highest() > clearly).then_some(Standing::NearSaddle)
    }

    /// Against an epoch ago.
    fn trend(&self) -> Standing {
        let ago = self.trace.at(self.t.saturating_sub(self.plan.steps_per_epoch));
        match ago {
            Some(ago) if self.losses[1] < ago.loss => Standing::Descending,
            _ => Standing::Climbing,
        }
    }
}

fn standstill(curvature: Option<Curvature>) -> Standing {
    match curvature.map(|curvature| curvature.signs()) {
        Some(Signs::MINIMUM) => Standing::AtMinimum,
        Some(Signs::MAXIMUM) => Standing::AtMaximum,
        Some(Signs { positive: true, negative: true, .. }) => Standing::AtSaddle,
        _ => Standing::AtFlatPoint,
    }
}

/// A number with so many significant digits.
pub fn significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.saturating_sub(1)).parse().unwrap_or(value)
}
