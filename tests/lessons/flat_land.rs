//! Lessons 5 and 6: a saddle and a plateau.

use thalweg::experiment::Row;

use super::{first, lesson, rows, run, shows};

#[test]
fn lesson_5_adaptive_rules_leave_the_saddle_at_once() {
    // Steps of leaving it, |y| > 0.5, and of f < −0.9: gradient descent, momentum, RMSprop, Adam.
    for (start, expected) in [
        ("1e-4", [(219, 253), (283, 319), (12, 61), (25, 77)]),
        ("1e-6", [(337, 371), (432, 468), (12, 61), (25, 77)]),
        ("1e-8", [(454, 488), (581, 617), (13, 61), (25, 77)]),
    ] {
        let start = format!("training.start=[1.5, {start}]");
        let lesson = lesson("5-saddle-point", &[&start, "training.steps=700"]);
        for (plan, (left, low)) in lesson.runs.iter().zip(expected) {
            let rows = rows(plan);
            let found = (first(&rows, |row| row.point[1].abs() > 0.5), first(&rows, |row| row.loss < -0.9));
            assert_eq!(found, (Some(left), Some(low)), "{start}, {:?}", plan.name);
        }
    }
}

#[test]
fn lesson_5_shows_all_four_arrive() {
    for plan in &lesson("5-saddle-point", &[]).runs {
        assert!(rows(plan)[400].loss < -0.9, "{:?}", plan.name);
    }
}

#[test]
fn lesson_5_exactly_on_the_ridge_every_rule_stays() {
    for plan in &lesson("5-saddle-point", &["training.start=[1.5, 0]"]).runs {
        let rows = rows(plan);
        assert!(rows.iter().all(|row| row.point[1] == 0.0), "{:?}", plan.name);
        assert!(rows[400].point[0].abs() < 0.02, "{:?}", plan.name);
    }
}

/// The first step below 0.5 and below 0.01, f at step 300.
#[track_caller]
fn crosses(rows: &[Row], steps: (u64, u64), f: f64) {
    let found = (first(rows, |row| row.loss < 0.5), first(rows, |row| row.loss < 0.01));
    assert_eq!(found, (Some(steps.0), Some(steps.1)));
    assert!((rows[300].loss - f).abs() <= 5e-3 * f, "{}", rows[300].loss);
}

#[test]
fn lesson_6_adaptive_rules_cross_the_plateau() {
    let preset = lesson("6-plateau-crossing", &[]);
    crosses(&run(&preset, 1), (460, 464), 1.01);
    crosses(&run(&preset, 2), (495, 501), 1.01);
    crosses(&run(&preset, 3), (36, 58), 0.000313);
    crosses(&run(&preset, 4), (53, 66), 6.68e-8);
    let faster = lesson("6-plateau-crossing", &["runs.1.alpha0=1", "runs.2.optimizer=heavy-ball", "runs.2.alpha0=0.1"]);
    crosses(&run(&faster, 1), (231, 233), 0.0);
    crosses(&run(&faster, 2), (262, 266), 0.0104);
}

#[test]
fn lesson_6_nothing_seems_to_happen_for_long() {
    let rows = run(&lesson("6-plateau-crossing", &[]), 1);
    shows(rows[1].gradient[0].hypot(rows[1].gradient[1]), 0.0047, 4);
    assert!(rows[445].loss > 0.97, "{}", rows[445].loss);
    assert!(rows[465].loss < 0.01, "{}", rows[465].loss);
}
