//! What the scripts of all frameworks have in common.

use std::collections::BTreeSet;

use super::Framework;
use super::data;
use super::library;
use super::names;
use super::rate::{Rate, Rates};
use super::rule::Rule;
use super::surface::Surface;
use super::text;
use crate::experiment::{Experiment, Plan};
use crate::formula::Batches;
use crate::formula::python::{Helper, Library, Scope, Sort, Use, float, integer};
use crate::words::{Fault, Language};

/// The parts of a script.
pub struct Parts<'a> {
    pub framework: Framework,
    pub dim: usize,
    pub surface: Surface,
    /// The constants at the top.
    pub constants: String,
    /// Each rule once, in the order of the runs.
    pub rules: Vec<Rule<'a>>,
    pub rates: Rates<'a>,
    /// Whether noise is added to the gradient.
    pub noisy: bool,
    /// Examples a step, where it does not see all of them, and whether each is drawn from all.
    pub batch: Option<(usize, bool)>,
    /// Whether a rule reads `noise`.
    pub reads_noise: bool,
    /// What a rule of our own is given: `theta, g, alpha`, and what else some rule reads.
    pub step_inputs: Vec<&'static str>,
}

impl<'a> Parts<'a> {
    /// # Errors
    /// A surface whose derivative has too many operations to be written out.
    pub fn new(experiment: &'a Experiment, framework: Framework) -> Result<Parts<'a>, Vec<Fault>> {
        let library = framework.library();
        let batches = experiment.runs.first().and_then(|plan| plan.stepper().batches());
        let batch = batches.and_then(Batches::dealt);
        let mut names = names::outside();
        let surface = Surface::new(&experiment.problem, batch.is_some(), library, &mut names)?;
        let mut rules: Vec<Rule> = Vec::new();
        for plan in &experiment.runs {
            // Whether it is one does not depend on what the rate is called.
            let own = library::optimizer(plan, framework, "").is_some();
            if !own && !rules.iter().any(|rule| rule.is_of(plan)) {
                rules.push(Rule::new(plan, framework, &mut names));
            }
        }
        let rates = Rates::new(experiment, framework, &mut names);
        let noisy = experiment.gradient_noise > 0.0;
        let reads = |name: &str| rules.iter().any(|rule| rule.formula.reads(name));
        let first_step = rules.iter().any(|rule| rule.starts().iter().any(|start| start.at_first_step));
        let mut step_inputs = vec!["theta", "g", "alpha"];
        step_inputs.extend((reads("t") || first_step || noisy || batch.is_some()).then_some("t"));
        step_inputs.extend(["n", "f", "noise"].into_iter().filter(|name| reads(name)));
        let reads_noise = reads("noise");
        let mut parts = Parts {
            framework,
            dim: experiment.problem.dim(),
            constants: String::new(),
            surface,
            rules,
            rates,
            noisy,
            batch,
            reads_noise,
            step_inputs,
        };
        parts.constants = parts.constants(experiment);
        if let Some(batches) = batches {
            parts.constants += &data::examples(batches.examples(), library);
        }
        Ok(parts)
    }

    fn constants(&self, experiment: &Experiment) -> String {
        let names: Vec<String> = experiment.problem.coordinates.iter().map(|name| text::string(name)).collect();
        let mut lines = text::list("", "COORDINATES = [", &names, "]");
        if let Some(start) = common_start(experiment) {
            lines += &text::list("", "START = [", &numbers(start), "]");
        }
        lines += &format!("STEPS = {}\nSTEPS_PER_EPOCH = {}\n", experiment.steps, experiment.steps_per_epoch);
        if self.noisy || self.reads_noise || self.batch.is_some() {
            lines += &format!("SEED = {}\n", experiment.seed);
        }
        if let Some((size, _)) = self.batch {
            lines += &format!("BATCH = {size}\n");
        }
        if self.noisy {
            let sigma = float(experiment.gradient_noise);
            lines += &format!("SIGMA = {sigma}  # of the noise in each component of the gradient\n");
        }
        if self.noisy || self.reads_noise {
            lines += "\n# What random numbers are for: the third word of their counter\n";
            lines += if self.noisy { "GRADIENT_NOISE = 1\n" } else { "" };
            lines += if self.reads_noise { "RULE_NOISE = 2\n" } else { "" };
        }
        if !self.surface.constants.is_empty() {
            lines += &format!("\n# Of the surface\n{}", self.surface.constants);
        }
        lines
    }

    /// A run's start: the name of the common one, or a list.
    pub fn start(&self, plan: &Plan, experiment: &Experiment) -> String {
        if common_start(experiment) == Some(&plan.start) {
            return "START".to_owned();
        }
        format!("[{}]", numbers(&plan.start).join(", "))
    }

    /// The name under which a run stands in the trajectory.
    pub fn run_name<'p>(&self, plan: &'p Plan) -> &'p str {
        plan.name.get(Language::En)
    }

    /// Whether some run's rate is a schedule of the library.
    pub fn has_schedulers(&self) -> bool {
        self.rates.runs.iter().any(|rate| matches!(rate, Rate::Library { .. }))
    }

    /// Whether some run's rate is a function of the script.
    pub fn has_functions(&self) -> bool {
        self.rates.runs.iter().any(|rate| matches!(rate, Rate::Function(_)))
    }

    /// What makes the optimizer of a run, where the library has none.
    pub fn maker(&self, plan: &Plan) -> &str {
        self.rule(plan).map_or("", |rule| &rule.maker)
    }

    fn rule(&self, plan: &Plan) -> Option<&Rule<'_>> {
        self.rules.iter().find(|rule| rule.is_of(plan))
    }

    /// What the names of a rule's text are in its class; `parameters` is the Python of its parameters.
    pub fn scope(&self, rule: &Rule, parameters: &[String]) -> Scope {
        let mut scope = Scope::new(self.framework.library(), Use::Forward);
        scope.gradient_at = self.gradient_at();
        scope.loss_at = self.loss_at();
        for (name, python) in rule.formula.parameters().iter().zip(parameters) {
            scope.set(name, python.as_str(), Sort::Plain);
        }
        // PyTorch's groups and counts hold numbers of Python.
        let counted = if self.framework == Framework::PyTorch { Sort::Plain } else { Sort::Scalar };
        for (name, sort) in [("alpha", counted), ("n", counted), ("t", Sort::Scalar), ("f", Sort::Scalar)] {
            scope.set(name, name, sort);
        }
        for name in ["theta", "g", "noise"] {
            scope.set(name, name, Sort::Vector);
        }
        scope.set("dim", self.dim.to_string(), Sort::Plain);
        scope
    }

    /// The parameters of a run's rule as keyword arguments.
    pub fn arguments(&self, plan: &Plan) -> Vec<String> {
        let Some(rule) = self.rule(plan) else { return Vec::new() };
        let argument = |(name, python): (&String, &String)| {
            let value = plan.parameters.iter().find(|(known, _)| known == name).map_or(0.0, |(_, value)| *value);
            let known = plan.optimizer.and_then(|optimizer| optimizer.document.parameter(name));
            let value = if known.is_some_and(|known| known.integer) { integer(value) } else { float(value) };
            format!("{python}={value}")
        };
        rule.formula.parameters().iter().zip(&rule.parameters).map(argument).collect()
    }

    /// What a call of `gradient` needs besides the point, where a step has a gradient of its own.
    pub fn gradient_at(&self) -> &'static str {
        if self.noisy || self.batch.is_some() { ", t" } else { "" }
    }

    /// `def gradient`, as far as the end of its docstring.
    pub fn gradient_head(&self) -> String {
        let about = match (self.noisy, self.batch) {
            (true, _) => "    \"\"\"The gradient, with the noise of step t.\"\"\"\n",
            (_, Some(_)) => "    \"\"\"The gradient over the batch of step t.\"\"\"\n",
            _ => "",
        };
        format!("def gradient(theta{}):\n{about}", self.gradient_at())
    }

    /// What is added to a gradient where it is noisy.
    pub fn added_noise(&self) -> &'static str {
        if self.noisy { " + SIGMA*normal(t, GRADIENT_NOISE)" } else { "" }
    }

    /// What a call of `loss` needs besides the point to be that of a step.
    pub fn loss_at(&self) -> &'static str {
        if self.batch.is_some() { ", batch(t)" } else { "" }
    }

    /// Constants and functions, as far as the list of runs: what helps, the noise, the batches, the loss, its gradient,
    /// the rules and the schedules. `gradient` and `rule` write theirs; the latter notes which helpers it calls.
    pub fn definitions(
        &self,
        gradient: impl Fn(&Parts) -> String,
        rule: impl Fn(&Rule, &Parts, &mut BTreeSet<Helper>) -> String,
    ) -> String {
        let mut helpers = self.surface.helpers.clone();
        let rules: String = self.rules.iter().map(|one| rule(one, self, &mut helpers)).collect();
        // Optax may trace a schedule; the others call it with numbers of NumPy.
        let library = if self.framework == Framework::Optax { Library::Jax } else { Library::NumPy };
        let schedules = self.rates.functions(library, &mut helpers);
        self.beginning(&helpers) + &gradient(self) + &rules + &schedules
    }

    fn beginning(&self, helpers: &BTreeSet<Helper>) -> String {
        let library = self.framework.library();
        let mut text = self.constants.clone() + "\n\n";
        for helper in helpers {
            text += &(super::helpers::definition(*helper, library, self.surface.has_data) + "\n\n");
        }
        if self.noisy || self.reads_noise {
            text += &format!("{NORMAL}    return {}(numbers)\n\n\n", data::array(library));
        }
        text += self.batch.map_or("", |(_, replacement)| data::batch(replacement));
        text + &self.surface.loss + "\n\n"
    }
}

/// How the function that takes the steps begins.
pub const MAIN: &str = "\
def main():
    write = csv.writer(sys.stdout, lineterminator=\"\\n\").writerow
    columns = [*COORDINATES, *(\"d\" + name for name in COORDINATES)]
    write([\"run\", \"step\", \"epoch\", \"rate\", \"loss\", *columns])
";

const NORMAL: &str = "\
def normal(t, purpose):
    \"\"\"A standard normal number for each coordinate at step t, by Box and Muller's method.\"\"\"
    numbers = []
    for coordinate in range(len(COORDINATES)):
        bits = np.random.Philox(key=SEED, counter=[int(t), coordinate, purpose, 0])
        first, second = ((int(word) >> 11)/2**53 for word in bits.random_raw(2))
        numbers.append(np.sqrt(-2*np.log(1 - first))*np.cos(2*np.pi*second))
";

/// The start of the first run, if others share it or it is the only one.
fn common_start(experiment: &Experiment) -> Option<&Vec<f64>> {
    experiment.runs.first().map(|plan| &plan.start)
}

fn numbers(values: &[f64]) -> Vec<String> {
    values.iter().map(|value| float(*value)).collect()
}
