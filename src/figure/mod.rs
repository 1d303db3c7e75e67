//! Pictures, described once: the window paints the same marks that the SVG writer writes.

pub mod axes;
pub mod chart;
mod color;
pub mod contours;
pub mod curve;
pub mod equation;
pub mod font;
mod geometry;
pub mod heat;
pub mod labels;
pub mod landscape;
pub mod legend;
pub mod mark;
pub mod number;
pub mod path;
pub mod png;
pub mod samples;
pub mod scale;
pub mod scene;
pub mod sheet;
mod svg;
pub mod theme;

pub use color::Color;
pub use sheet::{Options, Picture, What};
pub use theme::{Mode, Sizes, Theme};
