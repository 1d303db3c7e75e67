//! Everything goes with everything.

use thalweg::catalog::{Default, Document, Optimizer, Schedule, Surface, optimizers, schedules, surfaces};
use thalweg::formula::{Rate, Recipe, Stepper};

const STEPS: u64 = 100;

/// Parameters at their defaults in a run of [`STEPS`] epochs.
pub fn defaults(document: &Document) -> Vec<f64> {
    let value = |default: &Default| match default {
        Default::Number(number) => *number,
        Default::Input(_) => STEPS as f64,
    };
    document.parameters.iter().map(|parameter| value(&parameter.default)).collect()
}

fn stepper(surface: &Surface, optimizer: &Optimizer, schedule: &Schedule) -> Stepper {
    let recipe = Recipe {
        surface: surface.formula(),
        surface_parameters: &defaults(&surface.document),
        batches: None,
        rule: optimizer.formula(),
        rule_parameters: &defaults(&optimizer.document),
        rate: Rate::Schedule {
            formula: schedule.formula(),
            parameters: &defaults(&schedule.document),
            alpha0: optimizer.rate.default,
            by_step: false,
        },
        warmup: 0,
        steps: STEPS,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    };
    Stepper::new(&recipe).expect("well within the limits")
}

fn assert_runs(surface: &Surface, optimizer: &Optimizer, schedule: &Schedule) {
    let place = || format!("{} on {}, {}", optimizer.document.id, surface.document.id, schedule.document.id);
    let stepper = stepper(surface, optimizer, schedule);
    let mut walk = stepper.walk(&surface.start);
    let mut moved = false;
    // Halves of a product need not add up to the whole, to the last bit.
    let highest = optimizer.rate.default * (1.0 + f64::EPSILON);
    for _ in 0..STEPS {
        walk.step();
        moved |= walk.point() != surface.start;
        let rate = walk.last().rate;
        assert!((0.0..=highest).contains(&rate), "{}: {rate}", place());
    }
    // Polyak's step stands still below what it takes for the lowest value.
    assert!(moved || optimizer.formula().reads("f"), "{}", place());
}

/// Each two of a kind meet: the schedules take turns, each surface and each optimizer meets all of them.
#[test]
fn every_optimizer_runs_on_every_surface_and_each_of_both_under_every_schedule() {
    assert!(schedules().len() <= surfaces().len().min(optimizers().len()), "too few turns");
    for (row, surface) in surfaces().iter().enumerate() {
        for (column, optimizer) in optimizers().iter().enumerate() {
            assert_runs(surface, optimizer, schedules()[(row + column) % schedules().len()]);
        }
    }
}
