//! A loss averaged over examples: its value and derivatives, at any number of examples.

use proptest::prelude::*;
use thalweg::formula::{Examples, Field, Formula, isas};

use crate::expressions::any;
use crate::support::{assert_same, field, gradient, names, same};

/// The examples of `fixtures/means.py`.
fn recorded(count: usize) -> Examples {
    let column = |factor: usize, modulus: usize, scale: f64, shift: f64| -> Vec<f64> {
        (0..count).map(|i| (factor * i % modulus) as f64 / scale - shift).collect()
    };
    Examples::new(vec![("u".to_owned(), column(37, 101, 50.0, 1.0)), ("v".to_owned(), column(53, 97, 40.0, 1.2))])
}

fn loss(text: &str, coordinates: &[&str], columns: &[&str]) -> Formula {
    let formula = Formula::example_loss(text, &names(coordinates), &names(columns), &[]);
    formula.unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

#[test]
fn means_and_gradients_are_those_that_numpy_computed() {
    let texts = [
        ("least_squares", "f = 0.5*(W*u + b - v)^2"),
        ("logistic", "z = W*u + b\nf = softplus(z) - if(v > 0, z, 0)"),
        ("huber", "r = W*u + b - v\nf = if(abs(r) <= 1, 0.5*r^2, abs(r) - 0.5)"),
        ("absolute", "f = abs(W*u + b - v)"),
        ("pinball", "r = W*u + b - v\nf = max(0.25*r, -0.75*r)"),
    ];
    for line in include_str!("../fixtures/means.txt").lines() {
        let columns: Vec<&str> = line.split(' ').collect();
        let text = texts.iter().find(|text| text.0 == columns[0]).expect("a recorded loss").1;
        let point = [2, 3].map(|column| columns[column].parse::<f64>().expect("a number"));
        let bits = |column: usize| f64::from_bits(u64::from_str_radix(columns[column], 16).expect("digits"));
        let examples = recorded(columns[1].parse().expect("a number"));
        let mean = Field::averaged(&loss(text, &["W", "b"], &["u", "v"]), &[], &examples).expect("a short loss");
        let mut slope = [0.0; 2];
        let found = [mean.gradient(&point, &mut slope), slope[0], slope[1]];
        for (i, found) in found.into_iter().enumerate() {
            let (known, size) = (bits(4 + i), bits(7 + i));
            assert!((found - known).abs() <= 1e-15 * size, "{line}, number {i}: {found} is not {known}");
        }
        assert!(same(mean.value(&point), found[0]), "{line}: value and gradient know the same loss");
    }
}

/// The sum in the order that is promised: 64 lanes in stretches of 64 blocks, what does not fill a block before the
/// first, the lanes added in halves.
fn sum(terms: &[f64]) -> f64 {
    let (whole, rest) = terms.split_at(terms.len() / 64 * 64);
    let mut lanes = [0.0; 64];
    lanes[..rest.len()].copy_from_slice(rest);
    for (number, stretch) in whole.chunks(64 * 64).enumerate() {
        let mut sums = if number == 0 { std::mem::replace(&mut lanes, [0.0; 64]) } else { [0.0; 64] };
        stretch.iter().enumerate().for_each(|(i, term)| sums[i % 64] += term);
        lanes.iter_mut().zip(sums).for_each(|(lane, sum)| *lane += sum);
    }
    for half in [32, 16, 8, 4, 2, 1] {
        (0..half).for_each(|lane| lanes[lane] += lanes[lane + half]);
    }
    lanes[0]
}

const EDGES: [f64; 10] = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -3.0, 1e200, f64::INFINITY, f64::NAN];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_mean_is_that_of_the_examples_one_by_one(text in any(), x in -3.0..3.0, count in 1..200_usize) {
        let column: Vec<f64> = (0..count).map(|i| ((7 * i) % 31) as f64 / 10.0 - 1.5).collect();
        agrees(&text, x, column)?;
    }

    #[test]
    fn what_is_not_finite_in_one_example_is_not_finite_in_the_mean(text in any(), x in 0..10_usize) {
        for edge in EDGES {
            agrees(&text, EDGES[x], vec![0.25, edge, -0.75])?;
        }
    }
}

