//! The field's own notation: what papers and NumPy write differently from this language, and mean unmistakably.

use std::collections::{HashMap, HashSet};

use crate::words::{Fault, Message, Span};

use super::faults::Faults;

/// Characters in the braces of a subscript.
const LONGEST_SUBSCRIPT: usize = 40;
/// Characters of a remark in parentheses.
const LONGEST_REMARK: usize = 300;

/// Whether a text counts time in its subscripts: `m_{t-1}` is the value before the step, `m_t` the one after.
pub(super) fn is_timed(text: &str) -> bool {
    ["_{t-1}", "_{t−1}", "_{t - 1}", "_{t − 1}", "ₜ₋₁"].iter().any(|subscript| text.contains(subscript))
}

/// Which value of a name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Unsaid,
    Before,
    After,
}

/// What stands behind a name in braces or as a small t: how long it is, what it adds to the name, and which value is
/// meant. `name` is what was read so far; its last `_` opens the braces.
pub(super) fn subscript<'a>(name: &str, rest: &'a str) -> Option<(usize, &'a str, Time)> {
    for (small, time) in [("ₜ₋₁", Time::Before), ("ₜ", Time::After)] {
        if rest.starts_with(small) {
            return Some((small.len(), "", time));
        }
    }
    let inside = rest.strip_prefix('{').filter(|_| name.ends_with('_'))?;
    let content = &inside[..inside.char_indices().take(LONGEST_SUBSCRIPT).find(|(_, c)| *c == '}')?.0];
    let length = content.len() + 2;
    match content {
        "t" => Some((length, "", Time::After)),
        "t-1" | "t−1" | "t - 1" | "t − 1" => Some((length, "", Time::Before)),
        _ if content.chars().all(|c| c.is_ascii_alphanumeric()) && !content.is_empty() => {
            Some((length, content, Time::Unsaid))
        }
        _ => None,
    }
}

/// Whether a line of a text with time says what is given here anyway: the gradient, the count of the steps, states
/// that start at 0, or where the algorithm begins and ends.
pub(super) fn is_given(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "Require",
        "Ensure",
        "Input",
        "Output",
        "Initialize",
        "while",
        "for",
        "repeat",
        "until",
        "end",
        "return",
        "do",
    ];
    let first = line.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let counts = |line: &str| {
        let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        ["t←t+1", "t=t+1", "t:=t+1"].contains(&plain.as_str())
    };
    let starts = |line: &str| {
        let zero = |piece: &str| {
            let sides = piece.split_once(['←', '=']).map(|(name, value)| (name.trim_end_matches(':').trim(), value));
            sides.is_some_and(|(name, value)| name.ends_with("_0") | name.ends_with('₀') && value.trim() == "0")
        };
        line.split(',').all(zero)
    };
    let said = without_prose(line);
    line.contains('∇') || WORDS.contains(&first) || counts(said) || starts(said)
}

/// A line without the remark in parentheses at its end: `(Update biased first moment estimate)`.
fn without_prose(line: &str) -> &str {
    match line.rfind('(') {
        Some(open) if is_prose(&line[open..]) => line[..open].trim_end(),
        _ => line,
    }
}

/// Whether a text begins with a remark in parentheses that ends its line.
pub(super) fn is_prose(text: &str) -> bool {
    // A bounded look ahead, since every parenthesis of a text asks.
    let ends = text.char_indices().take(LONGEST_REMARK).find(|(_, c)| matches!(c, '\n' | '\r'));
    let end = ends.map(|(at, _)| at).or((text.len() <= LONGEST_REMARK).then_some(text.len()));
    let Some(line) = end.map(|end| text[..end].trim_end()) else { return false };
    let Some(words) = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')) else { return false };
    let mut letters = words.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    begins && words.contains(' ') && !words.contains(['(', ')', '+', '*', '/', '=', '←', '^'])
}

/// The modules whose functions are those of the language.
pub(super) fn is_module(name: &str) -> bool {
    matches!(name, "np" | "numpy" | "jnp" | "torch" | "math")
}

/// What the language calls a function of such a module.
pub(super) fn function(name: &str) -> &str {
    match name {
        "maximum" => "max",
        "minimum" => "min",
        "where" => "if",
        "clip" => "clamp",
        "power" => "pow",
        "absolute" | "fabs" => "abs",
        "arcsin" => "asin",
        "arccos" => "acos",
        "arctan" => "atan",
        "arctan2" => "atan2",
        name => name,
    }
}

/// Watches over a text with time that what it means is what this language would read: a name that has been assigned
/// has its new value, and before that its old one.
#[derive(Default)]
pub(super) struct Order {
    assigned: HashSet<String>,
    pending: Option<String>,
    /// New values that were read before anything assigned them.
    early: HashMap<String, Span>,
}

impl Order {
    pub fn assigns(&mut self, name: &str) {
        self.pending = Some(name.to_owned());
    }

    pub fn statement_ends(&mut self) {
        self.assigned.extend(self.pending.take());
    }

    /// A name with a subscript of time was read.
    pub fn reads(&mut self, name: &str, time: Time, span: Span, faults: &mut Faults) {
        let given = matches!(name, "g" | "f" | "alpha" | "noise");
        match time {
            Time::Before if given || self.assigned.contains(name) => faults.add(|| {
                let help = Message::new("formula-help-old-value").with("name", name);
                Fault::new(Message::new("formula-old-value").with("name", name)).at(span).help(help)
            }),
            Time::After if !given && !self.assigned.contains(name) => {
                self.early.entry(name.to_owned()).or_insert(span);
            }
            _ => {}
        }
    }

    /// Says of every new value that was read too early.
    pub fn finish(mut self, faults: &mut Faults) {
        self.statement_ends();
        let mut early: Vec<(String, Span)> = self.early.into_iter().collect();
        early.sort_by_key(|(_, span)| span.start);
        for (name, span) in early.into_iter().filter(|(name, _)| self.assigned.contains(name)) {
            faults.add(|| Fault::new(Message::new("formula-new-value").with("name", name)).at(span));
        }
    }
}
