//! Lesson 3: wandering at a fixed rate, and decay.

use thalweg::experiment::{Row, Rows};

use super::{first, lesson, run, shows};

/// The root mean square of the distance from the minimum, which is at the origin.
fn radius(rows: &[Row]) -> f64 {
    (rows.iter().map(|row| row.point[0].powi(2) + row.point[1].powi(2)).sum::<f64>() / rows.len() as f64).sqrt()
}

#[test]
fn lesson_3_a_fixed_rate_wanders_as_wide_as_theory_says() {
    let long = lesson("3-rate-decay", &["training.steps=300000"]);
    let mut squares = [0.0; 2];
    // Long after the start is forgotten.
    for row in Rows::new(&long.runs[0]).skip(1001) {
        squares = [0, 1].map(|axis| squares[axis] + row.point[axis].powi(2));
    }
    let (alpha, sigma) = (0.2, long.gradient_noise);
    for (axis, curvature) in [1.0, 4.0].into_iter().enumerate() {
        // As good as 60,000 independent draws: the statistical error is about half a percent.
        let variance = squares[axis] / 299_000.0;
        let theory = alpha * sigma * sigma / (2.0 * curvature - alpha * curvature * curvature);
        assert!((variance / theory - 1.0).abs() < 0.05, "axis {axis}: {variance}, not {theory}");
    }
}

#[test]
fn lesson_3_with_decay_the_radius_falls() {
    let lesson = lesson("3-rate-decay", &[]);
    assert_eq!((lesson.steps, lesson.epochs()), (400, 20));
    let [fixed, inverse, exponential, root, cosine] = [1, 2, 3, 4, 5].map(|place| run(&lesson, place));
    for decayed in [&inverse, &exponential, &root, &cosine] {
        let quarters: Vec<f64> = decayed[1..].chunks(100).map(radius).collect();
        assert!(quarters[1] > quarters[3] && quarters[0] > quarters[1], "{quarters:?}");
        assert!(radius(&decayed[301..]) < 0.6 * radius(&fixed[301..]));
    }
    // The note's numbers.
    for (rows, distance) in [(&fixed, 0.75), (&inverse, 0.11), (&exponential, 0.43), (&root, 0.30), (&cosine, 0.17)] {
        shows(radius(&rows[301..]), distance, 2);
    }
    shows(radius(&cosine[381..]), 0.08, 2);
    for rows in [&fixed, &inverse] {
        assert!(first(rows, |row| radius(std::slice::from_ref(row)) < 1.0).is_some_and(|step| step <= 6));
    }
}

#[test]
fn lesson_3_a_decay_too_fast_ends_farther_out() {
    let hasty = run(&lesson("3-rate-decay", &["runs.2.schedule_parameters.r=5"]), 2);
    let steady = run(&lesson("3-rate-decay", &[]), 2);
    assert!(radius(&hasty[301..]) > 2.0 * radius(&steady[301..]));
}
