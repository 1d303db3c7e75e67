//! Which minima are known, and how far away they are.

use thalweg::experiment::Known;

use crate::{descent, experiment, traces};

#[test]
fn listed_minima_follow_the_parameters() {
    let text = "[problem]\nsurface = \"rosenbrock\"\nparameters = { a = 1.5 }\n[[runs]]\noptimizer = \"adam\"\n";
    let known = Known::new(&experiment(text).problem, []);
    let (minimum, distance) = known.nearest(&[1.5, 2.25]).expect("it follows a");
    assert!(distance < 1e-12 && minimum.loss < 1e-24, "{minimum:?}");
}

#[test]
fn a_listed_minimum_that_is_none_any_more_is_dropped() {
    // With dimples of no depth the 121 minima are one.
    let text = "[problem]\nsurface = \"rastrigin\"\nparameters = { A = 0 }\n[[runs]]\noptimizer = \"adam\"\n";
    let known = Known::new(&experiment(text).problem, []);
    assert_eq!(known.minima.len(), 1);
}

#[test]
fn minima_of_a_typed_surface_are_found_from_where_the_runs_came_lowest() {
    let text = descent("f = (x - 2)^2 + 3*(y + 1)^2 + 5", "[\"x\", \"y\"]", "[0.0, 0.0]", 0.01, 30);
    let experiment = experiment(&text);
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    let (minimum, _) = known.nearest(&[0.0, 0.0]).expect("Newton finds it");
    assert_eq!((minimum.point.as_slice(), minimum.loss), (&[2.0, -1.0][..], 5.0));
    assert_eq!(known.best, Some(5.0));
}

#[test]
fn without_a_minimum_there_is_no_distance() {
    let experiment = experiment(&descent("f = x + y", "[\"x\", \"y\"]", "[0.0, 0.0]", 0.01, 30));
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    assert_eq!(known.nearest(&[0.0, 0.0]), None);
}
