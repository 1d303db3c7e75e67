//! Optax: its own optimizers and schedules, pairs of `init` and `update` for other rules, gradients by JAX.

mod adapters;
mod transformation;

use super::Framework;
use super::header::{header, modules, uses};
use super::jax;
use super::library;
use super::parts::{MAIN, Parts};
use super::rate::Rate;
use super::text;
use crate::experiment::Experiment;
use crate::formula::python::float;
use crate::words::Fault;

use adapters::ADAPTERS;
use transformation::transformation;

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let parts = Parts::new(experiment, Framework::Optax)?;
    let mut body = parts.definitions(jax::gradient, transformation);
    let told = parts.rates.are_told();
    let runs = runs(experiment, &parts, told);
    for (call, definition) in ADAPTERS {
        body += if uses(&runs, call) { definition } else { "" };
    }
    body += &runs;
    body += &main(&parts, experiment, told);
    let mut script = header(experiment, "Optax", "Optax 0.2.8 and JAX 0.10.2") + &modules(&["csv", "sys"], &body);
    script += "import jax\nimport jax.numpy as jnp\n";
    script += if uses(&body, "np.") { "import numpy as np\n" } else { "" };
    script += "import optax\n";
    Ok(script + "\njax.config.update(\"jax_enable_x64\", True)\n\n" + &body)
}

fn runs(experiment: &Experiment, parts: &Parts, told: bool) -> String {
    let valued = calls(experiment, "polyak_sgd(");
    let mut text = String::from("RUNS = [\n");
    for (plan, rate) in experiment.runs.iter().zip(&parts.rates.runs) {
        let rate = match rate {
            Rate::Constant(rate) => float(*rate),
            Rate::Function(call) if told => call.clone(),
            Rate::Function(call) => format!("counted({call})"),
            Rate::Library { call, by_epoch } => {
                let by_epoch = *by_epoch && experiment.steps_per_epoch > 1;
                match (told, by_epoch) {
                    (true, true) => format!("told(per_epoch({call}))"),
                    (true, false) => format!("told({call})"),
                    (false, true) => format!("per_epoch({call})"),
                    (false, false) => format!("in_double({call})"),
                }
            }
        };
        let optimizer = match library::optimizer(plan, Framework::Optax, "rate") {
            Some(own) if own.call.starts_with("optax.lookahead(") => format!("fast({})", own.call),
            Some(own) if own.call.contains("sam(") && valued => format!("without_value({})", own.call),
            Some(own) => own.call,
            None => {
                let arguments: String = parts.arguments(plan).iter().map(|argument| format!(", {argument}")).collect();
                format!("{}(rate{arguments})", parts.maker(plan))
            }
        };
        let name = text::string(parts.run_name(plan));
        let fields = [name, parts.start(plan, experiment), format!("lambda rate: {optimizer}"), rate];
        text += &text::list("    ", "(", &fields, "),");
    }
    text + "]\n\n\n"
}

/// Whether some run is stepped by this optimizer of Optax.
fn calls(experiment: &Experiment, name: &str) -> bool {
    let own = |plan| library::optimizer(plan, Framework::Optax, "rate");
    experiment.runs.iter().any(|plan| own(plan).is_some_and(|own| own.call.contains(name)))
}

/// What optimizers of Optax need at each step besides the gradient and the point.
fn extra_arguments(experiment: &Experiment, parts: &Parts) -> Vec<String> {
    let mut extra = Vec::new();
    if calls(experiment, "polyak_sgd(") {
        extra.push(if parts.batch.is_some() { "value=loss(theta, batch(t))" } else { "value=f" }.to_owned());
    }
    if calls(experiment, "sam(") {
        extra.push(format!("grad_fn=lambda theta, _: gradient(theta{})", parts.gradient_at()));
    }
    extra
}

fn main(parts: &Parts, experiment: &Experiment, told: bool) -> String {
    let at = parts.gradient_at();
    let loss = match (parts.rates.reads_loss, parts.batch) {
        (false, _) => "",
        (true, None) => ", f",
        (true, Some(_)) => ", loss(theta, batch(t))",
    };
    let extra = extra_arguments(experiment, parts);
    let known = ["g", "state", "theta"].map(str::to_owned).into_iter().chain(extra.iter().cloned());
    let open = "updates, state = optimizer.update(";
    let update = text::list("            ", open, &known.collect::<Vec<String>>(), ")");
    let (make, close) = if extra.is_empty() { ("", "") } else { ("optax.with_extra_args_support(", ")") };
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
{MAIN}    for name, start, make_optimizer, rate in RUNS:
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
{update}            theta = optax.apply_updates(theta, updates)
            f = loss(theta)
            if not jnp.isfinite(jnp.array([f, *g, *theta])).all():
                break  # diverged
            write([name, t, n, float(alpha), float(f), *theta.tolist(), *g.tolist()])


if __name__ == \"__main__\":
    main()
"
    )
}
