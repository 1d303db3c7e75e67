//! A lane of a block is the single run from its start, with every instruction set.

use thalweg::formula::isas;

use crate::support::{ADAM, ADAM_PARAMETERS, HIMMELBLAU, Training, assert_same, points};

const STEPS: u64 = 110;

/// Trainings whose steps take every kind of operation, some until they are no longer finite.
fn trainings() -> Vec<Training> {
    let adam = |surface| Training::new(surface, ADAM, ADAM_PARAMETERS);
    let clipped = "theta = theta - alpha*g*min(1, 1/norm(g)) + if(t > 100, 0.01*noise, 0)";
    let dog = "init theta0 = theta\ninit r = 1e-6*(1 + norm(theta))
r = max(r, norm(theta - theta0))\nG = G + dot(g, g)\ntheta = theta - r/sqrt(G + 1e-8)*g";
    let lookahead = "V = 0.9*V - alpha*grad(theta + 0.9*V)\ntheta = theta + V";
    vec![
        adam(HIMMELBLAU),
        adam("f = 20 + x^2 + y^2 - 10*(cos(2*pi*x) + cos(2*pi*y))"),
        adam("f = if(x > y, exp(-x)*sin(y), ln(cosh(x)) + abs(y)^1.5) + atan2(x, y)"),
        Training { gradient_noise: 0.5, seed: 3, ..adam("f = sigmoid(x)*softplus(y) + x^4/4 + tanh(x*y)") },
        Training::new(HIMMELBLAU, clipped, &[]),
        Training::new("f = 0.5*(x^2 + 25*y^2)", dog, &[]),
        Training::new(HIMMELBLAU, lookahead, &[])
            .schedule("best = if(t == 1, f, min(f, best))\nalpha = alpha0/(n*f)*best"),
        Training::new("f = x^4 + y^4", "theta = theta - g", &[]),
    ]
}

#[test]
fn a_lane_of_a_block_is_the_single_run_bit_for_bit() {
    let xs: Vec<f64> = (0..70).map(|i| -3.0 + 0.08 * f64::from(i)).collect();
    let ys: Vec<f64> = (0..70).map(|i| 2.0 - 0.062 * f64::from(i * 9 % 70)).collect();
    for training in trainings() {
        let stepper = training.stepper();
        let ends: Vec<Vec<f64>> = xs
            .iter()
            .zip(&ys)
            .map(|(&x, &y)| points(&stepper, &[x, y], STEPS as usize).pop().expect("a run has points"))
            .collect();
        for isa in isas() {
            let mut walks = stepper.clone().with_isa(isa).walk_many(&[&xs, &ys]);
            walks.advance(100);
            walks.advance(STEPS - 100);
            assert_eq!(walks.t(), STEPS);
            for coordinate in 0..2 {
                let singles: Vec<f64> = ends.iter().map(|end| end[coordinate]).collect();
                let what = format!("{} with {}", training.rule.text(), isa.name());
                assert_same(&walks.coordinate(coordinate), &singles, &what);
            }
        }
    }
}

#[test]
fn a_diverged_lane_leaves_the_others_running() {
    let stepper = Training::new("f = x^4 + y^4", "theta = theta - 0.01*g", &[]).stepper();
    let mut walks = stepper.walk_many(&[&[1e9, 1.0], &[0.0, 0.0]]);
    walks.advance(100);
    let xs = walks.coordinate(0);
    assert!(!xs[0].is_finite() && xs[1].abs() < 1.0, "{xs:?}");
}
