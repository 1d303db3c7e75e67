//! exp, and what others need of it.
//!
//! Method (fdlibm's `e_exp.c` and many others): x = k·ln 2 + r with |r| ≤ ln 2 / 2, a minimax polynomial for e^r
//! (tests/fixtures/polynomials.py), and a scaling by 2^k in two steps, so that subnormal results are rounded once.

use super::bits::{MAGIC, fast_two_sum, polynomial, power_of_two, scale, select};

/// ln 2 in two parts; the first has 11 trailing zero bits, so that k times it is exact.
pub(super) const LN_2_HIGH: f64 = 0.693147180559663;
pub(super) const LN_2_LOW: f64 = 2.8235290563031577e-13;

/// `(k, r, r_low)`: x = k·ln 2 + r + r_low, |r| ≤ 0.3466, for |x| ≤ 1500.
#[inline(always)]
pub(super) fn reduce(x: f64) -> (f64, f64, f64) {
    let k = (x * std::f64::consts::LOG2_E + MAGIC) - MAGIC;
    let high = x - k * LN_2_HIGH;
    let low = k * LN_2_LOW;
    let r = high - low;
    (k, r, (high - r) - low)
}

/// e^r - 1 - r for |r| ≤ 0.3466.
#[inline(always)]
pub(super) fn beyond_linear(r: f64) -> f64 {
    r * r
        * polynomial!(r; 0.5, 0.1666666666666667, 0.04166666666666649, 0.008333333333326337, 0.0013888888889004368,
            0.0001984126987422129, 2.4801587043663607e-5, 2.755725605787129e-6, 2.755754231022905e-7,
            2.5104976619367003e-8, 2.0825111168419205e-9)
}

/// `(k, p, p_low)`: e^x = 2^k (p + p_low), p in [0.7, 1.42], for |x| ≤ 1500.
#[inline(always)]
pub(super) fn exp_parts(x: f64) -> (f64, f64, f64) {
    let (k, r, r_low) = reduce(x);
    let (c, c_low) = fast_two_sum(r, beyond_linear(r));
    let (p, p_low) = fast_two_sum(1.0, c);
    (k, p, p_low + (c_low + r_low))
}

/// e^x - 1 as an unevaluated sum, accurate near 0 as well, for 0 ≤ x ≤ 700.
#[inline(always)]
pub(super) fn exp_minus_one(x: f64) -> (f64, f64) {
    let (k, r, r_low) = reduce(x);
    let (c, c_low) = fast_two_sum(r, beyond_linear(r));
    let power = power_of_two(k + MAGIC);
    // 2^k - 1 is 0 or larger than what is added.
    let (sum, sum_low) = fast_two_sum(power - 1.0, power * c);
    (sum, sum_low + power * (c_low + r_low))
}

/// e^x.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let x = select(x > 710.0, 710.0, x);
    let x = select(x < -746.0, -746.0, x);
    let (k, r, _) = reduce(x);
    scale(1.0 + (r + beyond_linear(r)), k)
}
