//! `thalweg run FILE`

use std::path::PathBuf;

use clap::Args;

use super::progress::Progress;
use super::report::Failure;
use super::seeds;
use super::source::Source;
use super::table::table;
use crate::experiment::{Experiment, Known, MOST_SEEDS, Recorder, Trace};
use crate::export::csv;
use crate::export::results::{Cell, Column, Line};
use crate::files::Output;
use crate::words::{Language, number};

/// Steps between two looks at the clock and at whether to stop, where they are short.
const SLICE: u64 = 4096;

/// In a cell that has no number.
const NOTHING: &str = "–";

/// Run an experiment; a summary goes to the standard error
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// How many steps, in place of the file's
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
    /// Write the trajectory as CSV; - is the standard output
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// Add the rules' state to the trajectory
    #[arg(long, requires = "out")]
    state: bool,
    /// Run it over K seeds, from the file's on; the summary says what lies between the outer tenths
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u64).range(1..=MOST_SEEDS))]
    seeds: Option<u64>,
}

const EXAMPLES: &str = "\
Examples:
  thalweg run 1-momentum-zigzag
  thalweg run my.toml --steps 1000 --out trajectory.csv --state
  thalweg run 3-rate-decay --seeds 20
  thalweg run my.toml --set 'runs.\"Gradient descent\".alpha0=0.2' --out - | head";

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let steps: Vec<String> = arguments.steps.iter().map(|steps| format!("training.steps={steps}")).collect();
    let (_, experiment, _) = arguments.source.open(&steps)?;
    // First, so that a signal never meets a file that has been begun.
    let mut progress = Progress::begin();
    // What cannot be written is said before anything is computed.
    let output = arguments.out.as_deref().map(|path| match path.to_str() {
        Some("-") => Ok(Output::standard()),
        _ => arguments.source.output(path),
    });
    let mut output = output.transpose()?;
    let (written, table) = match arguments.seeds {
        None => {
            let traces = record(&experiment, &mut progress)?;
            let put = |output| csv::write(&experiment, arguments.state, &mut put(&experiment, output, &mut progress));
            (output.as_mut().map_or(Ok(()), put), summary(&experiment, &traces))
        }
        Some(count) => (Ok(()), seeds::run(&experiment, count, arguments.state, output.as_mut(), &mut progress)?),
    };
    let read = match written {
        Ok(()) => output.map_or(Ok(true), Output::finish)?,
        Err(Failure::NoReader) => false,
        Err(failure) => return Err(failure),
    };
    drop(progress);
    eprint(&table);
    if read { Ok(()) } else { Err(Failure::NoReader) }
}

/// Runs everything and keeps what a trace keeps.
pub fn record(experiment: &Experiment, progress: &mut Progress) -> Result<Vec<Trace>, Failure> {
    let mut traces = Vec::with_capacity(experiment.runs.len());
    let slice = (SLICE / experiment.problem.effort()).max(1);
    for plan in &experiment.runs {
        let mut recorder = Recorder::new(plan, experiment.pair);
        while !recorder.advance(slice) {
            progress.at(plan.name.get(Language::En), recorder.steps_done(), experiment.steps)?;
        }
        traces.push(recorder.finish());
    }
    Ok(traces)
}

/// Puts pieces of a trajectory into the output; its reader may have gone away.
pub fn put<'a>(
    experiment: &'a Experiment,
    output: &'a mut Output,
    progress: &'a mut Progress,
) -> impl FnMut(&str, usize, u64) -> Result<(), Failure> + 'a {
    move |text, run, step| {
        progress.at(experiment.runs[run].name.get(Language::En), step, experiment.steps)?;
        if output.write(text.as_bytes())? { Ok(()) } else { Err(Failure::NoReader) }
    }
}

/// A line a run: how far it came, how low, and where it stands.
fn summary(experiment: &Experiment, traces: &[Trace]) -> String {
    let known = Known::new(&experiment.problem, traces);
    let head = Column::SUMMARY.map(|column| column.title(Language::En, None).to_lowercase());
    let line = |(i, trace)| {
        let line = Line::of(experiment, i, trace, &known, None);
        Column::SUMMARY.iter().map(|column| plain(column.cell(&line, Language::En))).collect()
    };
    let rows: Vec<Vec<String>> = traces.iter().enumerate().map(line).collect();
    table(&head, &rows, &Column::SUMMARY.map(Column::is_number))
}

/// As a terminal shows it: six significant digits, a dash for nothing.
pub fn plain(cell: Cell) -> String {
    let rounded = |value: f64| format!("{value:.5e}").parse().unwrap_or(value);
    match cell {
        Cell::Nothing => NOTHING.to_owned(),
        Cell::Text(text) => text,
        Cell::Count(count) => count.to_string(),
        Cell::Number(value) => number(rounded(value)),
    }
}

/// Puts a text on the standard error, if anybody listens there.
pub fn eprint(text: &str) {
    use std::io::Write;
    // A standard error that is closed has no reader.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
