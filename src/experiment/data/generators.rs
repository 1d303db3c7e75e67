//! Data made by the program: the same numbers for the same seed, on every machine and in NumPy.
//!
//! What is drawn for example `i` is `Philox(key=seed, counter=[i, stream, 3, 0])`; `stream` counts what is drawn for it.
//! Both count from 0.

use std::collections::BTreeMap;

use super::Raw;
use crate::formula::random::{Purpose, block, normal, uniform};
use crate::words::{Fault, Message, nearest};

/// Examples of a data set that does not say.
pub const EXAMPLES: u64 = 200;

/// A kind of data that the program makes.
pub struct Generator {
    pub id: &'static str,
    /// The keys of its name, of that as it stands behind a number of examples, and of a sentence about the data.
    pub title: &'static str,
    pub behind: &'static str,
    pub meaning: &'static str,
    pub columns: &'static [&'static str],
    pub parameters: &'static [Parameter],
    /// From the parameters, in their order, and what is drawn to the example's columns.
    make: fn(&[f64], Drawn, &mut [f64]),
}

/// A number that a generator goes by.
pub struct Parameter {
    pub name: &'static str,
    /// The keys of what a person calls it, and of a sentence about it.
    pub words: [&'static str; 2],
    pub default: f64,
    /// Where a slider goes.
    pub range: [f64; 2],
    /// The least and the greatest value that have a meaning.
    pub limits: [f64; 2],
}

/// Any number; a slider goes so far to either side.
const fn free(name: &'static str, words: [&'static str; 2], default: f64, far: f64) -> Parameter {
    Parameter { name, words, default, range: [-far, far], limits: [f64::NEG_INFINITY, f64::INFINITY] }
}

/// A width: from 0; a slider goes so far.
const fn width(name: &'static str, words: [&'static str; 2], default: f64, far: f64) -> Parameter {
    Parameter { name, words, default, range: [0.0, far], limits: [0.0, f64::INFINITY] }
}

const SLOPE: [&str; 2] = ["data-slope", "data-slope-meaning"];
const INTERCEPT: [&str; 2] = ["data-intercept", "data-intercept-meaning"];
const NOISE: [&str; 2] = ["data-noise", "data-noise-meaning"];
const SPREAD: [&str; 2] = ["data-spread", "data-spread-meaning"];

/// All generators, in the order of the documents.
pub const GENERATORS: [Generator; 5] = [
    Generator {
        id: "line",
        title: "data-line",
        behind: "data-of-line",
        meaning: "data-line-meaning",
        columns: &["u", "v"],
        parameters: &[
            free("slope", SLOPE, 2.0, 4.0),
            free("intercept", INTERCEPT, -1.0, 4.0),
            width("noise", NOISE, 0.5, 3.0),
        ],
        make: line,
    },
    Generator {
        id: "blobs",
        title: "data-blobs",
        behind: "data-of-blobs",
        meaning: "data-blobs-meaning",
        columns: &["u1", "u2", "label"],
        parameters: &[
            width("distance", ["data-distance", "data-distance-meaning"], 3.0, 8.0),
            width("spread", SPREAD, 1.0, 3.0),
        ],
        make: blobs,
    },
    Generator {
        id: "cloud",
        title: "data-cloud",
        behind: "data-of-cloud",
        meaning: "data-cloud-meaning",
        columns: &["cx", "cy"],
        parameters: &[
            free("x", ["data-center-x", "data-center-meaning"], 0.0, 4.0),
            free("y", ["data-center-y", "data-center-meaning"], 0.0, 4.0),
            width("spread", SPREAD, 1.0, 3.0),
        ],
        make: cloud,
    },
    Generator {
        id: "network",
        title: "data-network",
        behind: "data-of-network",
        meaning: "data-network-meaning",
        columns: &["u", "v"],
        parameters: &[
            free("w1", ["data-true-w1", "data-true-weight-meaning"], 2.0, 4.0),
            free("w2", ["data-true-w2", "data-true-weight-meaning"], 1.5, 4.0),
            width("noise", NOISE, 0.1, 2.0),
        ],
        make: network,
    },
    Generator {
        id: "outliers",
        title: "data-outliers",
        behind: "data-of-outliers",
        meaning: "data-outliers-meaning",
        columns: &["u", "v"],
        parameters: &[
            free("slope", SLOPE, 2.0, 4.0),
            free("intercept", INTERCEPT, -1.0, 4.0),
            width("noise", NOISE, 0.3, 3.0),
            Parameter { limits: [0.0, 1.0], ..width("share", ["data-share", "data-share-meaning"], 0.1, 1.0) },
            free("size", ["data-size", "data-size-meaning"], 8.0, 20.0),
        ],
        make: outliers,
    },
];

/// What is drawn for one example.
#[derive(Clone, Copy)]
struct Drawn {
    seed: u64,
    /// Which example, from 0.
    index: u64,
}

impl Drawn {
    /// From 0 up to but not including 1.
    fn uniform(self, stream: u64) -> f64 {
        uniform(block(self.seed, self.index, stream, Purpose::Data)[0])
    }

    fn normal(self, stream: u64) -> f64 {
        normal(self.seed, self.index, stream, Purpose::Data)
    }

