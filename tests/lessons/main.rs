//! The point of each built-in preset is true: the numbers of its note are those of its runs.

mod decay;
mod flat_land;
mod minima;
mod ravines;

use thalweg::catalog::preset;
use thalweg::experiment::preset::set;
use thalweg::experiment::{Experiment, Plan, Preset, Row, Rows};

/// A built-in preset with values set as `--set` would.
fn lesson(id: &str, changes: &[&str]) -> Experiment {
    let mut text = preset(id).expect("a built-in preset").to_owned();
    for change in changes {
        text = set(&text, change).unwrap_or_else(|faults| panic!("{id}, {change}: {faults:?}"));
    }
    resolve(&text)
}

fn resolve(text: &str) -> Experiment {
    let preset = Preset::read(text).unwrap_or_else(|faults| panic!("{text}\n{faults:?}"));
    Experiment::new(&preset).unwrap_or_else(|faults| panic!("{text}\n{faults:?}"))
}

/// One run of an optimizer with its default parameters.
fn alone(surface: &str, start: [f64; 2], optimizer: &str, alpha0: f64) -> Vec<Row> {
    let text = format!(
        "format = 1\nproblem = {{ surface = \"{surface}\" }}\ntraining = {{ start = {start:?}, steps = 300 }}\n\
         [[runs]]\noptimizer = \"{optimizer}\"\nalpha0 = {alpha0:?}\n"
    );
    rows(&resolve(&text).runs[0])
}

/// Row 0 is the start.
fn rows(plan: &Plan) -> Vec<Row> {
    Rows::new(plan).collect()
}

/// The run of a place, from 1 as on the command line.
fn run(experiment: &Experiment, place: usize) -> Vec<Row> {
    rows(&experiment.runs[place - 1])
}

/// Equal as far as a table shows it: a half of the last digit of `expected`, which has `digits` after the point.
#[track_caller]
fn shows(found: f64, expected: f64, digits: i32) {
    let half = 0.5000001 * 10.0_f64.powi(-digits);
    assert!((found - expected).abs() <= half, "{found}, not {expected}");
}

/// Equal to three significant digits.
#[track_caller]
fn about(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 5e-3 * expected.abs(), "{found}, not {expected}");
}

fn first(rows: &[Row], holds: impl Fn(&Row) -> bool) -> Option<u64> {
    rows.iter().find(|row| holds(row)).map(|row| row.t)
}

/// The first step from which on it always holds.
fn stays(rows: &[Row], holds: impl Fn(&Row) -> bool) -> Option<u64> {
    let held = rows.iter().rev().take_while(|row| holds(row)).count();
    (held > 0).then(|| rows[rows.len() - held].t)
}
