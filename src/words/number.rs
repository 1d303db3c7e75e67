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

/// A count with its digits in groups of three: `100,000,000`. English and Korean both write a comma.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let first = digits.len() % 3;
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What [`grouped`] wrote, or a person with thin spaces or none; `None` for what is no count in such groups.
pub fn ungrouped(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let count = digits.parse().ok()?;
    let commas = text.replace(['\u{2009}', '\u{202f}', '\u{a0}', ' '], ",");
    (text == digits || commas == grouped(count)).then_some(count)
}
