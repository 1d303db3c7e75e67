//! From a document's text to what it says, with every fault at once.

use std::ops::Range;

use serde::Deserialize;

use super::convention::Convention;
use super::document::{
    Default, Document, Equal, Optimizer, Parameter, RateRange, Scale, Schedule, Stationary, Surface,
};
use crate::formula::{Formula, Kind, canonical};
use crate::words::{Fault, Message, Span, Text};

/// The file, as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    order: u32,
    group: Text,
    title: Text,
    description: Text,
    source: Option<String>,
    #[serde(default)]
    equals: Vec<Equal>,
    #[serde(default)]
    conventions: Vec<Convention>,
    note: Option<Text>,
    text: String,
    #[serde(default)]
    parameters: Vec<Parameter>,
    /// Optimizers have it, and only they.
    rate: Option<RateRange>,
    #[serde(default)]
    also_draw: Vec<String>,
    /// Surfaces have it, and only they.
    surface: Option<SurfacePart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SurfacePart {
    coordinates: Vec<String>,
    view: [f64; 4],
    start: Vec<f64>,
    #[serde(default)]
    log_color: bool,
    #[serde(default = "yes")]
    smooth: bool,
    best_known: Option<f64>,
    #[serde(default)]
    stationary: Vec<Stationary>,
}

fn yes() -> bool {
    true
}

type Checked<T> = Result<T, Vec<Fault>>;

impl Surface {
    /// Reads the document of a surface; `id` is the file's name without `.toml`.
    ///
    /// # Errors
    /// Every fault of the document, with the way to it; those of TOML itself have a range of the file.
    pub fn read(id: &str, text: &str) -> Checked<Surface> {
        let mut file = parse(text)?;
        let Some(part) = file.surface.take() else {
            return Err(vec![missing("surface")]);
        };
        let mut faults = surface_faults(&part);
        faults.extend(alien(Kind::Surface, &file));
        let document = document(id, file, faults, |text, names| Formula::surface(text, &part.coordinates, names))?;
        let SurfacePart { coordinates, view, start, log_color, smooth, best_known, stationary } = part;
        Ok(Surface { document, coordinates, view, start, log_color, smooth, best_known, stationary })
    }
}

impl Optimizer {
    /// Reads the document of an optimizer; see [`Surface::read`].
    ///
    /// # Errors
    /// As there.
    pub fn read(id: &str, text: &str) -> Checked<Optimizer> {
        let mut file = parse(text)?;
        let Some(rate) = file.rate.take() else {
            return Err(vec![missing("rate")]);
        };
        let mut faults: Vec<Fault> = range_faults(rate.range, Scale::Log)
            .chain((!rate.default.is_finite()).then(|| not_finite("default")))
            .map(|fault| fault.under("rate"))
            .collect();
        let also_draw = std::mem::take(&mut file.also_draw);
        faults.extend(alien(Kind::Rule, &file));
        let document = document(id, file, faults, Formula::rule)?;
        for (place, name) in also_draw.iter().enumerate() {
            if !document.formula.states().iter().any(|state| state.name == *name) {
                let message = Message::new("catalog-no-state").with("name", name.as_str());
                return Err(vec![Fault::new(message).under(place).under("also_draw")]);
            }
        }
        Ok(Optimizer { document, rate, also_draw })
    }
}

impl Schedule {
    /// Reads the document of a schedule; see [`Surface::read`].
    ///
    /// # Errors
    /// As there.
    pub fn read(id: &str, text: &str) -> Checked<Schedule> {
        let file = parse(text)?;
        let faults = alien(Kind::Schedule, &file);
        Ok(Schedule { document: document(id, file, faults, Formula::schedule)? })
    }
}

fn parse(text: &str) -> Checked<File> {
    toml_edit::de::from_str(text).map_err(|error| {
        let fault = Fault::new(Message::new("catalog-toml").with("problem", error.message()));
        vec![match error.span() {
            Some(Range { start, end }) => fault.at(Span::new(start, end)),
            None => fault,
        }]
    })
}

