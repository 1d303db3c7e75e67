//! sin, cos, tan.
//!
//! Method (fdlibm's `k_sin.c`, `k_cos.c`; the reduction by Cody and Waite in three parts): v = k·π/2 + r with r as a sum
//! of two doubles, minimax polynomials on |r| ≤ π/4 (tests/fixtures/polynomials.py), one of the two by the quadrant.
//! Beyond [`LIMIT`] k·π/2 needs more bits than three parts have: those arguments, rare, go through `reduction`.

use super::bits::{MAGIC, fast_two_sum, flip, polynomial, quotient};
use super::reduction;

/// Up to here the reduction is exact enough without branches.
const LIMIT: f64 = 131072.0;

/// v less the nearest multiple of π/2.
struct Reduced {
    /// The multiple's quadrant in the two lowest bits.
    quadrant: u64,
    /// The rest, r + low.
    r: f64,
    low: f64,
}

/// Whether `v` needs `reduction`. Infinities do not: they come out as NaN here too.
#[inline(always)]
pub(super) fn is_large(v: f64) -> bool {
    (v.abs() > LIMIT) & (v.abs() < f64::INFINITY)
}

/// For 0 ≤ v ≤ LIMIT. The first two parts of π/2 have 36 bits, so that their multiples are exact.
#[inline(always)]
fn reduce(v: f64) -> Reduced {
    const FIRST: f64 = 1.5707963267923333;
    const SECOND: f64 = 2.5633441515839558e-12;
    const THIRD: f64 = 1.0562999066987428e-23;
    let sum = v * std::f64::consts::FRAC_2_PI + MAGIC;
    let k = sum - MAGIC;
    let first = v - k * FIRST;
    let (second, second_low) = fast_two_sum(first, -(k * SECOND));
    let third = k * THIRD - second_low;
    let r = second - third;
    Reduced { quadrant: sum.to_bits(), r, low: (second - r) - third }
}

/// For large v.
#[inline(always)]
fn reduce_large(v: f64) -> Reduced {
    let (quadrant, r, low) = reduction::reduce(v);
    Reduced { quadrant, r, low }
}

/// sin and cos of the reduced argument, each as `(value, correction)`.
#[inline(always)]
fn sin_cos(r: f64, low: f64) -> ((f64, f64), (f64, f64)) {
    let z = r * r;
    let sin = polynomial!(z; -0.16666666666666632, 0.008333333333322404, -0.00019841269829746686,
        2.7557313657691986e-6, -2.505075121151362e-8, 1.589632393787685e-10);
    let cos = polynomial!(z; 0.04166666666666664, -0.001388888888887967, 2.480158729255343e-5,
        -2.7557315154388697e-7, 2.087582321783299e-9, -1.1364442615287111e-11);
    let half = 0.5 * z;
    let (one_less, one_less_low) = fast_two_sum(1.0, -half);
    ((r, r * z * sin + (low - half * low)), (one_less, one_less_low + (z * z * cos - r * low)))
}

/// `a` where the lowest bit of `odd` is 0, else `b`; in bits, since not every machine compares 64-bit integers in lanes.
#[inline(always)]
fn choose(odd: u64, a: f64, b: f64) -> f64 {
    let mask = 0u64.wrapping_sub(odd & 1);
    f64::from_bits((a.to_bits() & !mask) | (b.to_bits() & mask))
}

/// A double whose sign is the second bit of the quadrant.
#[inline(always)]
fn half_turn(quadrant: u64) -> f64 {
    f64::from_bits(quadrant << 62)
}

/// sin(v) from |v| reduced.
#[inline(always)]
fn sin_of(reduced: Reduced, v: f64) -> f64 {
    let Reduced { quadrant, r, low } = reduced;
    let (sin, cos) = sin_cos(r, low);
    let value = choose(quadrant, sin.0, cos.0) + choose(quadrant, sin.1, cos.1);
    flip(flip(value, half_turn(quadrant)), v)
}

/// cos(v) from |v| reduced: sin a quarter of a turn on.
#[inline(always)]
fn cos_of(reduced: Reduced) -> f64 {
    let Reduced { quadrant, r, low } = reduced;
    sin_of(Reduced { quadrant: quadrant.wrapping_add(1), r, low }, 1.0)
}

/// tan(v) from |v| reduced: sin / cos, or -cos / sin.
#[inline(always)]
fn tan_of(reduced: Reduced, v: f64) -> f64 {
    let Reduced { quadrant, r, low } = reduced;
    let (sin, cos) = sin_cos(r, low);
    let sin = fast_two_sum(sin.0, sin.1);
    let cos = fast_two_sum(cos.0, cos.1);
    let n = (choose(quadrant, sin.0, cos.0), choose(quadrant, sin.1, cos.1));
    let d = (choose(quadrant, cos.0, sin.0), choose(quadrant, cos.1, sin.1));
    let (q, q_low) = quotient(n.0, n.1, d.0, d.1);
    flip(flip(q + q_low, f64::from_bits(quadrant << 63)), v)
}

/// The sine where `v` is not large.
#[inline(always)]
pub(super) fn sin_common(v: f64) -> f64 {
    sin_of(reduce(v.abs()), v)
}

/// The cosine where `v` is not large.
#[inline(always)]
pub(super) fn cos_common(v: f64) -> f64 {
    cos_of(reduce(v.abs()))
}

/// The tangent where `v` is not large.
#[inline(always)]
pub(super) fn tan_common(v: f64) -> f64 {
    tan_of(reduce(v.abs()), v)
}

#[cold]
#[inline(never)]
fn sin_large(v: f64) -> f64 {
    sin_of(reduce_large(v.abs()), v)
}

#[cold]
#[inline(never)]
fn cos_large(v: f64) -> f64 {
    cos_of(reduce_large(v.abs()))
}

#[cold]
#[inline(never)]
fn tan_large(v: f64) -> f64 {
    tan_of(reduce_large(v.abs()), v)
}

/// The sine.
#[inline(always)]
pub fn sin(v: f64) -> f64 {
    if is_large(v) { sin_large(v) } else { sin_common(v) }
}

/// The cosine.
#[inline(always)]
pub fn cos(v: f64) -> f64 {
    if is_large(v) { cos_large(v) } else { cos_common(v) }
}

/// The tangent.
#[inline(always)]
pub fn tan(v: f64) -> f64 {
    if is_large(v) { tan_large(v) } else { tan_common(v) }
}
