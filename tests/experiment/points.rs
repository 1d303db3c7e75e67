//! A rate set by hand: what becomes of its points, and how they trace a schedule.

use proptest::prelude::*;
use thalweg::experiment::points::{by_hand, moved, rate_at, set_from, with_point, without};
use thalweg::experiment::preset::{Join, Rate};
use thalweg::experiment::{PlannedRate, Rates, Rows};

use crate::{experiment, ravine, record};

#[test]
fn a_schedule_on_its_own_gives_the_rates_of_the_run() {
    let schedules = ["inverse-time", "exponential", "inverse-sqrt", "cosine", "step", "constant"];
    for (by, warmup) in [("epoch", 0), ("step", 7), ("epoch", 300)] {
        for schedule in schedules {
            let run = format!(
                "optimizer = \"adam\"\nschedule = \"{schedule}\"\nschedule_by = \"{by}\"\nwarmup = {warmup}\nalpha0 = 0.05"
            );
            let text = ravine(&run, 200).replace("[training]\n", "[training]\nsteps_per_epoch = 7\n");
            let experiment = experiment(&text);
            let plan = &experiment.runs[0];
            let mut rates = Rates::of(plan, false).expect("the run could be compiled");
            let used: Vec<_> = Rows::new(plan).skip(1).map(|row| (row.t, row.rate)).collect();
            assert_eq!(used.len(), 200);
            // In any order.
            for &(t, rate) in used.iter().rev() {
                assert_eq!(rate.map(f64::to_bits), Some(rates.at(t).to_bits()), "{schedule} by {by}, step {t}");
            }
        }
    }
}

#[test]
fn a_long_schedule_is_known_at_once() {
    let run = "optimizer = \"adam\"\nschedule = \"cosine\"\nalpha0 = 0.05";
    let mut text = ravine(run, 100_000_000);
    text = text.replace("[training]\n", "[training]\nsteps_per_epoch = 1000\n");
    let experiment = experiment(&text);
    let mut rates = Rates::of(&experiment.runs[0], false).expect("the run could be compiled");
    let samples = rates.samples(64);
    assert_eq!((samples[0].0, samples[63].0, samples.len()), (1, 100_000_000, 64));
    assert!(samples.windows(2).all(|pair| pair[0].1 > pair[1].1));
    assert!((rates.at(50_000_001) / 0.025 - 1.0).abs() < 1e-3);
}

#[test]
fn few_levels_are_traced_exactly_and_many_nearly() {
    let traced = |schedule: &str, by: &str, steps: u64, per_epoch: u64| {
        let run = format!("optimizer = \"adam\"\nschedule = \"{schedule}\"\nschedule_by = \"{by}\"\nalpha0 = 0.05");
        let header = format!("[training]\nsteps_per_epoch = {per_epoch}\n");
        let experiment = experiment(&ravine(&run, steps).replace("[training]\n", &header));
        let plan = &experiment.runs[0];
        let (points, join) = by_hand(plan, None);
        let mut rates = Rates::of(plan, true).expect("the run could be compiled");
        let off = rates.samples(999).into_iter().map(|(t, rate)| (rate_at(&points, join, t) - rate).abs());
        let off = off.fold(0.0, f64::max);
        (points, join, off)
    };
    let (points, join, off) = traced("constant", "epoch", 1_000_000, 10);
    assert_eq!((points, join, off), (vec![(1, 0.05)], Join::Hold, 0.0));
    let (points, join, off) = traced("inverse-time", "epoch", 1_000_000, 200_000);
    assert_eq!(points.iter().map(|point| point.0).collect::<Vec<_>>(), [1, 200_001, 400_001, 600_001, 800_001]);
    assert_eq!((join, off), (Join::Hold, 0.0));
    for schedule in ["inverse-time", "exponential", "inverse-sqrt", "cosine"] {
        let (points, join, off) = traced(schedule, "step", 1_000, 1);
        assert!(points.len() <= 12 && join == Join::Line, "{schedule}: {points:?}");
        assert!(off < 0.05 * 0.08, "{schedule} is {off} off: {points:?}");
    }
}

#[test]
fn a_schedule_that_follows_the_loss_is_traced_from_its_run() {
    let run =
        "optimizer = \"gradient-descent\"\nschedule_formula = \"alpha = alpha0*f/(1 + f)\"\nalpha0 = 0.05\nwarmup = 3";
    let experiment = experiment(&ravine(run, 6));
    let trace = record(&experiment.runs[0]);
    let (points, join) = by_hand(&experiment.runs[0], Some(&trace));
    assert_eq!((points.len(), join), (6, Join::Hold));
    for (t, rate) in points {
        let warmed = (t as f64 / 3.0).min(1.0);
        let used = trace.at(t).and_then(|row| row.rate).expect("the run has the step");
        assert!((rate * warmed / used - 1.0).abs() < 1e-14);
    }
}

fn points() -> impl Strategy<Value = Vec<(u64, f64)>> {
    proptest::collection::btree_map(1..200_u64, 0.0..1.0_f64, 1..20).prop_map(|points| points.into_iter().collect())
}

fn join() -> impl Strategy<Value = Join> {
    prop_oneof![Just(Join::Hold), Just(Join::Line)]
}

fn ascend(points: &[(u64, f64)]) -> bool {
    !points.is_empty() && points[0].0 >= 1 && points.windows(2).all(|pair| pair[0].0 < pair[1].0)
}

proptest! {
    #[test]
    fn a_rate_set_from_a_step_on_leaves_what_was_before(
        points in points(), join in join(), t in 1..220_u64, rate in 0.0..1.0_f64,
    ) {
        let new = set_from(&points, join, t, rate);
        prop_assert!(ascend(&new));
        for step in 1..t {
            let (old, new) = (rate_at(&points, join, step), rate_at(&new, join, step));
            // A line that is cut short is rounded otherwise; held rates are the same bits.
            let slack = if join == Join::Hold { 0.0 } else { 1e-12 };
            prop_assert!((old - new).abs() <= slack, "step {step}: {old} {new}");
        }
        for step in t..230 {
            prop_assert_eq!(rate_at(&new, join, step), rate);
        }
        prop_assert_eq!(set_from(&new, join, t + 5, rate), new, "the same rate again adds no point");
    }

    #[test]
    fn a_point_more_changes_no_rate(points in points(), join in join(), t in 1..220_u64) {
        let new = with_point(&points, join, t);
        prop_assert!(ascend(&new) && new.iter().any(|point| point.0 == t));
        for step in 1..230 {
            prop_assert!((rate_at(&points, join, step) - rate_at(&new, join, step)).abs() <= 1e-12);
        }
    }

    #[test]
    fn a_point_stays_between_its_neighbors(
        points in points(), index in 0..25_usize, step in 0..500_u64, rate in 0.0..1.0_f64,
    ) {
        prop_assert!(ascend(&moved(&points, index, (step, rate), 200)));
        prop_assert!(ascend(&without(&points, index)));
    }
}

#[test]
fn points_are_what_the_run_uses() {
    let run =
        "optimizer = \"adam\"\nschedule_points = [[3, 0.1], [40, 0.02], [41, 0.5]]\nschedule_points_join = \"line\"";
    let experiment = experiment(&ravine(run, 60));
    let PlannedRate::Points { points, join } = &experiment.runs[0].rate else { panic!("it has points") };
    for row in Rows::new(&experiment.runs[0]).skip(1) {
        assert_eq!(row.rate, Some(rate_at(points, *join, row.t)));
    }
    assert!(Rates::new(&Rate::Points { points: points.clone(), join: None }, 10, 1).is_some());
}
