//! Schedules give the rates that they name, and those of PyTorch, Optax and Keras where these have them.

use thalweg::catalog::{Schedule, optimizer, schedule, schedules};
use thalweg::formula::{Formula, Rate, Recipe, Stepper, Walk};

use super::recording::{Recording, assert_recorded, fixtures, read};

/// The step of a run on `f = x`: its loss is wherever the point is put.
fn stepper(schedule: &Schedule, parameters: &[f64], epochs: u64, by_step: bool) -> Stepper {
    Stepper::new(&Recipe {
        surface: &Formula::surface("f = x", &["x".to_owned()], &[]).expect("a surface"),
        surface_parameters: &[],
        batches: None,
        rule: optimizer("gradient-descent").expect("in the catalog").formula(),
        rule_parameters: &[],
        rate: Rate::Schedule { formula: schedule.formula(), parameters, alpha0: 1.0, by_step },
        warmup: 0,
        steps: 2 * epochs,
        steps_per_epoch: 2,
        gradient_noise: 0.0,
        seed: 0,
    })
    .expect("well within the limits")
}

/// The rate of the next step, taken from a point where the loss is `loss`.
fn rate(walk: &mut Walk, loss: f64) -> f64 {
    let mut saved = walk.save();
    // The point stands first in what a walk saves.
    saved[0] = loss;
    walk.restore(walk.t(), &saved);
    walk.step();
    walk.last().rate
}

/// The rates of epochs 1, 2, … at α₀ = 1, two steps an epoch; `losses` are those before each epoch, if they matter.
fn by_epoch(schedule: &Schedule, parameters: &[f64], epochs: usize, losses: Option<&[f64]>) -> Vec<f64> {
    let stepper = stepper(schedule, parameters, epochs as u64, false);
    let mut walk = stepper.walk(&[1.0]);
    let mut rates = Vec::new();
    for epoch in 0..epochs {
        rates.push(rate(&mut walk, losses.map_or(1.0, |losses| losses[epoch])));
        // Within an epoch nothing changes, whatever the loss.
        assert_eq!(rate(&mut walk, -100.0), rates[epoch], "{}: a rate holds for an epoch", schedule.document.id);
    }
    rates
}

/// The rates of steps 1, 2, … at α₀ = 1.
fn by_step(schedule: &Schedule, parameters: &[f64], steps: usize) -> Vec<f64> {
    assert!(!schedule.formula().reads("n") && !schedule.formula().reads("N"), "{}", schedule.document.id);
    let stepper = stepper(schedule, parameters, steps as u64 / 2, false);
    let mut walk = stepper.walk(&[1.0]);
    (0..steps).map(|_| rate(&mut walk, 1.0)).collect()
}

fn named(id: &str, parameters: &[f64], epochs: usize) -> Vec<f64> {
    by_epoch(schedule(id).expect("in the catalog"), parameters, epochs, None)
}

fn recordings() -> Vec<Recording> {
    read(&fixtures().join("schedules.txt"))
}

#[test]
fn the_rates_are_those_of_the_libraries() {
    for recording in recordings() {
        let schedule = schedule(recording.text("schedule")).expect("in the catalog");
        let parameters: Vec<f64> = schedule.formula().parameters().iter().map(|name| recording.number(name)).collect();
        let Recording { pairs, rows } = &recording;
        let (expected, losses) = (&rows[0], rows.get(1).map(Vec::as_slice));
        let rates = match recording.text("by") {
            "epoch" => by_epoch(schedule, &parameters, 240, losses),
            _ => by_step(schedule, &parameters, 240),
        };
        let ahead = recording.number("ahead") as usize;
        for (place, (found, expected)) in rates.iter().zip(&expected[ahead..]).enumerate() {
            // PyTorch makes each rate from the one before, and gathers rounding on the way.
            assert!((found - expected).abs() <= 1e-14, "{pairs:?} at {}: {found} and {expected}", place + 1);
        }
    }
}

#[test]
fn every_library_that_a_schedule_claims_to_equal_was_recorded() {
    let recorded = recordings();
    for schedule in schedules() {
        let own = recorded.iter().filter(|recording| recording.text("schedule") == schedule.document.id);
        assert_recorded(&schedule.document, own);
    }
}

#[test]
fn the_courses_decays_are_their_formulas() {
    let close = |found: &[f64], expected: fn(f64) -> f64| {
        for (epoch, rate) in found.iter().enumerate() {
            let expected = expected(epoch as f64 + 1.0);
            assert!((rate - expected).abs() <= 4.0 * f64::EPSILON * expected, "epoch {}: {rate}", epoch + 1);
        }
    };
    close(&named("constant", &[], 50), |_| 1.0);
    close(&named("inverse-time", &[0.5], 50), |n| 1.0 / (1.0 + 0.5 * n));
    close(&named("exponential", &[0.95], 50), |n| 0.95_f64.powf(n));
    close(&named("inverse-sqrt", &[0.7], 50), |n| 0.7 / n.sqrt());
    close(&named("step", &[10.0, 0.5], 50), |n| 0.5_f64.powf(((n - 1.0) / 10.0).floor()));
}

#[test]
fn a_schedule_by_step_counts_steps_where_it_would_count_epochs() {
    let reduce = schedule("reduce-on-plateau").expect("in the catalog");
    // The loss never improves: with a patience of 2 every third look lowers the rate, and by step every step is a look.
    let stepper = stepper(reduce, &[0.5, 2.0, 1e-4, 0.0], 5, true);
    let mut walk = stepper.walk(&[1.0]);
    let rates: Vec<f64> = (0..10).map(|_| rate(&mut walk, 1.0)).collect();
    assert_eq!(rates, [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]);
}

#[test]
fn every_schedule_is_tested_above() {
    let recorded = recordings();
    let formulas = ["constant", "inverse-time", "exponential", "inverse-sqrt", "step"];
    for schedule in schedules() {
        let id = schedule.document.id.as_str();
        let known = formulas.contains(&id) || recorded.iter().any(|recording| recording.text("schedule") == id);
        assert!(known, "`{id}` has no test of its rates");
    }
}
