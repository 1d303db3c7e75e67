//! Optax: its own optimizers and schedules, pairs of `init` and `update` for other rules, gradients by JAX.

mod transformation;

use super::Framework;
use super::header::{calls, header, modules};
use super::jax;
use super::library;
use super::parts::Parts;
use super::rate::Rate;
use super::text;
use crate::experiment::Experiment;
use crate::formula::python::float;
use crate::words::Fault;

use transformation::{snake, transformation};

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let parts = Parts::new(experiment, Framework::Optax)?;
    let mut body = parts.definitions(jax::gradient, transformation);
    let told = parts.rates.are_told();
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
