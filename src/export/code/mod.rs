//! An experiment as a script in Python that a person would have written: PyTorch, Keras, Optax or NumPy.

mod data;
mod header;
mod helpers;
mod jax;
mod keras;
mod library;
mod names;
mod numpy;
mod optax;
mod parts;
mod pytorch;
mod rate;
mod rule;
mod schedule;
mod surface;
mod text;

use crate::experiment::Experiment;
use crate::formula::python::Library;
use crate::words::Fault;

/// What a script is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framework {
    PyTorch,
    Keras,
    Optax,
    NumPy,
}

impl Framework {
    pub const ALL: [Framework; 4] = [Framework::PyTorch, Framework::Keras, Framework::Optax, Framework::NumPy];

    /// What it calls itself.
    pub fn title(self) -> &'static str {
        match self {
            Framework::PyTorch => "PyTorch",
            Framework::Keras => "Keras",
            Framework::Optax => "Optax",
            Framework::NumPy => "NumPy",
        }
    }

    /// Whose functions its formulas call.
    fn library(self) -> Library {
        match self {
            Framework::PyTorch => Library::PyTorch,
            // Keras's own operations fall back to single precision.
            Framework::Keras | Framework::Optax => Library::Jax,
            Framework::NumPy => Library::NumPy,
        }
    }
}

/// The script: it takes the same steps and prints them as the trajectory's CSV. The same experiment gives the same
/// bytes.
///
/// # Errors
/// A surface whose derivative has too many operations to be written out.
pub fn script(experiment: &Experiment, framework: Framework) -> Result<String, Vec<Fault>> {
    match framework {
        Framework::PyTorch => pytorch::script(experiment),
        Framework::Optax => optax::script(experiment),
        Framework::Keras => keras::script(experiment),
        Framework::NumPy => numpy::script(experiment),
    }
}
