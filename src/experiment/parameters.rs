//! The numbers of a catalog document: what the preset gives, else the document's defaults, within its limits.

use super::preset::Parameters;
use crate::catalog::{Default, Document};
use crate::words::{Fault, Message, nearest};

/// What a parameter's default may follow: the number of epochs, or of steps where a schedule counts steps.
#[derive(Clone, Copy, Debug)]
pub struct Inputs {
    /// `T`
    pub steps: u64,
    /// `N`
    pub epochs: u64,
}

impl Inputs {
    fn get(self, name: &str) -> Option<f64> {
        match name {
            "T" => Some(self.steps as f64),
            "N" => Some(self.epochs as f64),
            _ => None,
        }
    }
}

/// The value of each parameter of `document`, in its order, with its name.
///
/// # Errors
/// Names that the document does not have and values outside its limits, each under its name.
pub fn resolve(document: &Document, given: &Parameters, inputs: Inputs) -> Result<Parameters, Vec<Fault>> {
    let fault = |(name, value): &(String, f64)| Some(fault(document, name, *value)?.under(name.as_str()));
    let faults: Vec<Fault> = given.iter().filter_map(fault).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let value = |parameter: &crate::catalog::Parameter| {
        let named = |(name, _): &&(String, f64)| crate::formula::canonical(name) == parameter.name;
        match (given.iter().rfind(named), &parameter.default) {
            (Some((_, value)), _) => *value,
            (None, Default::Number(value)) => *value,
            // A test holds every document to the inputs that exist.
            (None, Default::Input(input)) => inputs.get(input).unwrap_or(f64::NAN),
        }
    };
    Ok(document.parameters.iter().map(|parameter| (parameter.name.clone(), value(parameter))).collect())
}

/// What is wrong with a given parameter, if anything is.
fn fault(document: &Document, name: &str, value: f64) -> Option<Fault> {
    let Some(parameter) = document.parameter(name) else {
        return Some(unknown(document, name));
    };
    let limited = |key: &'static str, limit: f64| {
        Some(Fault::new(Message::new(key).with("name", name).with("limit", limit).with("value", value)))
    };
    match (parameter.min, parameter.max) {
        (Some(min), _) if value < min => limited("run-parameter-below", min),
        (_, Some(max)) if value > max => limited("run-parameter-above", max),
        _ => None,
    }
}

fn unknown(document: &Document, name: &str) -> Fault {
    let message = Message::new("run-unknown-parameter").with("name", name).with("id", document.id.as_str());
    let known: Vec<&str> = document.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let fault = Fault::new(message);
    match nearest(&crate::formula::canonical(name), known.iter().copied()) {
        Some(near) => fault.help(Message::new("run-did-you-mean").with("name", near)),
        None if known.is_empty() => fault.help(Message::new("run-no-parameters").with("id", document.id.as_str())),
        None => fault.help(Message::new("run-parameters-are").with("names", known.join(", "))),
    }
}
