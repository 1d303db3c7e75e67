//! What an experiment is and how it is stepped: the preset file, the problem, the runs, what they leave.

mod checkpoint;
mod draft;
mod levels;
mod parameters;
mod path;
mod plan;
pub mod preset;
mod problem;
mod recorder;
mod resolve;
mod run;
mod trace;
mod vector;

pub use levels::Levels;
pub use path::PathPoint;
pub use plan::{Plan, PlannedRate, PlannedSchedule};
pub use preset::Preset;
pub use problem::Problem;
pub use recorder::Recorder;
pub use resolve::Experiment;
pub use run::{Diverged, Row, Rows, Run};
pub use trace::{Best, Trace};
