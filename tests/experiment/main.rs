//! What an experiment promises: how a preset is resolved, how runs go on and end, what their traces keep.

use thalweg::experiment::{Experiment, Known, Plan, Preset, Row, Standing, Trace};
use thalweg::words::{Fault, Key};

mod batched;
mod conventions;
mod csv;
mod data;
mod fits;
mod minima;
mod points;
mod resolving;
mod seeds;
mod seen;
mod standing;
mod stepping;
mod traces;

fn preset(text: &str) -> Preset {
    Preset::read(&format!("format = 1\n{text}")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn experiment(text: &str) -> Experiment {
    Experiment::new(&preset(text)).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn faults(text: &str) -> Vec<Fault> {
    Experiment::new(&preset(text)).err().expect("this is wrong")
}

/// The way to a fault, as a person would write it: `runs/1/rule`.
fn way(fault: &Fault) -> String {
    let names: Vec<String> = fault
        .place
        .path
        .iter()
        .map(|key| match key {
            Key::Name(name) => name.clone(),
            Key::Index(index) => index.to_string(),
        })
        .collect();
    names.join("/")
}

/// One run on the ravine.
fn ravine(run: &str, steps: u64) -> String {
    format!("[problem]\nsurface = \"ravine\"\n[training]\nsteps = {steps}\n[[runs]]\n{run}\n")
}

/// Gradient descent on a typed surface.
fn descent(formula: &str, coordinates: &str, start: &str, alpha0: f64, steps: u64) -> String {
    format!(
        "[problem]\nformula = \"{formula}\"\ncoordinates = {coordinates}\n[training]\nstart = {start}\nsteps = {steps}\n\
         [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = {alpha0}\n"
    )
}

fn record(plan: &Plan) -> Trace {
    let pair = (0, 1.min(plan.start.len() - 1));
    Trace::record(plan, pair)
}

fn traces(experiment: &Experiment) -> Vec<Trace> {
    experiment.runs.iter().map(record).collect()
}

fn standing(text: &str, t: u64) -> Standing {
    let experiment = experiment(text);
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    Standing::of(&experiment, 0, &traces[0], &known, t)
}

/// The bits of a row, for which NaN equals itself and 0 is not −0.
fn bits(row: &Row) -> Vec<u64> {
    let Row { t, epoch, loss, batch_loss, point, rate, gradient, states } = row;
    let numbers =
        [&[*loss, batch_loss.unwrap_or(-1.0), rate.unwrap_or(-1.0)], point.as_slice(), gradient, states].concat();
    [*t, *epoch].into_iter().chain(numbers.into_iter().map(f64::to_bits)).collect()
}
