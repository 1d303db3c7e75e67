//! ln, log2, log10.
//!
//! Method (fdlibm's `e_log.c`; FreeBSD's `e_log2.c` for the other bases): x = 2^k·m, f = m - 1, s = f / (2 + f),
//! ln m = 2 atanh s = f - f²/2 + s (f²/2 + R), R a minimax polynomial in s² (tests/fixtures/polynomials.py).

use super::bits::{decompose, polynomial, select, upper};
use super::exponential::{LN_2_HIGH, LN_2_LOW};

/// `(f²/2, s (f²/2 + R))`: ln(1 + f) is f minus the first plus the second. For 1 + f in [√½, √2].
#[inline(always)]
pub(super) fn log_parts(f: f64) -> (f64, f64) {
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * polynomial!(z; 0.6666666666666679, 0.3999999999976224, 0.28571428669702165, 0.22222205621890825,
        0.18183216468816532, 0.15322537394518596, 0.14714678548682225);
    let square = 0.5 * f * f;
    (square, s * (square + r))
}

/// `value`, but what a logarithm is at 0, below 0, at infinity and at NaN.
#[inline(always)]
fn at_edges(x: f64, value: f64) -> f64 {
    let inside = select(x < f64::INFINITY, value, x);
    let below = select(x == 0.0, f64::NEG_INFINITY, f64::NAN);
    // Written so that NaN, for which no comparison holds, takes the first.
    select(x <= 0.0, below, inside)
}

/// The natural logarithm.
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let (k, m) = decompose(x);
    let f = m - 1.0;
    let (square, rest) = log_parts(f);
    at_edges(x, k * LN_2_HIGH - ((square - (rest + k * LN_2_LOW)) - f))
}

/// log(m) / log(base) as `(high, low)`, where 1/log(base) is `inverse.0 + inverse.1`, the first of 26 bits.
#[inline(always)]
fn in_base(m: f64, inverse: (f64, f64)) -> (f64, f64) {
    let f = m - 1.0;
    let (square, rest) = log_parts(f);
    let high = upper(f - square);
    let low = ((f - high) - square) + rest;
    (high * inverse.0, (low + high) * inverse.1 + low * inverse.0)
}

/// The logarithm to base 2; exact at the powers of two.
#[inline(always)]
pub fn log2(x: f64) -> f64 {
    let (k, m) = decompose(x);
    let (high, low) = in_base(m, (1.4426950216293335, 1.9259629911266175e-8));
    let sum = k + high;
    at_edges(x, sum + (low + ((k - sum) + high)))
}

/// The logarithm to base 10.
#[inline(always)]
pub fn log10(x: f64) -> f64 {
    // log10 2; the first part times k is exact.
    const HIGH: f64 = 0.30102999566361177;
    const LOW: f64 = 3.694239077158931e-13;
    let (k, m) = decompose(x);
    let (high, low) = in_base(m, (0.4342944771051407, 4.798111141615973e-9));
    let sum = k * HIGH + high;
    at_edges(x, sum + ((low + k * LOW) + ((k * HIGH - sum) + high)))
}
