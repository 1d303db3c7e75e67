//! What a run left: enough to draw it and to come back to any of its steps, in bounded memory.

use std::sync::{Mutex, PoisonError};

use super::checkpoint::Checkpoints;
use super::levels::Levels;
use super::path::PathPoint;
use super::plan::Plan;
use super::recorder::Recorder;
use super::run::{Diverged, Row, Run};

/// What a run left.
///
/// Plots read the levels and the path; [`Trace::at`] gives any row exactly, by a short replay from a checkpoint.
pub struct Trace {
    /// The last good row; `None` for a run that is not finite at its start.
    pub last: Option<u64>,
    /// Where the run diverged, if it did.
    pub diverged: Option<Diverged>,
    /// The lowest full loss and the first step that has it, of the rows whose loss was taken; `None` without rows.
    pub best: Option<Best>,
    /// Σ ‖θ_t − θ_{t−1}‖ over all rows.
    pub distance: f64,
    /// The full loss at each row, or at every so many.
    pub loss: Levels,
    /// Steps from one full loss to the next. It is 1 but where mini-batches are drawn from so many examples that the
    /// full losses would take far longer than the steps; even then every stretch of `loss` has one.
    pub loss_every: u64,
    /// The loss over its batch that each step saw, at the point before it; `None` where steps see the full loss.
    pub batch_loss: Option<Levels>,
    /// The learning rate of each step.
    pub rate: Levels,
    /// ‖g‖ of the gradient that each step used.
    pub gradient: Levels,
    /// |Δθ| / |g| of each step, along the two drawn coordinates; a step whose component of g is 0 has none.
    pub effective: [Levels; 2],
    /// The drawn coordinates.
    pub pair: (usize, usize),
    /// The path in the plane of the drawn coordinates, in the order of time: the points of the first 4,096 steps, and
    /// then the outermost of each of 256 stretches from one power of two to the next.
    pub path: Vec<PathPoint>,
    pub(super) checkpoints: Checkpoints,
    pub(super) replay: Mutex<Replay>,
}

/// The lowest loss of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    pub loss: f64,
    pub step: u64,
}

/// The run that jumps: it stays where it was last asked for, so that the next step from there costs one step.
pub(super) struct Replay {
    pub run: Run,
    pub row: Option<Row>,
    /// The effective steps of that row's step; `None` at the start.
    pub effective: Option<[f64; 2]>,
}

impl Trace {
    /// Runs a plan to its end. `pair` are the two coordinates that will be drawn, equal where there is one.
    ///
    /// # Panics
    /// If the plan has fewer coordinates than `pair` names.
    pub fn record(plan: &Plan, pair: (usize, usize)) -> Trace {
        let mut recorder = Recorder::new(plan, pair);
        while !recorder.advance(u64::MAX) {}
        recorder.finish()
    }

    /// The row after `t` steps, the same bits as when it was recorded; `None` past the last.
    pub fn at(&self, t: u64) -> Option<Row> {
        if self.last.is_none_or(|last| t > last) {
            return None;
        }
        // A panic elsewhere while the lock was held cannot have left the replay in a state that `seek` relies on.
        let mut replay = self.replay.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(row) = &replay.row
            && row.t == t
        {
            return Some(row.clone());
        }
        // By way of the step before: what step `t` moved is known where it is taken.
        self.seek(&mut replay.run, t.saturating_sub(1));
        let drawn = <[usize; 2]>::from(self.pair);
        let before = drawn.map(|c| replay.run.point()[c]);
        self.seek(&mut replay.run, t);
        let row = replay.run.row();
        replay.effective = (t > 0).then(|| {
            let along = |i: usize| effective_step(row.point[drawn[i]] - before[i], row.gradient[drawn[i]]);
            [along(0), along(1)]
        });
        replay.row = Some(row.clone());
        Some(row)
    }

    /// |Δθ| / |g| of step `t` along the two drawn coordinates, NaN where that component of `g` is 0; `None` at the start
    /// and past the last row.
    pub fn effective_at(&self, t: u64) -> Option<[f64; 2]> {
        self.at(t)?;
        let replay = self.replay.lock().unwrap_or_else(PoisonError::into_inner);
        replay.effective.filter(|_| replay.row.as_ref().is_some_and(|row| row.t == t))
    }

    /// The first step whose full loss is at most `loss`, of the rows whose loss was taken. Exact at any length: the levels
    /// name the stretch, a replay of it the step. `plan` is the run's.
    pub fn first_at_most(&self, plan: &Plan, loss: f64) -> Option<u64> {
        let (step, _) = self.loss.iter().find(|(_, [low, _])| *low <= loss)?;
        if self.loss.width() == 1 {
            return Some(step);
        }
        let last = self.last?;
        let mut run = Run::new(plan);
        self.seek(&mut run, step);
        loop {
            let t = run.t();
            let taken = t.is_multiple_of(self.loss_every) || t == last;
            if taken && run.loss() <= loss {
                return Some(t);
            }
            if t >= last || run.step().is_err() {
                return None;
            }
        }
    }

    /// The good rows from step `t` on.
    pub fn rows_from(&self, plan: &Plan, t: u64) -> impl Iterator<Item = Row> + use<> {
        let last = self.last;
        let mut run = Run::new(plan);
        self.seek(&mut run, t.min(last.unwrap_or(0)));
        let mut next = last.is_some_and(|last| t <= last).then_some(run);
        std::iter::from_fn(move || {
            let run = next.as_mut()?;
            let row = run.row();
            if Some(row.t) == last || run.step().is_err() {
                next = None;
            }
            Some(row)
        })
    }

    /// Brings a run to step `t` of this trace by the shortest way: on from where it is, or from a checkpoint.
    ///
    /// A row says what its last step used, so that a jump ends with at least one step.
    pub(super) fn seek(&self, run: &mut Run, t: u64) {
        if let Some((saved_at, saved)) = self.checkpoints.before(t.saturating_sub(1))
            && !(saved_at..=t).contains(&run.t())
        {
            run.restore(saved_at, saved);
        }
        while run.t() < t && run.step().is_ok() {}
    }

    /// Bytes kept, on the heap and in the trace itself, without the compiled step, which the plan shares.
    pub fn bytes(&self) -> usize {
        let levels = [&self.loss, &self.rate, &self.gradient, &self.effective[0], &self.effective[1]];
        let levels = levels.into_iter().chain(&self.batch_loss);
        size_of::<Trace>()
            + levels.map(|levels| levels.bytes()).sum::<usize>()
            + self.path.capacity() * size_of::<PathPoint>()
            + self.checkpoints.bytes()
    }
}

/// How far a step went along a coordinate for each unit of the gradient there; NaN where the gradient is 0.
#[inline]
pub(super) fn effective_step(moved: f64, gradient: f64) -> f64 {
    if gradient == 0.0 { f64::NAN } else { (moved / gradient).abs() }
}
