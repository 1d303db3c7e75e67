//! An experiment as a script in Python that a person would have written: PyTorch, Keras, Optax or NumPy.

mod helpers;
mod numpy;
mod parts;
mod rate;
mod rule;
mod surface;
mod text;

use crate::experiment::Experiment;
use crate::words::Fault;

/// What a script is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framework {
    NumPy,
}

impl Framework {
    pub const ALL: [Framework; 1] = [Framework::NumPy];
}

/// The script: it takes the same steps and prints them as the trajectory's CSV. The same experiment gives the same
/// bytes.
///
/// # Errors
/// A surface whose derivative has too many operations to be written out.
pub fn script(experiment: &Experiment, framework: Framework) -> Result<String, Vec<Fault>> {
    match framework {
        Framework::NumPy => numpy::script(experiment),
    }
}
