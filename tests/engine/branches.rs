//! A branch that is not taken leaves no trace, in no derivative.

use crate::support::{field, gradient};

/// A surface, a point, and the value, gradient and Hessian there.
type Case = (&'static str, [f64; 2], f64, [f64; 2], [f64; 4]);

const FLAT: [f64; 4] = [0.0; 4];

fn check(cases: &[Case]) {
    for &(text, point, value, slope, curvature) in cases {
        let surface = field(&format!("f = {text}"));
        assert_eq!(surface.value(&point), value, "{text}");
        assert_eq!(gradient(&surface, &point), slope, "{text}");
        assert_eq!(surface.hessian(&point), curvature, "{text}");
    }
}

#[test]
fn what_is_not_finite_in_the_branch_not_taken_never_shows() {
    check(&[
        ("if(x == 0, 1, sin(x)/x)", [0.0, 0.0], 1.0, [0.0, 0.0], FLAT),
        ("if(x == 0, 1, sin(x)/x)*y", [0.0, 2.0], 2.0, [0.0, 1.0], FLAT),
        ("max(1, x^0.5)", [0.0, 0.0], 1.0, [0.0, 0.0], FLAT),
        ("min(y, 1/x)", [0.0, 3.0], 3.0, [0.0, 1.0], FLAT),
        ("clamp(1/x, 0, y)", [0.0, 3.0], 3.0, [0.0, 1.0], FLAT),
        ("if(x > 0, ln(x), y^2)", [-1.0, 3.0], 9.0, [0.0, 6.0], [0.0, 0.0, 0.0, 2.0]),
        ("if(x > 0, x^y, y)", [-1.0, 0.5], 0.5, [0.0, 1.0], FLAT),
        ("if(x > 0, asin(x + 2), y)", [-5.0, 0.5], 0.5, [0.0, 1.0], FLAT),
        ("if(x > 0, atan2(x, x), y)", [0.0, 0.5], 0.5, [0.0, 1.0], FLAT),
        ("if(x > 0, exp(exp(exp(-9*x)))*y, x*y)", [-9.0, 2.0], -18.0, [2.0, -9.0], [0.0, 1.0, 1.0, 0.0]),
    ]);
}

#[test]
fn branches_may_stand_in_branches() {
    let text = "if(x > 0, if(y > 0, ln(x)*ln(y), x^2/y), if(y > 0, y^2/x, 1/(x*y)))";
    check(&[
        (text, [1.0, 1.0], 0.0, [0.0, 0.0], [0.0, 1.0, 1.0, 0.0]),
        (text, [1.0, -1.0], -1.0, [-2.0, -1.0], [-2.0, -2.0, -2.0, -2.0]),
        (text, [-1.0, 1.0], -1.0, [-1.0, -2.0], [-2.0, -2.0, -2.0, -2.0]),
        (text, [-1.0, -1.0], 1.0, [1.0, 1.0], [2.0, 1.0, 1.0, 2.0]),
        ("max(if(x == 0, y, y/x), min(1/x, -5))", [0.0, 2.0], 2.0, [0.0, 1.0], FLAT),
        ("if(x == 0, if(y == 0, 7, 1/y), 1/x)", [0.0, 0.0], 7.0, [0.0, 0.0], FLAT),
    ]);
}

#[test]
fn an_adjoint_that_passes_through_zero_in_a_taken_branch_still_bends() {
    check(&[
        ("if(x > -1, sin(x)^2, 0)", [0.0, 0.0], 0.0, [0.0, 0.0], [2.0, 0.0, 0.0, 0.0]),
        ("max(-1, x^2*y)", [0.0, 3.0], 0.0, [0.0, 0.0], [6.0, 0.0, 0.0, 0.0]),
        ("if(y > 0, (x*y)^2, 1/x)", [0.0, 3.0], 0.0, [0.0, 0.0], [18.0, 0.0, 0.0, 0.0]),
        ("relu(x)^2", [0.0, 0.0], 0.0, [0.0, 0.0], FLAT),
    ]);
}

#[test]
fn what_a_branch_not_taken_shares_with_the_rest_counts_for_the_rest_alone() {
    let surface = field("u = x*y\nf = if(x > 0, u, u/(x - x)) + u");
    assert_eq!(gradient(&surface, &[2.0, 3.0]), [6.0, 4.0]);
    assert_eq!(surface.hessian(&[2.0, 3.0]), [0.0, 2.0, 2.0, 0.0]);
}
