//! What a person may have meant by a name that nothing gives a value.

use std::collections::BTreeSet;

use crate::words::{Fault, Message, Span, nearest};

use super::inputs::{Vocabulary, is_reserved};

/// A text with more names is no person's, and measuring how near they all are would take long.
const MOST_CANDIDATES: usize = 200;

/// The fault of a name that is only ever read and is no input; `assigned` are the text's own names.
pub(super) fn unknown_name(name: &str, span: Span, vocabulary: &Vocabulary, assigned: &BTreeSet<&str>) -> Fault {
    if is_reserved(name) {
        return Fault::new(Message::new("formula-rules-only").with("name", name)).at(span);
    }
    let known = |key| Fault::new(Message::new(key).with("name", name)).at(span);
    if vocabulary.by_name && matches!(name, "theta" | "g") {
        return known("formula-by-name-reads").help(by_name_help(vocabulary, name));
    }
    let candidates = vocabulary.names().chain(assigned.iter().copied()).take(MOST_CANDIDATES);
    let meant = alias(vocabulary, name).or_else(|| nearest(name, candidates));
    known("formula-unknown-name").help(match meant {
        Some(meant) => Message::new("formula-help-did-you-mean").with("name", meant),
        None => Message::new("formula-help-unknown-name").with("name", name),
    })
}

/// What a rule written by name reads instead of `theta` and `g`.
fn by_name_help(vocabulary: &Vocabulary, name: &str) -> Message {
    let first = vocabulary.coordinates().first().map_or("", String::as_str);
    let instead = if name == "g" { format!("d{first}") } else { first.to_owned() };
    Message::new("formula-help-write").with("text", instead)
}

/// What other programs call the inputs.
fn alias(vocabulary: &Vocabulary, name: &str) -> Option<&'static str> {
    let meant = match name {
        "lr" | "learning_rate" | "eta" => "alpha",
        "gradient" | "grads" | "dtheta" => "g",
        "w" | "params" | "weights" => "theta",
        "epoch" => "n",
        "step" | "iteration" | "iter" => "t",
        "e" | "E" => return Some("exp(1)"),
        _ => return None,
    };
    vocabulary.known(meant).map(|_| meant)
}
