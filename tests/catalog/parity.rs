//! Optimizers do what PyTorch and Optax do, number for number in double precision.

use thalweg::catalog::{Optimizer, optimizers, schedule, surface};
use thalweg::formula::{Formula, Rate, Recipe, Stepper};

use super::recording::{Recording, fixtures, read};

fn recordings() -> Vec<(&'static Optimizer, Recording)> {
    let mut all = Vec::new();
    for optimizer in optimizers() {
        let id = optimizer.document.id.as_str();
        let path = fixtures().join(format!("trajectories/{id}.txt"));
        // Whether it should be there is another test's question.
        if !path.exists() {
            continue;
        }
        all.extend(read(&path).into_iter().map(|recording| (*optimizer, recording)));
    }
    all
}

fn stepper(surface: &Formula, optimizer: &Optimizer, recording: &Recording) -> Stepper {
    let parameters: Vec<f64> = optimizer.formula().parameters().iter().map(|name| recording.number(name)).collect();
    let constant = schedule("constant").expect("in the core catalog").formula();
    let rate = Rate::Schedule { formula: constant, parameters: &[], alpha0: recording.number("alpha"), by_step: false };
    Stepper::new(&Recipe {
        surface,
        // Rosenbrock's are at their defaults; the other recorded surfaces have none.
        surface_parameters: if surface.parameters().is_empty() { &[] } else { &[1.0, 100.0] },
        batches: None,
        rule: optimizer.formula(),
        rule_parameters: &parameters,
        rate,
        warmup: 0,
        steps: 200,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    })
    .expect("well within the limits")
}

fn title(optimizer: &Optimizer, recording: &Recording) -> String {
    format!("{} {:?}", optimizer.document.id, recording.pairs)
}

/// ‖difference‖ / max(‖point‖, 1).
fn difference(found: &[f64], point: &[f64]) -> f64 {
    let norm = |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>().sqrt();
    norm(&mut found.iter().zip(point).map(|(a, b)| a - b)) / norm(&mut point.iter().copied()).max(1.0)
}

#[test]
fn every_optimizer_has_its_recordings() {
    let recordings = recordings();
    for optimizer in optimizers() {
        let id = optimizer.document.id.as_str();
        for framework in ["PyTorch", "Optax"] {
            let library = if framework == "PyTorch" { "torch" } else { "optax" };
            let said = optimizer.document.equals.iter().any(|equal| equal.framework == framework);
            let runs = recordings.iter().filter(|(of, run)| of.document.id == id && run.text("library") == library);
            let sets = if optimizer.document.parameters.is_empty() { 1 } else { 2 };
            assert_eq!(runs.count(), if said { 3 * sets } else { 0 }, "{id} in {framework}");
        }
    }
    assert!(recordings.iter().all(|(_, recording)| recording.rows.len() == 201));
}

/// Nothing feeds back: each step starts from the library's point and takes the gradient that the library took, with
/// the program's own state.
#[test]
fn each_step_from_the_librarys_point_is_the_librarys_step() {
    // The gradient is a part of the point, so that one compiled step serves for all: that of p*x + q*y is (p, q, x, y).
    let names: Vec<String> = ["x", "y", "p", "q"].map(str::to_owned).to_vec();
    let given = Formula::surface("f = p*x + q*y", &names, &[]).expect("a surface");
    let mut worst = 0.0_f64;
    for (optimizer, recording) in recordings() {
        let stepper = stepper(&given, optimizer, &recording);
        let mut walk = stepper.walk(&recording.rows[0]);
        for (t, rows) in recording.rows.windows(2).enumerate() {
            let mut saved = walk.save();
            // The point stands first in what a walk saves.
            saved[..4].copy_from_slice(&rows[0]);
            walk.restore(t as u64, &saved);
            walk.step();
            assert_eq!(walk.last().gradient[..2], rows[0][2..]);
            let off = difference(&walk.point()[..2], &rows[1][..2]);
            assert!(off <= 1e-14, "{} step {}: {off:e}", title(optimizer, &recording), t + 1);
            worst = worst.max(off);
        }
    }
    println!("worst step {worst:e}");
}

/// The points from the start on.
fn free_run(stepper: &Stepper, start: &[f64]) -> Vec<Vec<f64>> {
    let mut walk = stepper.walk(start);
    let mut points = vec![start.to_vec()];
    for _ in 0..200 {
        walk.step();
        points.push(walk.point().to_vec());
    }
    points
}

fn farthest(run: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    run.iter().zip(other).map(|(found, point)| difference(found, &point[..2])).fold(0.0, f64::max)
}

/// The largest change that a move of the start to a neighboring number makes.
fn own_sensitivity(stepper: &Stepper, run: &[Vec<f64>]) -> f64 {
    let [x, y] = run[0][..] else { panic!("two coordinates") };
    let mut largest = 0.0_f64;
    for a in [x.next_down(), x, x.next_up()] {
        for b in [y.next_down(), y, y.next_up()] {
            largest = largest.max(farthest(run, &free_run(stepper, &[a, b])));
        }
    }
    largest
}

#[test]
fn a_free_run_stays_with_the_librarys() {
    let mut worst = 0.0_f64;
    for (optimizer, recording) in recordings() {
        let surface = surface(recording.text("surface")).expect("in the core catalog");
        assert_eq!(surface.start, recording.rows[0][..2], "recorded from another start");
        let stepper = stepper(surface.formula(), optimizer, &recording);
        let run = free_run(&stepper, &surface.start);
        let off = farthest(&run, &recording.rows);
        if off > 1e-12 {
            let own = own_sensitivity(&stepper, &run);
            println!("{}: {off:e}, by itself {own:e}", title(optimizer, &recording));
            assert!(off <= 2.0 * own, "{}: {off:e}, by itself {own:e}", title(optimizer, &recording));
        } else {
            worst = worst.max(off);
        }
    }
    println!("worst free run of those that do not amplify {worst:e}");
}
