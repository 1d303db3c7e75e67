//! Losses over data: least squares in two coordinates, against a loop by hand over the same columns.

use std::hint::black_box;

use thalweg::formula::{Batches, Examples, Field, Formula, Isa, Rate, Recipe, Stepper};

use crate::{names, timed};

/// Rounds, so short and so many that the shortest is of the machine alone.
const ROUNDS: usize = 200;
const RATE: f64 = 0.01;

pub fn report() {
    for count in [200, 10_000, 1_000_000] {
        full(count);
    }
    for size in [4, 8, 32] {
        batches(200, size);
    }
    batches(1_000_000, 32);
    let examples = examples(200);
    let field = Field::averaged(&loss(), &[], &examples).expect("a short loss");
    let [x, y] = crate::grid(200);
    let mut values = vec![0.0; x.len()];
    let time = shortest((0..ROUNDS).map(|_| timed(|| field.values(&[&x, &y], &mut values)).0));
    println!("landscape 200x200 of 200 examples {:.1} ms", 1e3 * time);
    let million = Batches::new(&self::examples(1_000_000), Some(32), false, 1);
    let epochs = (0..9).map(|epoch| timed(|| black_box(million.indices(1 + epoch * million.steps_per_epoch()))).0);
    println!("order of 1000000 examples {:.1} ms", 1e3 * shortest(epochs));
}

fn examples(count: usize) -> Examples {
    let u: Vec<f64> = (0..count).map(|i| (37 * i % 101) as f64 / 50.0 - 1.0).collect();
    let v = u.iter().enumerate().map(|(i, u)| 2.0 * u - 1.0 + (53 * i % 97) as f64 / 100.0).collect();
    Examples::new(vec![("u".to_owned(), u), ("v".to_owned(), v)])
}

fn loss() -> Formula {
    let text = "f = 0.5*(W*u + b - v)^2";
    Formula::example_loss(text, &names(&["W", "b"]), &names(&["u", "v"]), &[]).expect("the bench's loss is right")
}

fn stepper(batches: &Batches) -> Stepper {
    let rule = Formula::rule("theta = theta - alpha*g", &[]).expect("the bench's rule is right");
    let constant = Formula::schedule("alpha = alpha0", &[]).expect("the bench's schedule is right");
    let recipe = Recipe {
        surface: &loss(),
        surface_parameters: &[],
        batches: Some(batches),
        rule: &rule,
        rule_parameters: &[],
        rate: Rate::Schedule { formula: &constant, parameters: &[], alpha0: RATE, by_step: false },
        warmup: 0,
        steps: 1_000_000,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    };
    Stepper::new(&recipe).expect("the bench's program is small")
}

/// Gradient descent on all examples, with the loss (as a run is recorded) and without it (as in a map).
fn full(count: usize) {
    let examples = examples(count);
    let stepper = stepper(&Batches::full(&examples));
    let columns = [examples.column(0).collect::<Vec<f64>>(), examples.column(1).collect()];
    let steps = (1_000_000 / count).max(1);
    for (what, with_loss) in [("gradient and loss", true), ("gradient", false)] {
        let (mut hands, mut engines) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (seconds, by_hand) = timed(|| descend(&columns, with_loss, steps));
            hands.push(seconds);
            let (seconds, engine) = timed(|| {
                if with_loss {
                    let mut walk = stepper.walk(&[0.0; 2]);
                    (0..steps).for_each(|_| walk.step());
                    black_box(walk.last().loss);
                    [walk.point()[0], walk.point()[1]]
                } else {
                    let mut walks = stepper.walk_many(&[&[0.0], &[0.0]]);
                    walks.advance(steps as u64);
                    [0, 1].map(|coordinate| walks.coordinate(coordinate)[0])
                }
            });
            engines.push(seconds);
            // The loop by hand adds in another order.
            assert!((0..2).all(|c| (by_hand[c] - engine[c]).abs() < 1e-9), "{by_hand:?} {engine:?}");
        }
        let (hand, engine) = (shortest(hands), shortest(engines));
        let speed = |seconds: f64| (count * steps) as f64 / seconds / 1e6;
        println!(
            "examples least-squares {count} {what}: {:.0} million example-gradients/s, ratio {:.2}   ({:.0} by hand)",
            speed(engine),
            hand / engine,
            speed(hand)
        );
    }
}

fn shortest(times: impl IntoIterator<Item = f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

/// How many steps a second a run takes on mini-batches.
fn batches(count: usize, size: usize) {
    let stepper = stepper(&Batches::new(&examples(count), Some(size), false, 0));
    let steps = 2_000;
    let times = (0..ROUNDS).map(|_| {
        let mut walk = stepper.walk(&[0.0; 2]);
        walk.step();
        timed(|| (0..steps).for_each(|_| walk.step())).0
    });
    println!("batches of {size} of {count}: {:.2} million steps/s", steps as f64 / shortest(times) / 1e6);
}

/// Sums that the loop by hand adds up side by side; as many stay in vector registers.
const SIDE_BY_SIDE: usize = 16;

/// The mean loss, if it is wanted, and the mean gradient.
#[inline(always)]
fn means<const LOSS: bool>([u, v]: &[Vec<f64>; 2], [w, b]: [f64; 2]) -> [f64; 3] {
    let mut sums = [[0.0; SIDE_BY_SIDE]; 3];
    let (us, vs) = (u.as_chunks::<SIDE_BY_SIDE>(), v.as_chunks::<SIDE_BY_SIDE>());
    let add = |sums: &mut [[f64; SIDE_BY_SIDE]; 3], i: usize, u: f64, v: f64| {
        let r = w * u + b - v;
        if LOSS {
            sums[0][i] += 0.5 * (r * r);
        }
        sums[1][i] += r * u;
        sums[2][i] += r;
    };
    for (u, v) in us.0.iter().zip(vs.0) {
        (0..SIDE_BY_SIDE).for_each(|i| add(&mut sums, i, u[i], v[i]));
    }
    us.1.iter().zip(vs.1).for_each(|(&u, &v)| add(&mut sums, 0, u, v));
    sums.map(|sums| sums.iter().sum::<f64>() / u.len() as f64)
}

/// Steps of gradient descent from 0, compiled for each instruction set that the engine also has.
fn descend(columns: &[Vec<f64>; 2], with_loss: bool, steps: usize) -> [f64; 2] {
    #[inline(always)]
    fn all<const LOSS: bool>(columns: &[Vec<f64>; 2], steps: usize) -> [f64; 2] {
        let mut point = [0.0; 2];
        for _ in 0..steps {
            let [loss, gw, gb] = means::<LOSS>(columns, point);
            black_box(loss);
            point = [point[0] - RATE * gw, point[1] - RATE * gb];
        }
        point
    }
    #[inline(always)]
    fn either(columns: &[Vec<f64>; 2], with_loss: bool, steps: usize) -> [f64; 2] {
        if with_loss { all::<true>(columns, steps) } else { all::<false>(columns, steps) }
    }
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn avx2(columns: &[Vec<f64>; 2], with_loss: bool, steps: usize) -> [f64; 2] {
        either(columns, with_loss, steps)
    }
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
    fn avx512(columns: &[Vec<f64>; 2], with_loss: bool, steps: usize) -> [f64; 2] {
        either(columns, with_loss, steps)
    }
    match Isa::best().name() {
        // SAFETY: the machine was asked for the feature when the best set was found.
        #[cfg(target_arch = "x86_64")]
        "avx512" => unsafe { avx512(columns, with_loss, steps) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        "avx2" => unsafe { avx2(columns, with_loss, steps) },
        _ => either(columns, with_loss, steps),
    }
}
