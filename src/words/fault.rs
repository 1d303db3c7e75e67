//! What is wrong, where, and what would be right: an error as a value.

use super::Message;

/// A range of bytes in a text, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The smallest range that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// One step of the way to a value in a preset: `runs`, `1`, `alpha0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Name(String),
    /// Position in a list, from 0.
    Index(usize),
}

impl From<&str> for Key {
    fn from(name: &str) -> Key {
        Key::Name(name.to_owned())
    }
}

impl From<usize> for Key {
    fn from(index: usize) -> Key {
        Key::Index(index)
    }
}

/// Where a fault is: the way to a value (empty for a text that stands alone), and the range
/// inside that value's text (none where the whole value is meant).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    pub path: Vec<Key>,
    pub span: Option<Span>,
}

/// One thing that is wrong with an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub message: Message,
    /// What would be right, where that is likely: a sentence of its own.
    pub help: Option<Message>,
    pub place: Place,
}

impl Fault {
    pub fn new(message: Message) -> Fault {
        Fault { message, help: None, place: Place::default() }
    }

    pub fn at(mut self, span: Span) -> Fault {
        self.place.span = Some(span);
        self
    }

    pub fn help(mut self, help: Message) -> Fault {
        self.help = Some(help);
        self
    }

    /// Puts `key` in front of the way to the place: what a caller adds that knows whose text it was.
    pub fn under(mut self, key: impl Into<Key>) -> Fault {
        self.place.path.insert(0, key.into());
        self
    }
}
