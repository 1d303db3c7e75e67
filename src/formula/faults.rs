//! The list of what is wrong with one text.

use crate::words::{Fault, Message, Span};

/// A text with more faults than this is no text of ours; what a person can use is at the front.
const MOST: usize = 100;

/// Faults in the order they were found; past [`MOST`] they are only counted.
#[derive(Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
    uncounted: usize,
}

impl Faults {
    /// Adds a fault; `fault` is only made while there is room, since its suggestion may be work.
    pub fn add(&mut self, fault: impl FnOnce() -> Fault) {
        if self.list.len() < MOST {
            self.list.push(fault());
        } else {
            self.uncounted += 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All faults in the order of their places; those without a place first. A last one says how
    /// many there were beyond.
    pub fn into_sorted(mut self) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.place.span.map(|span| (span.start, span.end)));
        if self.uncounted > 0 {
            self.list.push(Fault::new(Message::new("formula-more-faults").with("count", self.uncounted)));
        }
        self.list
    }
}

/// A fault at a place.
pub(super) fn fault(key: &'static str, span: Span) -> Fault {
    Fault::new(Message::new(key)).at(span)
}
