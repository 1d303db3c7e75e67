//! The command line: one file a command. It speaks English, whatever the locale.

mod check;
mod code;
mod docs;
mod language;
mod list;
mod open;
mod progress;
mod render;
mod report;
mod run;
mod seeds;
mod show;
mod source;
mod table;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use report::Failure;

/// Watch optimizers go down a surface, and see why each goes where it goes
#[derive(Parser)]
#[command(name = "thalweg", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    look: open::Look,
}

const EXAMPLES: &str = "\
Examples:
  thalweg                                    opens the window
  thalweg run 1-momentum-zigzag
  thalweg run my.toml --set runs.1.alpha0=0.2 --out trajectory.csv
  thalweg render my.toml --out figure.svg
  thalweg code my.toml --framework pytorch --out my.py
  thalweg list optimizers
  thalweg show adam
  thalweg docs --out catalog

FILE is a preset file, the id of a built-in preset, or - for the standard input.
Exit status: 0 done (divergence is a result), 1 wrong input or output, 2 wrong usage.";

#[derive(Subcommand)]
enum Command {
    Open(open::Arguments),
    Run(run::Arguments),
    Render(render::Arguments),
    Code(code::Arguments),
    Check(check::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Docs(docs::Arguments),
}

/// Does what the arguments ask for; the exit status is the contract's.
pub fn main() -> ExitCode {
    let Arguments { command, look } = Arguments::parse();
    if !matches!(command, None | Some(Command::Open(_))) && look.is_given() {
        let why = "--theme, --lang and --bench-frames before a command are the window's: only `open` takes them there";
        Arguments::command().error(ErrorKind::ArgumentConflict, why).exit();
    }
    let done = match command {
        None => open::window(None, &look),
        Some(Command::Open(arguments)) => open::run(arguments, look),
        Some(Command::Run(arguments)) => run::run(&arguments),
        Some(Command::Render(arguments)) => render::run(&arguments),
        Some(Command::Code(arguments)) => code::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::List(arguments)) => list::run(&arguments),
        Some(Command::Show(arguments)) => show::run(&arguments),
        Some(Command::Docs(arguments)) => docs::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Writes to the standard output. A reader that has gone away ends the command, without an error.
fn print(text: &str) -> Result<(), Failure> {
    let mut output = crate::files::Output::standard();
    if output.write(text.as_bytes())? && output.finish()? { Ok(()) } else { Err(Failure::NoReader) }
}
