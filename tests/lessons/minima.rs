//! Lesson 4: local and global minima.

use thalweg::catalog::surface;
use thalweg::experiment::Row;

use super::{alone, lesson, run, shows, stays};

/// Where the run stands after 300 steps, and the loss there.
#[track_caller]
fn ends(rows: &[Row], point: [f64; 2], loss: f64, digits: i32) {
    let last = &rows[300];
    shows(last.point[0], point[0], 3);
    shows(last.point[1], point[1], 3);
    shows(last.loss, loss, digits);
}

#[test]
fn lesson_4_the_start_decides_and_adaptive_rules_cross() {
    let lesson = lesson("4-local-global", &[]);
    let names: Vec<_> = lesson.runs.iter().map(|run| run.optimizer.expect("all are").document.id.as_str()).collect();
    assert_eq!(names, ["gradient-descent", "gradient-descent", "adam", "rmsprop", "momentum"]);
    ends(&run(&lesson, 1), [-1.532, 0.0], 0.3226, 4);
    ends(&run(&lesson, 2), [1.542, 0.289], -0.0723, 4);
    ends(&run(&lesson, 3), [1.542, 0.289], -0.0723, 4);
    ends(&run(&lesson, 4), [1.517, 0.314], -0.07057, 5);
    ends(&run(&lesson, 5), [-1.532, 0.0], 0.3226, 4);
}

#[test]
fn lesson_4_elsewhere_it_is_the_other_way_round() {
    let start = [0.6, -2.0];
    assert!(alone("two-basins", start, "gradient-descent", 0.1)[300].point[0] > 1.5);
    assert!(alone("two-basins", start, "adam", 0.1)[300].point[0] < -1.5);
}

#[test]
fn lesson_4_momentum_rolls_through_ripples() {
    let start = [-4.2, 1.2];
    assert_eq!(surface("ripples").expect("in the core catalog").start, start);
    let [bottom, half_way, dimple] = [([0.0, 0.0], 0.0), ([-1.445, 0.0], 0.2274), ([-2.833, 0.0], 0.9031)];
    let arrives = |rows: &[Row]| stays(rows, |row| row.point[0].hypot(row.point[1]) < 0.01);
    for (optimizer, alpha0, (point, loss), arrival) in [
        ("gradient-descent", 0.1, dimple, None),
        ("gradient-descent", 0.3, dimple, None),
        ("momentum", 0.1, half_way, None),
        ("momentum", 0.3, bottom, Some(105)),
        ("heavy-ball", 0.03, bottom, Some(105)),
        ("nesterov", 0.05, bottom, Some(59)),
        ("adam", 0.1, half_way, None),
    ] {
        let rows = alone("ripples", start, optimizer, alpha0);
        ends(&rows, point, loss, 4);
        assert_eq!(arrives(&rows), arrival, "{optimizer} at {alpha0}");
    }
}