    /// Evenly spread from −2 to 2.
    fn abscissa(self) -> f64 {
        4.0 * self.uniform(0) - 2.0
    }
}

fn line(numbers: &[f64], drawn: Drawn, example: &mut [f64]) {
    let [slope, intercept, noise] = *numbers else { return };
    let u = drawn.abscissa();
    example.copy_from_slice(&[u, slope * u + intercept + noise * drawn.normal(1)]);
}

fn blobs(numbers: &[f64], drawn: Drawn, example: &mut [f64]) {
    let [distance, spread] = *numbers else { return };
    // 0, 1, 0, 1, …: as many of one as of the other.
    let label = (drawn.index % 2) as f64;
    let u1 = distance * (label - 0.5) + spread * drawn.normal(0);
    example.copy_from_slice(&[u1, spread * drawn.normal(1), label]);
}

fn cloud(numbers: &[f64], drawn: Drawn, example: &mut [f64]) {
    let [x, y, spread] = *numbers else { return };
    example.copy_from_slice(&[x + spread * drawn.normal(0), y + spread * drawn.normal(1)]);
}

fn network(numbers: &[f64], drawn: Drawn, example: &mut [f64]) {
    let [w1, w2, noise] = *numbers else { return };
    let u = drawn.abscissa();
    example.copy_from_slice(&[u, w2 * crate::formula::elementary::tanh(w1 * u) + noise * drawn.normal(1)]);
}

fn outliers(numbers: &[f64], drawn: Drawn, example: &mut [f64]) {
    let [slope, intercept, noise, share, size] = *numbers else { return };
    let u = drawn.abscissa();
    // All to one side, so that they pull at the line.
    let wild = if drawn.uniform(2) < share { size * (0.5 + drawn.uniform(3)) } else { 0.0 };
    example.copy_from_slice(&[u, slope * u + intercept + noise * drawn.normal(1) + wild]);
}

/// Makes a data set.
///
/// # Errors
/// An id that there is not, parameters that the generator does not have or that have no meaning, each under its key.
pub fn generate(
    id: &str,
    examples: Option<u64>,
    seed: Option<u64>,
    given: &BTreeMap<String, f64>,
) -> Result<Raw, Vec<Fault>> {
    let generator = Generator::of(id).ok_or_else(|| vec![unknown(id).under("generator")])?;
    let faults: Vec<Fault> = given.iter().filter_map(|(name, value)| generator.fault(name, *value)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let columns = generator.columns(examples.unwrap_or(EXAMPLES), seed.unwrap_or(0), given);
    if columns.iter().flatten().any(|value| !value.is_finite()) {
        return Err(vec![Fault::new(Message::new("data-generated-not-finite")).under("generator")]);
    }
    let names = generator.columns.iter().map(|name| (*name).to_owned()).collect();
    Ok(Raw { names, columns })
}

impl Generator {
    /// The generator with an id.
    pub fn of(id: &str) -> Option<&'static Generator> {
        GENERATORS.iter().find(|generator| generator.id == id)
    }

    /// So many examples, column by column; a parameter that is not given has its default.
    pub fn columns(&self, examples: u64, seed: u64, given: &BTreeMap<String, f64>) -> Vec<Vec<f64>> {
        let number = |parameter: &Parameter| given.get(parameter.name).copied().unwrap_or(parameter.default);
        let numbers: Vec<f64> = self.parameters.iter().map(number).collect();
        let mut columns = vec![Vec::new(); self.columns.len()];
        let mut example = vec![0.0; columns.len()];
        for index in 0..examples {
            (self.make)(&numbers, Drawn { seed, index }, &mut example);
            columns.iter_mut().zip(&example).for_each(|(column, value)| column.push(*value));
        }
        columns
    }

    /// What is wrong with a given parameter, if anything is.
    fn fault(&self, name: &str, value: f64) -> Option<Fault> {
        let Some(parameter) = self.parameters.iter().find(|parameter| parameter.name == name) else {
            let known = self.parameters.iter().map(|parameter| parameter.name);
            let help = match nearest(name, known.clone().chain(["examples", "seed"])) {
                Some(near) => Message::new("data-did-you-mean").with("name", near),
                None => Message::new("run-parameters-are").with("names", known.collect::<Vec<_>>().join(", ")),
            };
            let message = Message::new("run-unknown-parameter").with("name", name).with("id", self.id);
            return Some(Fault::new(message).help(help).under(name));
        };
        let [least, most] = parameter.limits;
        let (key, limit) = match value {
            value if value < least => ("run-parameter-below", least),
            value if value > most => ("run-parameter-above", most),
            _ => return None,
        };
        let message = Message::new(key).with("name", name).with("limit", limit).with("value", value);
        Some(Fault::new(message).under(name))
    }
}

fn unknown(id: &str) -> Fault {
    let known = GENERATORS.iter().map(|generator| generator.id);
    let help = match nearest(id, known.clone()) {
        Some(near) => Message::new("data-did-you-mean").with("name", near),
        None => Message::new("data-generators-are").with("ids", known.collect::<Vec<_>>().join(", ")),
    };
    Fault::new(Message::new("data-unknown-generator").with("id", id)).help(help)
}
