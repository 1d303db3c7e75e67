//! Undo and redo: whole presets, one for each change that a person would call one.

use crate::experiment::Preset;
use crate::words::Message;

/// The most changes kept; a preset is a few kilobytes.
const MOST: usize = 500;

/// A state to go back (or forth) to, and what the way there undoes.
#[derive(Clone, Debug)]
pub struct Step {
    pub preset: Preset,
    pub change: Message,
}

#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// What the newest change is of, while it is still going on: a drag is one change.
    open: Option<String>,
}

impl History {
    /// Notes that `before` was left by a change of `target`; joins it to the newest one if that is still going on.
    pub fn note(&mut self, before: &Preset, change: Message, target: String) {
        self.redo.clear();
        if self.open.as_deref() == Some(&target) && !self.undo.is_empty() {
            return;
        }
        self.undo.push(Step { preset: before.clone(), change });
        if self.undo.len() > MOST {
            self.undo.remove(0);
        }
        self.open = Some(target);
    }

    /// The change that goes on is complete.
    pub fn settle(&mut self) {
        self.open = None;
    }

    /// The preset before the newest change; `now` can be come back to.
    pub fn undo(&mut self, now: &Preset) -> Option<Preset> {
        self.settle();
        let step = self.undo.pop()?;
        self.redo.push(Step { preset: now.clone(), change: step.change });
        Some(step.preset)
    }

    pub fn redo(&mut self, now: &Preset) -> Option<Preset> {
        self.settle();
        let step = self.redo.pop()?;
        self.undo.push(Step { preset: now.clone(), change: step.change });
        Some(step.preset)
    }

    /// What undo would undo.
    pub fn next_undo(&self) -> Option<&Message> {
        self.undo.last().map(|step| &step.change)
    }

    pub fn next_redo(&self) -> Option<&Message> {
        self.redo.last().map(|step| &step.change)
    }
}
