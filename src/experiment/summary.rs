//! What a table says of a run.

use super::evidence::spread;
use super::minima::Known;
use super::resolve::Experiment;
use super::standing::Standing;
use super::trace::{Best, Trace};

/// A run in a line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Good rows without the start; `None` for a run that is not finite at its start.
    pub steps: Option<u64>,
    /// The full loss at the last good row.
    pub loss: Option<f64>,
    /// The lowest loss and its step.
    pub best: Option<Best>,
    /// From the last good row to the nearest known minimum; `None` where none is known.
    pub distance: Option<f64>,
    /// The radius of wandering over the last epoch, or the last 50 steps where that is shorter: the RMS distance from
    /// the known minimum that is nearest to the mean point, or from the mean point where none is known. `None` for a
    /// run that diverged or is shorter.
    pub radius: Option<f64>,
    pub standing: Standing,
}

impl Summary {
    /// Whether the run diverged.
    pub fn diverged(&self) -> bool {
        matches!(self.standing, Standing::Diverged { .. })
    }

    /// Of a run at its end. `trace` is the run's.
    ///
    /// # Panics
    /// If the experiment has no such run.
    pub fn of(experiment: &Experiment, run: usize, trace: &Trace, known: &Known) -> Summary {
        let last = trace.last.and_then(|last| trace.at(last));
        let spread =
            trace.last.filter(|_| trace.diverged.is_none()).and_then(|t| spread(&experiment.runs[run], trace, t));
        Summary {
            steps: trace.last,
            loss: last.as_ref().map(|row| row.loss),
            best: trace.best,
            distance: last.and_then(|row| known.nearest(&row.point).map(|(_, distance)| distance)),
            radius: spread.map(|spread| spread.about(known)),
            standing: Standing::of(experiment, run, trace, known, experiment.steps),
        }
    }
}
