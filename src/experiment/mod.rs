//! What an experiment is and how it is stepped: the preset file, the problem, the runs, what they leave.

mod checkpoint;
mod curvature;
mod divergence;
mod draft;
mod evidence;
mod levels;
mod minima;
mod open;
mod parameters;
mod path;
mod plan;
pub mod preset;
mod problem;
mod recorder;
mod resolve;
mod run;
mod standing;
mod summary;
mod trace;
mod vector;

pub use curvature::{Curvature, Signs};
pub use divergence::Instability;
pub use levels::Levels;
pub use minima::{Known, Minimum};
pub use open::open;
pub use path::PathPoint;
pub use plan::{Plan, PlannedRate, PlannedSchedule};
pub use preset::Preset;
pub use problem::Problem;
pub use recorder::Recorder;
pub use resolve::Experiment;
pub use run::{Diverged, Row, Rows, Run};
pub use standing::Standing;
pub use summary::Summary;
pub use trace::{Best, Trace};
