//! Random numbers that are known by their place: those of NumPy's `Philox` (4×64, 10 rounds).
//!
//! Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy as 1, 2, 3.

use super::elementary;

/// What random numbers are drawn for; the third word of the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u64)]
pub enum Purpose {
    /// The order of a data set's examples.
    Order = 0,
    /// What is added to a gradient.
    GradientNoise = 1,
    /// What a rule reads as `noise`.
    RuleNoise = 2,
    /// Generated data.
    Data = 3,
}

/// The four words of `numpy.random.Philox(key=seed, counter=[index, coordinate, purpose, 0]).random_raw(4)`.
pub fn block(seed: u64, index: u64, coordinate: u64, purpose: Purpose) -> [u64; 4] {
    // NumPy counts up before it makes its first block.
    let mut counter = [index, coordinate, purpose as u64, 0];
    for word in &mut counter {
        *word = word.wrapping_add(1);
        if *word != 0 {
            break;
        }
    }
    philox(counter, [seed, 0])
}

/// The words of `numpy.random.Philox(key=seed, counter=[0, index, purpose, 0]).random_raw(…)`, as many as are taken.
pub fn words(seed: u64, index: u64, purpose: Purpose) -> impl Iterator<Item = u64> {
    (0..).flat_map(move |number| block(seed, number, index, purpose))
}

/// A uniform number from 0 up to but not including 1: the top 53 bits.
#[inline]
pub fn uniform(word: u64) -> f64 {
    const UNIT: f64 = 1.0 / (1u64 << 53) as f64;
    (word >> 11) as f64 * UNIT
}

/// A standard normal number, by Box and Muller's method from the block's first two words.
pub fn normal(seed: u64, index: u64, coordinate: u64, purpose: Purpose) -> f64 {
    let [first, second, ..] = block(seed, index, coordinate, purpose);
    let radius = (-2.0 * elementary::ln(1.0 - uniform(first))).sqrt();
    radius * elementary::cos(2.0 * std::f64::consts::PI * uniform(second))
}

/// Philox 4×64 with ten rounds.
pub fn philox(counter: [u64; 4], key: [u64; 2]) -> [u64; 4] {
    const MULTIPLIERS: [u64; 2] = [0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157];
    const WEYL: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B];
    let wide = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        ((product >> 64) as u64, product as u64)
    };
    let (mut x, mut key) = (counter, key);
    for round in 0..10 {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        let (high0, low0) = wide(MULTIPLIERS[0], x[0]);
        let (high1, low1) = wide(MULTIPLIERS[1], x[2]);
        x = [high1 ^ x[1] ^ key[0], low1, high0 ^ x[3] ^ key[1], low0];
    }
    x
}
