//! What all the functions are made of: bit-level helpers and arithmetic on unevaluated sums of two doubles.
//!
//! Everything here compiles to packed instructions of any width: no branches, no conversions between integers and
//! doubles, no fused multiply-add. Products are made exact by cutting factors to 26 bits (T. J. Dekker, "A
//! floating-point technique for extending the available precision", 1971), with a bit mask instead of a multiplication.

/// 1.5·2^52: adding it rounds a double to an integer, which then stands in the low bits of the sum.
pub(super) const MAGIC: f64 = 6755399441055744.0;

const SIGN: u64 = 1 << 63;

/// The polynomial with the given coefficients, lowest first, in Estrin's order (short chains of dependent operations).
macro_rules! polynomial {
    ($x:expr; $last:expr) => { $last };
    ($x:expr; $($c:expr),+) => {{ let x = $x; polynomial!(@pairs x; [] $($c),+) }};
    (@pairs $x:ident; [$($done:expr),*] $a:expr, $b:expr, $($rest:expr),+) => {
        polynomial!(@pairs $x; [$($done,)* $a + $x * $b] $($rest),+)
    };
    (@pairs $x:ident; [$($done:expr),*] $a:expr, $b:expr) => { polynomial!($x * $x; $($done,)* $a + $x * $b) };
    (@pairs $x:ident; [$($done:expr),*] $a:expr) => { polynomial!($x * $x; $($done,)* $a) };
}
pub(super) use polynomial;

/// The leading 26 bits of `x`: the product of two such numbers is exact.
#[inline(always)]
pub(super) fn upper(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & 0xffff_ffff_f800_0000)
}

/// `a` if the condition holds, else `b`, both being at hand already. Not `if`: the compiler would follow a branch through
/// the rest of a function and compute it twice, once for each side.
#[inline(always)]
pub(super) fn select(condition: bool, a: f64, b: f64) -> f64 {
    std::hint::select_unpredictable(condition, a, b)
}

/// `a`'s sign flipped where `b` is negative.
#[inline(always)]
pub(super) fn flip(a: f64, b: f64) -> f64 {
    f64::from_bits(a.to_bits() ^ (b.to_bits() & SIGN))
}

/// 2^k from the sum `MAGIC + k`, k an integer in -1022..=1023.
#[inline(always)]
pub(super) fn power_of_two(sum: f64) -> f64 {
    f64::from_bits(sum.to_bits().wrapping_add(1023) << 52)
}

/// `p · 2^k` for an integer k in -2044..=2046, with one rounding where the result is subnormal (p near 1).
#[inline(always)]
pub(super) fn scale(p: f64, k: f64) -> f64 {
    let half = k * 0.5 + MAGIC;
    let rest = (k - (half - MAGIC)) + MAGIC;
    p * power_of_two(half) * power_of_two(rest)
}

/// `x` as `(k, m)` with x = m·2^k and m in [√½, √2). Any positive finite x; meaningless otherwise.
#[inline(always)]
pub(super) fn decompose(x: f64) -> (f64, f64) {
    const ROOT_HALF: u64 = std::f64::consts::FRAC_1_SQRT_2.to_bits();
    const ONE: u64 = 1.0f64.to_bits();
    const TWO_52: f64 = 4503599627370496.0;
    const TWO_54: f64 = 18014398509481984.0;
    let subnormal = x < f64::MIN_POSITIVE;
    let normal = select(subnormal, x * TWO_54, x);
    let bias = select(subnormal, TWO_52 + 1023.0 + 54.0, TWO_52 + 1023.0);
    let shifted = normal.to_bits().wrapping_add(ONE - ROOT_HALF);
    // The exponent becomes a double by standing in the low bits of 2^52.
    let k = f64::from_bits((shifted >> 52) | TWO_52.to_bits()) - bias;
    let m = f64::from_bits((shifted & 0x000f_ffff_ffff_ffff).wrapping_add(ROOT_HALF));
    (k, m)
}

/// `a + b` and its rounding error, for |a| ≥ |b| or a = 0.
#[inline(always)]
pub(super) fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// `a + b` and its rounding error.
#[inline(always)]
pub(super) fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// `a · b` and its rounding error.
#[inline(always)]
pub(super) fn two_product(a: f64, b: f64) -> (f64, f64) {
    let (a_high, b_high) = (upper(a), upper(b));
    let (a_low, b_low) = (a - a_high, b - b_high);
    let product = a * b;
    (product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

/// `(n + n_low) / (d + d_low)` as an unevaluated sum, the first part of 26 bits, to about 2^-75.
#[inline(always)]
pub(super) fn quotient(n: f64, n_low: f64, d: f64, d_low: f64) -> (f64, f64) {
    let reciprocal = 1.0 / d;
    let q = upper(n * reciprocal);
    let d_high = upper(d);
    let rest = ((n - q * d_high) - q * (d - d_high)) + (n_low - q * d_low);
    (q, rest * reciprocal)
}
