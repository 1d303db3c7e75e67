//! x^y.
//!
//! Method (fdlibm's `e_pow.c`, without its table): log2 x as a sum of two doubles with about 64 bits, times y, and 2 to
//! that. log2 m = 2/(3 ln 2) · s (3 + s² + s⁴ W(s²)) with s = (m - 1)/(m + 1) as a sum of two doubles.

use super::bits::{MAGIC, decompose, fast_two_sum, polynomial, quotient, scale, select, upper};

const TWO_52: f64 = 4503599627370496.0;
const TWO_70: f64 = 1180591620717411303424.0;

/// log2 x as `(high, low)`, the first of 26 bits, for positive finite x.
#[inline(always)]
fn log2_parts(x: f64) -> (f64, f64) {
    // 2/(3 ln 2) whole, and in two parts, the first of 26 bits.
    const FACTOR: f64 = 0.9617966939259756;
    const FACTOR_HIGH: f64 = 0.9617966860532761;
    const FACTOR_LOW: f64 = 7.872699542894897e-9;
    let (k, m) = decompose(x);
    let (d, d_low) = fast_two_sum(1.0, m);
    let f = m - 1.0;
    let (s, s_low) = quotient(f, 0.0, d, d_low);
    let whole = s + s_low;
    // s² = square + square_low, the first exact.
    let square = s * s;
    let square_low = s_low * (s + whole);
    // For the small terms a rounded s will do, which is there sooner.
    let near = f * (1.0 / d);
    let z = near * near;
    let w = polynomial!(z; 0.6, 0.4285714285714929, 0.33333333330127596, 0.2727272791861089, 0.23076856406886537,
        0.20003848649697356, 0.1752164705169913, 0.17929322868491465);
    let r = square_low + z * z * w;
    let t = upper((3.0 + square) + r);
    let t_low = r - ((t - 3.0) - square);
    // s t = p + p_low
    let product = s * t;
    let product_low = s_low * t + t_low * whole;
    let p = upper(product + product_low);
    let p_low = product_low - (p - product);
    let scaled = FACTOR_HIGH * p;
    let scaled_low = FACTOR_LOW * p + p_low * FACTOR;
    let high = upper((scaled + scaled_low) + k);
    (high, scaled_low - ((high - k) - scaled))
}

/// 2^(high + low), where `high` has at most 52 bits and `low` is below 2^-15 of it.
#[inline(always)]
fn exp2_parts(high: f64, low: f64) -> f64 {
    use std::f64::consts::LN_2;
    // ln 2 in two parts, the first of 26 bits.
    const LN_2_HIGH: f64 = 0.6931471675634384;
    const LN_2_LOW: f64 = 1.2996506893889889e-8;
    // Past these, all is infinity or 0.
    let outside = high.abs() > 1100.0;
    let high = select(outside, 1100.0f64.copysign(high), high);
    let low = select(outside, 0.0, low);
    let n = (high + MAGIC) - MAGIC;
    let (g, g_low) = fast_two_sum(high - n, low);
    let q = polynomial!(g; 0.24022650695910072, 0.0555041086648216, 0.009618129107628437, 0.0013333558146417263,
        0.00015403530393509515, 1.5252733829366004e-5, 1.3215486652845592e-6, 1.0178062694599319e-7,
        7.0549686952321815e-9, 4.4549167513349836e-10, 2.5614932507144236e-11);
    // The linear term whole, so that powers that are doubles come out as those doubles.
    let g_high = upper(g);
    let (p, p_low) = fast_two_sum(1.0, g_high * LN_2_HIGH);
    let linear_low = g_high * LN_2_LOW + ((g - g_high) + g_low) * LN_2;
    scale(p + ((p_low + linear_low) + g * g * q), n)
}

/// Whether a number that is not negative is an integer.
#[inline(always)]
fn whole(a: f64) -> bool {
    (a >= TWO_52) | ((a + TWO_52) - TWO_52 == a)
}

/// x^y with the special cases of IEEE 754's `pow`: 1 for y = 0 or x = 1 whatever the other is, NaN for a negative x and
/// a y that is no integer.
#[inline(always)]
pub fn pow(x: f64, y: f64) -> f64 {
    let a = x.abs();
    let (log, log_low) = log2_parts(a);
    // Beyond 2^70, y takes any a but 1 to 0 or infinity.
    let b = select(y > TWO_70, TWO_70, y);
    let b = select(b < -TWO_70, -TWO_70, b);
    let b_high = upper(b);
    let value = exp2_parts(b_high * log, (b - b_high) * log + b * log_low);
    let edge = select((a == 0.0) == (y < 0.0), f64::INFINITY, 0.0);
    let value = select((a == 0.0) | (a == f64::INFINITY), edge, value);
    let integer = whole(y.abs());
    let odd = integer & !whole(0.5 * y.abs());
    let value = select(odd, value.copysign(x), value);
    let value = select((x < 0.0) & (a < f64::INFINITY) & !integer, f64::NAN, value);
    let value = select(x.is_nan() | y.is_nan(), x + y, value);
    select((y == 0.0) | (x == 1.0), 1.0, value)
}
