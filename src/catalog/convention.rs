//! The same idea by another convention: where two books mean different things by one name.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::formula::{Field, Formula, Kind};
use crate::words::{Fault, Message, Text};

/// Another way to write what a document writes, and how to come from one to the other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    /// What a run by it is called.
    pub title: Text,
    /// A sentence: what differs, and what comes of it.
    pub differs: Text,
    /// It is this other document of the same kind …
    id: Option<String>,
    /// … or this text, whose parameters are those of the document.
    text: Option<String>,
    /// The rate at which it takes the same path, from `alpha0` and the parameters; without it the rate is kept.
    alpha0: Option<String>,
    /// The other's parameters that are not those of the same name here, from `alpha0` and the parameters.
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

/// What steps by a convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other<'a> {
    /// A document's id.
    Catalog(&'a str),
    Typed(&'a str),
}

impl Convention {
    pub fn other(&self) -> Other<'_> {
        match (&self.id, &self.text) {
            (Some(id), _) => Other::Catalog(id),
            (None, text) => Other::Typed(text.as_deref().unwrap_or_default()),
        }
    }

    /// The other's rate, where the document has `alpha0` and these parameters.
    pub fn alpha0(&self, alpha0: f64, parameters: &[(String, f64)]) -> f64 {
        self.alpha0.as_deref().map_or(alpha0, |text| value(text, alpha0, parameters))
    }

    /// The other's parameter of this name, if the convention says what it is.
    pub fn parameter(&self, name: &str, alpha0: f64, parameters: &[(String, f64)]) -> Option<f64> {
        self.parameters.get(name).map(|text| value(text, alpha0, parameters))
    }

    /// What is wrong with it in a document of this kind with these parameters.
    pub(super) fn faults(&self, kind: Kind, names: &[String]) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.id.is_some() == self.text.is_some() {
            faults.push(Fault::new(Message::new("catalog-convention-other")));
        }
        let mut found = |checked: Result<Formula, Vec<Fault>>, key: &str| {
            faults.extend(checked.err().into_iter().flatten().map(|fault| fault.under(key)));
        };
        if let Some(text) = &self.text {
            let checked = match kind {
                Kind::Schedule => Formula::schedule(text, names),
                _ => Formula::rule(text, names),
            };
            found(checked, "text");
        }
        if let Some(text) = &self.alpha0 {
            found(expression(text, names), "alpha0");
        }
        for (name, text) in &self.parameters {
            let key = format!("parameters.{name}");
            found(expression(text, names), &key);
        }
        faults
    }
}

/// An expression of `alpha0` and the parameters of a document.
fn expression(text: &str, names: &[String]) -> Result<Formula, Vec<Fault>> {
    Formula::surface(&format!("f = {text}"), &["alpha0".to_owned()], names)
}

fn value(text: &str, alpha0: f64, parameters: &[(String, f64)]) -> f64 {
    let (names, values): (Vec<String>, Vec<f64>) = parameters.iter().cloned().unzip();
    let formula = expression(text, &names).expect("the document was checked when it was read");
    let field = Field::new(&formula, &values).expect("a line of arithmetic is no large surface");
    field.value(&[alpha0])
}
