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
    let others = ["math", "bisect"].into_iter().filter(|module| uses(body, &format!("{module}.")));
    lines.extend(others.map(|module| format!("import {module}\n")));
    lines.sort_unstable();
    lines.extend(text::reads(body, "NamedTuple").then(|| "from typing import NamedTuple\n".to_owned()));
    lines.concat() + "\n"
}

/// Whether Python reads something of a module, `np.`, or calls a function, `hold(`.
pub fn uses(python: &str, opening: &str) -> bool {
    let inside = |at: usize| python[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"');
    python.match_indices(opening).any(|(at, _)| !inside(at))
}
