//! What an experiment is and how it is stepped: the preset file, the problem, the runs, what they leave.

mod draft;
mod parameters;
mod plan;
pub mod preset;
mod problem;
mod resolve;

pub use plan::{Plan, PlannedRate, PlannedSchedule};
pub use preset::Preset;
pub use problem::Problem;
pub use resolve::Experiment;
