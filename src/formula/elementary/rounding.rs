//! floor, ceil, round, modulo: exact functions.
//!
//! Adding and subtracting 2^52 rounds to the nearest integer, the even one at a half, in two packed instructions
//! everywhere, where `f64::floor` and its like are calls on a machine with SSE2 alone.

use super::bits::{select, two_product};

const TWO_52: f64 = 4503599627370496.0;

/// The nearest integer, the even one at a half.
#[inline(always)]
pub fn round_even(x: f64) -> f64 {
    let a = x.abs();
    let rounded = (a + TWO_52) - TWO_52;
    // Written so that a NaN is passed on.
    select(a < TWO_52, rounded, a).copysign(x)
}

/// The largest integer that is not above `x`.
#[inline(always)]
pub fn floor(x: f64) -> f64 {
    let near = round_even(x);
    select(near > x, near - 1.0, near).copysign(x)
}

/// The smallest integer that is not below `x`.
#[inline(always)]
pub fn ceil(x: f64) -> f64 {
    let near = round_even(x);
    select(near < x, near + 1.0, near).copysign(x)
}

/// The remainder of |a| / |b|, or of numbers of those signs, with the sign of `b`; `rest` has the sign of `a`.
#[inline(always)]
fn toward_divisor(rest: f64, b: f64) -> f64 {
    let across = (rest != 0.0) & ((rest < 0.0) != (b < 0.0));
    let value = select(across, rest + b, rest);
    select(value == 0.0, 0.0f64.copysign(b), value)
}

/// Whether the quotient of `modulo` is too large, or the numbers too far out, for `modulo_common`.
#[inline(always)]
pub(super) fn is_far(a: f64, b: f64) -> bool {
    let common = (a.abs() < TWO_52 * b.abs()) & (a.abs() < 1e300) & (b.abs() > 1e-270);
    !(common | a.is_nan() | b.is_nan())
}

/// `modulo` where `is_far` does not hold: |a| - n|b| is exact for the truncated quotient n, which can be one too large.
#[inline(always)]
pub(super) fn modulo_common(a: f64, b: f64) -> f64 {
    let (dividend, divisor) = (a.abs(), b.abs());
    let quotient = dividend / divisor;
    let nearest = (quotient + TWO_52) - TWO_52;
    let n = select(nearest > quotient, nearest - 1.0, nearest);
    let (product, error) = two_product(n, select(divisor < f64::INFINITY, divisor, 1.0));
    let rest = (dividend - product) - error;
    let rest = select(rest < 0.0, rest + divisor, rest);
    let rest = select(dividend < divisor, dividend, rest);
    toward_divisor(rest.copysign(a), b)
}

#[cold]
#[inline(never)]
fn modulo_far(a: f64, b: f64) -> f64 {
    // Rust's remainder is exact, and so the same everywhere.
    toward_divisor(a % b, b)
}

/// `a` less the multiple of `b` that leaves something between 0 and `b`: the sign is the divisor's, as in Python.
#[inline(always)]
pub fn modulo(a: f64, b: f64) -> f64 {
    if is_far(a, b) { modulo_far(a, b) } else { modulo_common(a, b) }
}
