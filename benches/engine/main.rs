//! How fast the engine steps, against loops that a person would write by hand.
//!
//! `cargo bench --bench engine` prints one line a figure. The two contestants of a ratio run by turns in the same
//! process, do the same operations, and must end in the same bits; a ratio of 0.8 means that the engine takes
//! 1/0.8 of the time of the hand-written loop. Figures are medians.

mod examples;
mod hand;

use std::time::Instant;

use hand::{Himmelblau, Rastrigin};
use thalweg::formula::{Formula, Rate, Recipe, Stepper};

const STARTS: usize = 65_536;
const STEPS: u64 = 500;
const ROUNDS: usize = 7;

const ADAM: &str = "m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
v_hat = v/(1 - beta2^t)
theta = theta - alpha*m_hat/(sqrt(v_hat) + eps)";
const ADAM_PARAMETERS: [(&str, f64); 3] = [("beta1", hand::BETA1), ("beta2", hand::BETA2), ("eps", hand::EPS)];
const MOMENTUM: &str = "V = beta*V + (1 - beta)*g
theta = theta - alpha*V";
const MOMENTUM_PARAMETERS: [(&str, f64); 1] = [("beta", hand::BETA1)];
const HIMMELBLAU: &str = "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2";
const RASTRIGIN: &str = "f = 2*10 + x^2 + y^2 - 10*(cos(2*pi*x) + cos(2*pi*y))";
const ROSENBROCK: &str = "f = (1 - x)^2 + 100*(y - x^2)^2";

fn stepper(surface: &str, rule: &str, parameters: &[(&str, f64)], alpha0: f64) -> Stepper {
    let coordinates = names(&["x", "y"]);
    let keys: Vec<String> = parameters.iter().map(|parameter| parameter.0.to_owned()).collect();
    let values: Vec<f64> = parameters.iter().map(|parameter| parameter.1).collect();
    let surface = Formula::surface(surface, &coordinates, &[]).expect("the bench's surface is right");
    let rule = Formula::rule(rule, &keys).expect("the bench's rule is right");
    let constant = Formula::schedule("alpha = alpha0", &[]).expect("the bench's schedule is right");
    let recipe = Recipe {
        surface: &surface,
        surface_parameters: &[],
        batches: None,
        rule: &rule,
        rule_parameters: &values,
        rate: Rate::Schedule { formula: &constant, parameters: &[], alpha0, by_step: false },
        warmup: 0,
        steps: STEPS,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    };
    Stepper::new(&recipe).expect("the bench's program is small")
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Seconds that `work` takes, and what it gives.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64(), result)
}

/// Starts on a square grid from -5 to 5, as lists of `x` and of `y`.
fn grid(side: usize) -> [Vec<f64>; 2] {
    let at = |i: usize| -5.0 + 10.0 * i as f64 / (side - 1) as f64;
    [(0..side * side).map(|i| at(i % side)).collect(), (0..side * side).map(|i| at(i / side)).collect()]
}

fn ratio(name: &str, stepper: &Stepper, by_hand: impl Fn(&mut [Vec<f64>; 2])) {
    let (mut hands, mut engines) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut points = grid(STARTS.isqrt());
        hands.push(timed(|| by_hand(&mut points)).0);
        let [x, y] = grid(STARTS.isqrt());
        let (seconds, walks) = timed(|| {
            let mut walks = stepper.walk_many(&[&x, &y]);
            walks.advance(STEPS);
            walks
        });
        engines.push(seconds);
        for (coordinate, by_hand) in points.iter().enumerate() {
            let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
            assert!(by_hand.iter().zip(&walks.coordinate(coordinate)).all(same), "{name}: not the same bits");
        }
    }
    let (hand, engine) = (median(hands), median(engines));
    let each = 1e9 / (STARTS as f64 * STEPS as f64);
    println!("ratio {name} {:.2}   ({:.2} ns a step by hand, {:.2} ns)", hand / engine, hand * each, engine * each);
}

fn main() {
    let adam = |surface| stepper(surface, ADAM, &ADAM_PARAMETERS, hand::ALPHA);
    let momentum = |surface| stepper(surface, MOMENTUM, &MOMENTUM_PARAMETERS, hand::ALPHA);
    ratio("adam-himmelblau", &adam(HIMMELBLAU), |points| hand::adam::<Himmelblau>(points, STEPS));
    ratio("momentum-himmelblau", &momentum(HIMMELBLAU), |points| hand::momentum::<Himmelblau>(points, STEPS));
    ratio("adam-rastrigin", &adam(RASTRIGIN), |points| hand::adam::<Rastrigin>(points, STEPS));
    let mut walk = adam(ROSENBROCK).walk(&[-1.3, 1.7]);
    let times = (0..ROUNDS).map(|_| timed(|| (0..1_000_000).for_each(|_| walk.step())).0).collect();
    println!("walk adam-rosenbrock {:.1} ns a step", 1e3 * median(times));
    examples::report();
}
