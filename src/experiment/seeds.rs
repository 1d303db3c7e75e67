//! The same experiment over many seeds: what of it is chance.

use super::minima::Known;
use super::resolve::Experiment;
use super::summary::Summary;
use super::trace::Trace;

/// The most seeds that an experiment is run over.
pub const MOST_SEEDS: u64 = 64;

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

    /// Takes what one seed's runs left; the experiment is that of the seed, and the traces are its runs'.
    pub fn add(&mut self, experiment: &Experiment, traces: &[Trace]) {
        let known = Known::new(&experiment.problem, traces);
        let loss = |trace: &Trace, step| trace.at(step).map_or(f64::INFINITY, |row| row.loss);
        let each = traces.iter();
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
