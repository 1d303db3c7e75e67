//! Numbers as a person reads them.

/// The shortest decimal that reads back to the same double: `120`, `0.1`, `1e-8`, `2.5e12`.
///
/// Whole numbers stand without `.0`; a power of ten appears where the plain form would need more than
/// four leading zeros or more than nine digits before the point.
pub fn number(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 || !value.is_finite() || (1e-5..1e9).contains(&size) {
        // Adding 0 turns a negative zero into the plain one.
        return format!("{}", value + 0.0);
    }
    if value.fract() == 0.0 && size < 1e15 && format!("{value:e}").len() > 9 {
        return format!("{value}");
    }
    format!("{value:e}")
}
