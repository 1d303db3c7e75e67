//! What is drawn of the runs: the same as in a figure.

use crate::app::model::Model;
use crate::figure::Theme;
use crate::figure::chart::{Quantity, Series};
use crate::figure::path::Path;
use crate::figure::subject::{self, RunLook};
use crate::figure::theme::marker;

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

/// The paths of the visible runs, up to the cursor and on.
pub fn paths(model: &Model, theme: &Theme) -> Vec<Path> {
    visible(model, theme, |_, run| subject::path(run))
}

/// What a plot shows of the visible runs.
pub struct Drawing {
    pub series: Vec<Series>,
    /// The run of each series and, where a run has more than one, its coordinate.
    pub lines: Vec<(usize, Option<usize>)>,
}

pub fn series(model: &Model, theme: &Theme, quantity: Quantity) -> Drawing {
    let each = visible(model, theme, |run, look| (run, subject::series(look, quantity)));
    let mut drawing = Drawing { series: Vec::new(), lines: Vec::new() };
    for (run, series) in each {
        let several = series.len() > 1;
        drawing.lines.extend((0..series.len()).map(|axis| (run, several.then_some(axis))));
        drawing.series.extend(series);
    }
    drawing
}
