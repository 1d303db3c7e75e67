//! Pictures, described once: the window paints the same marks that the SVG writer writes.

pub mod axes;
pub mod batch;
pub mod chart;
mod color;
pub mod contours;
pub mod curve;
pub mod data;
pub mod ends;
pub mod equation;
pub mod font;
mod format;
mod geometry;
mod gif;
mod head;
pub mod heat;
pub mod labels;
pub mod landscape;
pub mod legend;
pub mod lines;
pub mod mark;
pub mod number;
mod palette;
pub mod path;
mod pdf;
mod picture;
pub mod png;
pub mod range;
pub mod samples;
pub mod scale;
pub mod scene;
pub mod sheet;
mod sizes;
pub mod subject;
mod svg;
pub mod theme;

pub use color::Color;
pub use format::Format;
pub use gif::Animation;
pub use picture::{Options, Picture, SIDES, What};
pub use sizes::Sizes;
pub use theme::{Mode, Theme};

use crate::experiment::preset::View;
use crate::experiment::{Experiment, Trace};

/// Makes the figure of an experiment. `traces` are those of its runs, in their order (a run without one is not drawn);
/// `view` is the preset's, which says what is shown and how.
pub fn render(experiment: &Experiment, traces: &[Option<&Trace>], view: &View, options: &Options) -> Picture {
    let surface = |points: &[&[f64]], values: &mut [f64]| experiment.problem.field.values(points, values);
    sheet::lay_out(&subject::scene(experiment, traces, view, &surface, options), options)
}
