//! The library's own class or schedule, where a document says that one equals it and these arguments allow it.

use crate::catalog::{Document, Equal, Scale};
use crate::experiment::Plan;
use crate::experiment::preset::{By, Parameters};
use crate::experiment::{Experiment, PlannedRate, PlannedSchedule};
use crate::formula::python::{float, integer};
use crate::formula::{Field, Formula};

use super::Framework;

/// How the library makes a run's optimizer.
pub struct Optimizer {
    /// What the script has to call before each step: PyTorch clips gradients by functions.
    pub before: Option<String>,
    pub call: String,
}

/// The library's own optimizer of a run; `rate` is what stands for its learning rate.
pub fn optimizer(plan: &Plan, framework: Framework, rate: &str) -> Option<Optimizer> {
    let document = &plan.optimizer?.document;
    // The libraries refuse to begin with a negative rate.
    if first_rate(plan) < 0.0 {
        return None;
    }
    let extra = [("constant", f64::from(u8::from(constant_rate(plan).is_some()))), ("lr", first_rate(plan))];
    let equal = equal(document, framework, &plan.parameters, &extra)?;
    let known = Known { document, parameters: &plan.parameters, extra: &[], rate };
    let call = known.substitute(&equal.call);
    Some(match call.split_once("; ") {
        Some((before, call)) => Optimizer { before: Some(before.to_owned()), call: call.to_owned() },
        None => Optimizer { before: None, call },
    })
}

/// The call that makes a schedule, and whether it counts epochs instead of steps.
pub fn schedule(schedule: &PlannedSchedule, experiment: &Experiment, framework: Framework) -> Option<(String, bool)> {
    let document = &schedule.schedule?.document;
    let formula = &schedule.formula;
    let by_epoch = schedule.by == By::Epoch && formula.reads("n");
    if formula.reads("f") || (by_epoch && formula.reads("t")) {
        return None;
    }
    let epochs = if schedule.by == By::Step { experiment.steps } else { experiment.epochs() };
    let (alpha0, steps, epochs) = (schedule.alpha0?, experiment.steps as f64, epochs as f64);
    if alpha0 < 0.0 {
        return None;
    }
    let extra = [("alpha0", alpha0), ("T", steps), ("N", epochs)];
    let call = equal(document, framework, &schedule.parameters, &extra)?;
    let known = Known { document, parameters: &schedule.parameters, extra: &extra, rate: "lr" };
    Some((known.substitute(&call.call), by_epoch))
}

/// A run's rate, where it is one number from the first step to the last.
pub fn constant_rate(plan: &Plan) -> Option<f64> {
    match &plan.rate {
        PlannedRate::Schedule(schedule) if plan.warmup == 0 && schedule.formula.text() == "alpha = alpha0" => {
            Some(schedule.alpha0.unwrap_or(0.0))
        }
        _ => None,
    }
}

/// A rate to make an optimizer with, before its schedule sets another.
pub fn first_rate(plan: &Plan) -> f64 {
    match &plan.rate {
        PlannedRate::Schedule(schedule) => schedule.alpha0.unwrap_or(0.0),
        PlannedRate::Points { points, .. } => points.first().map_or(0.0, |(_, rate)| *rate),
    }
}

/// The counterpart that is equal with these values.
fn equal<'d>(
    document: &'d Document,
    framework: Framework,
    parameters: &Parameters,
    extra: &[(&str, f64)],
) -> Option<&'d Equal> {
    let is_call = |equal: &&Equal| equal.framework == framework.title() && equal.call.contains('(');
    let equal = document.equals.iter().find(is_call)?;
    let holds = match (&equal.needs, &equal.when) {
        (Some(needs), _) => value(needs, parameters, extra).is_some_and(|value| value != 0.0),
        (None, when) => when.is_none(),
    };
    (holds && parameters.iter().all(|(name, value)| takes(document, name, *value))).then_some(equal)
}

/// Whether the libraries take this value, which they check themselves: shares from 0 to 1, whole numbers, nothing
/// negative.
fn takes(document: &Document, name: &str, value: f64) -> bool {
    let Some(parameter) = document.parameter(name) else { return false };
    let [low, _] = parameter.range;
    let share = parameter.scale != Scale::OneMinusLog || (0.0..1.0).contains(&value);
    let whole = !parameter.integer || (value.fract() == 0.0 && value >= low);
    share && whole && if low > 0.0 { value > 0.0 } else { value >= 0.0 || low < 0.0 }
}

/// What a text says with these values, if it reads nothing else.
fn value(text: &str, parameters: &Parameters, extra: &[(&str, f64)]) -> Option<f64> {
    let given = parameters.iter().map(|(name, value)| (name.clone(), *value));
    let extra = extra.iter().map(|(name, value)| ((*name).to_owned(), *value));
    let (names, values): (Vec<String>, Vec<f64>) = given.chain(extra).unzip();
    // A surface has a coordinate, which nothing reads here.
    let formula = Formula::surface(&format!("f = {text}"), &["x".to_owned()], &names).ok()?;
    Some(Field::new(&formula, &values).ok()?.value(&[0.0]))
}

/// What the names in a call stand for.
struct Known<'a> {
    document: &'a Document,
    parameters: &'a Parameters,
    extra: &'a [(&'a str, f64)],
    rate: &'a str,
}

impl Known<'_> {
    /// The call with numbers in place of the names.
    fn substitute(&self, call: &str) -> String {
        let mut text = String::new();
        let mut start = 0;
        // Between brackets and commas stand names, expressions and `name=expression`.
        for (at, c) in call.char_indices() {
            if matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':') {
                text += &self.piece(&call[start..at], c == '(');
                text.push(c);
                start = at + c.len_utf8();
            }
        }
        text + &self.piece(&call[start..], false)
    }

    fn piece(&self, piece: &str, called: bool) -> String {
        if called {
            return piece.to_owned();
        }
        let (head, expression) = match piece.split_once('=') {
            Some((name, expression)) => (format!("{name}="), expression),
            None => (piece[..piece.len() - piece.trim_start().len()].to_owned(), piece.trim_start()),
        };
        if expression == "lr" {
            return head + self.rate;
        }
        match self.number(expression) {
            Some(number) => head + &number,
            None => head + expression,
        }
    }

    fn number(&self, expression: &str) -> Option<String> {
        let name = expression.strip_suffix('_').unwrap_or(expression);
        if !expression.contains(|c: char| c.is_ascii_alphabetic()) || expression.contains('\'') {
            return None;
        }
        let value = value(name, self.parameters, self.extra)?;
        let whole = |name: &str| {
            matches!(name, "T" | "N") || self.document.parameter(name).is_some_and(|parameter| parameter.integer)
        };
        let words = expression.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let mut names = words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()));
        // `CosineAnnealingWarmRestarts` insists on an int; everywhere else 2 and 2.0 are the same.
        let as_integer = (value >= 1.0 && value.fract() == 0.0) || names.all(whole);
        Some(if as_integer { integer(value) } else { float(value) })
    }
}
