//! What a trace keeps, and that it comes back to any step exactly.

use proptest::prelude::*;
use thalweg::experiment::{Experiment, Levels, Recorder, Row, Rows, Trace};

use crate::{bits, descent, experiment, ravine, record};

#[test]
fn the_slices_in_which_a_run_is_recorded_leave_no_mark() {
    let experiment = experiment(&ravine("optimizer = \"adam\"", 5_000));
    let whole = record(&experiment.runs[0]);
    let mut recorder = Recorder::new(&experiment.runs[0], (0, 1));
    let mut slices = 0;
    while !recorder.advance(700) {
        slices += 1;
    }
    let sliced = recorder.finish();
    assert_eq!(slices, 7);
    assert_eq!((&sliced.loss, &sliced.path, sliced.best), (&whole.loss, &whole.path, whole.best));
}

#[test]
fn recording_can_be_moved_to_a_worker_and_a_trace_shared() {
    fn movable<T: Send>() {}
    fn shared<T: Send + Sync>() {}
    movable::<Recorder>();
    shared::<Trace>();
    shared::<Experiment>();
}

#[test]
fn an_ordinary_run_is_kept_exactly() {
    let experiment = experiment(&ravine("optimizer = \"adam\"", 2_048));
    let (rows, trace) = (Rows::new(&experiment.runs[0]), record(&experiment.runs[0]));
    assert_eq!((trace.loss.width(), trace.rate.width()), (1, 1));
    for (i, row) in rows.enumerate() {
        assert_eq!(trace.loss.range(i), Some([row.loss; 2]));
        assert_eq!((trace.path[i].step, trace.path[i].at.as_slice()), (row.t, row.point.as_slice()));
    }
    assert_eq!(trace.path.len(), 2_049);
}

#[test]
fn a_long_path_keeps_its_extremes_in_the_order_of_time() {
    let run = "optimizer = \"gradient-descent\"\nalpha0 = 0.0768";
    let text = ravine(run, 10_000).replace("[training]\n", "[training]\ngradient_noise = 1.0\n");
    let experiment = experiment(&text);
    let trace = record(&experiment.runs[0]);
    let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
    assert!(trace.path.windows(2).all(|pair| pair[0].step < pair[1].step));
    assert!(trace.path.iter().all(|point| rows[point.step as usize].point == point.at));
    assert_eq!(trace.path.last().map(|point| point.step), Some(10_000));
    assert!(trace.path[..4_096].iter().enumerate().all(|(i, point)| point.step == i as u64));
    // From one power of two to the next there are 256 stretches.
    for stretch in rows[4_096..8_192].chunks(16).chain(rows[8_192..].chunks(32)) {
        let steps = stretch[0].t..stretch[0].t + stretch.len() as u64;
        let kept: Vec<[f64; 2]> =
            trace.path.iter().filter(|point| steps.contains(&point.step)).map(|point| point.at).collect();
        for c in 0..2 {
            let all = stretch.iter().map(|row| row.point[c]);
            let some = kept.iter().map(|at| at[c]);
            assert_eq!(some.clone().fold(f64::INFINITY, f64::min), all.clone().fold(f64::INFINITY, f64::min));
            assert_eq!(some.fold(f64::NEG_INFINITY, f64::max), all.fold(f64::NEG_INFINITY, f64::max));
        }
    }
}

#[test]
fn a_long_run_keeps_no_more_than_a_short_one() {
    let kept = |steps: u64| record(&experiment(&ravine("optimizer = \"adam\"", steps)).runs[0]).bytes();
    let (long, longer) = (kept(100_000), kept(400_000));
    assert!(long < 1 << 20, "{long}");
    assert!(longer < 1 << 20, "{longer}");
}

