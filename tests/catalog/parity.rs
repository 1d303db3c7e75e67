//! Optimizers do what PyTorch, Optax and Keras do, number for number in double precision.

use thalweg::catalog::{Optimizer, optimizers, schedule, surface};
use thalweg::formula::{Formula, Rate, Recipe, Stepper, Walk};

use super::given::gradient;
use super::recording::{Recording, STEPS, assert_recorded, stride, trajectories};

fn recordings() -> impl Iterator<Item = (&'static Optimizer, Recording)> {
    optimizers().iter().flat_map(|optimizer| {
        let recordings = trajectories(&optimizer.document.id);
        recordings.into_iter().map(|recording| (*optimizer, recording))
    })
}

/// The step of a recorded run, with this text of its rule.
fn stepper(rule: &Formula, recording: &Recording) -> Stepper {
    let parameters: Vec<f64> = rule.parameters().iter().map(|name| recording.number(name)).collect();
    let surface = surface(recording.text("surface")).expect("in the catalog").formula();
    // The falling rate of record.py is a straight line to 0 at step 320.
    let (rate, numbers): (&str, &[f64]) = match recording.text("falling") {
        "0" => ("constant", &[]),
        _ => ("linear", &[320.0, 0.0]),
    };
    let formula = schedule(rate).expect("in the catalog").formula();
    Stepper::new(&Recipe {
        surface,
        // Rosenbrock's are at their defaults; the other recorded surfaces have none.
        surface_parameters: if surface.parameters().is_empty() { &[] } else { &[1.0, 100.0] },
        batches: None,
        rule,
        rule_parameters: &parameters,
        rate: Rate::Schedule { formula, parameters: numbers, alpha0: recording.number("alpha"), by_step: false },
        warmup: 0,
        steps: STEPS as u64,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    })
    .expect("well within the limits")
}

fn difference(found: &[f64], expected: &[f64]) -> f64 {
    let distance = (found[0] - expected[0]).hypot(found[1] - expected[1]);
    let off = distance / expected[0].hypot(expected[1]).max(1.0);
    // A NaN is no agreement.
    if off.is_nan() { f64::INFINITY } else { off }
}

fn title(optimizer: &Optimizer, recording: &Recording) -> String {
    format!("{} {:?}", optimizer.document.id, recording.pairs)
}

#[test]
fn every_library_that_an_optimizer_claims_to_equal_was_recorded() {
    for optimizer in optimizers() {
        let recordings = trajectories(&optimizer.document.id);
        assert_recorded(&optimizer.document, recordings.iter());
        for equal in &optimizer.document.equals {
            let of = |recording: &&Recording| equal.framework.to_lowercase().ends_with(recording.text("library"));
            let falls = recordings.iter().filter(of).any(|recording| recording.text("falling") == "1");
            let constant = equal.when.as_ref().is_some_and(|when| format!("{when:?}").contains("rate is constant"));
            // Where nu must equal beta PyTorch's rate is a product: falling, it would be rounded twice.
            let whole = falls || constant || optimizer.document.id == "qhm";
            assert!(whole, "{}, {}: only at a constant rate", optimizer.document.id, equal.framework);
        }
    }
}

#[test]
fn recorded_runs_cover_three_surfaces_and_two_parameter_sets() {
    for optimizer in optimizers().iter().filter(|optimizer| !optimizer.document.equals.is_empty()) {
        let recordings = trajectories(&optimizer.document.id);
        let count = |key: &dyn Fn(&Recording) -> String| {
            recordings.iter().map(key).collect::<std::collections::BTreeSet<String>>().len()
        };
        let names = optimizer.formula().parameters();
        let set = |recording: &Recording| names.iter().map(|name| recording.text(name)).collect::<Vec<_>>().join(" ");
        assert_eq!(count(&|recording| recording.text("surface").to_owned()), 3, "{}", optimizer.document.id);
        assert_eq!(count(&set), if names.is_empty() { 1 } else { 2 }, "{}", optimizer.document.id);
    }
}

/// A rule's text with the gradient that a library was handed, in a state that the test fills in before each step.
fn with_given_gradient(optimizer: &Optimizer) -> Formula {
    let text = format!("handed = handed + 0*g\ng = handed\n{}", optimizer.document.text);
    Formula::rule(&text, optimizer.formula().parameters()).expect("a good text stays good")
}

/// Rules whose point is not the one at which the library takes its gradient, so that a step cannot start there.
const FREE_ONLY: [&str; 4] = ["nesterov-lookahead", "averaged", "lookahead", "schedule-free-sgd"];

