//! What is drawn of the runs: the same as in a figure.

use super::trails::Trails;
use crate::app::model::Model;
use crate::figure::axes::Frame;
use crate::figure::chart::{Quantity, Series};
use crate::figure::landscape::Tracks;
use crate::figure::path::Path;
use crate::figure::subject::{self, RunLook};
use crate::figure::theme::marker;
use crate::figure::{Mode, Theme};

/// The visible runs, each with its place among all; one that is still being recorded for the first time is not among
/// them.
pub fn visible<T>(model: &Model, theme: &Theme, draw: impl Fn(usize, &RunLook) -> T) -> Vec<T> {
    let runs = model.experiment.runs.iter().zip(model.traces.iter()).enumerate();
    let shown = runs.filter(|(_, (plan, _))| plan.visible);
    shown
        .map(|(i, (plan, trace))| {
            let (color, shape, cursor) = (theme.run(plan.color), marker(i), model.player.step);
            draw(i, &RunLook { plan, trace, color, shape, cursor })
        })
        .collect()
}

/// The paths of the visible runs, up to the cursor and on, as far as a frame can show them.
pub fn paths(model: &Model, theme: &Theme, frame: &Frame, trails: &mut Trails) -> Vec<Path> {
    trails.follow(&model.traces, frame);
    visible(model, theme, |run, look| match trails.of(run) {
        Some(points) => subject::path_along(look, points),
        None => subject::path(look),
    })
}

/// What holds the paths of the visible runs, and the minima.
pub fn whole(model: &Model) -> [f64; 4] {
    let paths = visible(model, Theme::of(Mode::Light), |_, look| subject::path(look));
    subject::around(&Tracks {
        paths,
        minima: pairs(model, model.known.minima.iter().map(|minimum| &*minimum.point)),
        ..Tracks::default()
    })
}

/// The drawn coordinates of points.
pub fn pairs<'a>(model: &Model, points: impl Iterator<Item = &'a [f64]>) -> Vec<[f64; 2]> {
    let (across, up) = model.experiment.pair;
    points.map(|point| [point[across], point[up]]).collect()
}

/// The point that the drawn plane goes through: that of the first visible run at the cursor.
pub fn through(model: &Model) -> Vec<f64> {
    let experiment = &model.experiment;
    if experiment.problem.dim() <= 2 {
        // It is the plane itself.
        return vec![0.0; experiment.problem.dim()];
    }
    let run = experiment.runs.iter().position(|plan| plan.visible).unwrap_or(0);
    let row = model.traces.get(run).and_then(|trace| trace.at(model.player.step.min(trace.last?)));
    row.map_or_else(|| experiment.runs[run].start.clone(), |row| row.point)
}

/// What a plot shows of the visible runs.
pub struct Drawing {
    pub series: Vec<Series>,
    /// The run of each series, and what of it.
    pub lines: Vec<(usize, Line)>,
}

/// What a line of a plot is of its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Whole,
    /// Along the drawn coordinate across, up.
    Along(usize),
    /// What the run saw of its mini-batches.
    Batch,
}

pub fn series(model: &Model, theme: &Theme, quantity: Quantity) -> Drawing {
    let mut drawing = Drawing { series: Vec::new(), lines: Vec::new() };
    if quantity == Quantity::Loss && subject::shows_batches(&model.document.preset.view) {
        let batches = visible(model, theme, |run, look| Some((run, subject::batch_losses(look)?)));
        for (run, series) in batches.into_iter().flatten() {
            drawing.lines.push((run, Line::Batch));
            drawing.series.push(series);
        }
    }
    for (run, series) in visible(model, theme, |run, look| (run, subject::series(look, quantity))) {
        let line = |axis| if series.len() > 1 { Line::Along(axis) } else { Line::Whole };
        drawing.lines.extend((0..series.len()).map(|axis| (run, line(axis))));
        drawing.series.extend(series);
    }
    drawing
}
