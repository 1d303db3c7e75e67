//! The elementary functions: how near to the exact value, the special cases, and one lane against many.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
use thalweg::formula::elementary::{self as e, Binary, Unary};

/// Exact values recorded from mpmath by `fixtures/elementary.py`, which describes the format.
const RECORDED: &str = include_str!("fixtures/elementary.txt");

const INFINITY: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// What is allowed, in units in the last place. The language promises 2, and 4 for `pow`.
const LIMIT: f64 = 1.0;

type OfOne = fn(f64) -> f64;
type OfTwo = fn(f64, f64) -> f64;

const UNARY: [(&str, OfOne); 16] = [
    ("exp", e::exp),
    ("ln", e::ln),
    ("log2", e::log2),
    ("log10", e::log10),
    ("sin", e::sin),
    ("cos", e::cos),
    ("tan", e::tan),
    ("asin", e::asin),
    ("acos", e::acos),
    ("atan", e::atan),
    ("sinh", e::sinh),
    ("cosh", e::cosh),
    ("tanh", e::tanh),
    ("sigmoid", e::sigmoid),
    ("softplus", e::softplus),
    ("sqrt", f64::sqrt),
];

const BINARY: [(&str, OfTwo); 3] = [("pow", e::pow), ("atan2", e::atan2), ("modulo", e::modulo)];

fn double(digits: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(digits, 16).expect("the fixture has hexadecimal digits"))
}

/// The error of `value` in units in the last place of the exact value, `nearest` and `rest` of these units.
fn error(value: f64, nearest: f64, rest: f64) -> f64 {
    if value == nearest && !value.is_finite() {
        return 0.0;
    }
    let unit = nearest.abs().max(f64::MIN_POSITIVE);
    let unit = f64::from_bits(unit.to_bits() + 1) - unit;
    ((value - nearest) / unit - rest).abs()
}

/// Equal bits, or both NaN.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
}

fn check_unary(f: OfOne, cases: &[(f64, f64)]) {
    for &(x, expected) in cases {
        assert!(same(f(x), expected), "f({x}) is {}, not {expected}", f(x));
    }
}

fn check_binary(f: OfTwo, cases: &[(f64, f64, f64)]) {
    for &(x, y, expected) in cases {
        assert!(same(f(x, y), expected), "f({x}, {y}) is {}, not {expected}", f(x, y));
    }
}

#[test]
fn every_function_is_as_near_to_the_exact_value_as_promised() {
    let mut name = "";
    let mut worst = Vec::new();
    for line in RECORDED.lines() {
        if let Some(next) = line.strip_prefix("= ") {
            name = next;
            worst.push((name, 0.0, ""));
            continue;
        }
        let fields: Vec<&str> = line.split(' ').collect();
        let (arguments, value) = fields.split_at(fields.len() - 2);
        let arguments: Vec<f64> = arguments.iter().map(|digits| double(digits)).collect();
        let computed = match arguments[..] {
            [x] => UNARY.iter().find(|f| f.0 == name).expect("the fixture names known functions").1(x),
            [x, y] => BINARY.iter().find(|f| f.0 == name).expect("the fixture names known functions").1(x, y),
            _ => panic!("{line}"),
        };
        let error = error(computed, double(value[0]), value[1].parse().expect("the rest is a number"));
        let so_far = worst.last_mut().expect("the fixture begins with a name");
        if error > so_far.1 || error.is_nan() {
            *so_far = (name, error, line);
        }
    }
    assert_eq!(worst.len(), UNARY.len() + BINARY.len() + 3, "large angles are recorded apart");
    for (name, error, line) in worst {
        assert!(error <= LIMIT, "{name}: {error} units at {line}");
    }
}

