//! What is descended: a surface of the catalog, a typed one, or a loss averaged over data, at its parameters.

use super::data::{self, Data, LOSSES, Loss};
use super::parameters::{self, Inputs};
use super::preset::{DEFAULT_COORDINATES, DataSource, Function, Parameters, ProblemSource};
use crate::catalog::{self, Surface};
use crate::formula::{Examples, Field, Formula};
use crate::words::{Fault, Key, Message, nearest};

/// Examples whose losses take about as long as a step without data.
const EXAMPLES: u64 = 16;

/// A problem, ready to be evaluated.
#[derive(Clone)]
pub struct Problem {
    /// Its document, where it is of the catalog.
    pub surface: Option<&'static Surface>,
    pub formula: Formula,
    /// The names of the coordinates, in the order of every point.
    pub coordinates: Vec<String>,
    /// Canonical names and values, in the formula's order.
    pub parameters: Parameters,
    /// Value, gradient and Hessian of the full loss.
    pub field: Field,
    /// From and to for each coordinate drawn; `None` for a typed problem that gives none.
    pub view: Option<Vec<f64>>,
    /// Color and contours want a logarithmic scale.
    pub log_color: bool,
    /// The examples whose loss is averaged, where the problem has data. Then `formula` is the loss of one.
    pub data: Option<Examples>,
}

impl Problem {
    /// Resolves `[problem]`. The places of the faults are ways from there.
    ///
    /// `data` is what [`Problem::data`] came to.
    pub(super) fn new(source: &ProblemSource, inputs: Inputs, data: Option<&Data>) -> Result<Problem, Vec<Fault>> {
        let mut problem = match &source.function {
            Function::Catalog(id) => Problem::from_catalog(id, &source.parameters, inputs),
            Function::Typed { formula, coordinates } => {
                Problem::typed(formula, coordinates.as_deref(), &source.parameters)
            }
            Function::Examples { loss, coordinates, data: source_of_data } => {
                let data = data.ok_or_else(Vec::new)?;
                Problem::of_examples(loss, coordinates.as_deref(), source_of_data, data, &source.parameters)
            }
        }?;
        if let Some(view) = &source.view {
            let needed = if problem.dim() == 1 { 2 } else { 4 };
            if view.len() != needed {
                return Err(vec![Fault::new(Message::new("run-view-length").with("needed", needed)).under("view")]);
            }
            problem.view = Some(view.clone());
        }
        Ok(problem)
    }

    /// Whether both are the same function, but for the values of its parameters.
    pub fn is_alike(&self, other: &Problem) -> bool {
        self.formula.text() == other.formula.text() && self.coordinates == other.coordinates && self.data == other.data
    }

    /// How many times as long as on a surface a step takes, roughly: 1 without data.
    pub fn effort(&self) -> u64 {
        self.data.as_ref().map_or(1, |data| 1 + data.len() as u64 / EXAMPLES)
    }

    /// The number of coordinates.
    pub fn dim(&self) -> usize {
        self.coordinates.len()
    }

    /// The coordinates that are drawn, by their names where the preset names them; both the same where there is one.
    pub(super) fn pair(&self, names: Option<&[String; 2]>) -> Result<(usize, usize), Vec<Fault>> {
        let Some(names) = names else { return Ok((0, 1.min(self.dim() - 1))) };
        let find = |name: &String| self.coordinates.iter().position(|coordinate| coordinate == name);
        if let (Some(one), Some(other)) = (find(&names[0]), find(&names[1])) {
            return Ok((one, other));
        }
        let strangers = names.iter().enumerate().filter(|(_, name)| find(name).is_none());
        let fault = |(i, name): (usize, &String)| self.no_coordinate(name).under(i).under("coordinates").under("view");
        Err(strangers.map(fault).collect())
    }

    fn no_coordinate(&self, name: &str) -> Fault {
        let help = match nearest(name, self.coordinates.iter().map(String::as_str)) {
            Some(near) => Message::new("run-did-you-mean").with("name", near),
            None => Message::new("run-coordinates-are").with("names", self.coordinates.join(", ")),
        };
        Fault::new(Message::new("run-view-coordinate").with("name", name)).help(help)
    }

