//! How examples are dealt out to steps, and how many steps make an epoch.

use super::data::Data;
use super::preset::{Function, Preset};
use crate::formula::Batches;
use crate::words::{Fault, Message};

/// What `[training]` says of batches and epochs.
#[derive(Clone, Copy, Debug)]
pub struct Sampling {
    /// Examples a step; `None` for all of them, and without data.
    pub batch: Option<u64>,
    pub replacement: bool,
    /// With data ⌈examples / batch⌉.
    pub steps_per_epoch: u64,
}

impl Default for Sampling {
    fn default() -> Sampling {
        Sampling { batch: None, replacement: false, steps_per_epoch: 1 }
    }
}

impl Sampling {
    /// Of a preset and its data, which are `None` if it has none or if they are wrong.
    ///
    /// # Errors
    /// Keys that belong to the other kind of problem, and a batch that is larger than the data.
    pub fn new(preset: &Preset, data: Option<&Data>) -> Result<Sampling, Vec<Fault>> {
        let training = &preset.training;
        let of_data = matches!(preset.problem.function, Function::Examples { .. });
        let examples = data.map(|data| data.examples.len() as u64);
        let steps = examples.map_or(1, |examples| examples.div_ceil(training.batch.unwrap_or(examples).max(1)).max(1));
        let mut faults = Vec::new();
        let mut wrong = |key: &str, message: Message| faults.push(Fault::new(message).under(key).under("training"));
        if of_data {
            if training.steps_per_epoch.is_some() {
                wrong("steps_per_epoch", Message::new("run-epoch-with-data").with("steps", steps as f64));
            }
            if training.gradient_noise.is_some() {
                wrong("gradient_noise", Message::new("run-noise-with-data"));
            }
            if training.batch.is_none() && training.replacement.is_some() {
                wrong("replacement", Message::new("run-replacement-alone"));
            }
        } else {
            for (key, given) in [("batch", training.batch.is_some()), ("replacement", training.replacement.is_some())] {
                if given {
                    wrong(key, Message::new("run-only-with-data").with("key", key));
                }
            }
        }
        faults.extend(too_large(training.batch, examples));
        if !faults.is_empty() {
            return Err(faults);
        }
        let steps_per_epoch = if of_data { steps } else { training.steps_per_epoch.unwrap_or(1).max(1) };
        Ok(Sampling { batch: training.batch, replacement: training.replacement.unwrap_or(false), steps_per_epoch })
    }

    /// The batches of all runs.
    pub fn batches(&self, data: &Data, seed: u64) -> Batches {
        Batches::new(&data.examples, self.batch.map(|batch| batch as usize), self.replacement, seed)
    }
}

fn too_large(batch: Option<u64>, examples: Option<u64>) -> Option<Fault> {
    let (batch, examples) = (batch?, examples?);
    let number = |key, number: u64| Message::new(key).with("examples", number as f64);
    let message = number("run-batch-too-large", examples).with("batch", batch as f64);
    let fault = Fault::new(message).help(number("run-batch-too-large-help", examples));
    (batch > examples).then(|| fault.under("batch").under("training"))
}
