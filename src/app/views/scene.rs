//! What is drawn of the runs: the same as in a figure.

use std::sync::Arc;

use super::trails::Trails;
use crate::app::chances;
use crate::app::model::Model;
use crate::figure::axes::Frame;
use crate::figure::chance::Cloud;
use crate::figure::chart::Quantity;
use crate::figure::landscape::Tracks;
use crate::figure::path::Path;
use crate::figure::series::{self, Plotted};
use crate::figure::subject::{self, RunLook};
use crate::figure::theme::marker;
use crate::figure::{Mode, Theme};

/// The visible runs, each with its place among all; one that is still being recorded for the first time is not among
/// them.
fn looks<'a>(model: &'a Model, theme: &Theme) -> impl Iterator<Item = (usize, RunLook<'a>)> {
    let runs = model.experiment.runs.iter().zip(model.traces.iter()).enumerate();
    let cursor = model.player.step;
    runs.filter(|(_, (plan, _))| plan.visible).filter_map(move |(i, (plan, trace))| {
        Some((
            i,
            RunLook {
                plan,
                trace: trace?,
                color: theme.run(plan.color),
                shape: marker(&model.experiment.runs, i),
                cursor,
            },
        ))
    })
}

/// The same drawn in some way.
pub fn visible<T>(model: &Model, theme: &Theme, draw: impl Fn(usize, &RunLook) -> T) -> Vec<T> {
    looks(model, theme).map(|(i, run)| draw(i, &run)).collect()
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
    let tracks = Tracks {
        paths,
        minima: pairs(model, model.known.minima.iter().map(|minimum| &*minimum.point)),
        ..Tracks::default()
    };
    tracks.around()
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
    let row = model.traces.shown(run).and_then(|trace| trace.at(model.player.step.min(trace.last?)));
    row.map_or_else(|| experiment.runs[run].start.clone(), |row| row.point)
}

/// What a plot shows of the visible runs.
pub fn plotted(model: &Model, theme: &Theme, quantity: Quantity) -> Vec<Plotted> {
    let looks: Vec<(usize, RunLook)> = looks(model, theme).collect();
    let chance = chances::chance(model).map(Arc::as_ref);
    series::plotted(&looks, chance, &model.document.preset.view, quantity)
}

/// Where the visible runs ended, seed by seed.
pub fn clouds(model: &Model, theme: &Theme) -> Vec<Cloud> {
    let Some(chance) = chances::chance(model) else { return Vec::new() };
    looks(model, theme).filter_map(|(run, look)| Some(chance.runs.get(run)?.cloud(&look))).collect()
}
