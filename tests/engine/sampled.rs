//! Steps over batches: every rule sees the batch of its step, and nothing else.

use proptest::prelude::*;
use thalweg::formula::{Batches, Examples, Field, Formula, Rate, Recipe, Stepper, isas};

use crate::support::{ADAM, ADAM_PARAMETERS, Training, assert_same, names, points};

const LOSS: &str = "f = 0.5*(W*u + b - v)^2 + if(u > 0, 0.1*abs(W), 0)";
const START: [f64; 2] = [-0.5, 2.0];

fn examples(count: usize) -> Examples {
    let u: Vec<f64> = (0..count).map(|i| (37 * i % 101) as f64 / 50.0 - 1.0).collect();
    let v = u.iter().enumerate().map(|(i, u)| 2.0 * u - 1.0 + (53 * i % 97) as f64 / 100.0).collect();
    Examples::new(vec![("u".to_owned(), u), ("v".to_owned(), v)])
}

fn loss() -> Formula {
    Formula::example_loss(LOSS, &names(&["W", "b"]), &names(&["u", "v"]), &[]).expect("the test's loss is right")
}

fn stepper(rule: &str, parameters: &[(&str, f64)], schedule: &str, batches: &Batches) -> Stepper {
    let training = Training::new("f = 0*x*y", rule, parameters).schedule(schedule);
    Stepper::new(&Recipe {
        surface: &loss(),
        surface_parameters: &[],
        batches: Some(batches),
        rule: &training.rule,
        rule_parameters: &training.rule_parameters,
        rate: Rate::Schedule { formula: &training.schedule, parameters: &[], alpha0: 0.05, by_step: false },
        warmup: 0,
        steps: 1_000,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 4,
    })
    .expect("the test's step is small")
}

/// The loss of a step's batch.
fn batch(batches: &Batches, t: u64) -> Field {
    let chosen = batches.examples().chosen(&batches.indices(t));
    Field::averaged(&loss(), &[], &chosen).expect("the test's loss is small")
}

fn gradient_at(field: &Field, point: &[f64]) -> [f64; 2] {
    let mut gradient = [0.0; 2];
    field.gradient(point, &mut gradient);
    gradient
}

const CONSTANT: &str = "alpha = alpha0";

#[test]
fn a_step_sees_the_loss_and_gradient_of_its_batch() {
    for batches in [
        Batches::full(&examples(150)),
        Batches::new(&examples(23), Some(4), false, 7),
        Batches::new(&examples(200), Some(70), true, 7),
        Batches::new(&examples(3), Some(1), false, 7),
    ] {
        let mut walk = stepper("theta = theta - alpha*g", &[], CONSTANT, &batches).walk(&START);
        for t in 1..=30 {
            let before = walk.point().to_vec();
            let (field, mut meant) = (batch(&batches, t), [0.0; 2]);
            let loss = field.gradient(&before, &mut meant);
            walk.step();
            let taken = walk.last();
            assert_same(&[taken.loss], &[loss], "loss");
            assert_same(taken.gradient, &meant, "gradient");
            let after = [0, 1].map(|c| before[c] - 0.05 * meant[c]);
            assert_same(walk.point(), &after, "point");
        }
    }
}

#[test]
fn every_look_ahead_of_a_step_is_over_the_same_batch() {
    // Sharpness-aware minimization, a restart of the slope, and a step that is taken back where it raised the loss.
    let rule = "s = grad(theta + 0.1*g/(norm(g) + 1e-12))
V = 0.9*V + s
next = theta - alpha*V
better = loss(next) < f
theta = if(better, next, theta - 0.5*alpha*grad(next))";
    let batches = Batches::new(&examples(37), Some(8), false, 1);
    let mut walk = stepper(rule, &[], CONSTANT, &batches).walk(&START);
    let (mut point, mut v) = (START, [0.0; 2]);
    for t in 1..=40 {
        let field = batch(&batches, t);
        let g = gradient_at(&field, &point);
        let norm = (g[0] * g[0] + g[1] * g[1]).sqrt() + 1e-12;
        let s = gradient_at(&field, &[0, 1].map(|c| point[c] + 0.1 * g[c] / norm));
        v = [0, 1].map(|c| 0.9 * v[c] + s[c]);
        let next = [0, 1].map(|c| point[c] - 0.05 * v[c]);
        let there = gradient_at(&field, &next);
        let back = [0, 1].map(|c| point[c] - 0.5 * 0.05 * there[c]);
        point = if field.value(&next) < field.value(&point) { next } else { back };
        walk.step();
        let near = walk.point().iter().zip(point).all(|(found, meant)| (found - meant).abs() < 1e-13);
        assert!(near, "step {t}: {:?} is not {point:?}", walk.point());
    }
}

