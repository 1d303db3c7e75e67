//! What Keras and Optax share: the gradient by JAX, and classes and functions that it may trace.

use super::parts::Parts;
use super::rule::{Rule, sort};
use super::text;
use crate::formula::python::{Names, Scope};

const INDENT: &str = "        ";

/// The function that gives the gradient.
pub fn gradient(parts: &Parts) -> String {
    let (head, batch, noise) = (parts.gradient_head(), parts.loss_at(), parts.added_noise());
    format!("{head}    return jax.grad(loss)(theta{batch}){noise}\n\n\n")
}

/// Where a step finds what the rule reads.
pub struct Sources {
    /// The steps taken before.
    pub count: &'static str,
    pub alpha: &'static str,
    pub theta: &'static str,
}

/// What a rule reads besides the gradient; `late` says whether a state starts at the first step.
pub fn clock(rule: &Rule, parts: &Parts, late: bool, sources: &Sources) -> String {
    let Sources { count, alpha, theta } = sources;
    let reads = |name: &str| rule.formula.reads(name);
    let dealt = parts.batch.is_some() && reads("f");
    let elsewhere = !parts.gradient_at().is_empty() && rule.looks_elsewhere();
    let lines = [
        (reads("t") || late || dealt || elsewhere, format!("t = {count} + 1.0")),
        (reads("n"), format!("n = 1.0 + {count}//STEPS_PER_EPOCH")),
        (reads("alpha"), format!("alpha = {alpha}")),
        (reads("theta") && *theta != "theta", format!("theta = {theta}")),
        (reads("f"), format!("f = loss({theta}{})", parts.loss_at())),
        (reads("noise"), format!("noise = normal({count} + 1, RULE_NOISE)")),
    ];
    lines.into_iter().filter(|(is_read, _)| *is_read).map(|(_, line)| format!("{INDENT}{line}\n")).collect()
}

/// The states that start from what is there at the first step; `before` is how what a state held is written.
pub fn first_step(rule: &Rule, names: &mut Names, scope: &mut Scope, before: impl Fn(&str) -> String) -> String {
    let mut lines = String::new();
    for start in rule.starts().iter().filter(|start| start.is_late()) {
        let Some(value) = start.value else { continue };
        let python = names.of(start.name);
        let (value, _) = scope.expression(value);
        let chosen = format!("jnp.where(t == 1, {value}, {})", before(&python));
        lines += &text::line(INDENT, &format!("{python} = "), &chosen);
        scope.set(start.name, python, sort(start.rank));
    }
    lines
}
