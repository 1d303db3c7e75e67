//! What a point says of the data is read off the loss, whoever wrote it.

use thalweg::experiment::{Experiment, Fit, Kind};

use super::experiment;

const PAIRS: &str = "{ columns = ['u', 'v'], rows = [[0, 1], [1, 3], [2, 4], [3, 8]] }";
const LABELED: &str = "{ columns = ['p', 'q', 'l'], rows = [[0, 1, 0], [1, 3, 1], [2, 4, 1], [3, 8, 0]] }";
const THREE: &str = "{ columns = ['p', 'q', 'v'], rows = [[0, 1, 0], [1, 3, 7], [2, 4, 1], [3, 8, 2]] }";

fn with(loss: &str, data: &str, more: &str, dim: usize) -> Experiment {
    experiment(&format!(
        "[problem]\nexample_loss = \"{loss}\"\ndata = {data}\n{more}\n[training]\nstart = {:?}\n[[runs]]\noptimizer = \
         \"gradient-descent\"\n",
        vec![0.5; dim]
    ))
}

fn fit(loss: &str, data: &str, more: &str, dim: usize) -> Option<Fit> {
    Fit::of(&with(loss, data, more, dim).problem)
}

/// The curve at some inputs.
fn curve(fit: &Fit, point: &[f64], inputs: &[f64]) -> Vec<f64> {
    let mut values = vec![0.0; inputs.len()];
    fit.values(point, &[(0, inputs)], &mut values);
    values
}

#[test]
fn the_curve_of_a_regression_is_what_it_predicts() {
    for loss in ["least-squares", "absolute", "huber"] {
        let fit = fit(loss, PAIRS, "", 2).expect(loss);
        assert_eq!(fit.kind, Kind::Curve([0, 1]), "{loss}");
        assert_eq!(curve(&fit, &[2.0, -1.0], &[0.0, 1.0, 2.5]), [-1.0, 1.0, 4.0], "{loss}");
    }
}

#[test]
fn a_typed_loss_is_understood_in_whatever_way_it_is_written() {
    let more = "coordinates = ['W', 'b']";
    for loss in [
        "f = (W*u + b - v)^2",
        "f = 0.5*(v - W*u - b)^2 + 0.1*W^2",
        "f = (v - (W*u + b))^2",
        "f = abs(-v + b + u*W)",
        "z = W*u\\nr = z + b - v\\nf = ln(cosh(r))",
        "f = max(0.9*(v - W*u - b), -0.1*(v - W*u - b))",
    ] {
        let fit = fit(loss, PAIRS, more, 2);
        if loss.contains("max") {
            assert!(fit.is_none(), "there the column stands twice");
            continue;
        }
        let fit = fit.unwrap_or_else(|| panic!("{loss}"));
        assert_eq!(curve(&fit, &[2.0, -1.0], &[0.0, 1.0, 2.5]), [-1.0, 1.0, 4.0], "{loss}");
    }
}

#[test]
fn what_is_no_comparison_is_not_drawn_as_one() {
    let more = "coordinates = ['W', 'b']";
    for loss in ["f = W*u + b - v", "f = exp(W*u + b - v)", "f = -(W*u + b - v)^2", "f = (W*u*v + b)^2"] {
        assert!(fit(loss, PAIRS, more, 2).is_none(), "{loss}");
    }
}

#[test]
fn two_classes_have_a_boundary_where_both_labels_lose_as_much() {
    let own = "f = softplus(a*p + c*q + d) - l*(a*p + c*q + d)";
    let more = "coordinates = ['a', 'c', 'd']";
    for (loss, more) in [("logistic", ""), (own, more), ("least-squares", "")] {
        let fit = fit(loss, LABELED, more, 3).expect(loss);
        assert_eq!(fit.kind, Kind::Boundary([0, 1, 2]), "{loss}");
        let mut sides = [0.0; 3];
        fit.values(&[1.0, 2.0, -3.0], &[(0, &[0.0, 1.0, 3.0]), (1, &[0.0, 1.25, 3.0])], &mut sides);
        // z = −3, ½, 6; of least squares the boundary is z = ½, of the logistic loss z = 0.
        assert!(sides[0] < 0.0 && sides[2] > 0.0, "{loss}: {sides:?}");
        let expected = if loss == "least-squares" { 0.0 } else { 0.5 };
        assert!((sides[1] - expected).abs() < 1e-12, "{loss}: {sides:?}");
    }
}

#[test]
fn one_input_and_a_label_give_a_probability() {
    let data = "{ columns = ['u', 'l'], rows = [[0, 0], [1, 1]] }";
    let fit = fit("logistic", data, "", 2).expect("the last column is a label");
    assert_eq!(fit.kind, Kind::Probability([0, 1]));
    let found = curve(&fit, &[1.0, 0.0], &[0.0, 2.0]);
    assert!((found[0] - 0.5).abs() < 1e-15 && (found[1] - 1.0 / (1.0 + (-2f64).exp())).abs() < 1e-14, "{found:?}");
}

#[test]
fn centers_are_compared_with_a_place_and_many_inputs_with_the_target() {
    let data = "{ columns = ['cx', 'cy'], rows = [[0, 1], [2, 3]] }";
    let fit_of_cloud = fit("f = 0.5*((x - cx)^2 + 4*(cy - 2*y)^2)", data, "", 2).expect("two places");
    assert_eq!((fit_of_cloud.kind, fit_of_cloud.place(&[3.0, 5.0])), (Kind::Place([0, 1]), [3.0, 10.0]));
    let many = fit("least-squares", THREE, "", 3).expect("a target");
    assert_eq!(many.kind, Kind::Against(2));
    let mut predicted = [0.0; 2];
    many.values(&[2.0, 1.0, -1.0], &[(0, &[1.0, 2.0]), (1, &[3.0, 4.0])], &mut predicted);
    assert_eq!(predicted, [4.0, 7.0]);
    // A surface has no data to be seen.
    let surface = "[problem]\nsurface = \"ravine\"\n[[runs]]\noptimizer = \"gradient-descent\"\n";
    assert!(Fit::of(&experiment(surface).problem).is_none());
}
