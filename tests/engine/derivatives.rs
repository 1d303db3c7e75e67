//! Gradients and Hessians are exact.

use proptest::prelude::*;
use thalweg::formula::Field;

use crate::expressions::smooth;
use crate::support::{field, gradient};

/// A surface, a point, and the gradient and Hessian there.
type Case = (&'static str, [f64; 2], [f64; 2], [f64; 4]);

/// Whether two numbers agree but for what a central difference leaves out.
fn close(exact: f64, difference: f64, scale: f64) -> bool {
    (exact - difference).abs() <= 2e-6 * (1.0 + exact.abs() + scale)
}

/// Central differences of `values` in both directions.
fn differences(point: [f64; 2], h: f64, values: impl Fn(&[f64]) -> Vec<f64>) -> [Vec<f64>; 2] {
    [0, 1].map(|axis| {
        let at = |sign: f64| {
            let mut moved = point;
            moved[axis] += sign * h;
            values(&moved)
        };
        let (ahead, behind) = (at(1.0), at(-1.0));
        ahead.iter().zip(&behind).map(|(a, b)| (a - b) / (2.0 * h)).collect()
    })
}

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest, number| number.abs().max(largest))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_gradient_is_that_of_central_differences(text in smooth(), x in -1.0..1.0, y in -1.0..1.0) {
        let surface = field(&format!("f = {text}"));
        let exact = gradient(&surface, &[x, y]);
        let scale = largest(&surface.hessian(&[x, y])) + surface.value(&[x, y]).abs();
        prop_assume!(scale < 1e3);
        let differences = differences([x, y], 1e-5, |point| vec![surface.value(point)]);
        for axis in 0..2 {
            prop_assert!(close(exact[axis], differences[axis][0], scale), "{text}: {exact:?} {differences:?}");
        }
    }

    #[test]
    fn the_hessian_is_that_of_differences_of_gradients(text in smooth(), x in -1.0..1.0, y in -1.0..1.0) {
        let surface = field(&format!("f = {text}"));
        let exact = surface.hessian(&[x, y]);
        let scale = largest(&exact);
        prop_assume!(scale < 1e2);
        let differences = differences([x, y], 1e-5, |point| gradient(&surface, point)).concat();
        for (exact, difference) in exact.iter().zip(&differences) {
            prop_assert!(close(*exact, *difference, 10.0 * scale), "{text}: {exact} {difference}");
        }
        prop_assert_eq!(exact[1], exact[2]);
    }
}

#[test]
fn closed_forms_are_met() {
    let cases: [Case; 8] = [
        ("x^2*y + y^3", [2.0, 3.0], [12.0, 31.0], [6.0, 4.0, 4.0, 18.0]),
        ("x^4 - x^8/8", [1.0, 0.0], [3.0, 0.0], [5.0, 0.0, 0.0, 0.0]),
        ("x/y", [3.0, 2.0], [0.5, -0.75], [0.0, -0.25, -0.25, 0.75]),
        ("exp(x)*y", [0.0, 2.0], [2.0, 1.0], [2.0, 1.0, 1.0, 0.0]),
        (
            "log2(x) + log10(y)",
            [1.0, 1.0],
            [std::f64::consts::LOG2_E, std::f64::consts::LOG10_E],
            [-std::f64::consts::LOG2_E, 0.0, 0.0, -std::f64::consts::LOG10_E],
        ),
        ("mod(x, y)", [7.5, 2.0], [1.0, -3.0], [0.0; 4]),
        ("sinh(x) + cosh(y)", [0.0, 0.0], [1.0, 0.0], [0.0, 0.0, 0.0, 1.0]),
        ("tan(x) + asin(y)", [0.0, 0.0], [1.0, 1.0], [0.0; 4]),
    ];
    for (text, point, slope, curvature) in cases {
        let surface = field(&format!("f = {text}"));
        assert_eq!(gradient(&surface, &point), slope, "{text}");
        assert_eq!(surface.hessian(&point), curvature, "{text}");
    }
}

#[test]
fn powers_have_the_slope_of_their_limit() {
    for (text, point, slope) in [
        ("x^1.5 + y", [0.0, 0.0], [0.0, 1.0]),
        ("x^2 + y^3", [-2.0, -1.0], [-4.0, 3.0]),
        ("pow(x, 2.5)", [0.0, 1.0], [0.0, 0.0]),
        ("x^y", [0.0, 2.0], [0.0, 0.0]),
        ("2^x", [3.0, 0.0], [8.0 * std::f64::consts::LN_2, 0.0]),
        ("x^-1", [2.0, 0.0], [-0.25, 0.0]),
    ] {
        let found = gradient(&field(&format!("f = {text}")), &point);
        assert!(found.iter().zip(slope).all(|(a, b)| (a - b).abs() <= 1e-15), "{text}: {found:?}");
    }
}

#[test]
fn kinks_and_jumps_have_the_slope_of_the_convention() {
    for (text, point, slope) in [
        ("abs(x) + sign(y)", [0.0, 0.0], [0.0, 0.0]),
        ("sqrt(x) + floor(y)", [0.0, 0.5], [0.0, 0.0]),
        ("ceil(x) + round(y)", [0.3, 0.3], [0.0, 0.0]),
        ("max(x, y)", [1.0, 1.0], [1.0, 0.0]),
        ("min(x, y)", [1.0, 1.0], [1.0, 0.0]),
        ("min(2*x, y, 3)", [1.0, 2.0], [2.0, 0.0]),
        ("relu(x) + relu(y)", [0.0, 1.0], [0.0, 1.0]),
        ("clamp(x, -1, 1) + clamp(y, -1, 1)", [0.5, 2.0], [1.0, 0.0]),
        ("sqrt(x^2 + y^2)", [0.0, 0.0], [0.0, 0.0]),
    ] {
        assert_eq!(gradient(&field(&format!("f = {text}")), &point), slope, "{text}");
    }
}

#[test]
fn a_surface_may_have_one_coordinate_or_a_thousand() {
    for dim in [1, 2, 70, 1_000] {
        let names: Vec<String> = (1..=dim).map(|i| format!("x{i}")).collect();
        let terms: Vec<String> = names.windows(2).map(|pair| format!("{}*{}", pair[0], pair[1])).collect();
        let text = format!("f = {} + 3*{}^2", [terms, vec!["0".to_owned()]].concat().join(" + "), names[0]);
        let formula = thalweg::formula::Formula::surface(&text, &names, &[]).expect("right");
        let surface = Field::new(&formula, &[]).expect("small");
        let hessian = surface.hessian(&vec![1.0; dim]);
        for row in 0..dim {
            for column in 0..dim {
                let expected =
                    if row == 0 && column == 0 { 6.0 } else { f64::from(u8::from(row.abs_diff(column) == 1)) };
                assert_eq!(hessian[row * dim + column], expected, "{dim}: {row}, {column}");
            }
        }
    }
}