/// Checks what all kinds have in common, the formula with it; `faults` are those already found.
fn document(
    id: &str,
    file: File,
    mut faults: Vec<Fault>,
    formula: impl FnOnce(&str, &[String]) -> Checked<Formula>,
) -> Checked<Document> {
    faults.extend(parameter_faults(&file.parameters));
    // A blank line at the end belongs to the way TOML writes long strings, not to the formula.
    let text = file.text.trim_end().to_owned();
    let names: Vec<String> = file.parameters.iter().map(|parameter| parameter.name.clone()).collect();
    let checked = formula(&text, &names);
    if let Ok(formula) = &checked {
        faults.extend(convention_faults(&file.conventions, formula.kind(), &names));
    }
    match checked {
        Ok(formula) if faults.is_empty() => {
            let File { order, group, title, description, source, equals, conventions, note, parameters, .. } = file;
            let id = id.to_owned();
            Ok(Document {
                id,
                order,
                group,
                title,
                description,
                source,
                equals,
                conventions,
                note,
                text,
                parameters,
                formula,
            })
        }
        Ok(_) => Err(faults),
        Err(wrong) => {
            faults.extend(wrong.into_iter().map(|fault| fault.under("text")));
            Err(faults)
        }
    }
}

/// Parts that belong to another kind of document.
fn alien(kind: Kind, file: &File) -> Vec<Fault> {
    let mut keys = Vec::new();
    if file.surface.is_some() && kind != Kind::Surface {
        keys.push("surface");
    }
    if file.rate.is_some() && kind != Kind::Rule {
        keys.push("rate");
    }
    if !file.conventions.is_empty() && kind == Kind::Surface {
        keys.push("conventions");
    }
    if !file.also_draw.is_empty() && kind != Kind::Rule {
        keys.push("also_draw");
    }
    let fault = |key| Fault::new(Message::new("catalog-alien-key").with("key", key)).under(key);
    keys.into_iter().map(fault).collect()
}

fn convention_faults(conventions: &[Convention], kind: Kind, names: &[String]) -> Vec<Fault> {
    let each = conventions.iter().enumerate();
    each.flat_map(|(place, convention)| {
        let found = convention.faults(kind, names).into_iter();
        found.map(move |fault| fault.under(place).under("conventions"))
    })
    .collect()
}

fn missing(key: &'static str) -> Fault {
    Fault::new(Message::new("catalog-missing-key").with("key", key))
}

fn not_finite(key: &'static str) -> Fault {
    Fault::new(Message::new("catalog-not-finite").with("key", key)).under(key)
}

fn surface_faults(part: &SurfacePart) -> Vec<Fault> {
    let dim = part.coordinates.len();
    let mut faults = Vec::new();
    let mut count = |key: &'static str, found: usize| {
        if found != dim {
            let message = Message::new("catalog-wrong-length");
            let message = message.with("key", key).with("expected", dim).with("found", found);
            faults.push(Fault::new(message).under(key));
        }
    };
    count("start", part.start.len());
    for point in &part.stationary {
        count("stationary", point.at.len());
        if !point.eigenvalues.is_empty() {
            count("stationary", point.eigenvalues.len());
        }
    }
    let [left, right, bottom, top] = part.view;
    if !(left < right && bottom < top && part.view.iter().all(|end| end.is_finite())) {
        faults.push(Fault::new(Message::new("catalog-empty-range")).under("view"));
    }
    if !part.start.iter().all(|value| value.is_finite()) {
        faults.push(not_finite("start"));
    }
    faults.into_iter().map(|fault| fault.under("surface")).collect()
}

fn parameter_faults(parameters: &[Parameter]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, parameter) in parameters.iter().enumerate() {
        let mut found: Vec<Fault> = range_faults(parameter.range, parameter.scale).collect();
        let same = |other: &Parameter| canonical(&other.name) == canonical(&parameter.name);
        if parameters[..place].iter().any(same) {
            let message = Message::new("catalog-parameter-twice").with("name", parameter.name.as_str());
            found.push(Fault::new(message).under("name"));
        }
        if matches!(parameter.default, Default::Number(number) if !number.is_finite()) {
            found.push(not_finite("default"));
        }
        faults.extend(found.into_iter().map(|fault| fault.under(place).under("parameters")));
    }
    faults
}

/// A slider needs two ends, in order, and within what its scale can show.
fn range_faults([low, high]: [f64; 2], scale: Scale) -> impl Iterator<Item = Fault> {
    let shown = match scale {
        Scale::Linear => true,
        Scale::Log => low > 0.0,
        Scale::OneMinusLog => high < 1.0,
    };
    let good = low < high && low.is_finite() && high.is_finite() && shown;
    (!good).then(|| Fault::new(Message::new("catalog-empty-range")).under("range")).into_iter()
}
