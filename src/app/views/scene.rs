//! What is drawn of the runs: from traces to paths and series.

use crate::app::model::Model;
use crate::experiment::{Levels, Plan, Trace};
use crate::figure::chart::Series;
use crate::figure::path::Path;
use crate::figure::{Theme, theme};

use super::run_color;

/// The visible runs with their traces; a run that is still being recorded for the first time has none.
fn visible(model: &Model) -> impl Iterator<Item = (usize, &Plan, &Trace)> {
    let runs = model.experiment.runs.iter().zip(model.traces.iter()).enumerate();
    runs.map(|(run, (plan, trace))| (run, plan, trace.as_ref())).filter(|(_, plan, _)| plan.visible)
}

/// The paths of the visible runs, up to the cursor and on.
pub fn paths(model: &Model, theme: &Theme) -> Vec<Path> {
    visible(model).map(|(run, plan, trace)| path(model, theme, run, plan, trace)).collect()
}

fn path(model: &Model, theme: &Theme, run: usize, plan: &Plan, trace: &Trace) -> Path {
    let step = model.player.step;
    let passed = trace.path.partition_point(|point| point.step <= step);
    let every_step = trace.path_width == 1;
    let now = if every_step { None } else { trace.at(step.min(trace.last.unwrap_or(0))) };
    Path {
        points: trace.path.iter().map(|point| point.at).collect(),
        passed,
        now: now.map(|row| [row.point[trace.pair.0], row.point[trace.pair.1]]),
        every_step,
        color: run_color(theme, plan),
        shape: theme::marker(run),
    }
}

/// The loss of the visible runs.
pub fn losses(model: &Model, theme: &Theme) -> Vec<Series> {
    series(model, theme, |trace| &trace.loss)
}

/// The learning rate of the visible runs.
pub fn rates(model: &Model, theme: &Theme) -> Vec<Series> {
    series(model, theme, |trace| &trace.rate)
}

fn series(model: &Model, theme: &Theme, levels: impl Fn(&Trace) -> &Levels) -> Vec<Series> {
    let one = |(run, plan, trace): (usize, &Plan, &Trace)| {
        let levels = levels(trace);
        Series {
            color: run_color(theme, plan),
            shape: theme::marker(run),
            values: levels.iter().map(|(step, [low, high])| [step as f64, low, high]).collect(),
            now: now(model, trace, levels),
            diverged: trace.diverged.is_some(),
        }
    };
    visible(model).map(one).collect()
}

/// The value at the cursor: exact where a stretch is one step, else the middle of its stretch.
fn now(model: &Model, trace: &Trace, levels: &Levels) -> Option<f64> {
    let step = model.player.step;
    if trace.last.is_none_or(|last| step > last) || step < levels.first() {
        return None;
    }
    let [low, high] = levels.range(levels.stretch(step))?;
    Some(if low > 0.0 { (low * high).sqrt() } else { (low + high) / 2.0 })
}
