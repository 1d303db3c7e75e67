//! What an experiment is and how it is stepped: the preset file, the problem, the runs, what they leave.

pub mod preset;

pub use preset::Preset;
