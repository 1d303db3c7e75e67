//! What to begin with on a file: which column is fitted, what columns are called in formulas, the loss, the rate.

use std::path::Path;

use super::loaded::Table;
use crate::experiment::preset::{Columns, DataSource, Function, Preset, ProblemSource, Rate, Rule, RunSource};
use crate::experiment::preset::{Training, View};
use crate::formula::{canonical, is_name, is_reserved};
use crate::words::Text;

/// More examples than these are seen in batches of so many: a step over all of them would take long.
const MANY: usize = 1000;
const BATCH: u64 = 64;

/// An experiment over a table: its last column is fitted by the others, by least squares, or by the logistic loss where
/// it is nothing but 0 and 1. `path` is that of its file.
///
/// The rate of gradient descent is one digit, at most 1/Σλ of the loss: no step can overshoot, however large the
/// numbers of the table are.
pub fn guess(path: &str, table: &Table) -> Preset {
    let names = column_names(&table.headers);
    let label = table.columns.last().is_some_and(|column| is_label(column));
    let loss = if label { "logistic" } else { "least-squares" };
    let pairs = names.into_iter().zip(table.headers.iter().cloned()).collect();
    let data = DataSource::Csv { path: path.to_owned(), columns: Some(said(pairs)), standardize: None };
    let function = Function::Examples { loss: loss.to_owned(), coordinates: None, data };
    let examples = table.columns.first().map_or(0, Vec::len);
    let training = Training {
        start: Some(vec![0.0; table.headers.len()]),
        batch: (examples > MANY).then_some(BATCH),
        ..Training::default()
    };
    let mut descent = RunSource::new(Rule::Catalog("gradient-descent".to_owned()));
    if let Rate::Schedule { alpha0, .. } = &mut descent.rate {
        *alpha0 = Some(rate(table, if label { 0.25 } else { 2.0 }));
    }
    let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Preset {
        title: stem.map(Text::Same),
        notes: None,
        problem: ProblemSource { function, parameters: Vec::new(), view: None },
        training,
        runs: vec![descent, RunSource::new(Rule::Catalog("adam".to_owned()))],
        view: View::default(),
    }
}

/// Whether a column is nothing but 0 and 1, and both.
pub fn is_label(column: &[f64]) -> bool {
    let has = |label: f64| column.contains(&label);
    column.iter().all(|value| matches!(*value, 0.0 | 1.0)) && has(0.0) && has(1.0)
}

/// What `columns` says of pairs of a name and a header.
pub fn said(pairs: Vec<(String, String)>) -> Columns {
    if pairs.iter().all(|(name, header)| name == header) {
        return Columns::Own(pairs.into_iter().map(|(name, _)| name).collect());
    }
    Columns::Named(pairs)
}

/// What columns with these headers are called in formulas: as there, or as near to it as a name can be. No two are the
/// same, and none is that of a coordinate or the parameter of a built-in loss.
pub fn column_names(headers: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let weight = |name: &str| {
        let number = name.strip_prefix('W').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
        number || matches!(name, "b" | "delta")
    };
    for (i, header) in headers.iter().enumerate() {
        let free = |name: &str, taken: &[String]| {
            let own = canonical(name);
            is_name(name)
                && !is_reserved(&own)
                && own != "f"
                && !weight(&own)
                && taken.iter().all(|t| canonical(t) != own)
        };
        let plain = plain(header);
        let candidates = [header.clone(), plain.clone(), format!("u_{plain}"), format!("u{}", i + 1)];
        let numbered = (1..).map(|count| format!("u_{count}"));
        let name = candidates.into_iter().chain(numbered).find(|name| free(name, &names));
        names.push(name.expect("one of all numbers is free"));
    }
    names
}

/// The letters and digits of a header, with `_` for what stands between them.
fn plain(header: &str) -> String {
    let words = header.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

/// A rate of gradient descent at which the mean of losses of that curvature in z cannot overshoot: z is linear, so that
/// the sum of all curvatures is that of the means of the squared inputs, and of the intercept's 1.
fn rate(table: &Table, curvature: f64) -> f64 {
    let inputs = table.columns.split_last().map_or(&[][..], |(_, inputs)| inputs);
    let square = |column: &Vec<f64>| column.iter().map(|v| v * v).sum::<f64>() / column.len().max(1) as f64;
    let sum = curvature * (1.0 + inputs.iter().map(square).sum::<f64>());
    let exact = format!("{:e}", 1.0 / sum);
    // Rounded down, to its first digit: `3.2e-5` to `3e-5`.
    let digit = exact.split_once(['.', 'e']).map_or("0", |(digit, _)| digit);
    let exponent = exact.split_once('e').map_or("0", |(_, exponent)| exponent);
    format!("{digit}e{exponent}").parse().ok().filter(|rate: &f64| *rate > 0.0).unwrap_or(f64::MIN_POSITIVE)
}
