//! Optimizers that no library has do what their papers say of them.

use thalweg::catalog::{Optimizer, optimizer, schedule, surface};
use thalweg::formula::{Field, Rate, Recipe, Stepper};

use super::product::defaults;

/// The points of a run from the surface's start, with the surface's parameters as given.
fn run(optimizer: &Optimizer, parameters: &[f64], alpha0: f64, on: (&str, &[f64]), steps: usize) -> Vec<Vec<f64>> {
    let surface = surface(on.0).expect("in the catalog");
    let constant = schedule("constant").expect("in the catalog").formula();
    let stepper = Stepper::new(&Recipe {
        surface: surface.formula(),
        surface_parameters: on.1,
        batches: None,
        rule: optimizer.formula(),
        rule_parameters: parameters,
        rate: Rate::Schedule { formula: constant, parameters: &[], alpha0, by_step: false },
        warmup: 0,
        steps: steps as u64,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    })
    .expect("well within the limits");
    let mut walk = stepper.walk(&surface.start);
    let mut points = vec![walk.point().to_vec()];
    for _ in 0..steps {
        walk.step();
        points.push(walk.point().to_vec());
    }
    points
}

fn named(id: &str, alpha0: f64, on: (&str, &[f64]), steps: usize) -> Vec<Vec<f64>> {
    let optimizer = optimizer(id).expect("in the catalog");
    run(optimizer, &defaults(&optimizer.document), alpha0, on, steps)
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

const RAVINE: (&str, &[f64]) = ("ravine", &[25.0]);

/// The gradient of the ravine.
fn down([x, y]: [f64; 2]) -> [f64; 2] {
    [x, 25.0 * y]
}

#[test]
fn conjugate_gradient_reaches_the_minimum_of_a_quadratic_in_two_steps() {
    let tilted = [1.5699658703071673, -1.3538111490329919];
    for (on, minimum) in [(RAVINE, [0.0, 0.0]), (("tilted", &[][..]), tilted), (("matyas", &[]), [0.0, 0.0])] {
        let points = named("conjugate-gradient", 0.01, on, 2);
        assert!(distance(&points[1], &minimum) > 1e-3, "{}: one step is not enough", on.0);
        assert!(distance(&points[2], &minimum) < 1e-10, "{}: {:?}", on.0, points[2]);
    }
}

#[test]
fn the_exact_step_ends_where_the_slope_along_it_is_level() {
    let field = Field::new(surface("ravine").expect("in the catalog").formula(), RAVINE.1).expect("small");
    let points = named("cauchy-step", 1.0, RAVINE, 20);
    for pair in points.windows(2) {
        let mut slope = [0.0; 2];
        let before = field.gradient(&pair[0], &mut slope);
        let after = field.gradient(&pair[1], &mut slope);
        let step = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
        let along = (slope[0] * step[0] + slope[1] * step[1]) / (slope[0].hypot(slope[1]) * step[0].hypot(step[1]));
        assert!(along.abs() < 1e-6 && after < before, "{along:e}");
    }
}

#[test]
fn the_barzilai_borwein_step_is_the_inverse_of_the_curvature_that_was_met() {
    let points = named("barzilai-borwein", 0.01, RAVINE, 12);
    let point = |t: usize| [points[t][0], points[t][1]];
    for t in 1..12 {
        let [s, d]: [Vec<f64>; 2] = [|p| p, down].map(|of: fn([f64; 2]) -> [f64; 2]| {
            of(point(t)).iter().zip(of(point(t - 1))).map(|(new, old)| new - old).collect()
        });
        let step = (s[0] * s[0] + s[1] * s[1]) / (s[0] * d[0] + s[1] * d[1]);
        let g = down(point(t));
        let expected = [points[t][0] - step * g[0], points[t][1] - step * g[1]];
        assert!(distance(&points[t + 1], &expected) <= 1e-13, "step {}", t + 1);
    }
}

#[test]
fn extragradient_shrinks_each_direction_of_a_quadratic_as_its_formula_says() {
    let points = named("extragradient", 0.03, RAVINE, 50);
    for pair in points.windows(2) {
        for (axis, curvature) in [1.0, 25.0].into_iter().enumerate() {
            let share: f64 = 0.03 * curvature;
            let expected = pair[0][axis] * (1.0 - share + share * share);
            assert!((pair[1][axis] - expected).abs() <= 1e-15, "{pair:?}");
        }
    }
}

#[test]
fn nesterovs_growing_momentum_is_that_of_the_paper_and_keeps_its_bound() {
    let rate = 1.0 / 25.0;
    let points = named("nesterov-convex", rate, RAVINE, 100);
    let start = [points[0][0], points[0][1]];
    let (mut y, mut last, mut s) = (start, start, 1.0_f64);
    for (k, point) in points.iter().enumerate().skip(1) {
        let p: [f64; 2] = std::array::from_fn(|axis| y[axis] - rate * down(y)[axis]);
        let next = (1.0 + (1.0 + 4.0 * s * s).sqrt()) / 2.0;
        y = std::array::from_fn(|axis| p[axis] + (s - 1.0) / next * (p[axis] - last[axis]));
        (last, s) = (p, next);
        assert!(distance(point, &y) <= 1e-13, "step {k}");
        // Beck & Teboulle 2009, theorem 4.4: f(p) − f* ≤ 2 L ‖start − minimum‖²/(k + 1)².
        let loss = 0.5 * (p[0] * p[0] + 25.0 * p[1] * p[1]);
        let far = distance(&start, &[0.0, 0.0]);
        assert!(loss <= 2.0 * 25.0 * far * far / (k as f64 + 1.0).powi(2), "step {k}");
    }
}

#[test]
fn quasi_hyperbolic_momentum_lies_between_gradient_descent_and_momentum() {
    let qhm = optimizer("qhm").expect("in the catalog");
    let momentum = optimizer("momentum").expect("in the catalog");
    let plain = run(qhm, &[0.9, 0.0], 0.03, RAVINE, 100);
    assert_eq!(plain, named("gradient-descent", 0.03, RAVINE, 100));
    let whole = run(qhm, &[0.9, 1.0], 0.03, RAVINE, 100);
    assert_eq!(whole, run(momentum, &[0.9], 0.03, RAVINE, 100));
}

#[test]
fn every_optimizer_without_a_counterpart_is_tested_above() {
    let tested = ["nesterov-convex", "extragradient", "barzilai-borwein", "cauchy-step", "conjugate-gradient"];
    let without = thalweg::catalog::optimizers().iter().filter(|optimizer| optimizer.document.equals.is_empty());
    let ids: Vec<&str> = without.map(|optimizer| optimizer.document.id.as_str()).collect();
    assert_eq!(ids, tested);
}
