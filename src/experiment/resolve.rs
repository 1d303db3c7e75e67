//! From what a preset says to an experiment that can be stepped.

use super::data::{Data, Loaded};
use super::draft::{Draft, Shared, start_fault};
use super::looks::{colors, names};
use super::parameters::Inputs;
use super::plan::Plan;
use super::preset::{Function, Preset, Rate, Rule, RunSource};
use super::problem::{Problem, under};
use super::sampling::Sampling;
use crate::catalog;
use crate::words::{Fault, Message, Text};

/// Steps of an experiment that does not say.
const STEPS: u64 = 200;

/// A preset resolved against the catalog: every formula checked, every default filled in, every step compiled.
#[derive(Clone)]
pub struct Experiment {
    pub title: Option<Text>,
    pub notes: Option<Text>,
    pub problem: Problem,
    /// 1 to 100,000,000.
    pub steps: u64,
    /// With data ⌈examples / batch⌉.
    pub steps_per_epoch: u64,
    /// Examples a step; `None` for all of them, and for a problem without data.
    pub batch: Option<u64>,
    pub seed: u64,
    /// σ of the normal number added to each component of the gradient; 0 for none.
    pub gradient_noise: f64,
    /// The coordinates that are drawn, the same one twice where there is one: what [`Trace`](super::Trace) takes.
    pub pair: (usize, usize),
    pub runs: Vec<Plan>,
}

impl Experiment {
    /// Resolves a preset that needs no file.
    ///
    /// # Errors
    /// As [`Experiment::with`].
    pub fn new(preset: &Preset) -> Result<Experiment, Vec<Fault>> {
        Experiment::with(preset, &Loaded::default())
    }

    /// Resolves a preset, with what was read of the file that its data come from.
    ///
    /// # Errors
    /// Everything that is wrong, of all runs at once; each place is the way to a value of the preset, with the range
    /// inside its text where that is a formula.
    pub fn with(preset: &Preset, loaded: &Loaded) -> Result<Experiment, Vec<Fault>> {
        let training = &preset.training;
        let mut faults = Vec::new();
        let data = keep(data(preset, loaded), &mut faults).flatten();
        let sampling = keep(Sampling::new(preset, data.as_ref()), &mut faults).unwrap_or_default();
        let (steps, steps_per_epoch) = (training.steps.unwrap_or(STEPS), sampling.steps_per_epoch);
        let inputs = Inputs { steps, epochs: steps.div_ceil(steps_per_epoch) };
        let problem = Problem::new(&preset.problem, inputs, data.as_ref()).map_err(|found| under(found, "problem"));
        let problem = keep(problem, &mut faults);
        let starts = problem.as_ref().and_then(|problem| keep(starts(preset, problem), &mut faults));
        let drawn = preset.view.coordinates.as_ref();
        let pair = problem.as_ref().and_then(|problem| keep(problem.pair(drawn), &mut faults));
        let (names, found) = names(&preset.runs);
        faults.extend(found);
        let drafts = each(&preset.runs, &mut faults, |run| Draft::new(run, inputs));
        let (Some(problem), Some(starts), Some(pair)) = (problem, starts, pair) else { return Err(faults) };
        if !faults.is_empty() {
            return Err(faults);
        }
        let (seed, gradient_noise) = (training.seed.unwrap_or(0), training.gradient_noise.unwrap_or(0.0));
        let batches = data.map(|data| sampling.batches(&data, seed));
        let batches = batches.as_ref();
        let shared = Shared { problem: &problem, inputs, steps_per_epoch, batches, seed, gradient_noise };
        let looks = names.into_iter().zip(colors(&preset.runs));
        let parts = preset.runs.iter().zip(drafts).zip(looks).zip(starts);
        let runs = each(parts, &mut faults, |(((run, draft), look), start)| draft.plan(run, look, start, shared));
        if !faults.is_empty() {
            return Err(faults);
        }
        let (title, notes) = (preset.title.clone(), preset.notes.clone());
        let batch = sampling.batch;
        Ok(Experiment { title, notes, problem, steps, steps_per_epoch, batch, seed, gradient_noise, pair, runs })
    }

    /// The same experiment with another seed: other batches, other noise, whatever else is the same.
    pub fn with_seed(&self, seed: u64) -> Experiment {
        let runs = self.runs.iter().map(|plan| plan.with_seed(seed)).collect();
        Experiment { seed, runs, ..self.clone() }
    }

    /// Whether chance has a part in any of its runs.
    pub fn is_noisy(&self) -> bool {
        self.runs.iter().any(|plan| plan.noisy)
    }

    /// The epoch of step `t`: 0 at the start, then from 1.
    pub fn epoch(&self, t: u64) -> u64 {
        t.div_ceil(self.steps_per_epoch)
    }

    /// All epochs; the last may be shorter.
    pub fn epochs(&self) -> u64 {
        self.epoch(self.steps)
    }
}

/// The data set, where the problem has one.
fn data(preset: &Preset, loaded: &Loaded) -> Result<Option<Data>, Vec<Fault>> {
    let Function::Examples { data, .. } = &preset.problem.function else { return Ok(None) };
    loaded.data(data).map(Some).map_err(|found| under(under(found, "data"), "problem"))
}

/// What was resolved; what is wrong goes to `faults`.
fn keep<T>(resolved: Result<T, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<T> {
    resolved.map_err(|found| faults.extend(found)).ok()
}

/// Does the same for every run; what is wrong goes to `faults`, under the run's place.
fn each<S, T>(
    runs: impl IntoIterator<Item = S>,
    faults: &mut Vec<Fault>,
    resolve: impl Fn(S) -> Result<T, Vec<Fault>>,
) -> Vec<T> {
    let mut resolved = Vec::new();
    for (i, run) in runs.into_iter().enumerate() {
        match resolve(run) {
            Ok(run) => resolved.push(run),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.under(i).under("runs"))),
        }
    }
    resolved
}

/// Each run's start: its own, else the training's, else the surface's.
fn starts(preset: &Preset, problem: &Problem) -> Result<Vec<Vec<f64>>, Vec<Fault>> {
    let mut faults = Vec::new();
    let common = preset.training.start.as_deref();
    faults.extend(common.and_then(|start| start_fault(start, problem)).map(|fault| fault.under("training")));
    let common = common.or(problem.start());
    if common.is_none() && preset.runs.iter().any(|run| run.start.is_none()) {
        let help = Message::new("run-start-help").with("names", problem.coordinates.join(", "));
        faults.push(Fault::new(Message::new("run-start-missing")).help(help).under("training"));
    }
    let starts = each(&preset.runs, &mut faults, |run| match (&run.start, common) {
        (Some(own), _) => start_fault(own, problem).map_or_else(|| Ok(own.clone()), |fault| Err(vec![fault])),
        // A start that is missing or wrong for all is said once, above.
        (None, common) => Ok(common.unwrap_or_default().to_vec()),
    });
    if faults.is_empty() { Ok(starts) } else { Err(faults) }
}

/// The rate that a run starts from: its own, else its rule's; that of the first point, where points give it.
pub fn first_rate(run: &RunSource) -> Option<f64> {
    match &run.rate {
        Rate::Schedule { alpha0, .. } => alpha0.or_else(|| default_rate(run)),
        Rate::Points { points, .. } => points.first().map(|(_, rate)| *rate),
    }
}

/// The rate of a run's rule, where the run says none; a typed rule has none.
pub fn default_rate(run: &RunSource) -> Option<f64> {
    match &run.rule {
        Rule::Catalog(id) => catalog::optimizer(id).map(|optimizer| optimizer.rate.default),
        Rule::Typed(_) => None,
    }
}
