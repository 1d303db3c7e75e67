//! The same experiment over many seeds: what of it is chance.

use super::minima::Known;
use super::recorder::Recorder;
use super::resolve::Experiment;
use super::summary::Summary;
use super::trace::Trace;

/// Steps between two looks at whether to go on, where they are short.
const SLICE: u64 = 50_000;

/// The most stretches between the steps at which a loss is kept.
const MOST: u64 = 2_048;

/// What is kept of an experiment that is run over seeds, in memory that does not grow with its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Seeds {
    /// The steps at which the losses are kept: all of them up to 2,048, else equally spaced ones and the last.
    pub steps: Vec<u64>,
    /// One for each seed.
    samples: Vec<Sample>,
}

/// What is kept of one seed, for each run.
#[derive(Clone, Debug, PartialEq)]
struct Sample {
    /// The full loss at each of the steps; ∞ from where the run diverged.
    losses: Vec<Vec<f64>>,
    summaries: Vec<Summary>,
    /// The last good point; `None` for a run that has none.
    ends: Vec<Option<Vec<f64>>>,
}

/// What lies in the middle, and where the outer tenths begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// A tenth of the values lie below.
    pub low: f64,
    pub median: f64,
    /// A tenth of the values lie above.
    pub high: f64,
}

impl Band {
    /// Of any numbers; ∞ counts as larger than all others. `None` where there are none.
    pub fn of(mut values: Vec<f64>) -> Option<Band> {
        values.sort_by(f64::total_cmp);
        let at = |share| percentile(&values, share);
        Some(Band { low: at(0.1)?, median: at(0.5)?, high: at(0.9)? })
    }
}

/// Of ascending numbers the one below which a share of them lies, 0 to 1: at place share·(count − 1) from 0, between two
/// places on the line through both, as `numpy.percentile` has it.
pub fn percentile(ascending: &[f64], share: f64) -> Option<f64> {
    let place = share.clamp(0.0, 1.0) * ascending.len().checked_sub(1)? as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let low = ascending[below];
    match ascending.get(below + 1) {
        // Between two that are ∞ there is no line.
        Some(high) if part > 0.0 && *high != low => Some(low + (high - low) * part),
        _ => Some(low),
    }
}

impl Seeds {
    /// For an experiment of so many steps.
    pub fn new(steps: u64) -> Seeds {
        let width = steps.div_ceil(MOST).max(1);
        let mut kept: Vec<u64> = (0..=steps / width).map(|i| i * width).collect();
        if kept.last() != Some(&steps) {
            kept.push(steps);
        }
        Seeds { steps: kept, samples: Vec::new() }
    }

    /// Runs an experiment over `count` seeds from its own on; `traces` are what its own runs left, in their order. `go_on`
    /// is asked every few milliseconds, with what there is so far and how much of all is done, 0 to 1.
    ///
    /// # Errors
    /// What `go_on` returned.
    pub fn over<'a, E>(
        experiment: &Experiment,
        traces: impl IntoIterator<Item = &'a Trace>,
        count: u64,
        go_on: &mut dyn FnMut(&Seeds, f64) -> Result<(), E>,
    ) -> Result<Seeds, E> {
        let mut seeds = Seeds::new(experiment.steps);
        seeds.add(experiment, traces);
        let all = (count * experiment.steps) as f64 * experiment.runs.len() as f64;
        let slice = (SLICE / experiment.problem.effort()).max(1);
        for number in 1..count {
            let other = experiment.with_seed(experiment.seed.wrapping_add(number));
            let mut left = Vec::with_capacity(other.runs.len());
            for (run, plan) in other.runs.iter().enumerate() {
                let mut recorder = Recorder::new(plan, other.pair);
                while !recorder.advance(slice) {
                    let runs = number * other.runs.len() as u64 + run as u64;
                    go_on(&seeds, ((runs * other.steps) as f64 + recorder.steps_done() as f64) / all)?;
                }
                left.push(recorder.finish());
            }
            seeds.add(&other, &left);
            go_on(&seeds, (number + 1) as f64 / count as f64)?;
        }
        Ok(seeds)
    }

    /// Takes what one seed's runs left; the experiment is that of the seed, and the traces are its runs'.
    pub fn add<'a>(&mut self, experiment: &Experiment, traces: impl IntoIterator<Item = &'a Trace>) {
        let traces: Vec<&Trace> = traces.into_iter().collect();
        let known = Known::new(&experiment.problem, traces.iter().copied());
        let loss = |trace: &Trace, step| trace.at(step).map_or(f64::INFINITY, |row| row.loss);
        let each = traces.iter().copied();
        self.samples.push(Sample {
            losses: each.clone().map(|trace| self.steps.iter().map(|step| loss(trace, *step)).collect()).collect(),
            summaries: each.clone().enumerate().map(|(i, of)| Summary::of(experiment, i, of, &known)).collect(),
            ends: each.map(|trace| trace.last.and_then(|last| trace.at(last)).map(|row| row.point)).collect(),
        });
    }

    /// How many seeds were taken.
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    /// The loss of a run over [`Seeds::steps`].
    ///
    /// # Panics
    /// If the experiment has no such run.
    pub fn losses(&self, run: usize) -> Vec<Band> {
        let at = |i: usize| Band::of(self.samples.iter().map(|sample| sample.losses[run][i]).collect());
        (0..self.steps.len()).filter_map(at).collect()
    }

    /// Where a run ended, seed by seed.
    ///
    /// # Panics
    /// As [`Seeds::losses`].
    pub fn ends(&self, run: usize) -> impl Iterator<Item = &[f64]> {
        self.samples.iter().filter_map(move |sample| sample.ends[run].as_deref())
    }

    /// A run's summaries, seed by seed.
    ///
    /// # Panics
    /// As [`Seeds::losses`].
    pub fn summaries(&self, run: usize) -> impl Iterator<Item = &Summary> + Clone {
        self.samples.iter().map(move |sample| &sample.summaries[run])
    }
}
