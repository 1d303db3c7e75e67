//! Lesson 3: wandering at a fixed rate, and decay.

use thalweg::experiment::{Experiment, Known, Row, Rows, Standing, Summary, Trace};

use super::{first, lesson, resolve, run, shows};

/// Mean, smallest and largest of 20 seeds' RMS distance from the best line over the last 50 of 320 steps, as recorded by
/// another program with other random numbers: schedule, its parameters, rate.
const RECORDED: [(&str, &str, f64, [f64; 3]); 12] = [
    ("constant", "{}", 0.2, [0.2966, 0.2458, 0.3685]),
    ("constant", "{}", 0.1, [0.1398, 0.1119, 0.1554]),
    ("inverse-time", "{ r = 1 }", 0.2, [0.0187, 0.0138, 0.0292]),
    ("inverse-time", "{ r = 1 }", 0.1, [0.0510, 0.0472, 0.0551]),
    ("exponential", "{ gamma = 0.8 }", 0.2, [0.0067, 0.0041, 0.0113]),
    ("exponential", "{ gamma = 0.8 }", 0.1, [0.0070, 0.0027, 0.0126]),
    ("exponential", "{}", 0.2, [0.1104, 0.0878, 0.1269]),
    ("exponential", "{}", 0.1, [0.0621, 0.0473, 0.0837]),
    ("inverse-sqrt", "{}", 0.2, [0.0728, 0.0571, 0.0937]),
    ("inverse-sqrt", "{}", 0.1, [0.0402, 0.0293, 0.0591]),
    ("cosine", "{}", 0.2, [0.0174, 0.0115, 0.0277]),
    ("cosine", "{}", 0.1, [0.0090, 0.0042, 0.0157]),
];

/// Each run's RMS distance from the best line over the last 50 steps.
fn radii(experiment: &Experiment) -> Vec<f64> {
    let best = Known::new(&experiment.problem, []).minima.remove(0).point;
    let square = |row: Row| (row.point[0] - best[0]).powi(2) + (row.point[1] - best[1]).powi(2);
    let radius = |plan| (Rows::new(plan).skip(271).map(square).sum::<f64>() / 50.0).sqrt();
    experiment.runs.iter().map(radius).collect()
}

#[test]
fn lesson_3_is_of_the_64_examples_and_their_best_line() {
    let lesson = lesson("3-rate-decay", &[]);
    let data = lesson.problem.data.as_ref().expect("examples");
    assert_eq!((data.len(), lesson.steps_per_epoch, lesson.steps, lesson.epochs()), (64, 16, 320, 20));
    for (i, (u, v)) in data.column(0).zip(data.column(1)).enumerate() {
        let i = (i + 1) as f64;
        let expected = 4.0 * (0.6180339887498949 * i).rem_euclid(1.0) - 1.0;
        assert!((u - expected).abs() < 1e-14);
        assert!((v - (0.8 * expected + 0.5 + 0.9 * (12.9898 * i).sin())).abs() < 1e-14);
    }
    let known = Known::new(&lesson.problem, []);
    let best = &known.minima[0];
    shows(best.point[0], 0.776803, 6);
    shows(best.point[1], 0.575755, 6);
    shows(best.loss, 0.411995, 6);
}

#[test]
fn lesson_3_wanders_and_settles_as_recorded_over_20_seeds() {
    let keys: String = (RECORDED.iter())
        .map(|(schedule, parameters, alpha0, _)| {
            format!(
                "[[runs]]\noptimizer = \"gradient-descent\"\nschedule = \"{schedule}\"\n\
                 schedule_parameters = {parameters}\nalpha0 = {alpha0}\n"
            )
        })
        .collect();
    let text = thalweg::catalog::preset("3-rate-decay").expect("built in");
    let (problem, _) = text.split_once("[[runs]]").expect("it has runs");
    let problem = problem.replace("seed = 0", "seed = SEED");
    let seeds: Vec<Vec<f64>> =
        (0..20).map(|seed| radii(&resolve(&format!("{}{keys}", problem.replace("SEED", &seed.to_string()))))).collect();
    for (i, (schedule, parameters, alpha0, [mean, smallest, largest])) in RECORDED.into_iter().enumerate() {
        let found: Vec<f64> = seeds.iter().map(|radii| radii[i]).collect();
        let own = found.iter().sum::<f64>() / 20.0;
        assert!(
            (smallest..=largest).contains(&own) && (own - mean).abs() < (largest - smallest) / 5.0,
            "{schedule} {parameters} at {alpha0}: {own}, not {mean}"
        );
        // The ends of 20 draws are draws themselves.
        let near = smallest / 1.5..=largest * 1.5;
        assert!(found.iter().all(|radius| near.contains(radius)), "{schedule} {parameters} at {alpha0}: {found:?}");
    }
    let mean = |i: usize| seeds.iter().map(|radii| radii[i]).sum::<f64>() / 20.0;
    // The note's numbers.
    shows(mean(0), 0.294, 3);
    shows(mean(2), 0.019, 3);
    // The worst run that decays comes nearer than the best one that does not.
    let [fixed, decayed] = [0, 2].map(|i| seeds.iter().map(move |radii| radii[i]));
    assert!(decayed.fold(0.0, f64::max) < 0.2 * fixed.fold(f64::INFINITY, f64::min));
}

