//! Optax: its own optimizers and schedules, pairs of `init` and `update` for other rules, gradients by JAX.

use std::collections::BTreeSet;

use super::Framework;
use super::jax::{self, Sources};
use super::library;
use super::parts::{Parts, calls, header, modules};
use super::rate::Rate;
use super::rule::{Point, Rule, Start, sort};
use super::surface::TAKEN;
use super::text;
use crate::experiment::Experiment;
use crate::formula::Rank;
use crate::formula::python::{Helper, Library, Names, Scope, Sort, float};
use crate::words::Fault;

const SOURCES: Sources = Sources {
    count: "state.count",
    alpha: "learning_rate(state.count) if callable(learning_rate) else learning_rate",
    theta: "theta",
};

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let mut parts = Parts::new(experiment, Framework::Optax)?;
    let mut helpers = parts.surface.helpers.clone();
    let rules: Vec<String> = parts.rules.iter().map(|rule| functions(rule, &parts, &mut helpers)).collect();
    let schedules = parts.rates.functions(Library::Jax, &mut helpers);
    parts.helpers = helpers;
    let told = parts.rates.are_told();
    let mut body = parts.beginning();
    body += &jax::gradient(&parts);
    body += &rules.concat();
    body += &schedules;
    let runs = runs(experiment, &parts, told);
    for (call, definition) in [("counted(", COUNTED), ("per_epoch(", PER_EPOCH), ("told(", TOLD)] {
        body += if runs.contains(call) { definition } else { "" };
    }
    body += &runs;
    body += &main(&parts, experiment, told);
    let mut script = header(experiment, "Optax", "Optax 0.2.8 and JAX 0.10.2") + &modules(&["csv", "sys"], &body);
    script += "import jax\nimport jax.numpy as jnp\n";
    script += if calls(&body, "np") { "import numpy as np\n" } else { "" };
    script += "import optax\n";
    Ok(script + "\njax.config.update(\"jax_enable_x64\", True)\n\n" + &body)
}

const COUNTED: &str = "\
def counted(rate):
    \"\"\"A schedule as Optax calls it: with the number of steps taken before.\"\"\"
    return lambda count: rate(count + 1.0, 1.0 + count//STEPS_PER_EPOCH)


";

const PER_EPOCH: &str = "\
def per_epoch(schedule):
    \"\"\"The same schedule, counting epochs.\"\"\"
    return lambda count: schedule(count//STEPS_PER_EPOCH)


";

const TOLD: &str = "\
def told(schedule):
    \"\"\"A schedule of Optax that is told step and epoch.\"\"\"
    return lambda t, n, *_: schedule(t - 1)


";

/// The state and the function of a rule.
fn functions(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "        ";
    let formula = rule.formula;
    let mut names = Names::new(TAKEN.into_iter().chain(["count", "here", "updates", "init", "update"]));
    let parameters: Vec<String> = formula.parameters().iter().map(|name| names.of(name)).collect();
    let mut scope = parts.scope(rule, &parameters);
    let states: Vec<String> = formula.states().iter().map(|state| names.of(&state.name)).collect();
    let class = format!("{}State", rule.class);
    let mut text = format!("class {class}(NamedTuple):\n    count: jax.Array\n");
    text.extend(states.iter().map(|name| format!("    {name}: jax.Array\n")));
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    let function = snake(&rule.class);
    text += &format!("\n\ndef {function}(learning_rate{given}):\n{}\n", text::docstring("    ", &rule.about));
    text += &init(rule, &class, &mut names, &mut scope);
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
        let is_read = |other: &Start| other.value.is_some_and(|value| super::rule::reads(value, start.name));
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

/// `GradientDescent` as the name of a function.
fn snake(class: &str) -> String {
    let mut name = String::new();
    let letters: Vec<char> = class.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let begins = i > 0 && c.is_uppercase() && letters[i - 1].is_lowercase();
        name.extend(begins.then_some('_'));
        name.extend(c.to_lowercase());
    }
    name
}

fn runs(experiment: &Experiment, parts: &Parts, told: bool) -> String {
    let mut text = String::from("RUNS = [\n");
    for (plan, rate) in experiment.runs.iter().zip(&parts.rates.runs) {
        let rate = match rate {
            Rate::Constant(rate) => float(*rate),
            Rate::Function(call) if told => call.clone(),
            Rate::Function(call) => format!("counted({call})"),
            Rate::Library { call, by_epoch } => {
                let by_epoch = *by_epoch && experiment.steps_per_epoch > 1;
                let call = if by_epoch { format!("per_epoch({call})") } else { call.clone() };
                if told { format!("told({call})") } else { call }
            }
        };
        let optimizer = match library::optimizer(plan, Framework::Optax, "rate") {
            Some(call) => call,
            None => {
                let arguments: String = parts.arguments(plan).iter().map(|argument| format!(", {argument}")).collect();
                format!("{}(rate{arguments})", snake(parts.class(plan)))
            }
        };
        let name = text::string(parts.run_name(plan));
        let fields = [name, parts.start(plan, experiment), format!("lambda rate: {optimizer}"), rate];
        text += &text::list("    ", "(", &fields, "),");
    }
    text + "]\n\n\n"
}

fn main(parts: &Parts, experiment: &Experiment, told: bool) -> String {
    let at = parts.gradient_at();
    let loss = match (parts.rates.reads_loss, parts.batch) {
        (false, _) => "",
        (true, None) => ", f",
        (true, Some(_)) => ", loss(theta, batch(t))",
    };
    let valued = experiment
        .runs
        .iter()
        .any(|plan| library::optimizer(plan, Framework::Optax, "rate").is_some_and(|call| call.contains("polyak")));
    let (make, value) = match (valued, parts.batch) {
        (false, _) => ("", ""),
        (true, None) => ("optax.with_extra_args_support(", ", value=f"),
        (true, Some(_)) => ("optax.with_extra_args_support(", ", value=loss(theta, batch(t))"),
    };
    let close = if valued { ")" } else { "" };
    let (made, alpha) = if told {
        (
            "(lambda count: alpha) if callable(rate) else rate",
            format!("rate(jnp.float64(t), jnp.float64(n){loss}) if callable(rate) else rate"),
        )
    } else if parts.has_functions() || parts.has_schedulers() {
        ("rate", "rate(jnp.asarray(t - 1)) if callable(rate) else rate".to_owned())
    } else {
        ("rate", "rate".to_owned())
    };
    format!(
        "\
def main():
    write = csv.writer(sys.stdout, lineterminator=\"\\n\").writerow
    write([\"run\", \"step\", \"epoch\", \"rate\", \"loss\", *COORDINATES, *(\"d\" + name for name in COORDINATES)])
    for name, start, make_optimizer, rate in RUNS:
        theta = jnp.array(start)
        optimizer = {make}make_optimizer({made}){close}
        state = optimizer.init(theta)
        f = loss(theta)
        if not jnp.isfinite(f):
            continue
        write([name, 0, 0, \"\", float(f), *theta.tolist(), *(\"\" for _ in COORDINATES)])
        for t in range(1, STEPS + 1):
            n = 1 + (t - 1)//STEPS_PER_EPOCH
            alpha = {alpha}
            g = gradient(theta{at})
            updates, state = optimizer.update(g, state, theta{value})
            theta = optax.apply_updates(theta, updates)
            f = loss(theta)
            if not jnp.isfinite(jnp.array([f, *g, *theta])).all():
                break  # diverged
            write([name, t, n, float(alpha), float(f), *theta.tolist(), *g.tolist()])


if __name__ == \"__main__\":
    main()
"
    )
}
