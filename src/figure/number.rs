//! Numbers as people write them: a true minus sign, powers of ten with raised exponents.

use crate::words;

/// A number with `decimals` places: `−1.50`.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    // −0.00 is 0.00.
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) => format!("\u{2212}{digits}"),
        Some(digits) => digits.to_owned(),
        None => text,
    }
}

/// As [`fixed`], the digits before the point in groups of three: `1,000,000`.
pub fn grouped(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let (sign, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    // More digits than a count has are of no axis.
    whole.parse().map_or(text.clone(), |whole| format!("{sign}{}{rest}", words::grouped(whole)))
}

/// A number with a power of ten, whatever its size: `2×10⁻¹`; 0 alone stands as it is.
pub fn scientific(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return short(value, digits);
    }
    let (mantissa, exponent) = split(value, digits);
    with_power(&mantissa, exponent)
}

/// A number to at most `digits` significant digits, without idle zeros: `0.12`, `−2.5`, `3×10⁻⁷`.
pub fn short(value: f64, digits: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return if value.is_nan() {
            "NaN".to_owned()
        } else {
            format!("{}∞", if value < 0.0 { "\u{2212}" } else { "" })
        };
    }
    let (mantissa, exponent) = split(value, digits);
    if !(-4..6).contains(&exponent) {
        return with_power(&mantissa, exponent);
    }
    let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
    let text = fixed(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The significant digits, `least` at least and 15 at most, by which a value is told from those that are `apart` from it.
pub fn digits(value: f64, apart: f64, least: usize) -> usize {
    let order = |value: f64| value.abs().log10().floor();
    let needed = order(value) - order(apart) + 1.0;
    if needed.is_finite() { (needed.max(0.0) as usize).clamp(least, 15) } else { least }
}

/// `10⁻²`.
pub fn power_of_ten(exponent: i32) -> String {
    format!("10{}", raised(exponent))
}

/// The mantissa (without idle zeros) and the exponent of a finite number other than 0.
fn split(value: f64, digits: usize) -> (String, i32) {
    let text = format!("{:.*e}", digits.saturating_sub(1), value);
    let (mantissa, exponent) = text.split_once('e').expect("this format always writes an e");
    let mantissa = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    (mantissa.replace('-', "\u{2212}"), exponent.parse().expect("this format always ends in a number"))
}

fn with_power(mantissa: &str, exponent: i32) -> String {
    match mantissa {
        "1" => power_of_ten(exponent),
        "\u{2212}1" => format!("\u{2212}{}", power_of_ten(exponent)),
        _ => format!("{mantissa}×{}", power_of_ten(exponent)),
    }
}

fn raised(exponent: i32) -> String {
    let digit = |c: char| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁰',
    };
    exponent.to_string().chars().map(digit).collect()
}
