//! What charts show of runs: their values over the steps, what they saw of mini-batches, what of them is chance.

use super::chance::Chance;
use super::chart::{Look, Quantity, Series};
use super::subject::RunLook;
use crate::experiment::preset::{Scale, View};
use crate::experiment::{Levels, Trace};

/// A line of a chart, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plotted {
    /// The run's place in the experiment.
    pub run: usize,
    pub line: Line,
    pub series: Series,
}

/// What a line of a chart is of its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Whole,
    /// Along the drawn coordinate across, up.
    Along(usize),
    /// What the run saw of its mini-batches.
    Batch,
    /// Between the outer tenths of the seeds, and the median of the seeds.
    Band,
    Median,
}

/// What a preset says of the axis of a chart.
pub fn scale(view: &View, quantity: Quantity) -> Option<Scale> {
    match quantity {
        Quantity::Loss => view.loss_scale,
        Quantity::Rate => view.rate_scale,
        Quantity::EffectiveStep => view.step_scale,
    }
}

/// Whether the loss of mini-batches is shown where there is one: unless the view says otherwise, where it does not lie
/// over the band of many seeds.
pub fn shows_batches(view: &View) -> bool {
    view.batch_loss.unwrap_or(view.seeds.is_none_or(|seeds| seeds == 1))
}

/// All that a chart shows of runs, each with its place in the experiment; the lowest first.
pub fn plotted(runs: &[(usize, RunLook)], chance: Option<&Chance>, view: &View, quantity: Quantity) -> Vec<Plotted> {
    let chance = chance.filter(|_| quantity == Quantity::Loss);
    let (mut under, mut own, mut over) = (Vec::new(), Vec::new(), Vec::new());
    for (run, look) in runs {
        let plot = |line, series| Plotted { run: *run, line, series };
        if quantity == Quantity::Loss && shows_batches(view) {
            under.extend(of_batches(look).map(|series| plot(Line::Batch, series)));
        }
        let series = of(look, quantity);
        let line = |axis| if series.len() > 1 { Line::Along(axis) } else { Line::Whole };
        let lines: Vec<Line> = (0..series.len()).map(line).collect();
        let Some(chance) = chance.and_then(|chance| chance.runs.get(*run)) else {
            own.extend(lines.into_iter().zip(series).map(|(line, series)| plot(line, series)));
            continue;
        };
        let [band, median] = chance.series(look);
        under.push(plot(Line::Band, band));
        own.extend(series.into_iter().map(|series| plot(Line::Whole, Series { look: Look::Thin, ..series })));
        over.push(plot(Line::Median, median));
    }
    under.sort_by_key(|plotted| plotted.line == Line::Band);
    under.into_iter().chain(own).chain(over).collect()
}

/// What a chart shows of a run: a series for each drawn coordinate where it has a value for each, else one.
fn of(run: &RunLook, quantity: Quantity) -> Vec<Series> {
    let Trace { loss, rate, effective, pair, .. } = run.trace;
    let levels = match quantity {
        Quantity::Loss => vec![loss],
        Quantity::Rate => vec![rate],
        Quantity::EffectiveStep if pair.0 == pair.1 => vec![&effective[0]],
        Quantity::EffectiveStep => vec![&effective[0], &effective[1]],
    };
    let drawn = levels.into_iter().zip(now(run, quantity)).enumerate();
    let gaps = quantity == Quantity::EffectiveStep;
    let (color, shape, diverged) = (run.color, run.shape, run.trace.diverged.is_some());
    let look = |i| if i > 0 { Look::Dashed } else { Look::Solid };
    drawn
        .map(|(i, (levels, now))| {
            let values = values(run, levels, gaps);
            Series { color, shape, look: look(i), values, now, diverged }
        })
        .collect()
}

/// The loss that a run saw of its mini-batches, faint; `None` where it sees all of it.
fn of_batches(run: &RunLook) -> Option<Series> {
    let values = values(run, run.trace.batch_loss.as_ref()?, false);
    let diverged = run.trace.diverged.is_some();
    Some(Series { color: run.color, shape: run.shape, look: Look::Faint, values, now: None, diverged })
}

/// The values at the cursor, one for each of its series.
pub fn now(run: &RunLook, quantity: Quantity) -> [Option<f64>; 2] {
    let row = || run.now().and_then(|step| run.trace.at(step));
    match quantity {
        Quantity::Loss => [row().map(|row| row.loss), None],
        Quantity::Rate => [row().and_then(|row| row.rate), None],
        Quantity::EffectiveStep => {
            let steps = run.now().and_then(|step| run.trace.effective_at(step)).unwrap_or([f64::NAN; 2]);
            steps.map(|step| Some(step).filter(|step| step.is_finite()))
        }
    }
}

/// Without values there is a gap where `gaps` says so; else the line goes on to the next.
fn values(run: &RunLook, levels: &Levels, gaps: bool) -> Vec<[f64; 3]> {
    // A stretch of steps ends with its last: the line reaches the end of the run.
    let last = run.trace.last.unwrap_or(0);
    let step = |stretch: usize| (levels.step(stretch) + levels.width() - 1).min(last.max(levels.step(stretch))) as f64;
    let value = |stretch: usize| match levels.range(stretch) {
        Some([low, high]) => Some([step(stretch), low, high]),
        None => gaps.then_some([step(stretch), f64::NAN, f64::NAN]),
    };
    (0..levels.len()).filter_map(value).collect()
}
