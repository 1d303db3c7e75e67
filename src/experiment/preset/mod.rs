//! The preset file, exactly: only what it says. What it leaves out is `None`; defaults, ids and
//! formulas are the business of `Experiment`, which resolves a preset against the catalog.
//!
//! A preset that breaks a rule of the file (two kinds of problem, a rate beside given points) cannot be
//! built here, so that everything that is written can be read back.

mod color;
mod coordinate;
mod data;
mod keys;
mod locate;
mod read;
mod set;
mod spot;
mod write;

pub use color::{Color, Hue};
pub use coordinate::{MOST_COORDINATES, coordinate_fault};
pub use data::{Columns, DataSource};
pub use locate::locate;
pub(super) use read::Reading;
pub use set::set;

use crate::words::Text;

/// The most steps that a run may have.
pub const MOST_STEPS: u64 = 100_000_000;
/// The most examples that a data set may have.
pub const MOST_EXAMPLES: u64 = 1_000_000;
/// The most runs that a preset may have.
pub const MOST_RUNS: usize = 64;

/// The coordinates of a typed formula that names none.
pub const DEFAULT_COORDINATES: [&str; 2] = ["x", "y"];

/// The most seeds that an experiment is run over.
pub const MOST_SEEDS: u64 = 64;

/// Names and values in the order of the file: `parameters`, `optimizer_parameters`, `schedule_parameters`.
pub type Parameters = Vec<(String, f64)>;

#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    pub title: Option<Text>,
    /// Markdown with formulas.
    pub notes: Option<Text>,
    pub problem: ProblemSource,
    pub training: Training,
    /// At least one, at most [`MOST_RUNS`].
    pub runs: Vec<RunSource>,
    pub view: View,
}

/// `[problem]`
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemSource {
    pub function: Function,
    pub parameters: Parameters,
    /// From and to for each coordinate that is drawn.
    pub view: Option<Vec<f64>>,
}

/// What is descended.
#[derive(Clone, Debug, PartialEq)]
pub enum Function {
    /// `surface`: an id of the catalog.
    Catalog(String),
    /// `formula`: a typed text, with its coordinates (`x`, `y` where none are named).
    Typed { formula: String, coordinates: Option<Vec<String>> },
    /// `example_loss`: the loss of one example, averaged over a data set. A typed text, or the id of a built-in one.
    Examples { loss: String, coordinates: Option<Vec<String>>, data: DataSource },
}

/// `[training]`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Training {
    pub start: Option<Vec<f64>>,
    /// 1 to [`MOST_STEPS`].
    pub steps: Option<u64>,
    /// At least 1. Only without data, where the batch does not say it.
    pub steps_per_epoch: Option<u64>,
    /// At most `i64::MAX`, as TOML's integers are.
    pub seed: Option<u64>,
    /// Examples a step, at least 1; all of them where it is absent. Only with data.
    pub batch: Option<u64>,
    /// Whether a batch's examples are drawn anew from all of them, instead of going through them once an epoch.
    pub replacement: Option<bool>,
    /// σ of a normal number that is added to each component of the gradient. Only without data.
    pub gradient_noise: Option<f64>,
}

/// `[[runs]]`
#[derive(Clone, Debug, PartialEq)]
pub struct RunSource {
    pub name: Option<Text>,
    pub rule: Rule,
    /// `optimizer_parameters`
    pub parameters: Parameters,
    pub rate: Rate,
    /// Steps over which the rate is first multiplied by t / warmup.
    pub warmup: Option<u64>,
    pub start: Option<Vec<f64>>,
    pub color: Option<Color>,
    pub visible: Option<bool>,
}

impl RunSource {
    /// A run that says no more than its rule.
    pub fn new(rule: Rule) -> RunSource {
        RunSource {
            name: None,
            rule,
            parameters: Vec::new(),
            rate: Rate::default(),
            warmup: None,
            start: None,
            color: None,
            visible: None,
        }
    }
}

/// How a run steps.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `optimizer`: an id of the catalog.
    Catalog(String),
    /// `rule`: a typed text; its parameters are exactly the keys of `optimizer_parameters`.
    Typed(String),
}

/// Where the learning rate comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Rate {
    Schedule {
        /// `None` is the constant schedule.
        schedule: Option<Schedule>,
        /// `schedule_parameters`
        parameters: Parameters,
        by: Option<By>,
        alpha0: Option<f64>,
    },
    /// `schedule_points`: step and rate, steps ascending from 1 or later, at least one.
    Points { points: Vec<(u64, f64)>, join: Option<Join> },
}

impl Default for Rate {
    fn default() -> Rate {
        Rate::Schedule { schedule: None, parameters: Vec::new(), by: None, alpha0: None }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Schedule {
    /// `schedule`: an id of the catalog.
    Catalog(String),
    /// `schedule_formula`: a typed text.
    Typed(String),
}

/// `schedule_by`: what the schedule's `n` and `N` count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Epoch,
    Step,
}

/// `schedule_points_join`: how the rate goes from one point to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    #[default]
    Hold,
    Line,
}

/// `[view]`: what the window and the figures show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The step at the cursor.
    pub step: Option<u64>,
    pub layers: Option<Vec<Layer>>,
    /// `loss_scale`: of the loss plot.
    pub loss_scale: Option<Scale>,
    /// `batch_loss`: whether the loss plot shows the loss of mini-batches too; `None` is yes, but not over many seeds.
    pub batch_loss: Option<bool>,
    /// `seeds`: how many seeds the runs are shown over, 1 to [`MOST_SEEDS`]; `None` is their own alone.
    pub seeds: Option<u64>,
    /// `rate_scale`: of the learning-rate plot.
    pub rate_scale: Option<Scale>,
    /// `step_scale`: of the plot of effective steps.
    pub step_scale: Option<Scale>,
    /// `surface_scale`: of the heat map; `None` leaves it to the surface, as `auto` does.
    pub surface_scale: Option<SurfaceScale>,
    /// `coordinates`: the two that are drawn where a problem has more.
    pub coordinates: Option<[String; 2]>,
    /// Steps a second while playing.
    pub speed: Option<f64>,
    /// `target_loss`: the loss whose first step the table of results gives.
    pub target_loss: Option<f64>,
}

/// An overlay of the landscape; its colors are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    Contours,
    Paths,
    Minima,
    Saddles,
    /// The contour lines of the mini-batch at the cursor.
    Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    Linear,
    Log,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurfaceScale {
    Auto,
    Linear,
    Log,
}
