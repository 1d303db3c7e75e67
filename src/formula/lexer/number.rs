//! Numbers as a text writes them: `1`, `.5`, `1e-8`, `1_000`.

use super::super::faults::{Faults, fault};
use crate::words::Span;

/// Reads one number at the beginning of `text`: its length, or none if there is no number.
pub fn length(text: &str) -> Option<usize> {
    let whole = digits(text);
    let mut length = whole;
    if text[length..].starts_with('.') {
        let fraction = digits(&text[length + 1..]);
        if whole + fraction == 0 {
            return None;
        }
        length += 1 + fraction;
    }
    if length == 0 {
        return None;
    }
    Some(length + exponent(&text[length..]))
}

/// The value of the number that stands at `span`; one too large is a fault and infinite.
pub fn value(text: &str, span: Span, faults: &mut Faults) -> f64 {
    let value: f64 = text[span.start..span.end].replace('_', "").parse().unwrap_or(f64::INFINITY);
    if value.is_infinite() {
        faults.add(|| fault("formula-number-too-large", span));
    }
    value
}

/// The length of a run of digits, `_` between two of them included.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while digit(length) || (length > 0 && bytes.get(length) == Some(&b'_') && digit(length + 1)) {
        length += 1;
    }
    length
}

/// The length of `e-8`; 0 where an `e` begins a name instead.
fn exponent(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return 0 };
    let sign = usize::from(rest.starts_with(['+', '-']));
    match digits(&rest[sign..]) {
        0 => 0,
        figures => 1 + sign + figures,
    }
}
