//! A rule as a subclass of Keras's `Optimizer`.

use std::collections::BTreeSet;

use super::super::jax::{self, Sources};
use super::super::parts::Parts;
use super::super::rule::{Point, Rule, sort};
use super::super::surface::TAKEN;
use super::super::text;
use crate::formula::Rank;
use crate::formula::python::{Helper, Names, Scope, Sort};

/// What Keras's optimizers call their own attributes.
const ATTRIBUTES: [&str; 20] = [
    "name",
    "variables",
    "variable",
    "iterations",
    "build",
    "built",
    "apply",
    "assign",
    "minimize",
    "path",
    "dtype",
    "weight_decay",
    "clipnorm",
    "clipvalue",
    "global_clipnorm",
    "use_ema",
    "ema_momentum",
    "loss_scale_factor",
    "add_variable",
    "get_config",
];

const SOURCES: Sources =
    Sources { count: "self.iterations.value", alpha: "jnp.array(learning_rate)", theta: "variable.value" };

/// The class; `helpers` gets the functions that it calls.
pub fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "        ";
    let formula = rule.formula;
    let mut names = Names::new(TAKEN.into_iter().chain(ATTRIBUTES));
    let parameters: Vec<String> = formula.parameters().iter().map(|name| names.of(name)).collect();
    let own: Vec<String> = parameters.iter().map(|name| format!("self.{name}")).collect();
    let mut scope = parts.scope(rule, &own);
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    let mut text =
        format!("class {}(keras.optimizers.Optimizer):\n{}\n", rule.class, text::docstring("    ", &rule.about));
    text += &format!("    def __init__(self, learning_rate{given}):\n        super().__init__(learning_rate)\n");
    text.extend(parameters.iter().map(|name| format!("        self.{name} = {name}\n")));
    text += "\n";
    text += &build(rule, &mut names, &mut scope);
    text += "    def update_step(self, g, variable, learning_rate):\n";
    let states: Vec<String> = formula.states().iter().map(|state| names.of(&state.name)).collect();
    text += &text::take(INDENT, &parameters, |name| format!("self.{name}"));
    text += &text::take(INDENT, &states, |name| format!("self.{name}.value"));
    for (name, python) in rule.formula.parameters().iter().zip(&parameters) {
        scope.set(name, python.as_str(), Sort::Plain);
    }
    let unpack = rule.unpack(INDENT, ["variable.value", "g"], &mut names, &mut scope);
    let late = jax::first_step(rule, &mut names, &mut scope, str::to_owned);
    let (lines, point) = rule.lines(INDENT, &mut scope, &mut names, str::to_owned);
    helpers.extend(scope.helpers.iter().copied());
    text += &jax::clock(rule, parts, !late.is_empty(), &SOURCES);
    text += &unpack;
    text += &late;
    text += &lines;
    for python in states.iter().filter(|python| (late.clone() + &lines).contains(&format!("{INDENT}{python} = "))) {
        text += &format!("{INDENT}self.{python}.assign({python})\n");
    }
    let point = match point {
        Point::Whole(point) => point,
        Point::Each(own) => format!("jnp.stack([{}])", own.join(", ")),
    };
    text + &format!("{INDENT}variable.assign({point})\n\n\n")
}

/// `build`: the states as variables; those that need a step's values are set at the first step.
fn build(rule: &Rule, names: &mut Names, scope: &mut Scope) -> String {
    let mut lines = String::new();
    for start in rule.starts() {
        let python = names.of(start.name);
        let shape = if start.rank == Rank::Single { "()" } else { "theta.shape" };
        lines += &format!("        self.{python} = self.add_variable({shape}, name=\"{python}\")\n");
        scope.set("theta", "theta.value", Sort::Vector);
        if let Some(value) = start.value.filter(|_| !start.is_late()) {
            let (value, own) = scope.expression(value);
            let wide = start.rank == Rank::PerCoordinate && own != Sort::Vector;
            let value = if wide { format!("jnp.full_like(theta.value, {value})") } else { value };
            lines += &format!("        self.{python}.assign({value})\n");
        }
        let python = format!("self.{python}.value");
        scope.set(start.name, python, sort(start.rank));
    }
    for state in rule.formula.states() {
        scope.set(&state.name, names.of(&state.name), sort(state.rank));
    }
    scope.set("theta", "theta", Sort::Vector);
    if lines.is_empty() {
        return lines;
    }
    format!(
        "    def build(self, variables):\n        super().build(variables)\n        (theta,) = variables\n{lines}\n"
    )
}
