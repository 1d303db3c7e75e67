//! NumPy: classes of a few lines, and the gradient written out.

use std::collections::BTreeSet;

use super::Framework;
use super::header::{header, modules};
use super::parts::{MAIN, Parts};
use super::rate::Rate;
use super::rule::{Point, Rule, sort};
use super::text;
use crate::experiment::Experiment;
use crate::formula::Rank;
use crate::formula::python::{Helper, Names, Scope, Sort};
use crate::words::Fault;

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let parts = Parts::new(experiment, Framework::NumPy)?;
    let mut body = parts.definitions(gradient, class);
    body += &runs(experiment, &parts);
    body += &main(&parts);
    let mut script = header(experiment, "NumPy", "NumPy 2.4.6") + &modules(&["csv", "sys"], &body);
    script += "import numpy as np\n\nnp.seterr(all=\"ignore\")  # a run that diverges is seen below\n\n";
    Ok(script + &body)
}

fn gradient(parts: &Parts) -> String {
    let surface = &parts.surface;
    let mut text = parts.gradient_head();
    text += &surface.gradient.concat();
    if parts.noisy {
        text += &text::list("    ", "slope = np.array([", &surface.components, "])");
        text += &format!("    return slope{}\n", parts.added_noise());
    } else {
        text += &text::list("    ", "return np.array([", &surface.components, "])");
    }
    text + "\n\n"
}

/// The class of a rule.
fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    let (mut names, parameters) = (rule.names.clone(), &rule.parameters);
    let mut scope = parts.scope(rule, parameters);
    let mut text = format!("class {}:\n{}\n", rule.class, text::docstring("    ", &rule.about));
    text += &init(rule, parameters, &mut names, &mut scope);
    text += &format!("    def step(self, {}):\n", parts.step_inputs.join(", "));
    let unpack = rule.unpack("        ", ["theta", "g"], &mut names, &mut scope);
    let early = first_step(rule, &mut names, &mut scope);
    let (lines, point) = rule.lines("        ", &mut scope, &mut names, |state| format!("self.{state}"));
    helpers.extend(scope.helpers);
    let point = match point {
        Point::Whole(point) => point,
        Point::Each(own) => format!("np.array([{}])", own.join(", ")),
    };
    let below = early + &lines + &text::line("        ", "return ", &point);
    text += &text::take("        ", parameters, |name| format!("self.{name}"), &below);
    text + &unpack + &below + "\n\n"
}

/// `__init__`: the parameters, and the states that need nothing else.
fn init(rule: &Rule, parameters: &[String], names: &mut Names, scope: &mut Scope) -> String {
    let mut lines = String::new();
    for name in parameters {
        lines += &format!("        self.{name} = {name}\n");
    }
    for start in rule.starts() {
        let target = format!("self.{}", names.of(start.name));
        scope.set(start.name, target.as_str(), sort(start.rank));
        if start.at_first_step {
            continue;
        }
        let value = start.value.map(|value| scope.expression(value).0);
        let value = match (start.rank, value) {
            (Rank::Single, None) => "0.0".to_owned(),
            (Rank::PerCoordinate, None) => "np.zeros(len(COORDINATES))".to_owned(),
            (Rank::Single, Some(value)) => value,
            (Rank::PerCoordinate, Some(value)) => format!("np.full(len(COORDINATES), {value})"),
        };
        lines += &text::line("        ", &format!("{target} = "), &value);
    }
    if lines.is_empty() {
        return String::new();
    }
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    format!("    def __init__(self{given}):\n{lines}\n")
}

/// The states that start from what is there at the first step.
fn first_step(rule: &Rule, names: &mut Names, scope: &mut Scope) -> String {
    let mut lines = String::new();
    for start in rule.starts().iter().filter(|start| start.at_first_step) {
        let Some(value) = start.value else { continue };
        let (value, own) = scope.expression(value);
        let wide = start.rank == Rank::PerCoordinate && own != Sort::Vector;
        let value = if wide { format!("np.full(len(COORDINATES), {value})") } else { value };
        lines += &text::line("            ", &format!("self.{} = ", names.of(start.name)), &value);
    }
    if lines.is_empty() { lines } else { format!("        if t == 1:\n{lines}") }
}

fn runs(experiment: &Experiment, parts: &Parts) -> String {
    let mut text = String::from("RUNS = [\n");
    for (i, plan) in experiment.runs.iter().enumerate() {
        let start = parts.start(plan, experiment);
        let optimizer = format!("{}({})", parts.maker(plan), parts.arguments(plan).join(", "));
        let name = text::string(parts.run_name(plan));
        let Rate::Function(rate) = &parts.rates.runs[i] else { unreachable!("NumPy has no schedules") };
        text += &text::list("    ", "(", &[name, start, optimizer, rate.clone()], "),");
    }
    text + "]\n\n\n"
}

fn main(parts: &Parts) -> String {
    let clock = "t, n = np.float64(step), np.float64(epoch)  # in whose arithmetic 1/0 is inf";
    let before_f = if parts.rates.reads_loss { ", f" } else { "" };
    let noise = if parts.reads_noise { "            noise = normal(t, RULE_NOISE)\n" } else { "" };
    let at = parts.gradient_at();
    let inputs = parts.step_inputs.join(", ");
    let reads_f = parts.rates.reads_loss || parts.step_inputs.contains(&"f");
    let seen = parts.batch.filter(|_| reads_f).map_or("", |_| "            f = loss(theta, batch(t))\n");
    format!(
        "\
{MAIN}    for name, start, optimizer, rate in RUNS:
        theta = np.array(start)
        f = loss(theta)
        if not np.isfinite(f):
            continue
        write([name, 0, 0, \"\", float(f), *theta.tolist(), *(\"\" for _ in COORDINATES)])
        for step in range(1, STEPS + 1):
            epoch = 1 + (step - 1)//STEPS_PER_EPOCH
            {clock}
{seen}            alpha = np.float64(rate(t, n{before_f}))
            g = gradient(theta{at})
{noise}            theta = optimizer.step({inputs})
            f = loss(theta)
            if not np.isfinite([f, *g, *theta]).all():
                break  # diverged
            write([name, step, epoch, float(alpha), float(f), *theta.tolist(), *g.tolist()])


if __name__ == \"__main__\":
    main()
"
    )
}
