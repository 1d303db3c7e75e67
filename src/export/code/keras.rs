//! Keras: its own optimizers and schedules, subclasses of `Optimizer` for other rules, gradients by JAX underneath.

use std::collections::BTreeSet;

use super::Framework;
use super::jax::{self, Sources};
use super::library;
use super::parts::{Parts, calls, header, modules};
use super::rate::Rate;
use super::rule::{Point, Rule, sort};
use super::surface::TAKEN;
use super::text;
use crate::experiment::{Experiment, Plan};
use crate::formula::Rank;
use crate::formula::python::{Helper, Library, Names, Scope, Sort, float};
use crate::words::Fault;

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

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let mut parts = Parts::new(experiment, Framework::Keras)?;
    let mut helpers = parts.surface.helpers.clone();
    let rules: Vec<String> = parts.rules.iter().map(|rule| class(rule, &parts, &mut helpers)).collect();
    // Rates are numbers of NumPy.
    let schedules = parts.rates.functions(Library::NumPy, &mut helpers);
    parts.helpers = helpers;
    let mut body = parts.beginning();
    body += &jax::gradient(&parts);
    body += &rules.concat();
    body += &schedules;
    let runs = runs(experiment, &parts);
    body += if runs.contains("per_epoch(") { PER_EPOCH } else { "" };
    body += &runs;
    body += &main(&parts, runs.contains("per_epoch("));
    let mut script = header(experiment, "Keras", "Keras 3.15.1 on JAX 0.10.2");
    script += &modules(&["csv", "os", "sys"], &body);
    script += "os.environ[\"KERAS_BACKEND\"] = \"jax\"\n\nimport jax\n";
    script += if calls(&body, "jnp") { "import jax.numpy as jnp\n" } else { "" };
    script += "import keras\n";
    script += if calls(&body, "np") { "import numpy as np\n" } else { "" };
    script += "\njax.config.update(\"jax_enable_x64\", True)\nkeras.config.set_floatx(\"float64\")\n";
    script +=
        if schedules.is_empty() { "" } else { "np.seterr(all=\"ignore\")  # a run that diverges is seen below\n" };
    Ok(script + "\n" + &body)
}

const PER_EPOCH: &str = "\
def per_epoch(schedule):
    \"\"\"A schedule of Keras, counting epochs.\"\"\"
    return lambda t, n, *_: schedule(n - 1)


";

/// The class of a rule.
fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
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
    if !parameters.is_empty() {
        text += &text::line(INDENT, &format!("{} = ", parameters.join(", ")), &own.join(", "));
    }
    if !formula.states().is_empty() {
        let states: Vec<String> = formula.states().iter().map(|state| names.of(&state.name)).collect();
        let own: Vec<String> = states.iter().map(|name| format!("self.{name}.value")).collect();
        text += &text::line(INDENT, &format!("{} = ", states.join(", ")), &own.join(", "));
    }
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
    let kept: Vec<String> = formula.states().iter().map(|state| names.of(&state.name)).collect();
    for python in kept.iter().filter(|python| (late.clone() + &lines).contains(&format!("{INDENT}{python} = "))) {
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

fn runs(experiment: &Experiment, parts: &Parts) -> String {
    let mut functions = Vec::new();
    let mut entries = Vec::new();
    for (plan, rate) in experiment.runs.iter().zip(&parts.rates.runs) {
        let (first, function) = match rate {
            Rate::Constant(rate) => (float(*rate), None),
            Rate::Function(call) => (float(library::first_rate(plan)), Some(call.clone())),
            Rate::Library { call, by_epoch: true } if experiment.steps_per_epoch > 1 => {
                (float(library::first_rate(plan)), Some(format!("per_epoch({call})")))
            }
            Rate::Library { call, .. } => (call.clone(), None),
        };
        let name = text::string(parts.run_name(plan));
        entries.push(vec![name, parts.start(plan, experiment), optimizer(plan, &first, parts)]);
        functions.push(function);
    }
    let any = functions.iter().any(Option::is_some);
    let mut text = String::from("RUNS = [\n");
    for (mut fields, function) in entries.into_iter().zip(functions) {
        fields.extend(any.then(|| function.unwrap_or_else(|| "None".to_owned())));
        text += &text::list("    ", "(", &fields, "),");
    }
    text + "]\n\n\n"
}

/// The call that makes a run's optimizer.
fn optimizer(plan: &Plan, rate: &str, parts: &Parts) -> String {
    let rate = format!("learning_rate={rate}");
    library::optimizer(plan, Framework::Keras, &rate).unwrap_or_else(|| {
        let arguments: Vec<String> = [rate].into_iter().chain(parts.arguments(plan)).collect();
        format!("{}({})", parts.class(plan), arguments.join(", "))
    })
}

fn main(parts: &Parts, per_epoch: bool) -> String {
    let functions = parts.has_functions() || per_epoch;
    let fields = if functions { "name, start, optimizer, rate" } else { "name, start, optimizer" };
    let at = parts.gradient_at();
    let loss = match (parts.rates.reads_loss, parts.batch) {
        (false, _) => "",
        (true, None) => ", float(f)",
        (true, Some(_)) => ", float(loss(theta.value, batch(t)))",
    };
    let numbers = if parts.has_functions() { "np.float64(t), np.float64(n)" } else { "t, n" };
    let set = if functions {
        format!(
            "            if rate is not None:\n                optimizer.learning_rate = float(rate({numbers}{loss}))\n"
        )
    } else {
        String::new()
    };
    format!(
        "\
def main():
    write = csv.writer(sys.stdout, lineterminator=\"\\n\").writerow
    write([\"run\", \"step\", \"epoch\", \"rate\", \"loss\", *COORDINATES, *(\"d\" + name for name in COORDINATES)])
    for {fields} in RUNS:
        theta = keras.Variable(start)
        f = loss(theta.value)
        if not math.isfinite(f):
            continue
        write([name, 0, 0, \"\", float(f), *theta.value.tolist(), *(\"\" for _ in COORDINATES)])
        for t in range(1, STEPS + 1):
            n = 1 + (t - 1)//STEPS_PER_EPOCH
{set}            alpha = float(optimizer.learning_rate)
            g = gradient(theta.value{at})
            optimizer.apply([g], [theta])
            f = loss(theta.value)
            numbers = [float(f), *theta.value.tolist(), *g.tolist()]
            if not all(map(math.isfinite, numbers)):
                break  # diverged
            write([name, t, n, alpha, *numbers])


if __name__ == \"__main__\":
    main()
"
    )
}
