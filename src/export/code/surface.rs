//! The surface as functions: its value, and for NumPy its gradient.

use super::names;
use super::text;
use crate::experiment::Problem;
use crate::formula::python::{Derivative, Helper, Library, Names, Scope, Sort, Use, derivative, float};
use crate::formula::syntax::Statement;
use crate::words::{Fault, Language};
use std::collections::BTreeSet;

/// The functions of a problem.
pub struct Surface {
    /// The parameters, a line each.
    pub constants: String,
    /// `def loss(theta)`
    pub loss: String,
    /// The lines of a function `gradient` that lead to its components.
    pub gradient: Vec<String>,
    /// The components, one a coordinate.
    pub components: Vec<String>,
    pub helpers: BTreeSet<Helper>,
    /// Whether the loss is a mean over examples.
    pub has_data: bool,
}

impl Surface {
    /// `mini` says whether a step sees a batch of its own; `outside` are the names of constants, functions and classes.
    ///
    /// # Errors
    /// A surface whose derivative has too many operations.
    pub fn new(problem: &Problem, mini: bool, library: Library, outside: &mut Names) -> Result<Surface, Vec<Fault>> {
        let mut scope = Scope::new(library, Use::Differentiated);
        let constants = constants(problem, outside, &mut scope);
        let mut locals = names::inside();
        constants.iter().for_each(|(constant, _)| drop(locals.fresh(constant)));
        let (coordinates, columns) = inputs(problem, &mut locals, &mut scope);
        let unpacked = |examples: &str| {
            let mut lines = text::unpack("    ", &coordinates, "theta");
            if !columns.is_empty() {
                lines += &text::unpack("    ", &columns, &format!("{examples}.T"));
            }
            lines
        };
        let data = !columns.is_empty();
        let mut derived = None;
        if library == Library::NumPy {
            let mut names = locals.clone();
            let mut forward = Scope::new(library, Use::Forward);
            for (name, (constant, _)) in problem.parameters.iter().map(|(name, _)| name).zip(&constants) {
                forward.set(name, constant.as_str(), Sort::Plain);
            }
            inputs(problem, &mut locals.clone(), &mut forward);
            derived = Some((derivative(&problem.formula, &mut forward, &mut names)?, forward.helpers));
        }
        // Without a library that differentiates, ties and zeros need no care.
        scope.purpose = if derived.is_some() { Use::Forward } else { Use::Differentiated };
        let body = body(problem, &mut locals, &mut scope);
        let mut loss = String::from("def loss(theta):\n");
        if data {
            loss = "def loss(theta, examples=EXAMPLES):\n    \"\"\"The mean loss of the examples.\"\"\"\n".to_owned();
        }
        if let Some(surface) = problem.surface {
            loss += &text::docstring("    ", &[text::prose(surface.document.title.get(Language::En))]);
        }
        loss = loss + &unpacked("examples") + &body;
        let given = unpacked(if mini { "batch(t)" } else { "EXAMPLES" });
        let mut surface = Surface {
            constants: constants.iter().map(|(name, value)| format!("{name} = {value}\n")).collect(),
            loss,
            gradient: vec![given],
            components: Vec::new(),
            helpers: scope.helpers,
            has_data: data,
        };
        if let Some((Derivative { steps, components }, helpers)) = derived {
            surface.gradient.extend(steps.iter().map(|(name, value)| text::line("    ", &format!("{name} = "), value)));
            let mean = |text: String| if data { format!("np.mean({text})") } else { text };
            surface.components = components.into_iter().map(|(text, _)| mean(text)).collect();
            surface.helpers.extend(helpers);
        }
        Ok(surface)
    }
}

/// The parameters as constants: their names and values.
fn constants(problem: &Problem, names: &mut Names, scope: &mut Scope) -> Vec<(String, String)> {
    let constant = |(name, value): &(String, f64)| {
        let constant = names.fresh(&name.to_uppercase());
        scope.set(name, constant.as_str(), Sort::Plain);
        (constant, float(*value))
    };
    problem.parameters.iter().map(constant).collect()
}

/// The Python names of the coordinates and of the columns of data.
fn inputs(problem: &Problem, names: &mut Names, scope: &mut Scope) -> (Vec<String>, Vec<String>) {
    let mut of = |list: &[String], sort| -> Vec<String> {
        let python: Vec<String> = list.iter().map(|name| names.of(name)).collect();
        list.iter().zip(&python).for_each(|(name, python)| scope.set(name, python.as_str(), sort));
        python
    };
    // The formula has their canonical names, in the order of a point and of an example.
    (of(problem.formula.coordinates(), Sort::Scalar), of(problem.formula.columns(), Sort::Vector))
}

/// The statements, the last as what is returned.
fn body(problem: &Problem, names: &mut Names, scope: &mut Scope) -> String {
    let assignments = problem.formula.statements().iter().filter_map(|statement| match statement {
        Statement::Assign { name, value } => Some((name.id.as_str(), value)),
        _ => None,
    });
    let assignments: Vec<_> = assignments.collect();
    let mut lines = String::new();
    for (i, (name, value)) in assignments.iter().enumerate() {
        let (mut value, sort) = scope.expression(value);
        if *name == "f" && i + 1 == assignments.len() {
            if scope.purpose == Use::Differentiated && sort < Sort::Scalar {
                // What does not read the point has a derivative only in name.
                let (first, _) = scope.name(&problem.formula.coordinates()[0]);
                value = format!("({value}) + 0*{first}");
            }
            if !problem.formula.columns().is_empty() {
                value = format!("{}mean({value})", scope.library.prefix());
            }
            return lines + &text::line("    ", "return ", &value);
        }
        let python = names.of(name);
        lines += &text::line("    ", &format!("{python} = "), &value);
        scope.set(name, python, sort);
    }
    let (mut last, _) = scope.name("f");
    if !problem.formula.columns().is_empty() {
        last = format!("{}mean({last})", scope.library.prefix());
    }
    lines + &format!("    return {last}\n")
}
