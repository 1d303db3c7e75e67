//! What is drawn of the runs: the same as in a figure.

use crate::app::model::Model;
use crate::figure::Theme;
use crate::figure::chart::Series;
use crate::figure::path::Path;
use crate::figure::subject::{self, RunLook};
use crate::figure::theme::marker;

/// The visible runs; one that is still being recorded for the first time is not among them.
fn visible<T>(model: &Model, theme: &Theme, draw: impl Fn(&RunLook) -> T) -> Vec<T> {
    let runs = model.experiment.runs.iter().zip(model.traces.iter()).enumerate();
    let shown = runs.filter(|(_, (plan, _))| plan.visible);
    shown
        .map(|(i, (plan, trace))| {
            let (color, shape, cursor) = (theme.run(plan.color), marker(i), model.player.step);
            draw(&RunLook { plan, trace, color, shape, cursor })
        })
        .collect()
}

/// The paths of the visible runs, up to the cursor and on.
pub fn paths(model: &Model, theme: &Theme) -> Vec<Path> {
    visible(model, theme, subject::path)
}

/// The loss of the visible runs.
pub fn losses(model: &Model, theme: &Theme) -> Vec<Series> {
    visible(model, theme, |run| coarse(subject::losses(run)))
}

/// The learning rate of the visible runs.
pub fn rates(model: &Model, theme: &Theme) -> Vec<Series> {
    visible(model, theme, |run| coarse(subject::rates(run)))
}

/// Stretches of a series that a plot beside the landscape can tell apart: about two a point.
const STRETCHES: usize = 700;

/// The series with neighboring stretches joined until there are few; the lowest and highest values stay.
fn coarse(series: Series) -> Series {
    let every = series.values.len().div_ceil(STRETCHES);
    if every <= 1 {
        return series;
    }
    let join = |part: &[[f64; 3]]| {
        let joined = part.iter().copied().reduce(|a, b| [b[0], a[1].min(b[1]), a[2].max(b[2])]);
        joined.expect("a chunk has an element")
    };
    // The first stands alone: it is the start, which a logarithmic axis must not lose.
    let (first, rest) = series.values.split_at(1);
    let values = first.iter().copied().chain(rest.chunks(every).map(join)).collect();
    Series { values, ..series }
}
