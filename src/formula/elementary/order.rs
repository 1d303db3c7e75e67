//! Functions that only compare and select: sign, relu, min, max, clamp.

/// -1, 0 or 1; ±0 and NaN are passed on as they are.
#[inline(always)]
pub fn sign(x: f64) -> f64 {
    let below = if x < 0.0 { -1.0 } else { x };
    if x > 0.0 { 1.0 } else { below }
}

/// max(x, 0), NaN for NaN.
#[inline(always)]
pub fn relu(x: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { x }
}

/// The smaller one, the first on a tie; NaN if either is.
#[inline(always)]
pub fn min(a: f64, b: f64) -> f64 {
    if (b < a) | b.is_nan() { b } else { a }
}

/// The larger one, the first on a tie; NaN if either is.
#[inline(always)]
pub fn max(a: f64, b: f64) -> f64 {
    if (b > a) | b.is_nan() { b } else { a }
}

/// `x`, but not below `low` and not above `high`; `high` if the limits cross.
#[inline(always)]
pub fn clamp(x: f64, low: f64, high: f64) -> f64 {
    min(max(x, low), high)
}
