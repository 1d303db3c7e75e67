//! Keras: its own optimizers and schedules, subclasses of `Optimizer` for other rules, gradients by JAX underneath.

mod class;

use super::Framework;
use super::header::{header, modules, uses};
use super::jax;
use super::library;
use super::parts::{MAIN, Parts};
use super::rate::Rate;
use super::text;
use crate::experiment::{Experiment, Plan};
use crate::formula::python::float;
use crate::words::Fault;

use class::class;

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let parts = Parts::new(experiment, Framework::Keras)?;
    let mut body = parts.definitions(jax::gradient, class);
    let runs = runs(experiment, &parts);
    body += if uses(&runs, "per_epoch(") { PER_EPOCH } else { "" };
    body += &runs;
    body += &main(&parts, uses(&runs, "per_epoch("));
    let mut script = header(experiment, "Keras", "Keras 3.15.1 on JAX 0.10.2");
    script += &modules(&["csv", "os", "sys"], &body);
    script += "os.environ[\"KERAS_BACKEND\"] = \"jax\"\n\nimport jax\n";
    script += if uses(&body, "jnp.") { "import jax.numpy as jnp\n" } else { "" };
    script += "import keras\n";
    script += if uses(&body, "np.") { "import numpy as np\n" } else { "" };
    script += "\njax.config.update(\"jax_enable_x64\", True)\nkeras.config.set_floatx(\"float64\")\n";
    if parts.has_functions() {
        script += "np.seterr(all=\"ignore\")  # a run that diverges is seen below\n";
    }
    Ok(script + "\n" + &body)
}

const PER_EPOCH: &str = "\
def per_epoch(schedule):
    \"\"\"A schedule of Keras, counting epochs.\"\"\"
    return lambda t, n, *_: schedule(n - 1)


";

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
    library::optimizer(plan, Framework::Keras, &rate).map(|own| own.call).unwrap_or_else(|| {
        let arguments: Vec<String> = [rate].into_iter().chain(parts.arguments(plan)).collect();
        format!("{}({})", parts.maker(plan), arguments.join(", "))
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
{MAIN}    for {fields} in RUNS:
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
