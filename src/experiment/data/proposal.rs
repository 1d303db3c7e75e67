//! What to begin with on generated data: a loss that fits them, a start, a batch.

use std::collections::BTreeMap;

use super::generators::Generator;
use crate::experiment::preset::{DataSource, Function, Parameters, ProblemSource};

/// A problem over data, and where its training begins.
pub struct Proposal {
    /// The id of a built-in loss, or a text.
    pub loss: &'static str,
    /// What the loss is called, by its key.
    pub title: &'static str,
    /// `None` where the loss names them.
    pub coordinates: Option<[&'static str; 2]>,
    pub parameters: &'static [(&'static str, f64)],
    /// A number for each coordinate.
    pub start: &'static [f64],
    /// Examples a step; `None` for all.
    pub batch: Option<u64>,
}

impl Proposal {
    /// What goes with the data that a generator makes.
    pub fn of(generator: &Generator) -> Proposal {
        let built_in = |loss, title, start| {
            let (coordinates, parameters, batch) = (None, &[][..], None);
            Proposal { loss, title, coordinates, parameters, start, batch }
        };
        match generator.id {
            "blobs" => built_in("logistic", "data-loss-logistic", &[0.0; 3]),
            "outliers" => built_in("huber", "data-loss-huber", &[0.0; 2]),
            "cloud" => Proposal {
                loss: "f = 0.5*((x - cx)^2 + k*(y - cy)^2)",
                title: "data-loss-bowls",
                coordinates: Some(["x", "y"]),
                parameters: &[("k", 4.0)],
                start: &[-4.0, 1.5],
                // A part of the bowls at a time: that is what the data are for.
                batch: Some(4),
            },
            "network" => Proposal {
                loss: "f = (w2*tanh(w1*u) - v)^2",
                title: "data-loss-network",
                coordinates: Some(["w1", "w2"]),
                parameters: &[],
                start: &[0.2, -1.0],
                batch: None,
            },
            _ => built_in("least-squares", "data-loss-least-squares", &[0.0; 2]),
        }
    }

    /// The names of the coordinates as a preset gives them.
    pub fn coordinates(&self) -> Option<Vec<String>> {
        self.coordinates.map(|names| names.map(str::to_owned).to_vec())
    }

    /// The parameters as a preset gives them.
    pub fn parameters(&self) -> Parameters {
        self.parameters.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    /// The problem over what the generator makes, all its numbers the defaults.
    pub fn problem(&self, generator: &Generator) -> ProblemSource {
        let data = DataSource::Generated {
            generator: generator.id.to_owned(),
            examples: None,
            seed: None,
            parameters: BTreeMap::new(),
        };
        let function = Function::Examples { loss: self.loss.to_owned(), coordinates: self.coordinates(), data };
        ProblemSource { function, parameters: self.parameters(), view: None }
    }
}
