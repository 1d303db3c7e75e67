//! What a step means: schedule, rule, state, look-ahead, noise.

use thalweg::formula::random::{Purpose, normal};
use thalweg::formula::{Formula, Rank, Rate, Stepper};

use crate::support::{ADAM, ADAM_PARAMETERS, HELD, HIMMELBLAU, Training, assert_same, names, points};

const MOMENTUM: &str = "V = beta*V + (1 - beta)*g\ntheta = theta - alpha*V";
const PSEUDOCODE: &str = "On iteration t:
  Compute dW, db on current mini-batch
  V_dW = beta * V_dW + (1 - beta) * dW          # 지수가중평균 참고
  V_db = beta * V_db + (1 - beta) * db

  W = W - alpha * V_dW, b = b - alpha * V_db";
const START: [f64; 2] = [-0.5, 0.3];

/// The rates of the first steps of a training.
fn rates(stepper: &Stepper, steps: usize) -> Vec<f64> {
    let mut walk = stepper.walk(&START);
    let mut rate = || {
        walk.step();
        walk.last().rate
    };
    (0..steps).map(|_| rate()).collect()
}

#[test]
fn the_pseudocode_of_the_note_is_momentum_bit_for_bit() {
    let parameters = [("beta", 0.9)];
    let by_name = Training::new(HIMMELBLAU, PSEUDOCODE, &parameters).stepper();
    let by_coordinate = Training::new(HIMMELBLAU, MOMENTUM, &parameters).stepper();
    assert_eq!(points(&by_name, &START, 500), points(&by_coordinate, &START, 500));
    assert!(by_name.states().iter().all(|state| state.rank == Rank::Single));
    assert_eq!(by_coordinate.states()[0].rank, Rank::PerCoordinate);
}

#[test]
fn a_rule_by_name_is_refused_where_the_coordinates_differ_in_number() {
    let surface = Formula::surface("f = x^2", &names(&["x"]), &[]).expect("right");
    let training = Training { surface, ..Training::new(HIMMELBLAU, PSEUDOCODE, &[("beta", 0.9)]) };
    let faults = training.compiled(HELD).expect_err("two names for one coordinate");
    assert_eq!(faults[0].message.key, "formula-coordinates-differ");
}

#[test]
fn a_step_is_what_a_person_would_compute() {
    let mut walk =
        Training::new("f = x^2 + 3*y", "V = 0.5*V + g\ntheta = theta - alpha*V", &[]).stepper().walk(&[1.0, 2.0]);
    walk.step();
    assert_eq!((walk.last().loss, walk.last().rate, walk.last().gradient), (7.0, 0.05, &[2.0, 3.0][..]));
    assert_eq!((walk.t(), walk.point(), walk.state()), (1, &[0.9, 1.85][..], &[2.0, 3.0][..]));
    walk.step();
    assert_eq!(walk.last().gradient, [1.8, 3.0]);
    assert_eq!(walk.state(), [2.8, 4.5]);
}

#[test]
fn what_a_rule_assigns_holds_for_the_rest_of_the_step_but_is_not_what_is_recorded() {
    let text = "g = 10*g\nf = f + 1\nalpha = f*alpha\ntheta = theta - alpha*g";
    let mut walk = Training::new("f = x + y", text, &[]).stepper().walk(&[1.0, 2.0]);
    walk.step();
    assert_eq!((walk.last().loss, walk.last().rate, walk.last().gradient), (3.0, 0.05, &[1.0, 1.0][..]));
    assert_eq!(walk.point(), [1.0 - 4.0 * 0.05 * 10.0, 2.0 - 4.0 * 0.05 * 10.0]);
}

#[test]
fn state_starts_at_zero_or_where_its_init_says() {
    let text = "init a = theta\ninit b = f + a\ninit c = alpha + t\na = a + 1\nb = b + 0*g\nc = c + 1
n_steps = n_steps + 1\ntheta = theta - 0*g";
    let mut walk = Training::new("f = x + y", text, &[]).stepper().walk(&[1.0, 2.0]);
    assert_eq!(walk.state(), [1.0, 2.0, 4.0, 5.0, 1.05, 0.0]);
    walk.step();
    assert_eq!(walk.state(), [2.0, 3.0, 4.0, 5.0, 2.05, 1.0]);
    walk.step();
    assert_eq!(walk.state(), [3.0, 4.0, 4.0, 5.0, 3.05, 2.0]);
}

#[test]
fn states_that_trade_places_do_so_at_once() {
    let text = "init a = 1\ninit b = 2\nh = a\na = b\nb = h\ntheta = theta - 0*(a + b)";
    let mut walk = Training::new("f = x + y", text, &[]).stepper().walk(&[0.0, 0.0]);
    walk.step();
    assert_eq!(walk.state(), [2.0, 1.0]);
    walk.step();
    assert_eq!(walk.state(), [1.0, 2.0]);
}

#[test]
fn the_last_point_is_kept_as_it_was() {
    let text = "s = theta - last\nlast = theta\ntheta = theta - alpha*g - 0*s";
    let mut walk = Training::new("f = x^2 + y^2", text, &[]).stepper().walk(&[1.0, 2.0]);
    walk.step();
    assert_eq!(walk.state(), [1.0, 2.0]);
    let before = walk.point().to_vec();
    walk.step();
    assert_eq!(walk.state(), before);
}