    /// The start that the surface proposes.
    pub(super) fn start(&self) -> Option<&'static [f64]> {
        self.surface.map(|surface| surface.start.as_slice())
    }

    /// Whether every parameter has the value for which the document's stationary points are listed.
    pub fn at_defaults(&self) -> bool {
        let Some(surface) = self.surface else { return false };
        let documented = surface.document.parameters.iter();
        documented.zip(&self.parameters).all(|(parameter, (_, value))| match parameter.default {
            catalog::Default::Number(default) => default == *value,
            catalog::Default::Input(_) => false,
        })
    }

    fn from_catalog(id: &str, given: &Parameters, inputs: Inputs) -> Result<Problem, Vec<Fault>> {
        let surface = catalog::surface(id)
            .ok_or_else(|| vec![unknown("run-unknown-surface", id, catalog::surface_ids()).under("surface")])?;
        let parameters = parameters::resolve(&surface.document, given, inputs).map_err(|f| under(f, "parameters"))?;
        let field = Field::new(surface.formula(), &values(&parameters)).map_err(|f| under(whole(f), "surface"))?;
        Ok(Problem {
            surface: Some(surface),
            formula: surface.formula().clone(),
            coordinates: surface.coordinates.clone(),
            parameters,
            field,
            view: Some(surface.view.to_vec()),
            log_color: surface.log_color,
            data: None,
        })
    }

    fn typed(text: &str, coordinates: Option<&[String]>, given: &Parameters) -> Result<Problem, Vec<Fault>> {
        let coordinates = match coordinates {
            Some(names) => names.to_vec(),
            None => DEFAULT_COORDINATES.map(str::to_owned).to_vec(),
        };
        let names: Vec<String> = given.iter().map(|(name, _)| name.clone()).collect();
        let formula = Formula::surface(text, &coordinates, &names)
            .map_err(|found| placed(found, "formula", "parameters", given))?;
        let parameters = named(&formula, given);
        let field = Field::new(&formula, &values(&parameters)).map_err(|f| under(f, "formula"))?;
        Ok(Problem { surface: None, formula, coordinates, parameters, field, view: None, log_color: false, data: None })
    }
}

impl Problem {
    /// The mean of a loss over the examples.
    fn of_examples(
        said: &str,
        given: Option<&[String]>,
        source: &DataSource,
        data: &Data,
        parameters: &Parameters,
    ) -> Result<Problem, Vec<Fault>> {
        let Loss { text, coordinates, parameters } = Loss::new(said, data, given, parameters)?;
        data::check(data, source, &coordinates, given.is_some())?;
        let names: Vec<String> = parameters.iter().map(|(name, _)| name.clone()).collect();
        let wrong = |found| {
            let found = placed(found, "example_loss", "parameters", &parameters);
            // A place inside a built-in text is none in the file, where only its id stands.
            let found = if LOSSES.contains(&said) { whole(found) } else { found };
            found.into_iter().map(|fault| with_columns(fault, data)).collect::<Vec<_>>()
        };
        let formula = Formula::example_loss(&text, &coordinates, &data.names, &names).map_err(wrong)?;
        let parameters = named(&formula, &parameters);
        let examples = data.examples.clone();
        let field = Field::averaged(&formula, &values(&parameters), &examples)
            .map_err(|found| under(whole(found), "example_loss"))?;
        let data = Some(examples);
        Ok(Problem { surface: None, formula, coordinates, parameters, field, view: None, log_color: false, data })
    }
}

/// A loss that reads what is nowhere may mean a column.
fn with_columns(fault: Fault, data: &Data) -> Fault {
    match &fault.help {
        Some(help) if help.key == "formula-help-unknown-name" => {
            fault.help(Message::new("data-names-are").with("names", data.names.join(", ")))
        }
        _ => fault,
    }
}

/// The given values under the canonical names of `formula`, whose parameters they are, in the same order.
pub(super) fn named(formula: &Formula, given: &Parameters) -> Parameters {
    formula.parameters().iter().zip(given).map(|(name, (_, value))| (name.clone(), *value)).collect()
}

/// The values alone, as the engine takes them.
pub(super) fn values(parameters: &Parameters) -> Vec<f64> {
    parameters.iter().map(|(_, value)| *value).collect()
}

/// Faults of a typed text, under the key that gave it. One about a parameter's name goes to where that is given, and
/// one about a coordinate's name stands beside the text already.
pub(super) fn placed(faults: Vec<Fault>, text: &str, parameters: &str, given: &Parameters) -> Vec<Fault> {
    let place = |mut fault: Fault| match fault.place.path.as_mut_slice() {
        [Key::Name(list), Key::Index(_)] if list != "parameters" => fault,
        [Key::Name(list), index] => {
            if let Key::Index(i) = index {
                *index = Key::from(given[*i].0.as_str());
            }
            *list = parameters.to_owned();
            fault
        }
        _ => fault.under(text),
    };
    faults.into_iter().map(place).collect()
}

/// Puts `key` in front of the way to each place.
pub(super) fn under(faults: Vec<Fault>, key: &str) -> Vec<Fault> {
    faults.into_iter().map(|fault| fault.under(key)).collect()
}

/// The same faults, each of its whole value.
pub(super) fn whole(mut faults: Vec<Fault>) -> Vec<Fault> {
    for fault in &mut faults {
        fault.place.span = None;
    }
    faults
}

/// An id that the catalog does not have.
pub(super) fn unknown(key: &'static str, id: &str, known: impl Iterator<Item = &'static str>) -> Fault {
    let known: Vec<&str> = known.collect();
    let fault = Fault::new(Message::new(key).with("id", id));
    match nearest(id, known.iter().copied()) {
        Some(near) => fault.help(Message::new("run-did-you-mean").with("name", near)),
        None => fault.help(Message::new("run-known-ids").with("ids", known.join(", "))),
    }
}
