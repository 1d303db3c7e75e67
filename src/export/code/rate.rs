//! Learning rates: the schedules of a script as functions of the step and the epoch, and how each run calls them.

use std::collections::BTreeSet;

use super::Framework;
use super::library;
use super::surface::TAKEN;
use super::text;
use crate::experiment::preset::{By, Join};
use crate::experiment::{Experiment, Plan, PlannedRate, PlannedSchedule};
use crate::formula::Role;
use crate::formula::python::{Helper, Library, Names, Scope, Sort, Use, float, integer};
use crate::formula::syntax::{Expr, Statement};
use crate::words::Language;

/// Where a run's rate comes from.
pub enum Rate {
    Constant(f64),
    /// A schedule of the library, and whether it counts epochs instead of steps.
    Library {
        call: String,
        by_epoch: bool,
    },
    /// A function of the script: `inverse_time(alpha0=0.2, r=1.0)`.
    Function(String),
}

/// The schedules of a script.
pub struct Rates<'a> {
    schedules: Vec<(String, &'a PlannedSchedule)>,
    /// Where each run's rate comes from.
    pub runs: Vec<Rate>,
    by_step: bool,
    warmed_up: bool,
    hold: bool,
    line: bool,
    /// Whether one of them reads the loss, so that all are given it.
    pub reads_loss: bool,
}

impl<'a> Rates<'a> {
    /// The schedules of all runs; `names` are those of the script's functions and classes.
    pub fn new(experiment: &'a Experiment, framework: Framework, names: &mut Names) -> Rates<'a> {
        let mut rates = Rates {
            schedules: Vec::new(),
            runs: Vec::new(),
            by_step: false,
            warmed_up: false,
            hold: false,
            line: false,
            reads_loss: false,
        };
        for plan in &experiment.runs {
            let rate = match (library::constant_rate(plan), &plan.rate) {
                (Some(rate), _) if framework != Framework::NumPy => Rate::Constant(rate),
                (_, PlannedRate::Schedule(schedule)) if plan.warmup == 0 => {
                    match library::schedule(schedule, experiment, framework) {
                        Some((call, by_epoch)) => Rate::Library { call, by_epoch },
                        None => Rate::Function(rates.call(plan, experiment, names)),
                    }
                }
                _ => Rate::Function(rates.call(plan, experiment, names)),
            };
            rates.runs.push(rate);
        }
        rates
    }

    fn call(&mut self, plan: &'a Plan, experiment: &Experiment, names: &mut Names) -> String {
        let mut call = match &plan.rate {
            PlannedRate::Points { points, join } => {
                let function = if *join == Join::Line { "line" } else { "hold" };
                self.line |= *join == Join::Line;
                self.hold |= *join == Join::Hold;
                let pairs: Vec<String> = points.iter().map(|(t, rate)| format!("({t}, {})", float(*rate))).collect();
                format!("{function}([{}])", pairs.join(", "))
            }
            PlannedRate::Schedule(schedule) => {
                self.reads_loss |= schedule.formula.reads("f");
                let function = self.function(schedule, names);
                let call = format!("{function}({})", arguments(schedule, experiment).join(", "));
                // Only what counts epochs minds what is counted.
                if schedule.by == By::Step && schedule.formula.reads("n") && experiment.steps_per_epoch > 1 {
                    self.by_step = true;
                    format!("by_step({call})")
                } else {
                    call
                }
            }
        };
        if plan.warmup > 0 {
            self.warmed_up = true;
            call = format!("warmed_up({call}, steps={})", plan.warmup);
        }
        call
    }

    fn function(&mut self, schedule: &'a PlannedSchedule, names: &mut Names) -> String {
        let same = |(_, other): &&(String, &PlannedSchedule)| {
            other.formula.statements() == schedule.formula.statements()
                && other.formula.parameters() == schedule.formula.parameters()
        };
        if let Some((name, _)) = self.schedules.iter().find(same) {
            return name.clone();
        }
        let stem = match schedule.schedule {
            Some(document) => document.document.id.replace('-', "_"),
            None => "schedule".to_owned(),
        };
        let stem = if schedule.formula.states().is_empty() { stem } else { super::rule::class(&stem, "") };
        let name = names.fresh(&stem);
        self.schedules.push((name.clone(), schedule));
        name
    }

    /// The functions, each with two blank lines behind it; `helpers` gets those that they call.
    pub fn functions(&self, library: Library, helpers: &mut BTreeSet<Helper>) -> String {
        let more = if self.reads_loss { ", f" } else { "" };
        let mut text = String::new();
        for (name, schedule) in &self.schedules {
            text += &if schedule.formula.states().is_empty() {
                function(name, schedule, library, more, helpers)
            } else {
                class(name, schedule, library, more, helpers)
            };
            text += "\n\n";
        }
        if self.by_step {
            text += &format!(
                "def by_step(rate):\n    \"\"\"Counts steps in place of epochs.\"\"\"\n    return lambda t, n{more}: rate(t, t{more})\n\n\n"
            );
        }
        if self.warmed_up {
            text += &WARMED_UP.replace("MORE", more);
        }
        if self.hold {
            text += &HOLD.replace("MORE", more);
        }
        if self.line {
            text += &LINE.replace("MORE", more);
        }
        text
    }

    /// Whether one of them has to be told step and loss, each step once: it keeps state or reads the loss.
    pub fn are_told(&self) -> bool {
        self.reads_loss || self.schedules.iter().any(|(_, schedule)| !schedule.formula.states().is_empty())
    }
}

const WARMED_UP: &str = "\
def warmed_up(rate, steps):
    \"\"\"The first steps at a share of the rate that grows to 1.\"\"\"