#[test]
fn a_look_ahead_is_the_gradient_or_loss_at_that_point() {
    let ahead = "theta = theta - alpha*grad(theta - alpha*grad(theta)) + 0*loss(theta)";
    let plain = "theta = theta - alpha*g";
    let once = points(&Training::new(HIMMELBLAU, plain, &[]).stepper(), &START, 1);
    let mut there = Training::new(HIMMELBLAU, plain, &[]).stepper().walk(&once[1]);
    there.step();
    let slope = there.last().gradient;
    let nested = points(&Training::new(HIMMELBLAU, ahead, &[]).stepper(), &START, 1);
    assert_same(&nested[1], &[START[0] - 0.05 * slope[0], START[1] - 0.05 * slope[1]], "nested");

    let text = "theta = loss(theta + 1) + 0*theta";
    let lost = points(&Training::new("f = x*y", text, &[]).stepper(), &[2.0, 3.0], 1);
    assert_eq!(lost[1], [12.0, 12.0]);
}

#[test]
fn sums_across_the_coordinates_go_in_their_order() {
    let text = "theta = if(t == 1, sum(theta), if(t == 2, mean(theta)*dim, if(t == 3, dot(theta, g), norm(theta))))";
    let found = points(&Training::new("f = 3*x + 4*y", text, &[]).stepper(), &[0.1, 0.2], 4);
    let (a, b) = (0.1 + 0.2, (0.1 + 0.2) * 2.0);
    let c: f64 = b * 3.0 + b * 4.0;
    assert_eq!([found[1][0], found[2][0], found[3][1], found[4][1]], [a, b, c, (c * c + c * c).sqrt()]);
}

#[test]
fn gradient_noise_is_that_of_its_step_and_coordinate_and_is_not_in_the_loss() {
    let rule = "theta = theta - alpha*g + 0*grad(theta) + noise";
    let training = Training { gradient_noise: 0.5, seed: 9, ..Training::new("f = x + 2*y", rule, &[]) };
    let mut walk = training.stepper().walk(&[1.0, 1.0]);
    for t in 1..=130 {
        let loss = walk.point()[0] + 2.0 * walk.point()[1];
        walk.step();
        let noise = |coordinate| 0.5 * normal(9, t, coordinate, Purpose::GradientNoise);
        assert_eq!(walk.last().gradient, [1.0 + noise(0), 2.0 + noise(1)]);
        assert_eq!(walk.last().loss, loss);
    }
    let text = "theta = noise";
    let drawn = points(&Training { seed: 9, ..Training::new("f = x + y", text, &[]) }.stepper(), &START, 3);
    assert_eq!(drawn[3][1], normal(9, 3, 1, Purpose::RuleNoise));
}

#[test]
fn a_schedule_reads_epochs_or_steps() {
    let text = "alpha = n + 100*N + 0*t";
    let training = Training { steps_per_epoch: 3, ..Training::new(HIMMELBLAU, "theta = theta - 0*alpha", &[]) };
    let by_epoch = training.clone().schedule(text);
    assert_eq!(rates(&by_epoch.stepper(), 4), [33_401.0, 33_401.0, 33_401.0, 33_402.0]);
    let by_step = Training { by_step: true, ..by_epoch };
    assert_eq!(rates(&by_step.stepper(), 4), [100_001.0, 100_002.0, 100_003.0, 100_004.0]);
}

#[test]
fn a_schedule_keeps_state_and_may_read_the_loss() {
    let rule = "theta = theta - 1";
    let best = Training::new("f = x + y", rule, &[])
        .schedule("init low = f\nlow = min(low, f)\nalpha = low + count\ncount = count + 10");
    assert_eq!(rates(&best.stepper(), 3), [-0.2, 7.8, 15.8]);
}

#[test]
fn warmup_raises_the_rate_to_its_own() {
    let training = Training { warmup: 4, ..Training::new(HIMMELBLAU, "theta = theta - 0*g", &[]) };
    assert_eq!(rates(&training.stepper(), 6), [0.05 * 0.25, 0.05 * 0.5, 0.05 * 0.75, 0.05, 0.05, 0.05]);
}

#[test]
fn rates_at_points_are_held_or_joined_by_lines() {
    let training = Training::new(HIMMELBLAU, "theta = theta - 0*g", &[]);
    let points = [(2, 1.0), (4, 2.0), (5, 0.0)];
    let of = |line| rates(&training.stepper_at(Rate::Points { points: &points, line }), 7);
    assert_eq!(of(false), [1.0, 1.0, 1.0, 2.0, 0.0, 0.0, 0.0]);
    assert_eq!(of(true), [1.0, 1.0, 1.5, 2.0, 0.0, 0.0, 0.0]);
}

#[test]
fn a_run_goes_on_from_what_it_saved() {
    let training = Training { gradient_noise: 0.1, ..Training::new(HIMMELBLAU, ADAM, ADAM_PARAMETERS) };
    let stepper = training.schedule("s = s + 1\nalpha = alpha0/s").stepper();
    let all = points(&stepper, &START, 200);
    let mut walk = stepper.walk(&START);
    (0..77).for_each(|_| walk.step());
    let saved = walk.save();
    let mut other = stepper.walk(&[5.0, 5.0]);
    other.restore(77, &saved);
    for point in &all[78..] {
        other.step();
        assert_eq!(other.point(), point);
    }
}

#[test]
fn a_step_that_would_be_enormous_is_refused_in_time() {
    let dim = 1_000;
    let coordinates: Vec<String> = (0..dim).map(|i| format!("x{i}_")).collect();
    let surface = Formula::surface("f = x0_^2", &coordinates, &[]).expect("right");
    let many: String =
        (0..50).map(|i| format!("theta = {}theta*{i}{}\n", "sin(1 + ".repeat(60), ")".repeat(60))).collect();
    let training = Training { surface, ..Training::new(HIMMELBLAU, &many, &[]) };
    let faults = training.compiled(HELD).expect_err("six million operations");
    assert_eq!(faults[0].message.key, "formula-step-too-large");
}
