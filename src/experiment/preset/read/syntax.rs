//! What TOML itself does not allow, in our own words.

use toml_edit::TomlError;

use crate::words::{Fault, Message, Span};

pub fn fault(text: &str, error: &TomlError) -> Fault {
    let problem = error.message();
    let message = if problem.starts_with("duplicate key") {
        Message::new("preset-duplicate-key")
    } else if problem.starts_with("integer number overflowed") {
        Message::new("preset-integer-too-large")
    } else if problem.starts_with("string values must be quoted") {
        Message::new("preset-value-expected")
    } else {
        Message::new("preset-syntax").with("problem", problem)
    };
    let range = error.span().unwrap_or(0..0);
    // An error at the end of the file has no character of its own to point at.
    let end = range.end.min(text.len());
    Fault::new(message).at(Span::new(range.start.min(end), end))
}
