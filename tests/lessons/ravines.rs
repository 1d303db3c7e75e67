//! Lessons 1 and 2: momentum and RMSprop in a ravine.

use thalweg::experiment::Row;

use super::{about, first, lesson, run, shows, stays};

/// Σ|Δy| over the first 20 steps, and how often y changes its sign.
fn zigzag(rows: &[Row]) -> (f64, usize) {
    let pairs = || rows[..=20].windows(2).map(|pair| (pair[0].point[1], pair[1].point[1]));
    (pairs().map(|(a, b)| (b - a).abs()).sum(), pairs().filter(|(a, b)| a * b < 0.0).count())
}

/// Travel, sign changes, x at 10 and at 20, f at 20, the step from which f stays below 0.001.
#[track_caller]
fn zigzags(rows: &[Row], (travel, changes): (f64, usize), x: [f64; 2], f: f64, settled: Option<u64>) {
    let found = zigzag(rows);
    about(found.0, travel);
    assert_eq!(found.1, changes);
    shows(rows[10].point[0], x[0], 3);
    shows(rows[20].point[0], x[1], 3);
    about(rows[20].loss, f);
    assert_eq!(stays(rows, |row| row.loss < 1e-3), settled);
}

#[test]
fn lesson_1_momentum_straightens_the_zigzag() {
    let lesson = lesson("1-momentum-zigzag", &[]);
    zigzags(&run(&lesson, 1), (29.2, 20), [-1.799, -0.809], 1.33, Some(64));
    zigzags(&run(&lesson, 2), (6.08, 7), [-1.207, -0.087], 0.0293, Some(30));
    zigzags(&run(&lesson, 3), (4.74, 5), [-2.018, -0.718], 0.261, Some(45));
    zigzags(&run(&lesson, 4), (7.11, 4), [-2.213, -0.031], 0.961, Some(100));
}

#[test]
fn lesson_1_gradient_descent_cannot_take_momentums_rate() {
    let lesson = lesson("1-momentum-zigzag", &["runs.1.alpha0=0.12"]);
    zigzags(&run(&lesson, 1), (4.72e6, 20), [-1.114, -0.310], 3.09e13, None);
}

#[test]
fn lesson_1_plays_for_at_least_ten_seconds() {
    // Twenty steps a second.
    assert!(lesson("1-momentum-zigzag", &[]).steps >= 200);
}

/// First step, point at step 40, the first step below 0.01 and the one from which it stays, f at 400.
#[track_caller]
fn descends(rows: &[Row], first_step: [f64; 2], at_40: [f64; 2], below: [Option<u64>; 2], f: f64) {
    for axis in 0..2 {
        shows(rows[1].point[axis] - rows[0].point[axis], first_step[axis], 3);
        shows(rows[40].point[axis], at_40[axis], 3);
    }
    assert_eq!([first(rows, |row| row.loss < 0.01), stays(rows, |row| row.loss < 0.01)], below);
    assert!((rows[400].loss / f - 1.0).abs() < 0.05, "{:e}", rows[400].loss);
}

#[test]
fn lesson_2_rmsprop_takes_the_diagonal() {
    let preset = lesson("2-rmsprop-path", &[]);
    descends(&run(&preset, 1), [0.072, -2.7], [-1.934, 0.0], [Some(185), Some(185)], 3.9e-6);
    descends(&run(&preset, 2), [0.5, -0.5], [-0.341, 0.0], [Some(55), Some(55)], 4.9e-57);
    descends(&run(&preset, 3), [0.158, -0.158], [-1.787, 0.025], [Some(91), None], 0.032);
    descends(&run(&preset, 4), [0.1, -0.1], [-0.651, -0.067], [Some(65), Some(83)], 5.7e-17);
    let slower = lesson("2-rmsprop-path", &["runs.2.alpha0=0.018"]);
    descends(&run(&slower, 2), [0.18, -0.18], [-2.135, 0.148], [Some(237), Some(237)], 3.4e-7);
}

#[test]
fn lesson_2_with_a_short_memory_rmsprop_hops_by_half_the_rate() {
    let rows = run(&lesson("2-rmsprop-path", &[]), 3);
    for pair in rows[390..].windows(2) {
        for axis in 0..2 {
            shows(pair[1].point[axis].abs(), 0.025, 5);
            assert!(pair[0].point[axis] * pair[1].point[axis] < 0.0);
        }
    }
}
