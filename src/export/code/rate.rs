//! Learning rates: which schedules a script has, and how each run calls its own.

use std::collections::BTreeSet;

use super::Framework;
use super::library;
use super::schedule;
use crate::experiment::preset::{By, Join};
use crate::experiment::{Experiment, Plan, PlannedRate, PlannedSchedule};
use crate::formula::python::{Helper, Library, Names, float};

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
                let call = format!("{function}({})", schedule::arguments(schedule, experiment).join(", "));
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
            text += &(schedule::definition(name, schedule, library, more, helpers) + "\n\n");
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
