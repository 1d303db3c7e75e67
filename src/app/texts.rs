//! The experiment's own texts: each has one that is in force, and beside it what is typed while that is not right yet.

use crate::experiment::data::{LOSSES, Loaded};
use crate::experiment::preset::{Function, Parameters, Rate, Rule, Schedule};
use crate::experiment::{Experiment, Preset};
use crate::formula::canonical;
use crate::words::{Fault, Key, Place};

use super::action::Edit;

/// Which text. Runs are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Surface,
    Rule(usize),
    Schedule(usize),
}

/// A text that cannot be put in force: what is written must not be lost while it is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub slot: Slot,
    pub text: String,
    /// Parameters that were added for it.
    pub added: Vec<String>,
    /// What is wrong; the places are ranges in the text.
    pub faults: Vec<Fault>,
}

/// At most one draft a slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts(Vec<Draft>);

impl Slot {
    /// The text in force; `None` where it is of the catalog, or the run is gone.
    pub fn text(self, preset: &Preset) -> Option<&str> {
        match self {
            Slot::Surface => match &preset.problem.function {
                Function::Typed { formula, .. } => Some(formula),
                Function::Examples { loss, .. } if !LOSSES.contains(&loss.as_str()) => Some(loss),
                Function::Catalog(_) | Function::Examples { .. } => None,
            },
            Slot::Rule(run) => match &preset.runs.get(run)?.rule {
                Rule::Typed(text) => Some(text),
                Rule::Catalog(_) => None,
            },
            Slot::Schedule(run) => match &preset.runs.get(run)?.rate {
                Rate::Schedule { schedule: Some(Schedule::Typed(text)), .. } => Some(text),
                _ => None,
            },
        }
    }

    fn text_mut(self, preset: &mut Preset) -> Option<&mut String> {
        match self {
            Slot::Surface => match &mut preset.problem.function {
                Function::Typed { formula, .. } => Some(formula),
                Function::Examples { loss, .. } if !LOSSES.contains(&loss.as_str()) => Some(loss),
                Function::Catalog(_) | Function::Examples { .. } => None,
            },
            Slot::Rule(run) => match &mut preset.runs.get_mut(run)?.rule {
                Rule::Typed(text) => Some(text),
                Rule::Catalog(_) => None,
            },
            Slot::Schedule(run) => match &mut preset.runs.get_mut(run)?.rate {
                Rate::Schedule { schedule: Some(Schedule::Typed(text)), .. } => Some(text),
                _ => None,
            },
        }
    }

    /// What the preset says of the text's parameters.
    pub fn parameters_mut(self, preset: &mut Preset) -> Option<&mut Parameters> {
        match self {
            Slot::Surface => Some(&mut preset.problem.parameters),
            Slot::Rule(run) => Some(&mut preset.runs.get_mut(run)?.parameters),
            Slot::Schedule(run) => match &mut preset.runs.get_mut(run)?.rate {
                Rate::Schedule { parameters, .. } => Some(parameters),
                Rate::Points { .. } => None,
            },
        }
    }

    /// Whether a fault of the experiment is one of this text or of its parameters.
    fn has(self, place: &Place) -> bool {
        let (way, keys): (Vec<Key>, &[&str]) = match self {
            Slot::Surface => (vec!["problem".into()], &["formula", "example_loss", "parameters"]),
            Slot::Rule(run) => (vec!["runs".into(), run.into()], &["rule", "optimizer_parameters"]),
            Slot::Schedule(run) => (vec!["runs".into(), run.into()], &["schedule_formula", "schedule_parameters"]),
        };
        let rest = place.path.strip_prefix(way.as_slice());
        rest.and_then(|rest| rest.first()).is_some_and(|key| keys.iter().any(|own| *key == (*own).into()))
    }

    /// The same text after an edit of the list of runs; `None` where it went with its run.
    fn after(self, edit: &Edit) -> Option<Slot> {
        let (run, again): (usize, fn(usize) -> Slot) = match self {
            Slot::Surface => return Some(self),
            Slot::Rule(run) => (run, Slot::Rule),
            Slot::Schedule(run) => (run, Slot::Schedule),
        };
        match edit {
            Edit::RemoveRun(removed) if *removed == run => None,
            Edit::RemoveRun(removed) if *removed < run => Some(again(run - 1)),
            Edit::DuplicateRun(copied) if *copied < run => Some(again(run + 1)),
            Edit::MoveRun { from, to } => Some(again(moved(run, *from, *to))),
            Edit::SameSchedule(source) if *source != run && self == Slot::Schedule(run) => None,
            _ => Some(self),
        }
    }
}

impl Drafts {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.0.iter()
    }

    /// A text as it was left. [`Drafts::settle`] says what is wrong with it.
    pub fn restore(&mut self, slot: Slot, text: String, added: Vec<String>) {
        self.0.push(Draft { slot, text, added, faults: Vec::new() });
    }

    pub fn get(&self, slot: Slot) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.slot == slot)
    }

    /// What is written in place of the text in force. [`Drafts::settle`] decides what becomes of it.
    pub fn write(&mut self, slot: Slot, text: &str) {
        match self.0.iter_mut().find(|draft| draft.slot == slot) {
            Some(draft) => text.clone_into(&mut draft.text),
            None => self.0.push(Draft { slot, text: text.to_owned(), added: Vec::new(), faults: Vec::new() }),
        }
    }

    /// A parameter that comes into force together with the draft.
    pub fn add(&mut self, slot: Slot, name: &str) {
        if let Some(draft) = self.0.iter_mut().find(|draft| draft.slot == slot) {
            draft.added.push(name.to_owned());
        }
    }

    /// Puts in force what has become right, and says of the others what is wrong. `done` is the edit that has just
    /// changed the runs, if one has; what was taken the place of is forgotten.
    pub fn settle(&mut self, done: Option<&Edit>, preset: &mut Preset, loaded: &Loaded) {
        for mut draft in std::mem::take(&mut self.0) {
            let Some(slot) = done.map_or(Some(draft.slot), |edit| draft.slot.after(edit)) else { continue };
            let Some(candidate) = draft.candidate(slot, preset) else { continue };
            let found = Experiment::with(&candidate, loaded).err().unwrap_or_default();
            draft.faults = found.into_iter().filter(|fault| slot.has(&fault.place)).collect();
            if draft.faults.is_empty() {
                *preset = candidate;
            } else {
                self.0.push(Draft { slot, ..draft });
            }
        }
    }
}

impl Draft {
    /// The preset with this text in force.
    fn candidate(&self, slot: Slot, preset: &Preset) -> Option<Preset> {
        let mut candidate = preset.clone();
        slot.text_mut(&mut candidate)?.clone_from(&self.text);
        let parameters = slot.parameters_mut(&mut candidate)?;
        for name in &self.added {
            add_parameter(parameters, name);
        }
        Some(candidate)
    }
}

/// Where a run is after the one at `from` was moved to `to`.
pub fn moved(run: usize, from: usize, to: usize) -> usize {
    match run {
        run if run == from => to,
        run if from < run && run <= to => run - 1,
        run if to <= run && run < from => run + 1,
        run => run,
    }
}

/// Adds a parameter with the value 1, unless there is one of the name.
pub fn add_parameter(parameters: &mut Parameters, name: &str) {
    if !parameters.iter().any(|(known, _)| canonical(known) == canonical(name)) {
        parameters.push((name.to_owned(), 1.0));
    }
}