#[test]
fn schedules_read_the_loss_of_the_batch_and_the_epochs_of_the_data() {
    let batches = Batches::new(&examples(23), Some(5), false, 2);
    let mut walk = stepper("theta = theta - alpha*g", &[], "alpha = alpha0*f/(n*N)", &batches).walk(&START);
    for t in 1..=12 {
        let loss = batch(&batches, t).value(walk.point());
        walk.step();
        let meant = 0.05 * loss / (((t - 1) / 5 + 1) as f64 * 200.0);
        assert_same(&[walk.last().rate], &[meant], "rate");
    }
}

#[test]
fn a_state_may_begin_with_what_the_first_batch_says() {
    let batches = Batches::new(&examples(23), Some(5), false, 2);
    let walk = stepper("init m = 2*g\nm = 0.5*m + g\ntheta = theta - alpha*m", &[], CONSTANT, &batches).walk(&START);
    let meant = gradient_at(&batch(&batches, 1), &START).map(|g| 2.0 * g);
    assert_same(walk.state(), &meant, "the state before the first step");
}

const LOOK_AHEAD: &str = "V = 0.9*V - alpha*grad(theta + 0.9*V)
theta = theta + if(loss(theta + V) < f, V, 0.5*V) + 1e-3*noise";

#[test]
fn a_lane_of_a_block_is_the_single_run_over_batches_too() {
    let xs: Vec<f64> = (0..70).map(|i| -3.0 + 0.08 * f64::from(i)).collect();
    let ys: Vec<f64> = (0..70).map(|i| 2.0 - 0.06 * f64::from(i * 9 % 70)).collect();
    for (rule, parameters) in [(ADAM, ADAM_PARAMETERS), (LOOK_AHEAD, &[])] {
        for batches in [Batches::full(&examples(100)), Batches::new(&examples(100), Some(7), false, 5)] {
            let stepper = stepper(rule, parameters, CONSTANT, &batches);
            let ends: Vec<Vec<f64>> = xs
                .iter()
                .zip(&ys)
                .map(|(&x, &y)| points(&stepper, &[x, y], 20).pop().expect("a run has points"))
                .collect();
            for isa in isas() {
                let mut walks = stepper.clone().with_isa(isa).walk_many(&[&xs, &ys]);
                walks.advance(13);
                walks.advance(7);
                for coordinate in 0..2 {
                    let singles: Vec<f64> = ends.iter().map(|end| end[coordinate]).collect();
                    assert_same(&walks.coordinate(coordinate), &singles, isa.name());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_jump_back_replays_the_same_bits(
        count in 1..90_usize, size in 1..40_usize, replacement in any::<bool>(), seed in any::<u64>(), back in 0..60_u64,
    ) {
        let batches = Batches::new(&examples(count), Some(size), replacement, seed);
        let stepper = stepper(LOOK_AHEAD, &[], CONSTANT, &batches);
        let mut walk = stepper.walk(&START);
        let mut saved = walk.save();
        let mut rest = Vec::new();
        for t in 1..=80 {
            walk.step();
            if t == back {
                saved = walk.save();
            }
            if t > back {
                rest.extend_from_slice(walk.point());
                rest.push(walk.last().loss);
            }
        }
        // The same walk, which has other batches at hand, and a fresh one.
        for mut walk in [walk, stepper.walk(&START)] {
            walk.restore(back, &saved);
            let mut again = Vec::new();
            for _ in back..80 {
                walk.step();
                again.extend_from_slice(walk.point());
                again.push(walk.last().loss);
            }
            assert_same(&again, &rest, "replayed");
        }
    }
}
