//! From what a preset says of a run to a [`Plan`]: first what stands for itself, then what needs the problem.

use super::parameters::{self, Inputs};
use super::plan::{Plan, PlannedRate, PlannedSchedule};
use super::preset::{By, Color, Parameters, Rate, Rule, RunSource, Schedule};
use super::problem::{self, Problem, under, values};
use crate::catalog::{self, Optimizer};
use crate::formula::{Batches, Formula, Recipe, Stepper};
use crate::words::{Fault, Message, Text};

/// What the runs of an experiment share.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    pub problem: &'a Problem,
    pub inputs: Inputs,
    pub steps_per_epoch: u64,
    pub batches: Option<&'a Batches>,
    pub seed: u64,
    pub gradient_noise: f64,
}

/// A run's rule and rate, checked; they do not depend on the problem, so that their faults are found beside its own.
pub struct Draft {
    rule: ResolvedRule,
    rate: PlannedRate,
}

struct ResolvedRule {
    optimizer: Option<&'static Optimizer>,
    formula: Formula,
    parameters: Parameters,
}

impl Draft {
    /// Resolves rule and rate of one of `[[runs]]`. The places of the faults are ways from there.
    pub fn new(source: &RunSource, inputs: Inputs) -> Result<Draft, Vec<Fault>> {
        let rule = resolve_rule(source, inputs);
        let default = rule.as_ref().ok().and_then(|rule| rule.optimizer).map(|optimizer| optimizer.rate.default);
        // Where the rule is not known, whether it reads the rate is not known either.
        let needed = rule.as_ref().is_ok_and(|rule| rule.formula.reads("alpha"));
        match (rule, resolve_rate(&source.rate, default, needed, inputs)) {
            (Ok(rule), Ok(rate)) => Ok(Draft { rule, rate }),
            (rule, rate) => Err([rule.err(), rate.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// Compiles the step on the shared problem.
    pub fn plan(
        self,
        source: &RunSource,
        (name, color): (Text, Color),
        start: Vec<f64>,
        shared: Shared,
    ) -> Result<Plan, Vec<Fault>> {
        let warmup = source.warmup.unwrap_or(0);
        let stepper = self.compile(warmup, shared).map_err(|found| match self.rule.optimizer {
            // A place inside the catalog's text is none in the file, where only its id stands.
            Some(_) => under(problem::whole(found), "optimizer"),
            None => under(found, "rule"),
        })?;
        Ok(Plan {
            name,
            color,
            visible: source.visible.unwrap_or(true),
            noisy: shared.gradient_noise > 0.0
                || shared.batches.is_some_and(Batches::are_mini)
                || self.rule.formula.reads("noise"),
            optimizer: self.rule.optimizer,
            rule: self.rule.formula,
            parameters: self.rule.parameters,
            rate: self.rate,
            warmup,
            start,
            own_start: source.start.is_some(),
            steps: shared.inputs.steps,
            steps_per_epoch: shared.steps_per_epoch,
            stepper,
            field: shared.problem.field.clone(),
        })
    }

    fn compile(&self, warmup: u64, shared: Shared) -> Result<Stepper, Vec<Fault>> {
        Stepper::new(&Recipe {
            surface: &shared.problem.formula,
            surface_parameters: &values(&shared.problem.parameters),
            batches: shared.batches,
            rule: &self.rule.formula,
            rule_parameters: &values(&self.rule.parameters),
            rate: self.rate.recipe(&self.rate.values()),
            warmup,
            steps: shared.inputs.steps,
            steps_per_epoch: shared.steps_per_epoch,
            gradient_noise: shared.gradient_noise,
            seed: shared.seed,
        })
    }
}

/// What is wrong with a start, in the problem's number of coordinates.
pub fn start_fault(start: &[f64], problem: &Problem) -> Option<Fault> {
    let message = Message::new("run-start-length").with("given", start.len()).with("needed", problem.dim());
    let help = Message::new("run-start-help").with("names", problem.coordinates.join(", "));
    (start.len() != problem.dim()).then(|| Fault::new(message).help(help).under("start"))
}

fn resolve_rule(source: &RunSource, inputs: Inputs) -> Result<ResolvedRule, Vec<Fault>> {
    match &source.rule {
        Rule::Catalog(id) => {
            let optimizer = catalog::optimizer(id).ok_or_else(|| {
                vec![problem::unknown("run-unknown-optimizer", id, catalog::optimizer_ids()).under("optimizer")]
            })?;
            let parameters = parameters::resolve(&optimizer.document, &source.parameters, inputs)
                .map_err(|found| under(found, "optimizer_parameters"))?;
            let formula = optimizer.formula().clone();
            Ok(ResolvedRule { optimizer: Some(optimizer), formula, parameters })
        }
        Rule::Typed(text) => {
            let names: Vec<String> = source.parameters.iter().map(|(name, _)| name.clone()).collect();
            let formula = Formula::rule(text, &names)
                .map_err(|found| problem::placed(found, "rule", "optimizer_parameters", &source.parameters))?;
            let parameters = problem::named(&formula, &source.parameters);
            Ok(ResolvedRule { optimizer: None, formula, parameters })
        }
    }
}

pub(super) fn resolve_rate(
    source: &Rate,
    default: Option<f64>,
    needed: bool,
    inputs: Inputs,
) -> Result<PlannedRate, Vec<Fault>> {
    let (schedule, given, by, alpha0) = match source {
        Rate::Points { points, join } => {
            return Ok(PlannedRate::Points { points: points.clone(), join: join.unwrap_or_default() });
        }
        Rate::Schedule { schedule, parameters, by, alpha0 } => (schedule, parameters, by.unwrap_or_default(), alpha0),
    };
    // A schedule that counts steps has as many of them as others have epochs.
    let epochs = if by == By::Step { inputs.steps } else { inputs.epochs };
    let mut planned = resolve_schedule(schedule.as_ref(), given, Inputs { epochs, ..inputs })?;
    (planned.by, planned.alpha0) = (by, alpha0.or(default));
    if planned.alpha0.is_none() && needed && planned.formula.reads("alpha0") {
        return Err(vec![Fault::new(Message::new("run-rate-missing")).help(Message::new("run-rate-missing-help"))]);
    }
    Ok(PlannedRate::Schedule(Box::new(planned)))
}

/// The schedule with its parameters, without a rate.
fn resolve_schedule(
    source: Option<&Schedule>,
    given: &Parameters,
    inputs: Inputs,
) -> Result<PlannedSchedule, Vec<Fault>> {
    let id = match source {
        Some(Schedule::Typed(text)) => {
            let names: Vec<String> = given.iter().map(|(name, _)| name.clone()).collect();
            let formula = Formula::schedule(text, &names)
                .map_err(|found| problem::placed(found, "schedule_formula", "schedule_parameters", given))?;
            let parameters = problem::named(&formula, given);
            return Ok(PlannedSchedule { schedule: None, formula, parameters, by: By::Epoch, alpha0: None });
        }
        Some(Schedule::Catalog(id)) => id.as_str(),
        None => "constant",
    };
    let schedule = catalog::schedule(id)
        .ok_or_else(|| vec![problem::unknown("run-unknown-schedule", id, catalog::schedule_ids()).under("schedule")])?;
    let parameters =
        parameters::resolve(&schedule.document, given, inputs).map_err(|found| under(found, "schedule_parameters"))?;
    let formula = schedule.formula().clone();
    Ok(PlannedSchedule { schedule: Some(schedule), formula, parameters, by: By::Epoch, alpha0: None })
}