/// Nothing feeds back: each step starts from the library's point and takes the gradient that the library took, with
/// the program's own state.
#[test]
fn each_step_from_the_librarys_point_is_the_librarys_step() {
    for (optimizer, recording) in recordings() {
        if stride(&recording) > 1 || FREE_ONLY.contains(&optimizer.document.id.as_str()) {
            continue;
        }
        let stepper = stepper(&with_given_gradient(optimizer), &recording);
        let mut walk = stepper.walk(&recording.rows[0]);
        for (t, rows) in recording.rows.windows(2).enumerate() {
            let mut saved = walk.save();
            // The point stands first in what a walk saves, then the states in the order of the text.
            saved[..2].copy_from_slice(&rows[0]);
            saved[2..4].copy_from_slice(&gradient(recording.text("surface"), rows[0][0], rows[0][1]));
            walk.restore(t as u64, &saved);
            walk.step();
            let off = difference(walk.point(), &rows[1]);
            assert!(off <= 1e-14, "{} step {}: {off:e}", title(optimizer, &recording), t + 1);
        }
    }
}

/// The point that the library has where the walk is: the rule's own, but for the form of Nesterov that looks ahead.
fn shown(optimizer: &Optimizer, recording: &Recording, walk: &Walk) -> Vec<f64> {
    let mut point = walk.point().to_vec();
    if optimizer.document.id == "nesterov-lookahead" {
        let beta = recording.number("beta");
        point.iter_mut().zip(walk.state()).for_each(|(x, v)| *x += beta * v);
    }
    point
}

/// The points that were recorded, from the start on; a coordinate may be moved to its neighbor at one of the steps.
fn free_run(optimizer: &Optimizer, recording: &Recording, stepper: &Stepper, moved: Option<Move>) -> Vec<Vec<f64>> {
    let surface = surface(recording.text("surface")).expect("in the catalog");
    // An average that Optax takes apart again is not the start to the last bit.
    assert!(difference(&surface.start, &recording.rows[0]) <= 1e-15, "recorded from another start");
    let mut walk = stepper.walk(&moved.map_or(surface.start.clone(), |moved| moved.start(&surface.start)));
    let mut points = vec![shown(optimizer, recording, &walk)];
    for t in 1..=STEPS {
        walk.step();
        if let Some(moved) = moved.filter(|moved| moved.at == t) {
            let mut saved = walk.save();
            moved.apply(&mut saved[..2]);
            walk.restore(t as u64, &saved);
        }
        if t % stride(recording) == 0 {
            points.push(shown(optimizer, recording, &walk));
        }
    }
    points
}

/// A coordinate moved by one rounding unit at a step; 0 is the start.
#[derive(Clone, Copy)]
struct Move {
    at: usize,
    coordinate: usize,
    up: bool,
}

impl Move {
    fn apply(self, point: &mut [f64]) {
        let value = point[self.coordinate];
        point[self.coordinate] = if self.up { value.next_up() } else { value.next_down() };
    }

    fn start(self, start: &[f64]) -> Vec<f64> {
        let mut start = start.to_vec();
        if self.at == 0 {
            self.apply(&mut start);
        }
        start
    }
}

fn farthest(run: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    run.iter().zip(other).map(|(found, point)| difference(found, point)).fold(0.0, f64::max)
}

/// The change that moving a point by one rounding unit makes, at least half of `off` if any makes that much. The point is
/// the start or, since some runs first draw moved starts together, a later one.
fn own_sensitivity(optimizer: &Optimizer, recording: &Recording, stepper: &Stepper, off: f64) -> f64 {
    let run = free_run(optimizer, recording, stepper, None);
    let mut largest = 0.0_f64;
    for at in (0..STEPS).step_by(30) {
        for (coordinate, up) in [(0, false), (0, true), (1, false), (1, true)] {
            let moved = free_run(optimizer, recording, stepper, Some(Move { at, coordinate, up }));
            largest = largest.max(farthest(&run, &moved));
            if 2.0 * largest >= off {
                return largest;
            }
        }
    }
    largest
}

#[test]
fn a_free_run_stays_with_the_librarys() {
    let mut strays = Vec::new();
    for (optimizer, recording) in recordings() {
        let stepper = stepper(optimizer.formula(), &recording);
        let run = free_run(optimizer, &recording, &stepper, None);
        let off = farthest(&run, &recording.rows);
        if off <= 1e-12 {
            continue;
        }
        let own = own_sensitivity(optimizer, &recording, &stepper, off);
        if off > 2.0 * own {
            strays.push(format!("{}: {off:e}, by itself {own:e}", title(optimizer, &recording)));
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}
