//! A schedule as a function of the step and the epoch, or as a class where it keeps state.

use std::collections::BTreeSet;

use super::names;
use super::text;
use crate::experiment::preset::By;
use crate::experiment::{Experiment, PlannedSchedule};
use crate::formula::Role;
use crate::formula::python::{Helper, Library, Names, Scope, Sort, Use, float, integer};
use crate::formula::syntax::{Expr, Statement};
use crate::words::Language;

const INDENT: &str = "        ";

/// What makes the schedule for its numbers; `more` is what it is given besides `t, n`, and `helpers` gets the functions
/// that it calls.
pub fn definition(
    name: &str,
    schedule: &PlannedSchedule,
    library: Library,
    more: &str,
    helpers: &mut BTreeSet<Helper>,
) -> String {
    let keeps_state = !schedule.formula.states().is_empty();
    let mut names = names::inside();
    let given = inputs(schedule, &mut names);
    let mut scope = scope(library, &given, if keeps_state { "self." } else { "" });
    let opening = if keeps_state {
        class(name, schedule, more, &given, &mut names, &mut scope)
    } else {
        function(name, schedule, more, &given)
    };
    let lines = body(schedule, &mut names, &mut scope);
    helpers.extend(scope.helpers);
    opening + &lines + if keeps_state { "" } else { "\n    return rate\n" }
}

/// A schedule without state: a function that makes a function, down to its first line.
fn function(name: &str, schedule: &PlannedSchedule, more: &str, given: &[(String, String)]) -> String {
    let parameters: Vec<&str> = given.iter().map(|(python, _)| python.as_str()).collect();
    let about = about(schedule);
    let gap = if about.is_empty() { "" } else { "\n" };
    format!("def {name}({}):\n{about}{gap}    def rate(t, n{more}):\n", parameters.join(", "))
}

/// A schedule with state: a class that is called, down to the first line of its call.
fn class(
    name: &str,
    schedule: &PlannedSchedule,
    more: &str,
    given: &[(String, String)],
    names: &mut Names,
    scope: &mut Scope,
) -> String {
    let formula = &schedule.formula;
    let parameters: String = given.iter().map(|(python, _)| format!(", {python}")).collect();
    let mut text = format!("class {name}:\n{}\n    def __init__(self{parameters}):\n", about(schedule));
    for (python, _) in given {
        text += &format!("        self.{python} = {python}\n");
    }
    let mut early = self::scope(scope.library, given, "");
    let mut late = String::new();
    let inits: Vec<(&str, &Expr)> = formula.statements().iter().filter_map(init).collect();
    for state in formula.states() {
        let target = format!("self.{}", names.of(&state.name));
        if !inits.iter().any(|(name, _)| *name == state.name) {
            text += &format!("        {target} = 0.0\n");
        }
        early.set(&state.name, target.as_str(), Sort::Plain);
        scope.set(&state.name, target, Sort::Plain);
    }
    for (name, value) in inits {
        let target = format!("self.{}", names.of(name));
        let momentary = |input: &&str| super::rule::reads(value, input);
        if ["t", "n", "f"].iter().any(momentary) || !late.is_empty() {
            let (value, _) = scope.expression(value);
            late += &text::line("            ", &format!("{target} = "), &value);
        } else {
            let (value, _) = early.expression(value);
            text += &text::line("        ", &format!("{target} = "), &value);
        }
    }
    text += &format!("\n    def __call__(self, t, n{more}):\n");
    if !late.is_empty() {
        text += &format!("        if t == 1:\n{late}");
    }
    scope.helpers.extend(early.helpers);
    text
}

/// The Python names of `alpha0`, the parameters, and of `T` and `N` where they are read.
fn inputs(schedule: &PlannedSchedule, names: &mut Names) -> Vec<(String, String)> {
    let formula = &schedule.formula;
    let given = ["alpha0"].into_iter().filter(|name| formula.reads(name)).map(str::to_owned);
    let totals = ["T", "N"].into_iter().filter(|name| formula.reads(name)).map(str::to_owned);
    given.chain(formula.parameters().iter().cloned()).chain(totals).map(|name| (names.of(&name), name)).collect()
}

/// The numbers of a run as keyword arguments.
pub fn arguments(schedule: &PlannedSchedule, experiment: &Experiment) -> Vec<String> {
    let names = inputs(schedule, &mut names::inside());
    let integer_parameter = |name: &str| {
        schedule.schedule.and_then(|document| document.document.parameter(name)).is_some_and(|known| known.integer)
    };
    let value = |name: &str| match name {
        "alpha0" => float(schedule.alpha0.unwrap_or(0.0)),
        "T" => experiment.steps.to_string(),
        "N" if schedule.by == By::Step => experiment.steps.to_string(),
        "N" => experiment.epochs().to_string(),
        _ => {
            let found = schedule.parameters.iter().find(|(known, _)| known == name);
            let value = found.map_or(0.0, |(_, value)| *value);
            if integer_parameter(name) { integer(value) } else { float(value) }
        }
    };
    names.iter().map(|(python, name)| format!("{python}={}", value(name))).collect()
}

fn about(schedule: &PlannedSchedule) -> String {
    let title = schedule.schedule.map(|document| text::prose(document.document.title.get(Language::En)) + ".");
    title.map_or_else(String::new, |title| text::docstring("    ", &[title]))
}

fn scope(library: Library, given: &[(String, String)], prefix: &str) -> Scope {
    let mut scope = Scope::new(library, Use::Forward);
    for (python, name) in given {
        scope.set(name, format!("{prefix}{python}"), Sort::Plain);
    }
    for name in ["t", "n", "f"] {
        scope.set(name, name, Sort::Scalar);
    }
    scope
}

fn init(statement: &Statement) -> Option<(&str, &Expr)> {
    match statement {
        Statement::Init { name, value } => Some((&name.id, value)),
        _ => None,
    }
}

/// The lines of a schedule, the last of which returns the rate.
fn body(schedule: &PlannedSchedule, names: &mut Names, scope: &mut Scope) -> String {
    let statements = schedule.formula.statements();
    let last = statements.iter().rposition(|statement| matches!(statement, Statement::Assign { .. }));
    let mut lines = String::new();
    for (i, statement) in statements.iter().enumerate() {
        let Statement::Assign { name, value } = statement else { continue };
        let is_state = schedule.formula.role(&name.id) == Role::State;
        let (value, sort) = scope.expression(value);
        if name.id == "alpha" && Some(i) == last && !is_state {
            return lines + &text::line(INDENT, "return ", &value);
        }
        let python = match name.id.as_str() {
            name if is_state => format!("self.{}", names.of(name)),
            "alpha" => "alpha".to_owned(),
            name => names.of(name),
        };
        lines += &text::line(INDENT, &format!("{python} = "), &value);
        scope.set(&name.id, python, sort);
    }
    let (rate, _) = scope.name("alpha");
    format!("{lines}{INDENT}return {rate}\n")
}
