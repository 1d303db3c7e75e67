//! Functions that only compare and select: sign, min, max.

use super::bits::select;

/// -1, 0 or 1; ±0 and NaN are passed on as they are.
#[inline(always)]
pub fn sign(x: f64) -> f64 {
    let below = select(x < 0.0, -1.0, x);
    select(x > 0.0, 1.0, below)
}

/// The smaller one, the first on a tie; NaN if either is.
#[inline(always)]
pub fn min(a: f64, b: f64) -> f64 {
    select((b < a) | b.is_nan(), b, a)
}

/// The larger one, the first on a tie; NaN if either is.
#[inline(always)]
pub fn max(a: f64, b: f64) -> f64 {
    select((b > a) | b.is_nan(), b, a)
}