#[test]
fn exponentials_saturate_and_pass_a_nan_on() {
    check_unary(
        e::exp,
        &[(0.0, 1.0), (-0.0, 1.0), (INFINITY, INFINITY), (-INFINITY, 0.0), (NAN, NAN), (1e300, INFINITY)],
    );
    check_unary(e::exp, &[(-746.0, 0.0), (-745.133, 5e-324), (709.782712893384, 1.7976931348622732e308)]);
    check_unary(e::sinh, &[(0.0, 0.0), (-0.0, -0.0), (INFINITY, INFINITY), (-INFINITY, -INFINITY), (5e-324, 5e-324)]);
    check_unary(e::cosh, &[(0.0, 1.0), (INFINITY, INFINITY), (-INFINITY, INFINITY), (1e300, INFINITY), (NAN, NAN)]);
    check_unary(e::tanh, &[(0.0, 0.0), (-0.0, -0.0), (INFINITY, 1.0), (-1e300, -1.0), (NAN, NAN), (-5e-324, -5e-324)]);
    check_unary(e::sigmoid, &[(0.0, 0.5), (INFINITY, 1.0), (-INFINITY, 0.0), (NAN, NAN), (-745.133, 5e-324)]);
    check_unary(e::softplus, &[(INFINITY, INFINITY), (-INFINITY, 0.0), (NAN, NAN), (1e300, 1e300), (-745.133, 5e-324)]);
}

#[test]
fn logarithms_know_zero_negatives_and_infinity() {
    let cases = [(1.0, 0.0), (0.0, -INFINITY), (-0.0, -INFINITY), (-1.0, NAN), (-INFINITY, NAN), (NAN, NAN)];
    for f in [e::ln, e::log2, e::log10] {
        check_unary(f, &cases);
        check_unary(f, &[(INFINITY, INFINITY), (-5e-324, NAN)]);
    }
    for k in -1074..1024 {
        assert_eq!(e::log2(e::pow(2.0, f64::from(k))), f64::from(k));
    }
    for k in 0..=22 {
        assert_eq!(e::log10(e::pow(10.0, f64::from(k))), f64::from(k));
    }
}

#[test]
fn angles_know_zero_and_infinity() {
    for f in [e::sin, e::tan] {
        check_unary(f, &[(0.0, 0.0), (-0.0, -0.0), (INFINITY, NAN), (-INFINITY, NAN), (NAN, NAN), (5e-324, 5e-324)]);
    }
    check_unary(e::cos, &[(0.0, 1.0), (-0.0, 1.0), (INFINITY, NAN), (NAN, NAN)]);
    check_unary(
        e::asin,
        &[(1.0, FRAC_PI_2), (-1.0, -FRAC_PI_2), (-0.0, -0.0), (1.5, NAN), (-INFINITY, NAN), (NAN, NAN)],
    );
    check_unary(e::acos, &[(1.0, 0.0), (-1.0, PI), (0.0, FRAC_PI_2), (1.5, NAN), (INFINITY, NAN), (NAN, NAN)]);
    check_unary(e::atan, &[(1.0, FRAC_PI_4), (-0.0, -0.0), (INFINITY, FRAC_PI_2), (-INFINITY, -FRAC_PI_2), (NAN, NAN)]);
    check_binary(e::atan2, &[(0.0, 0.0, 0.0), (-0.0, 0.0, -0.0), (0.0, -0.0, PI), (-0.0, -0.0, -PI), (0.0, -1.0, PI)]);
    check_binary(
        e::atan2,
        &[(1.0, 0.0, FRAC_PI_2), (-1.0, -0.0, -FRAC_PI_2), (1.0, INFINITY, 0.0), (1.0, -INFINITY, PI)],
    );
    check_binary(
        e::atan2,
        &[(INFINITY, 1.0, FRAC_PI_2), (-INFINITY, -1.0, -FRAC_PI_2), (INFINITY, INFINITY, FRAC_PI_4)],
    );
    check_binary(
        e::atan2,
        &[(INFINITY, -INFINITY, 2.356194490192345), (NAN, 1.0, NAN), (1.0, NAN, NAN), (NAN, INFINITY, NAN)],
    );
}

