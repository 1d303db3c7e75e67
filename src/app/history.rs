//! Undo and redo: whole documents, one for each change that a person would call one.

use crate::words::Message;

use super::model::{Document, Origin};

/// The most changes kept; a document is a few kilobytes.
const MOST: usize = 500;

/// A state to go back (or forth) to, and what the way there undoes.
#[derive(Clone, Debug)]
struct Step {
    document: Document,
    change: Message,
}

#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// What the newest change is of, while it is still going on: a drag is one change.
    open: Option<String>,
}

impl History {
    /// Notes that `before` was left by a change. A change of a `target` joins the newest one if that is of the same
    /// and still going on.
    pub fn note(&mut self, before: Document, change: Message, target: Option<String>) {
        self.redo.clear();
        if target.is_some() && self.open == target && !self.undo.is_empty() {
            return;
        }
        self.undo.push(Step { document: before, change });
        if self.undo.len() > MOST {
            self.undo.remove(0);
        }
        self.open = target;
    }

    /// Whether the newest change goes on and its target begins with `target`.
    pub fn is_open(&self, target: &str) -> bool {
        self.open.as_ref().is_some_and(|open| open.starts_with(target))
    }

    /// The change that goes on is complete.
    pub fn settle(&mut self) {
        self.open = None;
    }

    /// The document before the newest change; `now` can be come back to.
    pub fn undo(&mut self, now: &Document) -> Option<Document> {
        self.settle();
        let step = self.undo.pop()?;
        self.redo.push(Step { document: now.clone(), change: step.change });
        Some(step.document)
    }

    pub fn redo(&mut self, now: &Document) -> Option<Document> {
        self.settle();
        let step = self.redo.pop()?;
        self.undo.push(Step { document: now.clone(), change: step.change });
        Some(step.document)
    }

    /// A file was written: what it holds is saved, in every state that belongs to it.
    pub fn saved(&mut self, document: &Document, before: &Origin) {
        for step in self.undo.iter_mut().chain(&mut self.redo).filter(|step| step.document.origin == *before) {
            step.document.origin = document.origin.clone();
            step.document.saved = document.saved.clone();
            step.document.text = document.text.clone();
        }
    }

    /// What undo would undo.
    pub fn next_undo(&self) -> Option<&Message> {
        self.undo.last().map(|step| &step.change)
    }

    pub fn next_redo(&self) -> Option<&Message> {
        self.redo.last().map(|step| &step.change)
    }
}
