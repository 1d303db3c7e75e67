//! Pictures, described once: the window paints the same marks that the SVG writer writes.

pub mod axes;
pub mod batch;
pub mod chance;
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
pub mod series;
pub mod sheet;
mod sizes;
pub mod subject;
mod svg;
pub mod theme;

pub use chance::Chance;
pub use color::Color;
pub use format::Format;
pub use gif::Animation;
pub use picture::{Options, Picture, SIDES, What};
pub use sizes::Sizes;
pub use theme::{Mode, Theme};

use crate::experiment::preset::View;
use crate::experiment::{Experiment, Trace};

/// What a figure is of.
pub struct Subject<'a> {
    pub experiment: &'a Experiment,
    /// Those of its runs, in their order; a run without one is not drawn.
    pub traces: &'a [Option<&'a Trace>],
    /// What its runs left over seeds, where that is shown.
    pub chance: Option<&'a Chance>,
    /// The preset's: what is shown, and how.
    pub view: &'a View,
}

/// Makes the figure of an experiment.
pub fn render(of: &Subject, options: &Options) -> Picture {
    let surface = |points: &[&[f64]], values: &mut [f64]| of.experiment.problem.field.values(points, values);
    sheet::lay_out(&subject::scene(of, &surface, options), options)
}
