//! Everything goes with everything.

use thalweg::catalog::{Default, Document, optimizers, schedules, surfaces};
use thalweg::formula::{Rate, Recipe, Stepper};

const STEPS: u64 = 200;

/// Parameters at their defaults in a run of [`STEPS`] epochs.
pub fn defaults(document: &Document) -> Vec<f64> {
    let value = |default: &Default| match default {
        Default::Number(number) => *number,
        Default::Input(_) => STEPS as f64,
    };
    document.parameters.iter().map(|parameter| value(&parameter.default)).collect()
}

#[test]
fn every_optimizer_runs_on_every_surface_under_every_schedule() {
    for surface in surfaces() {
        for optimizer in optimizers() {
            for schedule in schedules() {
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
                let stepper = Stepper::new(&recipe).expect("well within the limits");
                let mut walk = stepper.walk(&surface.start);
                let mut moved = false;
                for _ in 0..STEPS {
                    walk.step();
                    moved |= walk.point() != surface.start;
                    let rate = walk.last().rate;
                    assert!((0.0..=optimizer.rate.default).contains(&rate), "{}: {rate}", schedule.document.id);
                }
                assert!(moved, "{} on {}", optimizer.document.id, surface.document.id);
            }
        }
    }
}
