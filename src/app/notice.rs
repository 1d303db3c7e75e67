//! What the bar under the menu says.

use crate::words::{Fault, Message, line_column};

/// Something that a person should read in the bar under the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub title: Message,
    /// Whether something is wrong; else it is only good to know.
    pub wrong: bool,
    /// Each with line and column, where its place is in a text.
    pub lines: Vec<NoticeLine>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NoticeLine {
    pub line_column: Option<(usize, usize)>,
    pub message: Message,
    pub help: Option<Message>,
}

impl Notice {
    pub fn new(title: Message) -> Notice {
        Notice { title, wrong: true, lines: Vec::new() }
    }

    /// What is only good to know.
    pub fn calm(title: Message) -> Notice {
        Notice { wrong: false, ..Notice::new(title) }
    }

    /// With a sentence more.
    pub fn with_line(mut self, message: Message) -> Notice {
        self.lines.push(NoticeLine { line_column: None, message, help: None });
        self
    }

    /// With the faults of a text, each at its place there.
    pub fn with_faults(mut self, faults: Vec<Fault>, text: &str) -> Notice {
        self.lines.extend(faults.into_iter().map(|fault| NoticeLine {
            line_column: fault.place.span.map(|span| line_column(text, span.start)),
            message: fault.message,
            help: fault.help,
        }));
        self
    }
}
