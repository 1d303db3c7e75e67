//! asin, acos, atan, atan2.

use super::bits::{fast_two_sum, flip, polynomial, quotient, select, upper};
use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// π/4, π/2, π less their doubles.
const QUARTER_PI_LOW: f64 = 3.061616997868383e-17;
const HALF_PI_LOW: f64 = 6.123233995736766e-17;
const PI_LOW: f64 = 1.2246467991473532e-16;

/// atan(n / d) as an unevaluated sum, for 0 ≤ n ≤ d, d in 2^-1000..2^1000.
///
/// Method (Cephes' `atan.c`): from 1/2 on, atan(n/d) = π/4 + atan((n - d)/(n + d)); then a minimax polynomial on
/// |t| ≤ 1/2 (tests/fixtures/polynomials.py), with the quotient t as a sum of two doubles.
#[inline(always)]
fn first_octant(n: f64, d: f64) -> (f64, f64) {
    let far = n > 0.5 * d;
    let (sum, sum_low) = fast_two_sum(d, n);
    let top = select(far, n - d, n);
    let bottom = select(far, sum, d);
    let bottom_low = select(far, sum_low, 0.0);
    let (q, q_low) = quotient(top, 0.0, bottom, bottom_low);
    let (t, t_low) = fast_two_sum(q, q_low);
    let z = t * t;
    let cubic = polynomial!(z; -0.3333333333333332, 0.19999999999994827, -0.14285714285070605, 0.11111111072485334,
        -0.09090907751176049, 0.07692278120308552, -0.06666227239457885, 0.05877809021184231, -0.052298852479879136,
        0.045885068297450995, -0.03708585795195822, 0.023595723623293964, -0.008321311599028101);
    let rest = t * z * cubic + (t_low - t_low * z);
    let (angle, angle_low) = fast_two_sum(select(far, FRAC_PI_4, 0.0), t);
    (angle, angle_low + (rest + select(far, QUARTER_PI_LOW, 0.0)))
}

/// The arc tangent.
#[inline(always)]
pub fn atan(x: f64) -> f64 {
    let a = x.abs();
    let swap = a > 1.0;
    // Past 2^100 the result is π/2 already.
    let large = select(a > 1e30, 1e30, a);
    let (angle, low) = first_octant(select(swap, 1.0, a), select(swap, large, 1.0));
    let (turned, turned_low) = fast_two_sum(FRAC_PI_2, -angle);
    let value = select(swap, turned + (turned_low + (HALF_PI_LOW - low)), angle + low);
    flip(value, x)
}

/// The angle of the point (x, y), with the special cases of IEEE 754's `atan2`.
#[inline(always)]
pub fn atan2(y: f64, x: f64) -> f64 {
    // 2^200 and 2^-300
    const UP: f64 = f64::from_bits((1023 + 200) << 52);
    const DOWN: f64 = f64::from_bits((1023 - 300) << 52);
    let (a, b) = (x.abs(), y.abs());
    let swap = b > a;
    let n = select(swap, a, b);
    let d = select(swap, b, a);
    // 0/0 is 0, ∞/∞ is 1, n/∞ is 0.
    let n = select(d == f64::INFINITY, select(n == d, 1.0, 0.0), n);
    let d = select((d == f64::INFINITY) | (d == 0.0), 1.0, d);
    // Away from overflow and underflow of what the quotient is made of.
    let factor = select(d > 1e240, DOWN, 1.0);
    let factor = select((n < 1e-240) & (d <= 1e240), UP, factor);
    let (angle, low) = first_octant(n * factor, d * factor);
    let left = x.is_sign_negative();
    let base = select(swap, FRAC_PI_2, select(left, PI, 0.0));
    let base_low = select(swap, HALF_PI_LOW, select(left, PI_LOW, 0.0));
    let back = select(swap != left, -1.0, 1.0);
    let (sum, sum_low) = fast_two_sum(base, flip(angle, back));
    let value = sum + (sum_low + (base_low + flip(low, back)));
    select(x.is_nan() | y.is_nan(), x + y, flip(value, y))
}

/// For 0 ≤ a ≤ 1: `(far, s, s_low, rest)`, where asin is s + s_low + rest of a up to 1/2 (`far` false), and π/2 less twice that of a beyond.
///
/// Method (fdlibm's `e_asin.c`): asin a = π/2 - 2 asin √((1 - a)/2); here with one polynomial on [0, 1/2] and the
/// root as a sum of two doubles.
#[inline(always)]
fn arc(a: f64) -> (bool, f64, f64, f64) {
    let far = a > 0.5;
    let z = select(far, 0.5 * (1.0 - a), a * a);
    let root = z.sqrt();
    let high = upper(root);
    let root_low = select(root > 0.0, (z - high * high) / (root + high), 0.0);
    let s = select(far, high, a);
    let s_low = select(far, root_low, 0.0);
    let cubic = polynomial!(z; 0.16666666666666718, 0.07499999999979681, 0.0446428571675879, 0.03038194299796516,
        0.022372207771366268, 0.01735172844064502, 0.013979550475798777, 0.01140846547191757, 0.010730621078517986,
        0.003881363735272693, 0.02130790659670924, -0.02046578541487765, 0.0323127660381383);
    (far, s, s_low, select(far, root, a) * z * cubic)
}

/// The arc sine; NaN outside [-1, 1].
#[inline(always)]
pub fn asin(x: f64) -> f64 {
    let (far, s, s_low, rest) = arc(x.abs());
    let (high, low) = fast_two_sum(FRAC_PI_2, -2.0 * s);
    let value = select(far, high + (low + (HALF_PI_LOW - 2.0 * (s_low + rest))), s + rest);
    flip(value, x)
}

/// The arc cosine; NaN outside [-1, 1].
#[inline(always)]
pub fn acos(x: f64) -> f64 {
    let (far, s, s_low, rest) = arc(x.abs());
    let negative = x < 0.0;
    // Near: π/2 - asin x. Far: 2 asin √((1 - x)/2), or π less that.
    let near = fast_two_sum(FRAC_PI_2, -flip(s, x));
    let near = near.0 + (near.1 + (HALF_PI_LOW - flip(rest, x)));
    let twice_low = 2.0 * (s_low + rest);
    let left = fast_two_sum(PI, -2.0 * s);
    let left = left.0 + (left.1 + (PI_LOW - twice_low));
    let far_value = select(negative, left, 2.0 * s + twice_low);
    select(far, far_value, near)
}
