//! A rule as Optax has them: a state, and a function that gives `init` and `update`.

use std::collections::BTreeSet;

use super::super::jax::{self, Sources};
use super::super::parts::Parts;
use super::super::rule::{Point, Rule, Start, reads, sort};
use super::super::text;
use crate::formula::Rank;
use crate::formula::python::{Helper, Names, Scope, Sort};

const SOURCES: Sources = Sources {
    count: "state.count",
    alpha: "learning_rate(state.count) if callable(learning_rate) else learning_rate",
    theta: "theta",
};

/// The state and the function; `helpers` gets the functions that it calls.
pub fn transformation(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "        ";
    let formula = rule.formula;
    let (mut names, parameters) = (rule.names.clone(), &rule.parameters);
    let mut scope = parts.scope(rule, parameters);
    let states: Vec<String> = formula.states().iter().map(|state| names.of(&state.name)).collect();
    let (class, function) = (&rule.class, &rule.maker);
    let mut text = format!("class {class}(NamedTuple):\n    count: jax.Array\n");
    text.extend(states.iter().map(|name| format!("    {name}: jax.Array\n")));
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    text += &format!("\n\ndef {function}(learning_rate{given}):\n{}\n", text::docstring("    ", &rule.about));
    text += &init(rule, class, &mut names, &mut scope);
    text += "    def update(g, state, theta):\n";
    let unpack = rule.unpack(INDENT, ["theta", "g"], &mut names, &mut scope);
    let late = jax::first_step(rule, &mut names, &mut scope, |state| format!("state.{state}"));
    let step = rule.step();
    let (lines, point) = rule.lines(INDENT, &mut scope, &mut names, str::to_owned);
    helpers.extend(scope.helpers.iter().copied());
    text += &jax::clock(rule, parts, !late.is_empty(), &SOURCES);
    text += &unpack;
    text += &late;
    let moves = match (point, step) {
        (Point::Whole(point), Some(sign)) => {
            let taken = &point["theta - ".len()..];
            format!("{sign}{taken}")
        }
        (Point::Whole(point), None) if !lines.contains("        theta = ") => format!("{point} - theta"),
        (Point::Whole(point), None) => {
            text += &format!("{INDENT}here = theta\n");
            format!("{point} - here")
        }
        (Point::Each(own), _) => format!("jnp.stack([{}]) - theta", own.join(", ")),
    };
    text += &lines;
    text += &text::line(INDENT, "updates = ", &moves);
    let mut kept = vec!["count=state.count + 1".to_owned()];
    for (state, python) in formula.states().iter().zip(&states) {
        kept.push(format!("{python}={}", scope.name(&state.name).0));
    }
    text += &text::list(INDENT, &format!("return updates, {class}("), &kept, ")");
    text + "\n    return optax.GradientTransformation(init, update)\n\n\n"
}

/// `init`: every state that needs the point alone; the others are set at the first step.
fn init(rule: &Rule, class: &str, names: &mut Names, scope: &mut Scope) -> String {
    let mut lines = String::new();
    let mut fields = vec!["count=jnp.zeros((), dtype=jnp.int32)".to_owned()];
    let starts = rule.starts();
    let mut values = Vec::new();
    for start in &starts {
        let python = names.of(start.name);
        let value = start.value.filter(|_| !start.is_late()).map(|value| scope.expression(value));
        let value = match (start.rank, value) {
            (Rank::Single, None) => "jnp.zeros(())".to_owned(),
            (Rank::PerCoordinate, None) => "jnp.zeros_like(theta)".to_owned(),
            (rank, Some((value, own))) => spread(rank, value, own),
        };
        let is_read = |other: &Start| other.value.is_some_and(|value| reads(value, start.name));
        if starts.iter().any(is_read) {
            lines += &text::line("        ", &format!("{python} = "), &value);
            values.push((start.name, python.clone()));
        } else {
            values.push((start.name, value));
        }
        scope.set(start.name, python, sort(start.rank));
    }
    for state in rule.formula.states() {
        let python = names.of(&state.name);
        let value = values.iter().find(|(name, _)| *name == state.name).map_or("", |(_, value)| value);
        fields.push(format!("{python}={value}"));
        scope.set(&state.name, format!("state.{python}"), sort(state.rank));
    }
    let made = text::list("        ", &format!("return {class}("), &fields, ")");
    format!("    def init(theta):\n{lines}{made}\n")
}

/// A value as an array of the state's rank.
fn spread(rank: Rank, value: String, own: Sort) -> String {
    match (rank, own) {
        (Rank::Single, Sort::Plain) => format!("jnp.asarray({value}, dtype=jnp.float64)"),
        (Rank::PerCoordinate, Sort::Plain | Sort::Loose | Sort::Scalar) => format!("jnp.full_like(theta, {value})"),
        _ => value,
    }
}
