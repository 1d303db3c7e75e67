//! Random numbers are NumPy's.

use thalweg::formula::random::{Purpose, block, normal, philox};

#[test]
fn words_and_normal_numbers_are_those_that_numpy_gave() {
    for line in include_str!("../fixtures/philox.txt").lines() {
        let columns: Vec<&str> = line.split(' ').collect();
        let number = |column: usize| columns[column].parse::<u64>().expect("a decimal number");
        let bits = |column: usize| u64::from_str_radix(columns[column], 16).expect("hexadecimal digits");
        let purpose = [Purpose::Order, Purpose::GradientNoise, Purpose::RuleNoise, Purpose::Data][number(3) as usize];
        let (seed, index, coordinate) = (number(0), number(1), number(2));
        assert_eq!(block(seed, index, coordinate, purpose), [4, 5, 6, 7].map(bits), "{line}");
        let (found, recorded) = (normal(seed, index, coordinate, purpose), f64::from_bits(bits(8)));
        assert!((found - recorded).abs() <= 4.0 * f64::EPSILON * (1.0 + recorded.abs()), "{line}: {found}");
    }
}

#[test]
fn philox_meets_the_known_answers_of_random123() {
    // Random123 1.14, tests/kat_vectors, philox4x64 10.
    let answers = [0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b];
    assert_eq!(philox([0; 4], [0; 2]), answers);
    let answers = [0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0];
    assert_eq!(philox([u64::MAX; 4], [u64::MAX; 2]), answers);
    let digits_of_pi = [0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89];
    let key = [0x452821e638d01377, 0xbe5466cf34e90c6c];
    let answers = [0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6];
    assert_eq!(philox(digits_of_pi, key), answers);
}

#[test]
fn normal_numbers_have_mean_zero_and_variance_one() {
    let numbers: Vec<f64> = (1..=100_000).map(|t| normal(7, t, 0, Purpose::GradientNoise)).collect();
    let mean = numbers.iter().sum::<f64>() / 1e5;
    let variance = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / 1e5;
    // Four standard deviations of each.
    assert!(mean.abs() < 4.0 / 1e5_f64.sqrt() && (variance - 1.0).abs() < 4.0 * (2.0 / 1e5_f64).sqrt());
}
