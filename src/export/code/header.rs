//! The top of a script: its docstring and its imports.

use super::text;
use crate::experiment::Experiment;
use crate::words::Language;

/// The docstring of a script.
pub fn header(experiment: &Experiment, framework: &str, versions: &str) -> String {
    let title = experiment.title.as_ref().map(|title| text::prose(title.get(Language::En)));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Gradient descent".to_owned());
    let end = if title.ends_with(['.', '!', '?']) { "" } else { "." };
    let about = format!(
        "Written by Thalweg {}: the same runs in {framework}, in double precision. Checked with {versions}. \
         Prints the trajectory of each run as CSV.",
        env!("CARGO_PKG_VERSION")
    );
    text::docstring("", &[format!("{title}{end}"), about]) + "\n"
}

/// Python's own modules that a script with this body needs, besides those it always does.
pub fn modules(always: &[&str], body: &str) -> String {
    let mut lines: Vec<String> = always.iter().map(|module| format!("import {module}\n")).collect();
    let others = ["math", "bisect"].into_iter().filter(|module| calls(body, module));
    lines.extend(others.map(|module| format!("import {module}\n")));
    lines.sort_unstable();
    lines.extend(body.contains("NamedTuple").then(|| "from typing import NamedTuple\n".to_owned()));
    lines.concat() + "\n"
}

/// Whether a script's body reads something of a module.
pub fn calls(body: &str, module: &str) -> bool {
    let of = format!("{module}.");
    let inside = |at: usize| body[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    body.match_indices(&of).any(|(at, _)| !inside(at))
}