#[test]
fn lesson_3_measures_what_numpy_measures() {
    let recorded = include_str!("../fixtures/decay.txt").lines();
    for (seed, line) in recorded.enumerate() {
        let found = radii(&lesson("3-rate-decay", &[&format!("training.seed={seed}")]));
        let recorded = line.split(' ').map(|number| number.parse::<f64>().expect("a number"));
        for (found, recorded) in found.iter().zip(recorded) {
            assert!((found / recorded - 1.0).abs() < 1e-9, "seed {seed}: {found}, not {recorded}");
        }
    }
}

#[test]
fn lesson_3_shows_the_numbers_of_its_note() {
    let plain = lesson("3-rate-decay", &[]);
    let traces: Vec<Trace> = plain.runs.iter().map(|plan| Trace::record(plan, plain.pair)).collect();
    let known = Known::new(&plain.problem, &traces);
    for (i, (noted, digits)) in [(0.287, 3), (0.021, 3), (0.006, 3), (0.076, 3), (0.017, 3)].into_iter().enumerate() {
        let summary = Summary::of(&plain, i, &traces[i], &known);
        let radius = summary.radius.expect("320 good steps");
        shows(radius, noted, digits);
        // What is measured is what the rows say.
        assert!((radius / radii(&plain)[i] - 1.0).abs() < 1e-9);
    }
    assert!(matches!(Summary::of(&plain, 0, &traces[0], &known).standing, Standing::Wandering { .. }));
    for (i, steps) in [(0, 8), (1, 18)] {
        let near = |row: &Row| known.nearest(&row.point).is_some_and(|(_, distance)| distance < 0.5);
        assert_eq!(first(&run(&plain, i + 1), near), Some(steps));
    }
    let of = |run: usize, changes: &[&str]| radii(&lesson("3-rate-decay", changes))[run];
    shows(of(1, &["runs.2.alpha0=0.1"]), 0.054, 3);
    shows(of(1, &["runs.2.schedule_parameters.r=5"]), 0.33, 2);
    shows(of(0, &["runs.1.alpha0=0.1"]), 0.132, 3);
    shows(of(0, &["runs.1.alpha0=0.05"]), 0.080, 3);
    shows(of(0, &["training.batch=16"]), 0.12, 2);
    assert!(of(0, &["training.batch=64"]) < 1e-9);
}

#[test]
fn a_fixed_rate_wanders_as_wide_as_theory_says() {
    let long = resolve(
        "[problem]\nsurface = \"ravine\"\nparameters = { k = 4 }\n[training]\nstart = [-4, 1.5]\nsteps = 300000\n\
         seed = 4\ngradient_noise = 2\n[[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.2\n",
    );
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
fn noise_lets_go_of_a_run_whose_rate_decays() {
    let of = |schedule: &str| {
        resolve(&format!(
            "[problem]\nsurface = \"ravine\"\nparameters = {{ k = 4 }}\n[training]\nstart = [-4, 1.5]\nsteps = 400\n\
             steps_per_epoch = 20\nseed = 4\ngradient_noise = 2\n\
             [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.2\n{schedule}\n"
        ))
    };
    let rms = |rows: &[Row]| {
        (rows.iter().map(|row| row.point[0].powi(2) + row.point[1].powi(2)).sum::<f64>() / rows.len() as f64).sqrt()
    };
    let fixed = run(&of(""), 1);
    let decays = ["inverse-time", "exponential", "inverse-sqrt", "cosine"];
    for decayed in decays.map(|schedule| run(&of(&format!("schedule = \"{schedule}\"")), 1)) {
        let quarters: Vec<f64> = decayed[1..].chunks(100).map(rms).collect();
        assert!(quarters[1] > quarters[3] && quarters[0] > quarters[1], "{quarters:?}");
        assert!(rms(&decayed[301..]) < 0.6 * rms(&fixed[301..]));
    }
}
