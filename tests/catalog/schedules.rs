//! Schedules give the rates that they name, and those of PyTorch and Optax where these have them.

use thalweg::catalog::{Schedule, optimizer, schedule, schedules, surface};
use thalweg::formula::{Rate, Recipe, Stepper};

use super::recording::{Recording, fixtures, read};

/// The rates of epochs 1, 2, … at α₀ = 1, two steps an epoch.
fn rates(schedule: &Schedule, parameters: &[f64], epochs: usize) -> Vec<f64> {
    let stepper = Stepper::new(&Recipe {
        surface: surface("bowl").expect("in the core catalog").formula(),
        surface_parameters: &[],
        batches: None,
        rule: optimizer("gradient-descent").expect("in the core catalog").formula(),
        rule_parameters: &[],
        rate: Rate::Schedule { formula: schedule.formula(), parameters, alpha0: 1.0, by_step: false },
        warmup: 0,
        steps: 2 * epochs as u64,
        steps_per_epoch: 2,
        gradient_noise: 0.0,
        seed: 0,
    })
    .expect("well within the limits");
    let mut walk = stepper.walk(&[1.0, 1.0]);
    let mut step = || {
        walk.step();
        walk.last().rate
    };
    let mut rates = Vec::new();
    for _ in 0..epochs {
        let rate = step();
        assert_eq!(step(), rate, "{}: a rate holds for an epoch", schedule.document.id);
        rates.push(rate);
    }
    rates
}

fn named(id: &str, parameters: &[f64], epochs: usize) -> Vec<f64> {
    rates(schedule(id).expect("in the core catalog"), parameters, epochs)
}

#[test]
fn the_rates_are_those_of_the_libraries() {
    let recordings = read(&fixtures().join("schedules.txt"));
    assert_eq!(recordings.len(), 10);
    for recording in &recordings {
        let schedule = schedule(recording.text("schedule")).expect("in the core catalog");
        let parameters: Vec<f64> = schedule.formula().parameters().iter().map(|name| recording.number(name)).collect();
        let Recording { pairs, rows } = recording;
        let ahead = recording.number("ahead") as usize;
        let rates = rates(schedule, &parameters, rows.len());
        for (epoch, (found, row)) in rates.iter().zip(rows.iter().skip(ahead)).enumerate() {
            // PyTorch makes each rate from the one before, and gathers rounding on the way.
            assert!((found - row[0]).abs() <= 1e-14, "{pairs:?} epoch {}: {found} and {}", epoch + 1, row[0]);
        }
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
fn every_schedule_is_tested_above() {
    let recorded = read(&fixtures().join("schedules.txt"));
    let formulas = ["constant", "inverse-time", "exponential", "inverse-sqrt", "step"];
    for schedule in schedules() {
        let id = schedule.document.id.as_str();
        let known = formulas.contains(&id) || recorded.iter().any(|recording| recording.text("schedule") == id);
        assert!(known, "`{id}` has no test of its rates");
    }
}