#[test]
fn powers_follow_ieee_754() {
    for x in [0.0, -0.0, 1.0, -3.5, INFINITY, -INFINITY, NAN] {
        check_binary(e::pow, &[(x, 0.0, 1.0), (x, -0.0, 1.0), (1.0, x, 1.0)]);
    }
    check_binary(
        e::pow,
        &[(NAN, 1.0, NAN), (2.0, NAN, NAN), (0.0, NAN, NAN), (-8.0, 1.0 / 3.0, NAN), (-2.0, 0.5, NAN)],
    );
    check_binary(e::pow, &[(0.0, 3.0, 0.0), (-0.0, 3.0, -0.0), (-0.0, 2.0, 0.0), (-0.0, 0.5, 0.0), (0.0, 5e-324, 0.0)]);
    check_binary(
        e::pow,
        &[(0.0, -1.0, INFINITY), (-0.0, -1.0, -INFINITY), (-0.0, -2.0, INFINITY), (0.0, -INFINITY, INFINITY)],
    );
    check_binary(e::pow, &[(INFINITY, 2.0, INFINITY), (INFINITY, -2.0, 0.0), (-INFINITY, 3.0, -INFINITY)]);
    check_binary(e::pow, &[(-INFINITY, 2.0, INFINITY), (-INFINITY, -3.0, -0.0), (-INFINITY, 0.5, INFINITY)]);
    check_binary(
        e::pow,
        &[(2.0, INFINITY, INFINITY), (0.5, INFINITY, 0.0), (2.0, -INFINITY, 0.0), (-0.5, -INFINITY, INFINITY)],
    );
    check_binary(
        e::pow,
        &[(-1.0, INFINITY, 1.0), (-1.0, -INFINITY, 1.0), (-1.0, 9007199254740991.0, -1.0), (-1.0, 1e300, 1.0)],
    );
    check_binary(
        e::pow,
        &[(2.0, 1024.0, INFINITY), (-2.0, 1025.0, -INFINITY), (2.0, -1074.0, 5e-324), (2.0, -1076.0, 0.0)],
    );
    check_binary(e::pow, &[(-2.0, -1077.0, -0.0), (1.0 + f64::EPSILON, 1e300, INFINITY), (-3.0, 3.0, -27.0)]);
}

#[test]
fn powers_that_are_doubles_come_out_as_these_doubles() {
    for x in 2u64..300 {
        let mut exact = x;
        for y in 2..53 {
            exact = exact.saturating_mul(x);
            if exact >= 1 << 53 {
                break;
            }
            assert_eq!(e::pow(x as f64, f64::from(y)), exact as f64, "{x}^{y}");
        }
        assert_eq!(e::pow((x * x) as f64, 0.5), x as f64);
    }
}

#[test]
fn rounding_is_exact_and_keeps_the_sign_of_zero() {
    let samples =
        [0.0, 0.3, 0.5, 0.7, 1.0, 1.5, 2.5, 3.5, 4503599627370495.5, 4503599627370497.0, 1e300, INFINITY, NAN];
    for x in samples.into_iter().flat_map(|x| [x, -x]) {
        assert!(same(e::floor(x), x.floor()), "floor {x}");
        assert!(same(e::ceil(x), x.ceil()), "ceil {x}");
        assert!(same(e::round_even(x), x.round_ties_even()), "round {x}");
    }
}

