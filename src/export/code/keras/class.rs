//! A rule as a subclass of Keras's `Optimizer`.

use std::collections::BTreeSet;

use super::super::jax::{self, Sources};
use super::super::parts::Parts;
use super::super::rule::{Point, Rule, sort};
use super::super::text;
use crate::formula::Rank;
use crate::formula::python::{Helper, Names, Scope, Sort};

const SOURCES: Sources =
    Sources { count: "self.iterations.value", alpha: "jnp.array(learning_rate)", theta: "variable.value" };

/// The class; `helpers` gets the functions that it calls.
pub fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "        ";
    let formula = rule.formula;
    let (mut names, parameters) = (rule.names.clone(), &rule.parameters);
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
    for (name, python) in rule.formula.parameters().iter().zip(parameters) {
        scope.set(name, python.as_str(), Sort::Plain);
    }
    let unpack = rule.unpack(INDENT, ["variable.value", "g"], &mut names, &mut scope);
    let late = jax::first_step(rule, &mut names, &mut scope, str::to_owned);
    let (lines, point) = rule.lines(INDENT, &mut scope, &mut names, str::to_owned);
    helpers.extend(scope.helpers.iter().copied());
    let clock = jax::clock(rule, parts, !late.is_empty(), &SOURCES);
    let mut below = late + &lines;
    for python in states.iter().filter(|python| below.contains(&format!("{INDENT}{python} = "))).collect::<Vec<_>>() {
        below += &format!("{INDENT}self.{python}.assign({python})\n");
    }
    let point = match point {
        Point::Whole(point) => point,
        Point::Each(own) => format!("jnp.stack([{}])", own.join(", ")),
    };
    below += &text::list(INDENT, "variable.assign(", &[point], ")");
    text += &text::take(INDENT, parameters, |name| format!("self.{name}"), &below);
    text += &text::take(INDENT, &states, |name| format!("self.{name}.value"), &below);
    text + &clock + &unpack + &below + "\n\n"
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