#[test]
fn levels_stay_few_over_a_hundred_million_steps() {
    // The stretches double in width, so that ten million values show what a hundred million would.
    let levels = Levels::new(0, (0..10_000_000_u64).map(|i| i as f64));
    assert!(levels.len() <= 2_050 && levels.bytes() < 40_000);
    assert_eq!(levels.width(), 8_192);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn levels_cover_every_value(values in prop::collection::vec(-1e9..1e9f64, 1..12_000), first in 0..2_u64) {
        let levels = Levels::new(first, values.iter().copied());
        for (i, stretch) in values.chunks(levels.width() as usize).enumerate() {
            let low = stretch.iter().copied().fold(f64::INFINITY, f64::min);
            let high = stretch.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert_eq!(levels.range(i), Some([low, high]));
            prop_assert_eq!(levels.stretch(levels.step(i)), i);
        }
        prop_assert_eq!(levels.len(), values.len().div_ceil(levels.width() as usize));
    }

    #[test]
    fn a_jump_gives_the_bits_of_the_run(jumps in prop::collection::vec(0..3_001_u64, 1..20), noisy in any::<bool>()) {
        let noise = if noisy { "gradient_noise = 0.3\nseed = 7\n" } else { "" };
        let text = ravine("optimizer = \"adam\"\nschedule = \"cosine\"", 3_000);
        let experiment = experiment(&text.replace("[training]\n", &format!("[training]\n{noise}")));
        let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
        let trace = record(&experiment.runs[0]);
        for t in jumps {
            for t in [t, t, t + 1, t.saturating_sub(1)] {
                let row = trace.at(t);
                prop_assert_eq!(row.as_ref().map(bits), rows.get(t as usize).map(bits));
            }
        }
    }
}

#[test]
fn best_loss_and_distance_are_those_of_the_rows() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.0768", 500)
        .replace("[training]\n", "[training]\ngradient_noise = 1.0\n");
    let experiment = experiment(&text);
    let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
    let trace = record(&experiment.runs[0]);
    let best = rows.iter().min_by(|a, b| a.loss.total_cmp(&b.loss)).expect("it ran");
    assert_eq!(trace.best.map(|best| (best.loss, best.step)), Some((best.loss, best.t)));
    let way: f64 = rows
        .windows(2)
        .map(|pair| (pair[1].point[0] - pair[0].point[0]).hypot(pair[1].point[1] - pair[0].point[1]))
        .sum();
    assert!((trace.distance - way).abs() < 1e-12 * way);
    let effective = (rows[9].point[0] - rows[8].point[0]).abs() / rows[9].gradient[0].abs();
    assert_eq!(trace.effective[0].range(8), Some([effective; 2]));
}

#[test]
fn the_effective_step_of_gradient_descent_is_its_rate() {
    let run = "optimizer = \"gradient-descent\"\nschedule = \"cosine\"\nalpha0 = 0.03";
    let experiment = experiment(&ravine(run, 100));
    let trace = record(&experiment.runs[0]);
    for t in 1..=100 {
        let row = trace.at(t).expect("the run has the step");
        let rate = row.rate.expect("a step has a rate");
        for (c, effective) in trace.effective_at(t).expect("a step has one").into_iter().enumerate() {
            // θ is rounded to half a unit in its last place, which the division by g scales up.
            let slack = 2.0 * f64::EPSILON * (1.0 + (row.point[c] / row.gradient[c]).abs());
            assert!((effective - rate).abs() <= slack, "step {t}: {effective} is not {rate}");
            assert_eq!(trace.effective[c].range(t as usize - 1), Some([effective; 2]));
        }
    }
    assert_eq!(trace.effective_at(0), None);
    assert_eq!(trace.effective_at(101), None);
}

/// Kingma and Ba: m̂₁ = g and v̂₁ = g², so that Δθ₁ = α g / (|g| + ε).
#[test]
fn the_first_step_of_adam_is_as_long_as_its_rate_in_every_coordinate() {
    let experiment = experiment(&ravine("optimizer = \"adam\"\nalpha0 = 0.05", 5_000));
    let trace = record(&experiment.runs[0]);
    let gradient = trace.at(1).expect("the run has a step").gradient;
    for (g, effective) in gradient.into_iter().zip(trace.effective_at(1).expect("a step has one")) {
        let expected = 0.05 / (g.abs() + 1e-8);
        assert!((effective / expected - 1.0).abs() < 1e-12, "{effective} is not {expected}");
    }
    // Where stretches are wider than a step, each step's value lies within those of its stretch.
    assert!(trace.effective[0].width() > 1);
    for t in [1, 1_234, 4_999] {
        let [low, high] = trace.effective[1].range(trace.effective[1].stretch(t)).expect("steps move");
        let value = trace.effective_at(t).expect("a step has one")[1];
        assert!((low..=high).contains(&value), "step {t}: {low} {value} {high}");
    }
}

#[test]
fn a_step_without_a_gradient_has_no_effective_step() {
    let text = descent("f = x^2 + 0*y", "[\"x\", \"y\"]", "[1.0, 1.0]", 0.1, 10);
    let trace = record(&experiment(&text).runs[0]);
    let [across, up] = trace.effective_at(5).expect("the run has the step");
    assert!((across - 0.1).abs() < 1e-12 && up.is_nan());
    assert_eq!(trace.effective[1].range(4), None);
}
