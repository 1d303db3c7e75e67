//! `thalweg check FILE…`

use std::fmt::Write as _;

use clap::Args;

use super::print;
use super::report::Failure;
use super::source::Text;

/// Read preset files and report every error in them
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Preset files, ids of built-in presets, or - for the standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  thalweg check my.toml
  thalweg check presets/*.toml";

/// Every file is read, whatever is wrong with those before it.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut good = String::new();
    let mut failed = false;
    for file in &arguments.files {
        match Text::read(file).and_then(|text| text.open()) {
            Ok(_) => writeln!(good, "{file}: good").expect("a String takes all"),
            Err(failure) => {
                failure.say();
                failed = true;
            }
        }
    }
    print(&good)?;
    if failed { Err(Failure::Reported) } else { Ok(()) }
}
