//! One file a view: what stands in the middle and on the right.

mod batch;
pub mod charts;
mod chips;
mod curve;
pub mod equation;
mod ground;
pub mod landscape;
pub mod miniature;
mod paint;
mod pointer;
pub mod preview;
pub mod scene;
pub mod script;
mod starts;
pub mod thumbnail;
mod trails;

pub use paint::symbol;

use crate::experiment::Plan;
use crate::figure::{Color, Theme};

/// The color of a run in a theme.
pub fn run_color(theme: &Theme, plan: &Plan) -> Color {
    theme.run(plan.color)
}
