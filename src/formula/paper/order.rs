//! Whether a text with time means what this language would read: before the line that assigns a name it has its old
//! value, and after it the new one.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::{Fault, Message};

use super::super::faults::Faults;
use super::super::syntax::Kind;
use super::super::token::{Placed, Time};
use super::Reading;
use super::line::Line;

/// The step after `t` that each assigned name belongs to: 0 for `m_t = …`, 1 for `v_{t+1} = …`.
pub struct Order {
    after: BTreeMap<String, i8>,
    point: &'static str,
}

impl Order {
    /// The step that the new value of a name belongs to.
    pub fn after(&self, name: &str) -> Option<i8> {
        self.after.get(name).copied()
    }

    /// The step that the next point belongs to, where the text says it.
    pub fn point(&self) -> Option<i8> {
        self.after(self.point)
    }
}

/// Says of every value that is not the one which this language would read there.
pub fn check(lines: &[Line], reading: Reading, faults: &mut Faults) -> Order {
    let mut order = Order { after: BTreeMap::new(), point: reading.kind.result() };
    for target in lines.iter().filter_map(target) {
        // A name that is assigned without a time is read as in `m_t = β m_{t-1}`.
        let step = step(target).unwrap_or(0);
        let name = target.name().unwrap_or_default();
        if *order.after.entry(name.to_owned()).or_insert(step) != step {
            faults.add(|| unclear(target));
        }
    }
    for target in lines.iter().filter_map(target) {
        let known = order.point().zip(step(target)).filter(|_| !target.is_name(order.point));
        if known.is_some_and(|(point, step)| step != point && step + 1 != point) {
            faults.add(|| unclear(target));
        }
    }
    let mut walk =
        Walk { order: &order, kind: reading.kind, assigned: BTreeSet::new(), inputs: BTreeMap::new(), faults };
    for line in lines.iter().filter(|line| !line.is_init()) {
        line.value().iter().for_each(|word| walk.read(word));
        walk.assigned.extend(target(line).and_then(Placed::name).map(str::to_owned));
    }
    order
}

/// The name that a line assigns at every step.
fn target(line: &Line) -> Option<&Placed> {
    line.target().filter(|_| !line.is_init()).map(|at| &line.words[at])
}

/// The step that a word's subscript says.
fn step(word: &Placed) -> Option<i8> {
    match word.time {
        Some(Time::At(step)) => Some(step),
        _ => None,
    }
}

/// A walk over the lines in the order in which they run.
struct Walk<'a> {
    order: &'a Order,
    kind: Kind,
    assigned: BTreeSet<String>,
    /// The one step at which each input is read.
    inputs: BTreeMap<String, i8>,
    faults: &'a mut Faults,
}

impl Walk<'_> {
    fn read(&mut self, word: &Placed) {
        let (Some(step), Some(name)) = (step(word), word.name()) else { return };
        // The gradient, the loss and the rate are those of the step, whatever a line makes of them.
        let input = name != self.order.point && self.kind.inputs().iter().any(|(input, _)| *input == name);
        let done = self.assigned.contains(name);
        let fault = match self.order.after(name) {
            Some(after) if step == after && (done || input) => return,
            Some(after) if step == after => new_value(word),
            Some(after) if step == after - 1 && !done && !input => return,
            Some(after) if step == after - 1 => old_value(word),
            Some(after) if step == after - 2 && !input => older_value(word),
            Some(_) => unclear(word),
            None if input => match self.of_input(name, step) {
                true => return,
                false if step < -1 => unclear(word),
                false => old_value(word),
            },
            None => return,
        };
        self.faults.add(|| fault);
    }

    /// Whether an input that nothing assigns may be read at this step: `g_t` is that of the step, and where the next
    /// point is `θ_{t+1}`, `g_{t+1}` may be it instead.
    fn of_input(&mut self, name: &str, step: i8) -> bool {
        let latest = self.order.point().unwrap_or(0).max(0);
        let first = *self.inputs.entry(name.to_owned()).or_insert(step);
        (0..=latest).contains(&step) && step == first
    }
}

fn old_value(word: &Placed) -> Fault {
    let name = word.name().unwrap_or_default();
    let help = Message::new("formula-help-old-value").with("name", name);
    Fault::new(Message::new("formula-old-value").with("name", name)).at(word.span).help(help)
}

fn older_value(word: &Placed) -> Fault {
    let name = word.name().unwrap_or_default();
    let help = Message::new("formula-help-older-value").with("name", name);
    Fault::new(Message::new("formula-older-value").with("name", name)).at(word.span).help(help)
}

fn new_value(word: &Placed) -> Fault {
    Fault::new(Message::new("formula-new-value").with("name", word.name().unwrap_or_default())).at(word.span)
}

fn unclear(word: &Placed) -> Fault {
    let name = word.name().unwrap_or_default();
    let help =
        Message::new("formula-help-time").with("after", format!("{name}_t")).with("before", format!("{name}_{{t-1}}"));
    Fault::new(Message::new("formula-time-unclear").with("name", name)).at(word.span).help(help)
}
