//! What a document of the catalog says.

use serde::Deserialize;

use super::convention::Convention;
use super::shelf::Entry;
use crate::formula::Formula;
use crate::words::Text;

/// What every document has, whatever its kind.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's name without `.toml`; unique over all kinds and the presets.
    pub id: String,
    /// Place in the lists; entries of one group stand together.
    pub order: u32,
    pub group: Text,
    pub title: Text,
    /// What it does, and what it is good and bad at: a few sentences.
    pub description: Text,
    /// Author, year and title of the paper that it comes from.
    pub source: Option<String>,
    /// The same thing elsewhere.
    pub equals: Vec<Equal>,
    /// The same idea by other conventions.
    pub conventions: Vec<Convention>,
    pub note: Option<Text>,
    /// The formula's text, as it is run, drawn and printed.
    pub text: String,
    /// In the order in which they are shown; the formula's parameters are in the same order.
    pub parameters: Vec<Parameter>,
    /// `text`, checked.
    pub formula: Formula,
}

impl Document {
    /// The parameter of this name, in any of the name's spellings.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        let name = crate::formula::canonical(name);
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

/// A counterpart in another framework.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equal {
    /// “PyTorch”, “Optax”, “Keras”.
    pub framework: String,
    /// Class and arguments, in which the parameters go by their names here.
    pub call: String,
    /// When the two are equal, if not always.
    pub when: Option<Text>,
    /// The same as a condition of the formula language, for exported scripts: it reads the parameters, a rule's also
    /// `constant` (1 if the rate is one number), a schedule's also `alpha0`, `T` and `N`. Without it, a script uses the
    /// counterpart only where there is no `when`.
    pub needs: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub name: String,
    pub default: Default,
    /// Where the slider goes from and to; never a limit.
    pub range: [f64; 2],
    #[serde(default)]
    pub scale: Scale,
    /// Only whole numbers make sense.
    #[serde(default)]
    pub integer: bool,
    /// The smallest value that is accepted, where there is one.
    pub min: Option<f64>,
    /// The largest value that is accepted, where there is one.
    pub max: Option<f64>,
    pub meaning: Text,
}

/// What a parameter is when nobody sets it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Default {
    Number(f64),
    /// An input of the formula, such as `N`: the parameter follows it.
    Input(String),
}

/// How a slider spreads its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, std::default::Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    #[default]
    Linear,
    /// Even in the logarithm.
    Log,
    /// Even in the logarithm of 1 − value: 0.9, 0.99 and 0.999 are equally far apart.
    OneMinusLog,
}

/// The learning rate of an optimizer: where it starts, and where its slider goes from and to (logarithmic).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateRange {
    pub default: f64,
    pub range: [f64; 2],
}

/// A point where the gradient is zero, at the parameters' defaults, or a corner that is a minimum or a maximum.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stationary {
    /// One number a coordinate.
    pub at: Vec<f64>,
    pub f: f64,
    pub kind: StationaryKind,
    /// Of the Hessian, ascending; none at a corner, where the surface has no gradient and the convention gives 0.
    #[serde(default)]
    pub eigenvalues: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StationaryKind {
    Minimum,
    Saddle,
    Maximum,
    /// The Hessian has an eigenvalue 0 and does not tell.
    Degenerate,
}

#[derive(Clone, Debug)]
pub struct Surface {
    pub document: Document,
    pub coordinates: Vec<String>,
    /// From and to of the first coordinate drawn, then of the second.
    pub view: [f64; 4],
    /// Where runs start, one number a coordinate.
    pub start: Vec<f64>,
    /// Color and contours want a logarithmic scale.
    pub log_color: bool,
    /// Differentiable everywhere.
    pub smooth: bool,
    /// The lowest value known, where there is one.
    pub best_known: Option<f64>,
    pub stationary: Vec<Stationary>,
}

#[derive(Clone, Debug)]
pub struct Optimizer {
    pub document: Document,
    pub rate: RateRange,
    /// States that are themselves points worth drawing.
    pub also_draw: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Schedule {
    pub document: Document,
}

impl Surface {
    pub fn formula(&self) -> &Formula {
        &self.document.formula
    }
}

impl Optimizer {
    pub fn formula(&self) -> &Formula {
        &self.document.formula
    }
}

impl Schedule {
    pub fn formula(&self) -> &Formula {
        &self.document.formula
    }
}

impl Entry for Surface {
    fn document(&self) -> &Document {
        &self.document
    }
}

impl Entry for Optimizer {
    fn document(&self) -> &Document {
        &self.document
    }
}

impl Entry for Schedule {
    fn document(&self) -> &Document {
        &self.document
    }
}
