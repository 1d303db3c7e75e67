//! sinh, cosh, tanh, and the sigmoid and softplus of neural networks.

use super::bits::{MAGIC, fast_two_sum, flip, polynomial, power_of_two, quotient, scale, select, two_sum, upper};
use super::exponential::{LN_2_HIGH, LN_2_LOW, exp_minus_one, exp_parts, reduce};
use super::logarithm::log_parts;

/// The hyperbolic tangent: E / (E + 2) with E = e^{2|x|} - 1, which keeps the relative accuracy near 0.
#[inline(always)]
pub fn tanh(x: f64) -> f64 {
    let a = select(x.abs() > 20.0, 20.0, x.abs());
    let (e, e_low) = exp_minus_one(2.0 * a);
    let (d, d_low) = two_sum(2.0, e);
    let (q, q_low) = quotient(e, e_low, d, d_low + e_low);
    flip(q + q_low, x)
}

/// 1 / (1 + e^{-x}), as e / (1 + e) with e = e^{-|x|} where x < 0.
#[inline(always)]
pub fn sigmoid(x: f64) -> f64 {
    let a = select(x.abs() > 746.0, 746.0, x.abs());
    let (k, p, p_low) = exp_parts(-a);
    // Below 2^-1000 the sum with 1 does not see it.
    let power = power_of_two(select(k < -1000.0, -1000.0, k) + MAGIC);
    let (d, d_low) = fast_two_sum(1.0, power * p);
    let negative = x < 0.0;
    let n = select(negative, p, 1.0);
    let n_low = select(negative, p_low, 0.0);
    let (q, q_low) = quotient(n, n_low, d, d_low + power * p_low);
    scale(q + q_low, select(negative, k, 0.0))
}

/// ln(1 + e^x), as max(x, 0) + ln(1 + e^{-|x|}).
#[inline(always)]
pub fn softplus(x: f64) -> f64 {
    let a = select(x.abs() > 746.0, 746.0, x.abs());
    let (k, p, p_low) = exp_parts(-a);
    let e = scale(p, k);
    // p_low · 2^k is p_low/p · e; 2 - p is 1/p to a few percent.
    let e_low = p_low * (2.0 - p) * e;
    // 1 + e above √2 is halved, and ln 2 added.
    let halved = e > std::f64::consts::SQRT_2 - 1.0;
    let (less, less_low) = fast_two_sum(-1.0, e);
    let f = select(halved, 0.5 * less, e);
    let f_low = select(halved, 0.5 * (less_low + e_low), e_low);
    let (square, rest) = log_parts(f);
    let ln_2 = select(halved, LN_2_HIGH, 0.0);
    let ln_2_low = select(halved, LN_2_LOW, 0.0);
    let (base, base_low) = two_sum(ln_2, select(x > 0.0, x, 0.0));
    // f_low is divided by 1 + f, to a few percent.
    let low = (base_low + ln_2_low) + f_low * (1.0 - f + f * f);
    let value = base - ((square - (rest + low)) - f);
    // Infinity has no rounding error, and a NaN is passed on.
    select(x < f64::INFINITY, value, x)
}

/// sinh and cosh of |x|, with x = k·ln 2 + r, from the addition theorems:
/// sinh x = 2^k (h sinh r + g cosh r), cosh x = 2^k (h cosh r + g sinh r), g, h = (1 ∓ 4^-k) / 2.
#[inline(always)]
fn sinh_cosh(x: f64) -> (f64, f64, f64) {
    let a = select(x.abs() > 711.0, 711.0, x.abs());
    let (k, r, r_low) = reduce(a);
    let power = power_of_two(MAGIC - 2.0 * select(k > 60.0, 60.0, k));
    // From k = 14 on, half of 4^-k goes apart, so that g and h have 27 bits and their products below are exact.
    let half = 0.5 * power;
    let near = select(k > 13.5, 0.0, half);
    let (g, h) = (0.5 - near, 0.5 + near);
    let z = r * r;
    let cubic = polynomial!(z; 0.16666666666666674, 0.008333333333323303, 0.00019841269882421266,
        2.7557247562539906e-6, 2.510796790472942e-8);
    let quartic = polynomial!(z; 0.04166666666666667, 0.0013888888888878243, 2.4801587346028796e-5,
        2.7557248870756966e-7, 2.092425781572217e-9);
    // sinh r = high + low, the first of 26 bits; cosh r = 1 + above.
    let high = upper(r);
    let low = (r - high) + (r * z * cubic + r_low);
    let above = 0.5 * z + z * z * quartic;
    let (sinh, sinh_low) = fast_two_sum(g, h * high);
    let (cosh, cosh_low) = fast_two_sum(h, g * high);
    let apart = (half - near) * ((1.0 - high) + (above - low));
    let sinh_low = sinh_low + (g * above + (h * low - apart));
    let cosh_low = cosh_low + (h * above + (g * low + apart));
    (k, sinh + sinh_low, cosh + cosh_low)
}

/// The hyperbolic sine.
#[inline(always)]
pub fn sinh(x: f64) -> f64 {
    let (k, sinh, _) = sinh_cosh(x);
    flip(scale(sinh, k), x)
}

/// The hyperbolic cosine.
#[inline(always)]
pub fn cosh(x: f64) -> f64 {
    let (k, _, cosh) = sinh_cosh(x);
    scale(cosh, k)
}
