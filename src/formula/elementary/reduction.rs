//! Large arguments of sin, cos, tan, reduced exactly.
//!
//! Method: M. Payne and R. Hanek, "Radian reduction for trigonometric functions", 1983, in integer arithmetic: the 53
//! bits of v times those 192 bits of 2/π whose products stay below 4 quarter turns.

use super::bits::{fast_two_sum, two_product};

/// 64 zero bits, then 2/π in binary.
const TWO_OVER_PI: [u64; 21] = [
    0,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
    0xf0cfbc209af4361d,
];

/// The 64 bits of `TWO_OVER_PI` from bit `start` on.
fn word(start: usize) -> u64 {
    let (index, shift) = (start / 64, start % 64);
    let pair = (u128::from(TWO_OVER_PI[index]) << 64) | u128::from(TWO_OVER_PI[index + 1]);
    (pair << shift >> 64) as u64
}

/// `(quadrant, r, low)`: v = π/2 · n + r + low, |r| ≤ π/4, with the two lowest bits of n. For a finite v ≥ 2^17.
pub(super) fn reduce(v: f64) -> (u64, f64, f64) {
    let bits = v.to_bits();
    let mantissa = u128::from((bits & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000);
    // v = mantissa · 2^exponent, and bits of 2/π of weight 2^(2 - exponent) and more only add whole turns.
    let exponent = (bits >> 52) as usize & 0x7ff;
    let start = exponent + 64 - 2 - 1075;
    let low = mantissa * u128::from(word(start + 128));
    let middle = mantissa * u128::from(word(start + 64)) + (low >> 64);
    let high = mantissa * u128::from(word(start)) + (middle >> 64);
    // 192 bits, the first two the quadrant; 128 of them after these are the fraction of a quarter turn.
    let top = (high << 64) | u128::from(middle as u64);
    let fraction = (top << 2) | (low >> 62 & 3);
    let quadrant = (top >> 126) as u64;
    // To the nearest quarter turn.
    let above = fraction >> 127 == 1;
    let distance = if above { fraction.wrapping_neg() } else { fraction };
    let (r, low) = quarter_turns(distance);
    if above { (quadrant + 1, -r, -low) } else { (quadrant, r, low) }
}

/// π/2 · distance / 2^128 as a sum of two doubles.
fn quarter_turns(distance: u128) -> (f64, f64) {
    const HALF_PI_LOW: f64 = 6.123233995736766e-17;
    let zeros = distance.leading_zeros().min(127);
    let normal = distance << zeros;
    let high = (normal >> 75) as u64 as f64;
    let low = ((normal >> 22) as u64 & ((1 << 53) - 1)) as f64 * f64::from_bits((1023 - 53) << 52);
    // 2^(-53 - zeros)
    let unit = f64::from_bits((1023 - 53 - u64::from(zeros)) << 52);
    let (product, error) = two_product(high, std::f64::consts::FRAC_PI_2);
    let rest = error + (high * HALF_PI_LOW + low * std::f64::consts::FRAC_PI_2);
    fast_two_sum(product * unit, rest * unit)
}
