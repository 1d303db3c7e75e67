//! A state and the point that follows it, which the engine computes together where it can.

use thalweg::formula::isas;

use crate::support::{HIMMELBLAU, Training, assert_same, field, gradient};

const STEPS: usize = 60;
const START: [f64; 2] = [-0.5, 0.3];

/// A rule of the states `A` and `B`, and one step of it as a person would write it: from the states, the coordinate
/// and its gradient to the new coordinate.
type Rule = (&'static str, fn(&mut [f64; 2], f64, f64) -> f64);

const RULES: &[Rule] = &[
    ("A = 0.9*A + g\ntheta = theta - alpha*A", |s, x, g| {
        s[0] = 0.9 * s[0] + g;
        x - 0.05 * s[0]
    }),
    ("A = 0.9*A + 0.1*g\ntheta = theta - alpha*A", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * g;
        x - 0.05 * s[0]
    }),
    ("A = 0.9*A + g\ntheta = theta - alpha*(g + 0.9*A)", |s, x, g| {
        s[0] = 0.9 * s[0] + g;
        x - 0.05 * (g + 0.9 * s[0])
    }),
    ("A = A + g^2\ntheta = theta - alpha*g/(sqrt(A) + 1e-8)", |s, x, g| {
        s[0] += g * g;
        x - 0.05 * g / (s[0].sqrt() + 1e-8)
    }),
    ("A = 0.9*A + 0.1*g^2\ntheta = theta - alpha*g/(sqrt(A) + 1e-8)", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * (g * g);
        x - 0.05 * g / (s[0].sqrt() + 1e-8)
    }),
    ("A = 0.9*A + 0.1*g^2\ntheta = theta - alpha*g/sqrt(A + 1e-8)", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * (g * g);
        x - 0.05 * g / (s[0] + 1e-8).sqrt()
    }),
    ("A = 0.9*A + 0.1*g\nB = 0.8*B + 0.2*g^2\ntheta = theta - alpha*(A/0.7)/(sqrt(B/0.3) + 1e-8)", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = 0.8 * s[1] + 0.2 * (g * g);
        x - 0.05 * (s[0] / 0.7) / ((s[1] / 0.3).sqrt() + 1e-8)
    }),
    // What else reads the state: before the point, after it, twice.
    ("A = 0.9*A + 0.1*g\nB = 0.5*B + A\ntheta = theta - alpha*A", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = 0.5 * s[1] + s[0];
        x - 0.05 * s[0]
    }),
    ("A = 0.9*A + 0.1*g\ntheta = theta - alpha*A\nB = 0.5*B + A*theta", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * g;
        let x = x - 0.05 * s[0];
        s[1] = 0.5 * s[1] + s[0] * x;
        x
    }),
    ("A = 0.9*A + 0.1*g\ntheta = theta - alpha*A\ntheta = theta - 0.01*A\nB = theta", |s, x, g| {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = x - 0.05 * s[0] - 0.01 * s[0];
        s[1]
    }),
    // The state before this step is read after it is replaced.
    ("B = A\nA = 0.9*A + 0.1*g\ntheta = theta - alpha*A - 0.01*B", |s, x, g| {
        s[1] = s[0];
        s[0] = 0.9 * s[0] + 0.1 * g;
        x - 0.05 * s[0] - 0.01 * s[1]
    }),
];

/// Gradients whose last operations are of several kinds: with the point as a factor, without it, constant.
const SURFACES: [&str; 4] =
    [HIMMELBLAU, "f = sin(x)^2*y + cos(y)^2*x", "f = (1 - x)^2 + 10*(y - x^2)^2", "f = x^2 + 3*y"];

/// The points of a rule after each step, and its states after the last, coordinate by coordinate.
fn by_hand(surface: &str, (_, step): Rule) -> (Vec<[f64; 2]>, [[f64; 2]; 2]) {
    let field = field(surface);
    let (mut point, mut states) = (START, [[0.0; 2]; 2]);
    let mut next = || {
        let gradient = gradient(&field, &point);
        point = std::array::from_fn(|c| step(&mut states[c], point[c], gradient[c]));
        point
    };
    ((0..STEPS).map(|_| next()).collect(), states)
}

#[test]
fn a_state_and_the_point_after_it_are_what_a_person_would_compute() {
    for (surface, &rule) in SURFACES.iter().flat_map(|surface| RULES.iter().map(move |rule| (surface, rule))) {
        let what = format!("{} on {surface}", rule.0);
        let stepper = Training::new(surface, rule.0, &[]).stepper();
        let (points, states) = by_hand(surface, rule);
        let mut walk = stepper.walk(&START);
        for point in &points {
            walk.step();
            assert_same(walk.point(), point, &what);
        }
        let columns = stepper.states().iter().map(|state| usize::from(state.name == "B"));
        let meant: Vec<f64> = columns.flat_map(|column| states.map(|state| state[column])).collect();
        assert_same(walk.state(), &meant, &what);
        for isa in isas() {
            let mut walks = stepper.clone().with_isa(isa).walk_many(&START.each_ref().map(std::slice::from_ref));
            walks.advance(STEPS as u64);
            let end = [0, 1].map(|coordinate| walks.coordinate(coordinate)[0]);
            assert_same(&end, &points[STEPS - 1], &format!("{what} with {}", isa.name()));
        }
    }
}
