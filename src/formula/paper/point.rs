//! What papers call the point.

use std::collections::BTreeSet;

use super::super::syntax::{Function, Kind};
use super::super::token::Token;
use super::line::Line;

/// Letters that stand for the point where nothing is called θ.
const LETTERS: [&str; 4] = ["W", "w", "x", "p"];

/// Gives the point and its gradient their names, where one name is assigned whose gradient is read: `W` and `dW`, or
/// a letter of [`LETTERS`] beside `g` or `∇f`.
pub fn name(lines: &mut [Line]) {
    let assigned: BTreeSet<String> = lines.iter().filter_map(target).collect();
    if assigned.contains(Kind::Rule.result()) {
        return;
    }
    let read: BTreeSet<&str> =
        lines.iter().flat_map(|line| line.value().iter().filter_map(|word| word.name())).collect();
    let mut candidates: Vec<&String> =
        assigned.iter().filter(|name| read.contains(format!("d{name}").as_str())).collect();
    if candidates.len() > 1 {
        // Beside `W` and `dW` stand `W_last` and `dW_last`: a gradient is not what the text itself assigns.
        candidates.retain(|name| !assigned.contains(&format!("d{name}")));
    }
    if candidates.is_empty() && (read.contains("g") || read.contains(Function::Grad.name())) {
        candidates = assigned.iter().filter(|name| LETTERS.contains(&name.as_str())).collect();
    }
    let [point] = candidates[..] else { return };
    let (point, gradient) = (point.clone(), format!("d{point}"));
    let own_gradient = assigned.contains("g");
    for word in lines.iter_mut().flat_map(|line| &mut line.words) {
        let Token::Name(name) = &mut word.token else { continue };
        if *name == point {
            *name = Kind::Rule.result().to_owned();
        } else if *name == gradient && !own_gradient {
            *name = "g".to_owned();
        }
    }
}

fn target(line: &Line) -> Option<String> {
    line.words[line.target()?].name().map(str::to_owned)
}