    def warm(t, nMORE):
        return rate(t, nMORE)*(t/steps) if t <= steps else rate(t, nMORE)

    return warm


";

const HOLD: &str = "\
def hold(points):
    \"\"\"The rate of the last point that was met; before the first, that of the first.\"\"\"
    steps, rates = zip(*points)

    def rate(t, nMORE):
        return rates[max(bisect.bisect_right(steps, t) - 1, 0)]

    return rate


";

const LINE: &str = "\
def line(points):
    \"\"\"Straight lines from point to point; before the first and after the last their own rates.\"\"\"
    steps, rates = zip(*points)

    def rate(t, nMORE):
        after = bisect.bisect_right(steps, t)
        if after == 0 or after == len(steps):
            return rates[max(after - 1, 0)]
        share = (t - steps[after - 1])/(steps[after] - steps[after - 1])
        return rates[after - 1] + (rates[after] - rates[after - 1])*share

    return rate


";

/// The Python names of `alpha0`, the parameters, and of `T` and `N` where they are read.
fn inputs(schedule: &PlannedSchedule, names: &mut Names) -> Vec<(String, String)> {
    let formula = &schedule.formula;
    let given = ["alpha0"].into_iter().filter(|name| formula.reads(name)).map(str::to_owned);
    let totals = ["T", "N"].into_iter().filter(|name| formula.reads(name)).map(str::to_owned);
    given.chain(formula.parameters().iter().cloned()).chain(totals).map(|name| (names.of(&name), name)).collect()
}

fn arguments(schedule: &PlannedSchedule, experiment: &Experiment) -> Vec<String> {
    let names = inputs(schedule, &mut Names::new(TAKEN));
    let integer_parameter = |name: &str| {
        schedule.schedule.and_then(|document| document.document.parameter(name)).is_some_and(|known| known.integer)
    };
    let value = |name: &str| match name {
        "alpha0" => float(schedule.alpha0.unwrap_or(0.0)),
        "T" => experiment.steps.to_string(),
        "N" if schedule.by == By::Step => experiment.steps.to_string(),
        "N" => experiment.epochs().to_string(),
        _ => {
            let found = schedule.parameters.iter().find(|(known, _)| known == name);
            let value = found.map_or(0.0, |(_, value)| *value);
            if integer_parameter(name) { integer(value) } else { float(value) }
        }
    };
    names.iter().map(|(python, name)| format!("{python}={}", value(name))).collect()
}

fn about(schedule: &PlannedSchedule, indent: &str) -> String {
    let title = schedule.schedule.map(|document| text::prose(document.document.title.get(Language::En)) + ".");
    title.map_or_else(String::new, |title| text::docstring(indent, &[title]))
}

fn scope(library: Library, given: &[(String, String)], prefix: &str) -> Scope {
    let mut scope = Scope::new(library, Use::Forward);
    for (python, name) in given {
        scope.set(name, format!("{prefix}{python}"), Sort::Plain);
    }
    for name in ["t", "n", "f"] {
        scope.set(name, name, Sort::Scalar);
    }
    scope
}

/// A schedule without state: a function that makes a function.
fn function(
    name: &str,
    schedule: &PlannedSchedule,
    library: Library,
    more: &str,
    helpers: &mut BTreeSet<Helper>,
) -> String {
    let mut names = Names::new(TAKEN);
    let given = inputs(schedule, &mut names);
    let mut scope = scope(library, &given, "");
    let parameters: Vec<&str> = given.iter().map(|(python, _)| python.as_str()).collect();
    let mut text = format!("def {name}({}):\n{}\n", parameters.join(", "), about(schedule, "    "));
    text = text.replace("\n\n", "\n") + if schedule.schedule.is_some() { "\n" } else { "" };
    text += &format!("    def rate(t, n{more}):\n");
    let (lines, result) = body(schedule, &mut names, &mut scope, "        ", |python| python.to_owned());
    helpers.extend(scope.helpers);
    text + &lines + &result + "\n    return rate\n"
}

/// A schedule with state: a class that is called.
fn class(
    name: &str,
    schedule: &PlannedSchedule,
    library: Library,
    more: &str,
    helpers: &mut BTreeSet<Helper>,
) -> String {
    let formula = &schedule.formula;
    let mut names = Names::new(TAKEN);
    let given = inputs(schedule, &mut names);
    let parameters: String = given.iter().map(|(python, _)| format!(", {python}")).collect();
    let mut text = format!("class {name}:\n{}\n    def __init__(self{parameters}):\n", about(schedule, "    "));
    for (python, _) in &given {
        text += &format!("        self.{python} = {python}\n");
    }
    let mut early = scope(library, &given, "");
    let mut late = String::new();
    let mut scope = scope(library, &given, "self.");
    let inits: Vec<(&str, &Expr)> = formula.statements().iter().filter_map(init).collect();
    for state in formula.states() {
        let target = format!("self.{}", names.of(&state.name));
        if !inits.iter().any(|(name, _)| *name == state.name) {
            text += &format!("        {target} = 0.0\n");
        }
        early.set(&state.name, target.as_str(), Sort::Plain);
        scope.set(&state.name, target, Sort::Plain);
    }
    for (name, value) in inits {
        let target = format!("self.{}", names.of(name));
        let momentary = |input: &&str| super::rule::reads(value, input);
        if ["t", "n", "f"].iter().any(momentary) || !late.is_empty() {
            let (value, _) = scope.expression(value);
            late += &text::line("            ", &format!("{target} = "), &value);
        } else {
            let (value, _) = early.expression(value);
            text += &text::line("        ", &format!("{target} = "), &value);
        }
    }
    text += &format!("\n    def __call__(self, t, n{more}):\n");
    if !late.is_empty() {
        text += &format!("        if t == 1:\n{late}");
    }
    let state = |python: &str| format!("self.{python}");
    let (lines, result) = body(schedule, &mut names, &mut scope, "        ", state);
    helpers.extend(scope.helpers.into_iter().chain(early.helpers));
    text + &lines + &result
}

fn init(statement: &Statement) -> Option<(&str, &Expr)> {
    match statement {
        Statement::Init { name, value } => Some((&name.id, value)),
        _ => None,
    }
}

/// The lines of a schedule and the line that returns its rate; `state` is how a state's name is written.
fn body(
    schedule: &PlannedSchedule,
    names: &mut Names,
    scope: &mut Scope,
    indent: &str,
    state: impl Fn(&str) -> String,
) -> (String, String) {
    let statements = schedule.formula.statements();
    let last = statements.iter().rposition(|statement| matches!(statement, Statement::Assign { .. }));
    let mut lines = String::new();
    for (i, statement) in statements.iter().enumerate() {
        let Statement::Assign { name, value } = statement else { continue };
        let is_state = schedule.formula.role(&name.id) == Role::State;
        let (value, sort) = scope.expression(value);
        if name.id == "alpha" && Some(i) == last && !is_state {
            return (lines, text::line(indent, "return ", &value));
        }
        let python = if name.id == "alpha" { "alpha".to_owned() } else { names.of(&name.id) };
        let python = if is_state { state(&names.of(&name.id)) } else { python };
        lines += &text::line(indent, &format!("{python} = "), &value);
        scope.set(&name.id, python, sort);
    }
    let (rate, _) = scope.name("alpha");
    (lines, format!("{indent}return {rate}\n"))
}
