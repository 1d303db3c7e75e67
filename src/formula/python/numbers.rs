//! Numbers as Python reads them.

use crate::words::number;

/// A number that is always a float: `25.0`, `1e-08`.
pub fn float(value: f64) -> String {
    let text = format!("{value:?}");
    // Python writes at least two digits of an exponent.
    match text.split_once('e') {
        Some((digits, exponent)) => {
            let (sign, figures) = exponent.strip_prefix('-').map_or(("+", exponent), |figures| ("-", figures));
            format!("{digits}e{sign}{figures:0>2}")
        }
        None => text,
    }
}

/// A whole number as an integer, where it is one that doubles hold exactly; else a float.
pub fn integer(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 9e15 { format!("{value:.0}") } else { float(value) }
}

/// A number inside an expression: whole numbers stand without a point, as in the formula.
pub(super) fn inside(value: f64) -> String {
    let text = number(value);
    if text.contains('e') { float(value) } else { text }
}
