//! The names of the file: its keys, section by section, and the words that stand for a choice.

use super::{By, Join, Layer, Scale, SurfaceScale};

pub const TOP: &[&str] = &["format", "title", "notes", "problem", "training", "runs", "view"];
pub const PROBLEM: &[&str] = &["surface", "formula", "example_loss", "coordinates", "parameters", "data", "view"];
pub const TRAINING: &[&str] = &["start", "steps", "steps_per_epoch", "seed", "batch", "replacement", "gradient_noise"];
pub const GENERATED: [&str; 3] = ["generator", "examples", "seed"];
pub const CSV: &[&str] = &["csv", "columns", "standardize"];
pub const ROWS: &[&str] = &["columns", "rows"];
pub const RUN: &[&str] = &[
    "name",
    "optimizer",
    "rule",
    "optimizer_parameters",
    "schedule",
    "schedule_formula",
    "schedule_points",
    "schedule_points_join",
    "schedule_parameters",
    "schedule_by",
    "alpha0",
    "warmup",
    "start",
    "color",
    "visible",
];
pub const VIEW: &[&str] = &[
    "step",
    "layers",
    "loss_scale",
    "batch_loss",
    "seeds",
    "rate_scale",
    "step_scale",
    "surface_scale",
    "coordinates",
    "speed",
    "target_loss",
];

pub const BY: &[(&str, By)] = &[("epoch", By::Epoch), ("step", By::Step)];
pub const JOIN: &[(&str, Join)] = &[("hold", Join::Hold), ("line", Join::Line)];
pub const SCALE: &[(&str, Scale)] = &[("linear", Scale::Linear), ("log", Scale::Log)];
pub const SURFACE_SCALE: &[(&str, SurfaceScale)] =
    &[("linear", SurfaceScale::Linear), ("log", SurfaceScale::Log), ("auto", SurfaceScale::Auto)];
pub const LAYERS: &[(&str, Layer)] = &[
    ("contours", Layer::Contours),
    ("paths", Layer::Paths),
    ("minima", Layer::Minima),
    ("saddles", Layer::Saddles),
    ("batch", Layer::Batch),
];

/// The word that stands for `choice`.
pub fn word<T: PartialEq>(choices: &[(&'static str, T)], choice: &T) -> &'static str {
    choices.iter().find(|(_, value)| value == choice).expect("every choice has its word here").0
}