#[test]
fn modulo_has_the_sign_of_the_divisor() {
    check_binary(
        e::modulo,
        &[(7.0, 3.0, 1.0), (-7.0, 3.0, 2.0), (7.0, -3.0, -2.0), (-7.0, -3.0, -1.0), (6.0, 3.0, 0.0)],
    );
    check_binary(
        e::modulo,
        &[(-6.0, 3.0, 0.0), (6.0, -3.0, -0.0), (-0.0, 3.0, 0.0), (5.0, INFINITY, 5.0), (1e300, 7.0, 1.0)],
    );
    check_binary(
        e::modulo,
        &[(-5.0, INFINITY, INFINITY), (5.0, 0.0, NAN), (INFINITY, 3.0, NAN), (NAN, 3.0, NAN), (3.0, NAN, NAN)],
    );
    check_binary(
        e::modulo,
        &[(0.0, INFINITY, 0.0), (INFINITY, INFINITY, NAN), (5e-324, 1e308, 5e-324), (1e308, 5e-324, 0.0)],
    );
}

#[test]
fn comparisons_pass_a_nan_on_and_prefer_the_first() {
    check_unary(e::sign, &[(3.0, 1.0), (-3.0, -1.0), (0.0, 0.0), (-0.0, -0.0), (NAN, NAN), (-INFINITY, -1.0)]);
    check_binary(
        e::min,
        &[(1.0, 2.0, 1.0), (2.0, 1.0, 1.0), (NAN, 1.0, NAN), (1.0, NAN, NAN), (0.0, -0.0, 0.0), (-0.0, 0.0, -0.0)],
    );
    check_binary(
        e::max,
        &[(1.0, 2.0, 2.0), (2.0, 1.0, 2.0), (NAN, 1.0, NAN), (1.0, NAN, NAN), (0.0, -0.0, 0.0), (-0.0, 0.0, -0.0)],
    );
}

fn lanes_of_one_argument<F: Unary>(rare: f64) {
    for scale in [1.0, 30.0, 1e4, rare] {
        let x: [f64; 64] = std::array::from_fn(|i| scale * (i as f64 / 37.0 - 0.8));
        let mut out = [0.0; 64];
        F::lanes(&x, &mut out);
        assert!((0..64).all(|i| same(out[i], F::one(x[i]))), "{}", std::any::type_name::<F>());
    }
}

fn lanes_of_two_arguments<F: Binary>(rare: f64) {
    for scale in [1.0, 30.0, rare] {
        let x: [f64; 64] = std::array::from_fn(|i| scale * (i as f64 / 37.0 - 0.8));
        let y: [f64; 64] = std::array::from_fn(|i| i as f64 * 0.25 - 7.0);
        let mut out = [0.0; 64];
        F::lanes(&x, &y, &mut out);
        assert!((0..64).all(|i| same(out[i], F::one(x[i], y[i]))), "{}", std::any::type_name::<F>());
    }
}

#[test]
fn many_lanes_have_the_bits_of_one() {
    lanes_of_one_argument::<e::Exp>(1e9);
    lanes_of_one_argument::<e::Ln>(1e300);
    lanes_of_one_argument::<e::Log2>(1e-310);
    lanes_of_one_argument::<e::Log10>(1e-310);
    lanes_of_one_argument::<e::Sin>(1e5);
    lanes_of_one_argument::<e::Cos>(1e9);
    lanes_of_one_argument::<e::Tan>(1e300);
    lanes_of_one_argument::<e::Asin>(1e-3);
    lanes_of_one_argument::<e::Acos>(1e-3);
    lanes_of_one_argument::<e::Atan>(1e40);
    lanes_of_one_argument::<e::Sinh>(1e-3);
    lanes_of_one_argument::<e::Cosh>(700.0);
    lanes_of_one_argument::<e::Tanh>(1e-3);
    lanes_of_one_argument::<e::Sigmoid>(700.0);
    lanes_of_one_argument::<e::Softplus>(700.0);
    lanes_of_one_argument::<e::Floor>(1e20);
    lanes_of_one_argument::<e::Ceil>(1e20);
    lanes_of_two_arguments::<e::Pow>(1e40);
    lanes_of_two_arguments::<e::Atan2>(1e-300);
    lanes_of_two_arguments::<e::Modulo>(1e301);
}
