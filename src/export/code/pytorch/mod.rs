//! PyTorch: its own optimizers and schedulers, subclasses of `Optimizer` for other rules, gradients by autograd.

mod class;

use super::Framework;
use super::header::{header, modules, uses};
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
    let parts = Parts::new(experiment, Framework::PyTorch)?;
    let mut body = parts.definitions(gradient, class);
    body += &runs(experiment, &parts);
    body += &main(&parts, clips(experiment));
    let numpy = uses(&body, "np.");
    let mut script = header(experiment, "PyTorch", "PyTorch 2.15.0") + &modules(&["csv", "sys"], &body);
    script += if numpy { "import numpy as np\n" } else { "" };
    script += "import torch\n";
    script += "\ntorch.set_default_dtype(torch.float64)\n";
    script += if numpy { "np.seterr(all=\"ignore\")  # a run that diverges is seen below\n" } else { "" };
    Ok(script + "\n" + &body)
}

fn gradient(parts: &Parts) -> String {
    let (head, batch, noise) = (parts.gradient_head(), parts.loss_at(), parts.added_noise());
    format!(
        "\
@torch.enable_grad()
{head}    theta = theta.detach().requires_grad_()
    loss(theta{batch}).backward()
    return theta.grad{noise}


"
    )
}

/// Whether some run's gradient is clipped before the optimizer steps.
fn clips(experiment: &Experiment) -> bool {
    let own = |plan: &Plan| library::optimizer(plan, Framework::PyTorch, "");
    experiment.runs.iter().any(|plan| own(plan).is_some_and(|own| own.before.is_some()))
}

fn runs(experiment: &Experiment, parts: &Parts) -> String {
    let clips = clips(experiment);
    let mut text = String::from("RUNS = [\n");
    for (plan, rate) in experiment.runs.iter().zip(&parts.rates.runs) {
        let mut fields = vec![text::string(parts.run_name(plan)), parts.start(plan, experiment)];
        fields.push(format!("lambda params: {}", optimizer(plan, rate, parts)));
        if clips {
            let before = library::optimizer(plan, Framework::PyTorch, "").and_then(|own| own.before);
            fields.push(
                before.map_or("None".to_owned(), |call| format!("lambda params: {}", call.replace("[p]", "params"))),
            );
        }
        if parts.has_functions() {
            fields.push(match rate {
                Rate::Function(call) => call.clone(),
                _ => "None".to_owned(),
            });
        }
        if parts.has_schedulers() {
            fields.extend(match rate {
                Rate::Library { call, by_epoch } => {
                    [format!("lambda optimizer: {call}"), if *by_epoch { "STEPS_PER_EPOCH" } else { "1" }.to_owned()]
                }
                _ => ["None".to_owned(), "1".to_owned()],
            });
        }
        text += &text::list("    ", "(", &fields, "),");
    }
    text + "]\n\n\n"
}

/// The call that makes a run's optimizer for `params`.
fn optimizer(plan: &Plan, rate: &Rate, parts: &Parts) -> String {
    let first = match rate {
        Rate::Constant(rate) => *rate,
        _ => library::first_rate(plan),
    };
    match library::optimizer(plan, Framework::PyTorch, &format!("lr={}", float(first))) {
        Some(own) => own.call.replacen('(', "(params, ", 1),
        None => {
            let mut arguments = vec!["params".to_owned(), format!("lr={}", float(first))];
            arguments.extend(parts.arguments(plan));
            format!("{}({})", parts.maker(plan), arguments.join(", "))
        }
    }
}

fn main(parts: &Parts, clips: bool) -> String {
    let (functions, schedulers) = (parts.has_functions(), parts.has_schedulers());
    let mut fields = vec!["name", "start", "make_optimizer"];
    fields.extend(clips.then_some("clip"));
    fields.extend(functions.then_some("rate"));
    fields.extend(schedulers.then_some("make_scheduler").into_iter().chain(schedulers.then_some("every")));
    let fields = fields.join(", ");
    let at = parts.gradient_at();
    let loss = match (parts.rates.reads_loss, parts.batch) {
        (false, _) => "",
        (true, None) => ", f.item()",
        (true, Some(_)) => ", loss(theta.detach(), batch(t)).item()",
    };
    let set = if functions {
        format!(
            "            if rate is not None:
                # In NumPy's arithmetic 1/0 is inf.
                group[\"lr\"] = float(rate(np.float64(t), np.float64(n){loss}))
"
        )
    } else {
        String::new()
    };
    let clip = if clips { "            if clip:\n                clip([theta])\n" } else { "" };
    let make =
        if schedulers { "        scheduler = make_scheduler(optimizer) if make_scheduler else None\n" } else { "" };
    let advance = if schedulers {
        "            if scheduler and t % every == 0 and t < STEPS:\n                scheduler.step()\n"
    } else {
        ""
    };
    format!(
        "\
{MAIN}    for {fields} in RUNS:
        theta = torch.nn.Parameter(torch.tensor(start))
        optimizer = make_optimizer([theta])
{make}        (group,) = optimizer.param_groups
        f = loss(theta.detach())
        if not torch.isfinite(f):
            continue
        write([name, 0, 0, \"\", f.item(), *theta.tolist(), *(\"\" for _ in COORDINATES)])
        for t in range(1, STEPS + 1):
            n = 1 + (t - 1)//STEPS_PER_EPOCH
{set}            alpha = group[\"lr\"]
            g = gradient(theta{at})
            theta.grad = g.clone()
{clip}            optimizer.step()
{advance}            f = loss(theta.detach())
            if not torch.isfinite(torch.stack([f, *g, *theta.detach()])).all():
                break  # diverged
            write([name, t, n, alpha, f.item(), *theta.tolist(), *g.tolist()])


if __name__ == \"__main__\":
    main()
"
    )
}
