//! `thalweg run FILE --seeds K`

use super::progress::Progress;
use super::report::Failure;
use super::run::{plain, put, record};
use super::table::table;
use crate::experiment::{Band, Experiment, Seeds, Summary};
use crate::export::csv;
use crate::export::results::{Cell, Column};
use crate::files::Output;
use crate::words::{Language, Message, say};

/// Runs an experiment over so many seeds, from its own on, and gives the summary.
pub fn run(
    experiment: &Experiment,
    count: u64,
    state: bool,
    mut output: Option<&mut Output>,
    progress: &mut Progress,
) -> Result<String, Failure> {
    let mut kept = Seeds::new(experiment.steps);
    for number in 0..count {
        let experiment = experiment.with_seed(experiment.seed + number);
        let traces = record(&experiment, progress)?;
        kept.add(&experiment, &traces);
        if let Some(output) = &mut output {
            csv::write_seed(&experiment, state, number == 0, &mut put(&experiment, output, progress))?;
        }
    }
    let mut text = summary(experiment, &kept);
    if !experiment.is_noisy() {
        text = text + &say(Language::En, "cli-no-chance") + "\n";
    }
    let range = Message::new("cli-seeds-range").with("first", experiment.seed.to_string());
    Ok(range.with("last", (experiment.seed + count - 1).to_string()).say(Language::En) + "\n" + &text)
}

/// A line a run: what lies in the middle, and between the outer tenths.
fn summary(experiment: &Experiment, seeds: &Seeds) -> String {
    let keys = [
        "cli-final-median",
        "cli-final-low",
        "cli-final-high",
        "cli-radius-median",
        "cli-radius-low",
        "cli-radius-high",
        "cli-diverged",
    ];
    let run = Column::Run.title(Language::En, None).to_lowercase();
    let head: Vec<String> = [run].into_iter().chain(keys.map(|key| say(Language::En, key))).collect();
    let rows: Vec<Vec<String>> = (experiment.runs.iter().enumerate())
        .map(|(run, plan)| {
            let mut cells = vec![plan.name.get(Language::En).to_owned()];
            cells.extend(band(seeds, run, |summary| {
                Some(if summary.diverged() { f64::INFINITY } else { summary.loss? })
            }));
            cells.extend(band(seeds, run, |summary| summary.radius));
            cells.push(seeds.summaries(run).filter(|summary| summary.diverged()).count().to_string());
            cells
        })
        .collect();
    table(&head, &rows, &[false, true, true, true, true, true, true, true])
}

/// Median, 10 % and 90 %.
fn band(seeds: &Seeds, run: usize, of: impl Fn(&Summary) -> Option<f64>) -> [String; 3] {
    let band = Band::of(seeds.summaries(run).filter_map(of).collect());
    let cell = |number: Option<f64>| plain(number.map_or(Cell::Nothing, Cell::Number));
    [band.map(|band| band.median), band.map(|band| band.low), band.map(|band| band.high)].map(cell)
}