/// Compares the mean over a column `y` with the values at each of its numbers, with every instruction set.
fn agrees(text: &str, x: f64, column: Vec<f64>) -> Result<(), TestCaseError> {
    let surface = field(&format!("f = {text}"));
    let (mut values, mut slopes) = (Vec::new(), Vec::new());
    for &y in &column {
        values.push(surface.value(&[x, y]));
        slopes.push(gradient(&surface, &[x, y])[0]);
    }
    let count = column.len() as f64;
    let (value, slope) = (sum(&values) / count, sum(&slopes) / count);
    let examples = Examples::new(vec![("y".to_owned(), column)]);
    let mean = Field::averaged(&loss(&format!("f = {text}"), &["x"], &["y"]), &[], &examples).expect("small");
    for isa in isas() {
        let mean = mean.clone().with_isa(isa);
        let found = (mean.value(&[x]), gradient(&mean, &[x])[0]);
        let right = same(found.0, value) && same(found.1, slope);
        prop_assert!(right, "{text} at {x} with {}: {found:?} is not {:?}", isa.name(), (value, slope));
    }
    Ok(())
}

#[test]
fn the_hessian_is_the_mean_of_the_examples_hessians() {
    let text = "f = softplus(W*u + b) - v*(W*u + b) + 0.1*W^2*b";
    let examples = recorded(150);
    let mean = Field::averaged(&loss(text, &["W", "b"], &["u", "v"]), &[], &examples).expect("small");
    let (w, b) = (0.7, -0.4);
    let mut known = [0.0; 4];
    for u in examples.column(0) {
        let p = 1.0 / (1.0 + (-(w * u + b)).exp());
        let (s, n) = (p * (1.0 - p), 150.0);
        let second = [s * u * u + 0.2 * b, s * u + 0.2 * w, s * u + 0.2 * w, s];
        known.iter_mut().zip(second).for_each(|(sum, term)| *sum += term / n);
    }
    let found = mean.hessian(&[w, b]);
    assert!(found.iter().zip(known).all(|(found, known)| (found - known).abs() < 1e-14), "{found:?} {known:?}");
}

#[test]
fn many_points_have_the_bits_of_one() {
    let mean = Field::averaged(&loss("f = (W*u + b - v)^2", &["W", "b"], &["u", "v"]), &[], &recorded(130));
    let mean = mean.expect("small");
    let (xs, ys): (Vec<f64>, Vec<f64>) = (0..100).map(|i| (0.1 * f64::from(i), 3.0 - 0.05 * f64::from(i))).unzip();
    let mut values = vec![0.0; 100];
    mean.values(&[&xs, &ys], &mut values);
    let single: Vec<f64> = xs.iter().zip(&ys).map(|(&x, &y)| mean.value(&[x, y])).collect();
    assert_same(&values, &single, "many points");
}

#[test]
fn the_loss_over_a_batch_is_that_of_the_chosen_examples() {
    let examples = recorded(100);
    let text = loss("f = (W*u + b - v)^2", &["W", "b"], &["u", "v"]);
    let mean = Field::averaged(&text, &[], &examples).expect("small");
    let chosen = examples.chosen(&[5, 99, 5, 17]);
    let alone = Field::averaged(&text, &[], &chosen).expect("small");
    assert!(same(mean.over(&chosen).value(&[1.0, 2.0]), alone.value(&[1.0, 2.0])));
}

#[test]
fn a_loss_may_leave_columns_and_coordinates_unread() {
    let columns = (0..40).map(|c| (format!("c{c}"), (0..70).map(|i| f64::from(i * c)).collect())).collect();
    let examples = Examples::new(columns);
    let known: Vec<&str> = examples.names().iter().map(String::as_str).collect();
    let mean = |text: &str| Field::averaged(&loss(text, &["x", "y"], &known), &[], &examples).expect("small");
    assert_eq!(mean("f = x*c39").gradient(&[2.0, 5.0], &mut [0.0; 2]), 2.0 * 39.0 * 34.5);
    assert_eq!(mean("f = c1").value(&[2.0, 5.0]), 34.5);
    assert_eq!(mean("f = x^2").value(&[3.0, 5.0]), 9.0);
    assert_eq!(gradient(&mean("f = x^2 + c2 + c2*c3"), &[3.0, 5.0]), [6.0, 0.0]);
}

#[test]
fn the_mean_over_no_examples_is_no_number() {
    let none = Examples::new(vec![("u".to_owned(), Vec::new())]);
    let mean = Field::averaged(&loss("f = W*u", &["W"], &["u"]), &[], &none).expect("small");
    assert!(mean.value(&[1.0]).is_nan());
}

#[test]
fn a_million_examples_lose_no_digits() {
    let count = 1_000_000;
    let u: Vec<f64> = (0..count).map(|i| f64::from(i) / f64::from(count)).collect();
    let examples = Examples::new(vec![("u".to_owned(), u)]);
    let mean = Field::averaged(&loss("f = W*u", &["W"], &["u"]), &[], &examples).expect("small");
    let known = 3.0 * f64::from(count - 1) / f64::from(2 * count);
    assert!((mean.value(&[3.0]) - known).abs() <= 1e-15 * known);
}
