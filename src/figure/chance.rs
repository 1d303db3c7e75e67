//! What is chance of an experiment's runs: over many seeds the band of their losses, and where they ended.

use super::chart::{Look, Series};
use super::color::Color;
use super::subject::RunLook;
use crate::experiment::preset::View;
use crate::experiment::{Experiment, Seeds, Trace};

/// What is drawn of the runs of an experiment over seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// How many seeds.
    pub seeds: u64,
    /// In the order of the experiment's runs.
    pub runs: Vec<RunChance>,
}

/// What is drawn of one run over seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct RunChance {
    /// Step, and of the full loss there what a tenth of the seeds lies below, the median, what a tenth lies above; ∞ for
    /// seeds whose run diverged.
    pub losses: Vec<[f64; 4]>,
    /// The drawn coordinates of the last good point of each seed.
    pub ends: Vec<[f64; 2]>,
}

impl Chance {
    pub fn of(seeds: &Seeds, experiment: &Experiment) -> Chance {
        let (across, up) = experiment.pair;
        let of_run = |run| RunChance {
            losses: (seeds.steps.iter().zip(seeds.losses(run)))
                .map(|(step, band)| [*step as f64, band.low, band.median, band.high])
                .collect(),
            ends: seeds.ends(run).map(|end| [end[across], end[up]]).collect(),
        };
        Chance { seeds: seeds.len() as u64, runs: (0..experiment.runs.len()).map(of_run).collect() }
    }

    /// How many seeds a view asks for; `None` for one, and where every seed gives the same runs.
    pub fn wanted(experiment: &Experiment, view: &View) -> Option<u64> {
        view.seeds.filter(|count| *count > 1 && experiment.is_noisy())
    }

    /// What a view asks for, found by running the experiment over seeds; `traces` are those of its own runs. As
    /// [`Seeds::over`].
    ///
    /// # Errors
    /// What `go_on` returned.
    pub fn over<'a, E>(
        experiment: &Experiment,
        traces: impl IntoIterator<Item = &'a Trace>,
        view: &View,
        go_on: &mut dyn FnMut(f64) -> Result<(), E>,
    ) -> Result<Option<Chance>, E> {
        let Some(count) = Chance::wanted(experiment, view) else { return Ok(None) };
        let seeds = Seeds::over(experiment, traces, count, &mut |_, part| go_on(part))?;
        Ok(Some(Chance::of(&seeds, experiment)))
    }
}

impl RunChance {
    /// The band of the outer tenths, and the line of the median.
    pub fn series(&self, run: &RunLook) -> [Series; 2] {
        let series =
            |look, values| Series { color: run.color, shape: run.shape, look, values, now: None, diverged: false };
        let band = self.losses.iter().map(|&[step, low, _, high]| [step, low, high]).collect();
        let median = self.losses.iter().map(|&[step, _, median, _]| [step, median, median]).collect();
        [series(Look::Band, band), series(Look::Solid, median)]
    }

    /// Where the run ended.
    pub fn cloud(&self, run: &RunLook) -> Cloud {
        Cloud { points: self.ends.clone(), color: run.color }
    }
}

/// Where a run ended, seed by seed, in the coordinates of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud {
    pub points: Vec<[f64; 2]>,
    pub color: Color,
}
