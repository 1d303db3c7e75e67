//! What recording a run takes, what it keeps, and what a jump to any of its steps costs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use thalweg::experiment::{Experiment, Preset, Trace};

fn main() {
    record_and_jump();
    eight_runs();
}

fn record_and_jump() {
    let experiment = experiment("rosenbrock", 1_000_000, &["adam"]);
    let plan = &experiment.runs[0];
    let time = best(9, || drop(black_box(Trace::record(plan, (0, 1)))));
    let trace = Trace::record(plan, (0, 1));
    let kept = trace.bytes() as f64 / 1024.0;
    println!("record adam-rosenbrock 1000000 steps {:.1} ms, {kept:.0} KB kept", ms(time));

    // Steps all over the run, in an order that never goes on from the last one.
    let mut times: Vec<Duration> = (1..=1_000_u64)
        .map(|i| {
            let t = i * 618_034 % 1_000_001;
            let start = Instant::now();
            black_box(trace.at(t));
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("jump adam-rosenbrock 1000000 steps {:.3} ms median, {:.3} ms max", ms(times[500]), ms(times[999]));
}

fn eight_runs() {
    let rules = ["gradient-descent", "momentum", "heavy-ball", "nesterov", "rmsprop", "adam", "adagrad", "adamw"];
    let experiment = experiment("rosenbrock", 2_000, &rules);
    let time = best(50, || {
        for plan in &experiment.runs {
            black_box(Trace::record(plan, (0, 1)));
        }
    });
    println!("eight runs × 2000 steps {:.2} ms", ms(time));
    let preset = preset("rosenbrock", 2_000, &rules);
    let time = best(50, || drop(black_box(Experiment::new(&preset))));
    println!("eight runs compiled {:.2} ms", ms(time));
}

fn preset(surface: &str, steps: u64, rules: &[&str]) -> Preset {
    let mut text = format!("format = 1\n[problem]\nsurface = \"{surface}\"\n[training]\nsteps = {steps}\n");
    for rule in rules {
        text.push_str(&format!("[[runs]]\noptimizer = \"{rule}\"\nalpha0 = 0.001\n"));
    }
    Preset::read(&text).expect("the preset is well formed")
}

fn experiment(surface: &str, steps: u64, rules: &[&str]) -> Experiment {
    Experiment::new(&preset(surface, steps, rules)).expect("the catalog has these")
}

/// The shortest of some times: what else the machine does only ever adds to it.
fn best(times: usize, mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..times).map(time).min().expect("it is done at least once")
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
