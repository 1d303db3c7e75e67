//! A rule as a subclass of PyTorch's `Optimizer`.

use std::collections::BTreeSet;

use super::super::parts::Parts;
use super::super::rule::{Point, Rule, sort};
use super::super::text;
use crate::formula::Rank;
use crate::formula::python::{Helper, Names, Scope, Sort};

/// The class; `helpers` gets the functions that it calls.
pub fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "                ";
    let formula = rule.formula;
    let (mut names, parameters) = (rule.names.clone(), &rule.parameters);
    let mut scope = parts.scope(rule, parameters);
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    let pairs: String = parameters.iter().map(|name| format!(", {name}={name}")).collect();
    let mut text = format!("class {}(torch.optim.Optimizer):\n{}\n", rule.class, text::docstring("    ", &rule.about));
    text += &format!(
        "    def __init__(self, params, lr{given}):\n        super().__init__(params, dict(lr=lr{pairs}))\n\n"
    );
    text += "    @torch.no_grad()\n    def step(self):\n        for group in self.param_groups:\n";
    let counts = counts(rule, parts);
    let starts = starts(rule, counts, &mut names, &mut scope);
    let unpack = rule.unpack(INDENT, ["p", "g"], &mut names, &mut scope);
    let early = first_step(rule, &mut names, &mut scope);
    let (lines, point) = rule.lines(INDENT, &mut scope, &mut names, |state| format!("state[\"{state}\"]"));
    helpers.extend(scope.helpers.iter().copied());
    let mut inputs = vec![("theta", "p.clone()"), ("g", "p.grad"), ("alpha", "group[\"lr\"]")];
    inputs.retain(|(name, _)| formula.reads(name) || (*name == "g" && !formula.coordinates().is_empty()));
    let (left, right): (Vec<&str>, Vec<&str>) = inputs.into_iter().unzip();
    let mut below = starts;
    if counts {
        below += &format!("{INDENT}state[\"step\"] += 1\n");
    }
    below += &(clock(rule, parts, INDENT) + &unpack + &early + &lines);
    let point = match point {
        Point::Whole(point) => point,
        Point::Each(own) => format!("torch.tensor([{}])", own.join(", ")),
    };
    below += &text::list(INDENT, "p.copy_(", &[point], ")");
    text += &text::take("            ", parameters, |name| format!("group[\"{name}\"]"), &below);
    text += "            for p in group[\"params\"]:\n";
    if !left.is_empty() {
        text += &format!("{INDENT}{} = {}\n", left.join(", "), right.join(", "));
    }
    text + &below + "\n\n"
}

/// Whether a rule has to count its steps.
fn counts(rule: &Rule, parts: &Parts) -> bool {
    let late = rule.starts().iter().any(|start| start.at_first_step);
    let elsewhere = !parts.gradient_at().is_empty() && rule.looks_elsewhere();
    let dealt = parts.batch.is_some() && (rule.formula.reads("f") || rule.looks_elsewhere());
    late || elsewhere || dealt || ["t", "n", "noise"].iter().any(|name| rule.formula.reads(name))
}

/// What a rule reads of time, from the count of its steps.
fn clock(rule: &Rule, parts: &Parts, indent: &str) -> String {
    let mut lines = String::new();
    let dealt = parts.batch.is_some() && rule.formula.reads("f");
    if rule.formula.reads("t") || dealt || (!parts.gradient_at().is_empty() && rule.looks_elsewhere()) {
        lines += &format!("{indent}t = torch.tensor(float(state[\"step\"]))\n");
    }
    if rule.formula.reads("n") {
        lines += &format!("{indent}n = 1 + (state[\"step\"] - 1)//STEPS_PER_EPOCH\n");
    }
    if rule.formula.reads("f") {
        lines += &format!("{indent}f = loss(p{})\n", parts.loss_at());
    }
    if rule.formula.reads("noise") {
        lines += &format!("{indent}noise = normal(state[\"step\"], RULE_NOISE)\n");
    }
    lines
}

/// The states before the first step.
fn starts(rule: &Rule, counts: bool, names: &mut Names, scope: &mut Scope) -> String {
    const INDENT: &str = "                    ";
    let mut lines = String::new();
    if counts {
        lines += &format!("{INDENT}state[\"step\"] = 0\n");
    }
    for start in rule.starts() {
        let target = format!("state[\"{}\"]", names.of(start.name));
        scope.set(start.name, target.as_str(), sort(start.rank));
        if start.at_first_step {
            continue;
        }
        let value = start.value.map(|value| scope.expression(value));
        let value = match (start.rank, value) {
            (Rank::Single, None) => "torch.zeros(())".to_owned(),
            (Rank::PerCoordinate, None) => "torch.zeros_like(p)".to_owned(),
            (rank, Some((value, own))) => spread(rank, value, own),
        };
        lines += &text::line(INDENT, &format!("{target} = "), &value);
    }
    if lines.is_empty() {
        return lines;
    }
    format!("                state = self.state[p]\n                if not state:\n{lines}")
}

/// A value as a tensor of the state's rank.
fn spread(rank: Rank, value: String, own: Sort) -> String {
    match (rank, own) {
        (Rank::Single, Sort::Plain | Sort::Loose) => format!("torch.as_tensor({value})"),
        (Rank::PerCoordinate, Sort::Plain) => format!("torch.full_like(p, {value})"),
        (Rank::PerCoordinate, Sort::Loose | Sort::Scalar) => format!("({value})*torch.ones_like(p)"),
        _ => value,
    }
}

/// The states that start from what is there at the first step.
fn first_step(rule: &Rule, names: &mut Names, scope: &mut Scope) -> String {
    let mut lines = String::new();
    for start in rule.starts().iter().filter(|start| start.at_first_step) {
        let Some(value) = start.value else { continue };
        let (value, own) = scope.expression(value);
        let head = format!("state[\"{}\"] = ", names.of(start.name));
        lines += &text::line("                    ", &head, &spread(start.rank, value, own));
    }
    if lines.is_empty() { lines } else { format!("                if state[\"step\"] == 1:\n{lines}") }
}
