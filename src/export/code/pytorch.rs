//! PyTorch: its own optimizers and schedulers, subclasses of `Optimizer` for other rules, gradients by autograd.

use std::collections::BTreeSet;

use super::Framework;
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

/// # Errors
/// See [`Parts::new`].
pub fn script(experiment: &Experiment) -> Result<String, Vec<Fault>> {
    let mut parts = Parts::new(experiment, Framework::PyTorch)?;
    let mut helpers = parts.surface.helpers.clone();
    let rules: Vec<String> = parts.rules.iter().map(|rule| class(rule, &parts, &mut helpers)).collect();
    // Rates are numbers of NumPy.
    let schedules = parts.rates.functions(Library::NumPy, &mut helpers);
    parts.helpers = helpers;
    let mut body = parts.beginning();
    body += &gradient(&parts);
    body += &rules.concat();
    body += &schedules;
    body += &runs(experiment, &parts);
    body += &main(&parts);
    let numpy = calls(&body, "np");
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

/// The class of a rule.
fn class(rule: &Rule, parts: &Parts, helpers: &mut BTreeSet<Helper>) -> String {
    const INDENT: &str = "                ";
    let formula = rule.formula;
    let mut names = Names::new(TAKEN);
    let parameters: Vec<String> = formula.parameters().iter().map(|name| names.of(name)).collect();
    let mut scope = parts.scope(rule, &parameters);
    let given: String = parameters.iter().map(|name| format!(", {name}")).collect();
    let pairs: String = parameters.iter().map(|name| format!(", {name}={name}")).collect();
    let mut text = format!("class {}(torch.optim.Optimizer):\n{}\n", rule.class, text::docstring("    ", &rule.about));
    text += &format!(
        "    def __init__(self, params, lr{given}):\n        super().__init__(params, dict(lr=lr{pairs}))\n\n"
    );
    text += "    @torch.no_grad()\n    def step(self):\n        for group in self.param_groups:\n";
    let own: Vec<String> = parameters.iter().map(|name| format!("group[\"{name}\"]")).collect();
    if !own.is_empty() {
        text += &text::line("            ", &format!("{} = ", parameters.join(", ")), &own.join(", "));
    }
    text += "            for p in group[\"params\"]:\n";
    let counts = counts(rule, parts);
    let starts = starts(rule, counts, &mut names, &mut scope);
    let unpack = rule.unpack(INDENT, ["p", "g"], &mut names, &mut scope);
    let early = first_step(rule, &mut names, &mut scope);
    let (lines, point) = rule.lines(INDENT, &mut scope, &mut names, |state| format!("state[\"{state}\"]"));
    helpers.extend(scope.helpers.iter().copied());
    let mut inputs = vec![("theta", "p.clone()"), ("g", "p.grad"), ("alpha", "group[\"lr\"]")];
    inputs.retain(|(name, _)| formula.reads(name) || (*name == "g" && !formula.coordinates().is_empty()));
    let (left, right): (Vec<&str>, Vec<&str>) = inputs.into_iter().unzip();
    if !left.is_empty() {
        text += &format!("{INDENT}{} = {}\n", left.join(", "), right.join(", "));
    }
    text += &starts;
    if counts {
        text += &format!("{INDENT}state[\"step\"] += 1\n");
    }
    text += &clock(rule, parts, INDENT);
    text += &unpack;
    text += &early;
    let point = match point {
        Point::Whole(point) => point,
        Point::Each(own) => format!("torch.tensor([{}])", own.join(", ")),
    };
    text + &lines + &format!("{INDENT}p.copy_({point})\n\n\n")
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

fn runs(experiment: &Experiment, parts: &Parts) -> String {
    let mut text = String::from("RUNS = [\n");
    for (plan, rate) in experiment.runs.iter().zip(&parts.rates.runs) {
        let mut fields = vec![text::string(parts.run_name(plan)), parts.start(plan, experiment)];
        fields.push(format!("lambda params: {}", optimizer(plan, rate, parts)));
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
        Some(call) => call.replacen('(', "(params, ", 1),
        None => {
            let mut arguments = vec!["params".to_owned(), format!("lr={}", float(first))];
            arguments.extend(parts.arguments(plan));
            format!("{}({})", parts.class(plan), arguments.join(", "))
        }
    }
}

fn main(parts: &Parts) -> String {
    let (functions, schedulers) = (parts.has_functions(), parts.has_schedulers());
    let mut fields = vec!["name", "start", "make_optimizer"];
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
        let numbers = "np.float64(t), np.float64(n)";
        format!(
            "            if rate is not None:\n                group[\"lr\"] = float(rate({numbers}{loss}))  # in NumPy's arithmetic 1/0 is inf\n"
        )
    } else {
        String::new()
    };
    let make =
        if schedulers { "        scheduler = make_scheduler(optimizer) if make_scheduler else None\n" } else { "" };
    let advance = if schedulers {
        "            if scheduler and t % every == 0 and t < STEPS:\n                scheduler.step()\n"
    } else {
        ""
    };
    format!(
        "\
def main():
    write = csv.writer(sys.stdout, lineterminator=\"\\n\").writerow
    write([\"run\", \"step\", \"epoch\", \"rate\", \"loss\", *COORDINATES, *(\"d\" + name for name in COORDINATES)])
    for {fields} in RUNS:
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
            optimizer.step()
{advance}            f = loss(theta.detach())
            if not torch.isfinite(torch.stack([f, *g, *theta.detach()])).all():
                break  # diverged
            write([name, t, n, alpha, f.item(), *theta.tolist(), *g.tolist()])


if __name__ == \"__main__\":
    main()
"
    )
}
