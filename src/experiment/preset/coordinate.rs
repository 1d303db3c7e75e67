//! What a coordinate may be called.

use std::collections::HashSet;

use crate::formula::{canonical, is_name, is_reserved};
use crate::words::Message;

/// The most coordinates that a problem may have.
pub const MOST_COORDINATES: usize = 1000;

/// Columns of the trajectory's CSV that stand before the coordinates.
const COLUMNS: &[&str] = &["seed", "run", "step", "epoch", "rate", "loss"];

/// Inputs of rules and schedules: a coordinate of that name could not be told from them.
const INPUTS: &[&str] = &["theta", "g", "f", "alpha", "alpha0", "t", "n", "T", "N", "noise"];

/// Why no coordinate can have this name beside those that are `taken`, which are canonical; `None` if it can.
pub fn coordinate_fault(written: &str, taken: &HashSet<String>) -> Option<Message> {
    let name = canonical(written);
    let gradient = format!("d{name}");
    let other = name.strip_prefix('d').filter(|other| taken.contains(*other));
    let message = if !is_name(written) {
        Message::new("preset-not-a-name")
    } else if taken.contains(&name) {
        Message::new("preset-twice")
    } else if is_reserved(&name) || INPUTS.contains(&name.as_str()) {
        Message::new("preset-reserved")
    } else if COLUMNS.contains(&name.as_str()) || COLUMNS.contains(&gradient.as_str()) {
        Message::new("preset-column")
    } else if let Some(other) = other.or_else(|| taken.get(&gradient).map(String::as_str)) {
        Message::new("preset-gradient-column").with("other", other)
    } else {
        return None;
    };
    Some(message.with("name", written))
}
