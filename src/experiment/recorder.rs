//! Running a plan and keeping what a trace keeps.

use std::sync::Mutex;

use super::checkpoint::Checkpoints;
use super::levels::{LevelsRecorder, width_after};
use super::path::{PathPoint, PathRecorder};
use super::plan::Plan;
use super::run::{Diverged, Run};
use super::trace::{Best, Replay, Trace, effective_step};
use super::vector::norm;
use crate::formula::{Batches, Examples};

/// Runs a plan in slices of any number of steps; dropping it cancels.
pub struct Recorder {
    run: Run,
    steps: u64,
    pair: (usize, usize),
    /// The point after the last step, and how far the step moved each coordinate.
    point: Vec<f64>,
    moved: Vec<f64>,
    /// The row whose loss is not known yet: the next step computes it, and a second evaluation would be wasted.
    pending: Pending,
    over: bool,
    last: Option<u64>,
    diverged: Option<Diverged>,
    best: Option<Best>,
    distance: f64,
    loss: LevelsRecorder<1>,
    /// Steps from one full loss to the next.
    loss_every: u64,
    /// What each step saw of the loss, where that is not the full one.
    batch_loss: LevelsRecorder<1>,
    /// What each step used and did: rate, ‖g‖ and the two effective steps.
    taken: LevelsRecorder<4>,
    path: PathRecorder,
    checkpoints: Checkpoints,
}

/// What is known of a row before its loss is.
struct Pending {
    t: u64,
    at: [f64; 2],
    batch_loss: f64,
    taken: [f64; 4],
    distance: f64,
}

impl Recorder {
    /// At the start of a plan. `pair` are the two coordinates that will be drawn, equal where there is one.
    ///
    /// # Panics
    /// If the plan has fewer coordinates than `pair` names.
    pub fn new(plan: &Plan, pair: (usize, usize)) -> Recorder {
        let run = Run::new(plan);
        let saved = run.save();
        let mut checkpoints = Checkpoints::new(saved.len(), plan.stepper.batches().map_or(0, Batches::size));
        checkpoints.push(0, &saved);
        let at = [plan.start[pair.0], plan.start[pair.1]];
        Recorder {
            point: plan.start.clone(),
            moved: vec![0.0; plan.start.len()],
            pending: Pending { t: 0, at, batch_loss: f64::NAN, taken: [f64::NAN; 4], distance: 0.0 },
            run,
            steps: plan.steps,
            pair,
            over: false,
            last: None,
            diverged: None,
            best: None,
            distance: 0.0,
            loss: LevelsRecorder::new(0),
            loss_every: loss_every(plan),
            batch_loss: LevelsRecorder::new(1),
            taken: LevelsRecorder::new(1),
            path: PathRecorder::new(),
            checkpoints,
        }
    }

    /// Takes at most `most` steps; says whether the run is over.
    pub fn advance(&mut self, most: u64) -> bool {
        let mut left = most;
        while !self.over && left > 0 {
            left -= 1;
            self.advance_one();
        }
        self.over
    }

    /// Rows recorded so far, without the start.
    pub fn steps_done(&self) -> u64 {
        self.last.unwrap_or(0)
    }

    /// What was recorded; of a run that is not over, its first part.
    pub fn finish(mut self) -> Trace {
        self.checkpoints.shrink();
        let [loss] = self.loss.finish();
        let [batch_loss] = self.batch_loss.finish();
        let [rate, gradient, horizontal, vertical] = self.taken.finish();
        Trace {
            last: self.last,
            diverged: self.diverged,
            best: self.best,
            distance: self.distance,
            loss,
            loss_every: self.loss_every,
            batch_loss: self.run.is_mini().then_some(batch_loss),
            rate,
            gradient,
            effective: [horizontal, vertical],
            pair: self.pair,
            path: self.path.finish(),
            checkpoints: self.checkpoints,
            replay: Mutex::new(Replay { run: self.run, row: None, effective: None }),
        }
    }

    #[inline]
    fn advance_one(&mut self) {
        if self.pending.t == self.steps {
            let loss = self.run.loss();
            self.end(if loss.is_finite() { None } else { Some(Diverged { step: self.steps }) }, Some(loss));
            return;
        }
        if self.run.is_mini() {
            self.advance_one_mini();
            return;
        }
        match self.run.step() {
            Ok(loss) => {
                self.commit(loss);
                self.look();
            }
            // The point that the step left may be good although the step was not.
            Err(diverged) => self.end(Some(diverged), Some(self.run.last().loss)),
        }
    }

    /// As [`Recorder::advance_one`], where what a step sees of the loss does not tell the full one.
    fn advance_one_mini(&mut self) {
        let t = self.pending.t;
        let taken = t.is_multiple_of(self.loss_every).then(|| self.run.loss());
        if taken.is_some_and(|loss| !loss.is_finite()) {
            self.end(Some(Diverged { step: t }), None);
            return;
        }
        match self.run.step() {
            Ok(_) => {
                self.commit(taken.unwrap_or(f64::NAN));
                self.look();
            }
            Err(diverged) => {
                // The last row always has its loss; where that is not finite, the row is none.
                let loss = taken.unwrap_or_else(|| self.run.loss_at(&self.point));
                self.end(Some(if loss.is_finite() { diverged } else { Diverged { step: t } }), Some(loss));
            }
        }
    }

    /// Ends the run, with the pending row if that is good.
    #[cold]
    fn end(&mut self, diverged: Option<Diverged>, loss: Option<f64>) {
        self.over = true;
        self.diverged = diverged;
        if let Some(loss) = loss
            && loss.is_finite()
        {
            self.commit(loss);
        }
    }

    /// Takes what the step that was just taken tells of the new row.
    #[inline]
    fn look(&mut self) {
        let t = self.run.t();
        if self.checkpoints.due(t) {
            self.checkpoints.push(t, &self.run.save());
        }
        let (taken, point) = (self.run.last(), self.run.point());
        for ((moved, before), now) in self.moved.iter_mut().zip(&mut self.point).zip(point) {
            *moved = now - *before;
            *before = *now;
        }
        let effective = |c: usize| effective_step(self.moved[c], taken.gradient[c]);
        let (one, other) = self.pair;
        self.pending = Pending {
            t,
            at: [point[one], point[other]],
            batch_loss: taken.loss,
            taken: [taken.rate, norm(taken.gradient), effective(one), effective(other)],
            distance: norm(&self.moved),
        };
    }

    /// Keeps the pending row; the loss is NaN where it was not taken.
    #[inline]
    fn commit(&mut self, loss: f64) {
        let row = &self.pending;
        self.last = Some(row.t);
        self.loss.push([loss]);
        self.path.push(PathPoint { step: row.t, at: row.at });
        if self.best.is_none_or(|best| loss < best.loss) {
            self.best = Some(Best { loss, step: row.t });
        }
        if row.t > 0 {
            self.distance += row.distance;
            self.taken.push(row.taken);
            if self.run.is_mini() {
                self.batch_loss.push([row.batch_loss]);
            }
        }
    }
}

/// How many examples may be gone through for the full losses of a run on mini-batches: some seconds' work.
const EXAMPLES: u64 = 1 << 31;

/// Steps from one full loss to the next: 1, or where that would take too long as many as a stretch of the levels has.
fn loss_every(plan: &Plan) -> u64 {
    let examples = plan.field.examples().map_or(0, Examples::len) as u64;
    let rows = plan.steps + 1;
    if examples.saturating_mul(rows) <= EXAMPLES { 1 } else { width_after(rows) }
}
