//! What the words for a run's standing are drawn from: its latest points, its last epoch, the largest it met.

use super::curvature::Curvature;
use super::minima::Known;
use super::plan::Plan;
use super::run::Run;
use super::trace::Trace;
use super::vector::{distance, norm};

/// The longest period that is looked for, and over how many of its periods.
const LONGEST_PERIOD: usize = 8;
const PERIODS: usize = 20;
/// A point returns if it comes this near, on the scale of what was traveled in between.
const RETURN: f64 = 1e-9;
/// The shortest stretch that tells wandering.
const SHORTEST: u64 = 50;
/// At the start of a run curvature changes fastest: so many steps are looked at one by one, then the checkpoints.
const CLOSELY: u64 = 2_048;

/// The points after the last steps, up to and with step t.
pub struct Recent {
    dim: usize,
    points: Vec<f64>,
}

impl Recent {
    pub fn new(plan: &Plan, trace: &Trace, t: u64) -> Recent {
        let mut points = Vec::new();
        let from = t.saturating_sub((LONGEST_PERIOD * PERIODS) as u64);
        visit(plan, trace, from, t, |run| points.extend_from_slice(run.point()));
        Recent { dim: plan.start.len(), points }
    }

    fn count(&self) -> usize {
        self.points.len() / self.dim
    }

    fn point(&self, i: usize) -> &[f64] {
        &self.points[i * self.dim..(i + 1) * self.dim]
    }

    /// θ_t.
    pub fn last(&self) -> &[f64] {
        self.point(self.count() - 1)
    }

    /// ‖θ_t − θ_{t−1}‖; 0 at the start.
    pub fn step(&self) -> f64 {
        if self.count() < 2 { 0.0 } else { distance(self.point(self.count() - 2), self.last()) }
    }

    /// The shortest period in which every point of the last twenty periods returned.
    pub fn period(&self) -> Option<usize> {
        let mut traveled = vec![0.0];
        for i in 1..self.count() {
            traveled.push(traveled[i - 1] + distance(self.point(i - 1), self.point(i)));
        }
        let returns = |i: usize, period: usize| {
            let way = traveled[i + period] - traveled[i];
            way > 0.0 && distance(self.point(i), self.point(i + period)) <= RETURN * way
        };
        (1..=LONGEST_PERIOD).find(|period| {
            let end = self.count() - 1;
            end >= PERIODS * period && (end - PERIODS * period..=end - period).all(|i| returns(i, *period))
        })
    }
}

/// The cloud of points of the last epoch, or of the last 50 steps where an epoch is shorter.
pub struct Spread {
    mean: Vec<f64>,
    /// The RMS distance from the mean point.
    pub radius: f64,
    /// How far the mean point moved from the stretch's first half to its second.
    pub moved: f64,
}

impl Spread {
    /// The RMS distance from the known minimum nearest to the mean point, or from the mean point where none is known.
    pub fn about(&self, known: &Known) -> f64 {
        let off = known.nearest(&self.mean).map_or(0.0, |(_, distance)| distance);
        self.radius.hypot(off)
    }
}

/// The cloud of the points up to step `t`; `None` before there are enough of them.
pub fn spread(plan: &Plan, trace: &Trace, t: u64) -> Option<Spread> {
    let steps = plan.steps_per_epoch.max(SHORTEST).min(t) & !1;
    if steps < SHORTEST {
        return None;
    }
    // Sums of differences from one of the points: the points' own sums would cancel.
    let origin = trace.at(t)?.point;
    let mut sums = [vec![0.0; origin.len()], vec![0.0; origin.len()]];
    let mut squares = 0.0;
    visit(plan, trace, t - steps + 1, t, |run| {
        let half = &mut sums[usize::from(t - run.t() < steps / 2)];
        for ((sum, x), o) in half.iter_mut().zip(run.point()).zip(&origin) {
            *sum += x - o;
            squares += (x - o) * (x - o);
        }
    });
    let count = steps as f64;
    let offset: Vec<f64> = sums[0].iter().zip(&sums[1]).map(|(a, b)| (a + b) / count).collect();
    let mean = origin.iter().zip(&offset).map(|(o, d)| o + d).collect();
    let variance = squares / count - offset.iter().map(|d| d * d).sum::<f64>();
    Some(Spread { mean, radius: variance.max(0.0).sqrt(), moved: distance(&sums[0], &sums[1]) / (count / 2.0) })
}

/// The largest ‖g‖ that the run's first `t` steps used.
pub fn gradient_met(plan: &Plan, trace: &Trace, t: u64) -> f64 {
    let levels = &trace.gradient;
    let stretch = levels.stretch(t);
    let before = (0..stretch).filter_map(|i| levels.range(i)).fold(0.0, |largest: f64, [_, high]| largest.max(high));
    if levels.step(stretch) + levels.width() - 1 == t {
        return levels.range(stretch).map_or(before, |[_, high]| before.max(high));
    }
    let mut largest = before;
    visit(plan, trace, levels.step(stretch), t, |run| largest = largest.max(norm(run.last().gradient)));
    largest
}

/// The largest |λ| that the run met in its first `t` steps: at its first 2,048 points and at the checkpoints after
/// them, thinned to what can be computed in a few milliseconds; that is the start alone beyond twenty coordinates.
pub fn curvature_met(plan: &Plan, trace: &Trace, t: u64) -> f64 {
    let mut points: Vec<Vec<f64>> = Vec::new();
    visit(plan, trace, 0, t.min(CLOSELY), |run| points.push(run.point().to_vec()));
    let mut run = Run::new(plan);
    for (step, saved) in trace.checkpoints.iter().filter(|(step, _)| (CLOSELY + 1..=t).contains(step)) {
        run.restore(step, saved);
        points.push(run.point().to_vec());
    }
    let most = (8_192 / plan.start.len().pow(3)).clamp(1, 1_024);
    points
        .iter()
        .step_by(points.len().div_ceil(most))
        .filter_map(|point| Curvature::at(&plan.field, point))
        .fold(0.0, |largest, curvature| curvature.largest().max(largest))
}

/// Shows the run after each of the steps `from` to `to`.
fn visit(plan: &Plan, trace: &Trace, from: u64, to: u64, mut see: impl FnMut(&Run)) {
    let mut run = Run::new(plan);
    trace.seek(&mut run, from);
    see(&run);
    while run.t() < to && run.step().is_ok() {
        see(&run);
    }
}
