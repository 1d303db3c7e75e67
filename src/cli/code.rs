//! `thalweg code FILE --framework NAME`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::Failure;
use super::source::{Source, first};
use crate::export::code;
use crate::files::Output;

/// Write a script that takes the same steps in Python
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// What it is written for
    #[arg(long, value_enum)]
    framework: Framework,
    /// The script; - is the standard output
    #[arg(long, value_name = "FILE.py", default_value = "-")]
    out: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  thalweg code 1-momentum-zigzag --framework pytorch
  thalweg code my.toml --framework keras --out my.py
  thalweg code my.toml --framework numpy --set training.seed=7 | python > trajectory.csv";

#[derive(Clone, Copy, ValueEnum)]
enum Framework {
    #[value(name = "pytorch")]
    PyTorch,
    Keras,
    Optax,
    #[value(name = "numpy")]
    NumPy,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let framework = match arguments.framework {
        Framework::PyTorch => code::Framework::PyTorch,
        Framework::Keras => code::Framework::Keras,
        Framework::Optax => code::Framework::Optax,
        Framework::NumPy => code::Framework::NumPy,
    };
    let (_, experiment, _) = arguments.source.open(&[])?;
    let script = code::script(&experiment, framework).map_err(first)?;
    let mut output = match arguments.out.to_str() {
        Some("-") => Output::standard(),
        _ => arguments.source.output(&arguments.out)?,
    };
    if output.write(script.as_bytes())? && output.finish()? { Ok(()) } else { Err(Failure::NoReader) }
}
