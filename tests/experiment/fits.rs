//! Problems with data: their best fit, where their runs stand, and what of it is chance.

use thalweg::experiment::{Band, Experiment, Known, Seeds, Standing, Summary, Trace, percentile};

use super::{experiment, traces};

fn with(loss: &str, data: &str, more: &str, training: &str) -> Experiment {
    experiment(&format!(
        "[problem]\nexample_loss = \"{loss}\"\ndata = {data}\n{more}\n[training]\n{training}\n\
         [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n"
    ))
}

fn minima(experiment: &Experiment) -> Vec<Vec<f64>> {
    Known::new(&experiment.problem, []).minima.into_iter().map(|minimum| minimum.point).collect()
}

#[test]
fn the_best_fit_solves_the_normal_equations() {
    // v = 3 + 2u − w exactly, then with residuals at right angles to both columns and the ones.
    let exact = "{ columns = ['u', 'w', 'v'], rows = [[0, 0, 3], [1, 0, 5], [0, 1, 2], [2, 3, 4]] }";
    let fit = minima(&with("least-squares", exact, "", "start = [0, 0, 0]"));
    for (found, expected) in fit[0].iter().zip([2.0, -1.0, 3.0]) {
        assert!((found - expected).abs() < 1e-13, "{fit:?}");
    }
    // Anscombe's first set: slope 0.50009, intercept 3.00009 (closed form: 55.01/110 and 82.51/11 − 9·0.50009…).
    let anscombe = "{ columns = ['u', 'v'], rows = [[10, 8.04], [8, 6.95], [13, 7.58], [9, 8.81], [11, 8.33], \
                    [14, 9.96], [6, 7.24], [4, 4.26], [12, 10.84], [7, 4.82], [5, 5.68]] }";
    let fit = minima(&with("least-squares", anscombe, "", "start = [0, 0]"));
    let slope = 55.01 / 110.0;
    assert!((fit[0][0] - slope).abs() < 1e-14 && (fit[0][1] - (82.51 / 11.0 - 9.0 * slope)).abs() < 1e-13, "{fit:?}");
}

#[test]
fn the_best_fit_is_known_at_any_scale_of_the_columns_and_only_where_there_is_one() {
    // Millions beside ones: the curvatures differ by a factor of 10^12.
    let rows: String = (0..20).map(|i| format!("[{}, {}],", 1_000_000 + 50_000 * i, 7 * i + (i % 3))).collect();
    let data = format!("{{ columns = ['u', 'v'], rows = [{rows}] }}");
    let fit = minima(&with("least-squares", &data, "", "start = [0, 0]"));
    let known = with("f = 0.5*(W*u + b - v)^2", &data, "coordinates = ['W', 'b']", "start = [0, 0]");
    for fit in [&fit, &minima(&known)] {
        assert_eq!(fit.len(), 1);
        // By the textbook's sums over the index: v = 7i + (i mod 3), u = 10^6 + 5·10^4 i.
        let mean = |of: &dyn Fn(f64) -> f64| (0..20).map(|i| of(f64::from(i))).sum::<f64>() / 20.0;
        let v = |i: f64| 7.0 * i + i % 3.0;
        let slope = mean(&|i| (i - 9.5) * v(i)) / mean(&|i| (i - 9.5) * (i - 9.5)) / 5e4;
        assert!((fit[0][0] / slope - 1.0).abs() < 1e-9, "{fit:?}");
        assert!((fit[0][1] - (mean(&v) - slope * (1e6 + 5e4 * 9.5))).abs() < 1e-6, "{fit:?}");
    }
    let twice = "{ columns = ['u', 'w', 'v'], rows = [[1, 2, 3], [2, 4, 5], [3, 6, 9], [4, 8, 1]] }";
    assert!(minima(&with("least-squares", twice, "", "start = [0, 0, 0]")).is_empty());
}

#[test]
fn other_losses_find_their_best_fit_from_the_origin_or_where_the_runs_came_lowest() {
    let blobs = with("logistic", "{ generator = 'blobs' }", "", "start = [0, 0, 0]");
    let fit = minima(&blobs);
    assert_eq!(fit.len(), 1);
    let mut gradient = [0.0; 3];
    blobs.problem.field.gradient(&fit[0], &mut gradient);
    assert!(gradient.iter().all(|g| g.abs() < 1e-12), "{gradient:?}");
    let network = "f = (w2*tanh(w1*u) - v)^2";
    let network =
        with(network, "{ generator = 'network' }", "coordinates = ['w1', 'w2']", "start = [1, 1]\nsteps = 500");
    let traces = traces(&network);
    let known = Known::new(&network.problem, &traces);
    // What the data were made with, up to their noise: 0.1 over the square root of 200 examples.
    let (_, distance) = known.nearest(&[2.0, 1.5]).expect("the run came near");
    assert!(distance < 0.1, "{known:?}");
}

#[test]
fn batches_make_a_run_wander_and_all_examples_let_it_rest() {
    let of = |batch: &str| {
        let experiment =
            with("least-squares", "{ generator = 'line' }", "", &format!("start = [0, 0]\nsteps = 600\n{batch}"));
        let traces = traces(&experiment);
        let known = Known::new(&experiment.problem, &traces);
        Summary::of(&experiment, 0, &traces[0], &known)
    };
    let wandering = of("batch = 8");
    assert_eq!(wandering.standing, Standing::Wandering { radius: wandering.radius.expect("600 steps") });
    let resting = of("batch = 200");
    assert_eq!((resting.standing, resting.radius.is_some_and(|radius| radius < 1e-9)), (Standing::AtMinimum, true));
    assert_eq!(of("batch = 8").radius, wandering.radius);
    assert!(of("batch = 8\nseed = 1").radius != wandering.radius);
    assert!(of("batch = 8\nreplacement = true").radius != wandering.radius);
}

#[test]
fn the_radius_is_measured_for_every_run_of_50_steps() {
    let of = |steps: u64, alpha0: f64| {
        let text = format!(
            "[problem]\nformula = \"f = x^2 + y^2\"\n[training]\nstart = [3, 4]\nsteps = {steps}\n\
             [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = {alpha0}\n"
        );
        let experiment = experiment(&text);
        let traces = traces(&experiment);
        Summary::of(&experiment, 0, &traces[0], &Known::new(&experiment.problem, &traces)).radius
    };
    // θ_t = 0.98^t (3, 4) about the minimum at the origin: the mean of 0.98^2t over the steps 51 to 100.
    let squares: f64 = (51..=100).map(|t| 0.98_f64.powi(2 * t)).sum();
    let expected = 5.0 * (squares / 50.0).sqrt();
    assert!((of(100, 0.01).expect("100 steps") - expected).abs() < 1e-9);
    assert_eq!((of(49, 0.01), of(2000, 2.0)), (None, None));
}

#[test]
fn percentiles_are_those_of_numpy() {
    // numpy.percentile(values, [0, 10, 50, 90, 100])
    let values = [-2.0, 0.5, 1.0, 4.0, 10.0, 11.0];
    for (share, expected) in [(0.0, -2.0), (0.1, -0.75), (0.5, 2.5), (0.9, 10.5), (1.0, 11.0)] {
        assert!((percentile(&values, share).expect("there are values") - expected).abs() < 1e-15);
    }
    assert_eq!(percentile(&[], 0.5), None);
    assert_eq!(percentile(&[3.0], 0.9), Some(3.0));
    let open = Band::of(vec![f64::INFINITY, 1.0, f64::INFINITY, 2.0, f64::INFINITY]).expect("there are values");
    assert_eq!((open.median, open.high), (f64::INFINITY, f64::INFINITY));
    assert!(open.low > 1.0 && open.low < 2.0);
}

#[test]
fn over_seeds_a_band_holds_what_is_chance() {
    let of = |seed: u64| {
        let training = format!("start = [0, 0]\nsteps = 40\nbatch = 8\nseed = {seed}");
        with("least-squares", "{ generator = 'line' }", "", &training)
    };
    let mut seeds = Seeds::new(40);
    let mut losses = Vec::new();
    for seed in 3..14 {
        let experiment = of(seed);
        let traces = traces(&experiment);
        seeds.add(&experiment, &traces);
        losses.push((0..=40).map(|t| traces[0].at(t).expect("a good row").loss).collect::<Vec<_>>());
    }
    assert_eq!((seeds.len(), seeds.steps.len(), seeds.ends(0).count()), (11, 41, 11));
    for (t, band) in seeds.losses(0).iter().enumerate() {
        let mut at: Vec<f64> = losses.iter().map(|losses| losses[t]).collect();
        at.sort_by(f64::total_cmp);
        // Of eleven values the tenths fall on values.
        assert_eq!(*band, Band { low: at[1], median: at[5], high: at[9] });
    }
    let finals: Vec<f64> = seeds.summaries(0).filter_map(|summary| summary.loss).collect();
    assert_eq!(finals, losses.iter().map(|losses| losses[40]).collect::<Vec<_>>());
}

#[test]
fn what_is_kept_of_seeds_does_not_grow_with_the_steps() {
    for steps in [1, 2_048, 2_049, 100_000, 100_000_000] {
        let seeds = Seeds::new(steps);
        assert!(seeds.steps.len() <= 2_050, "{steps}: {}", seeds.steps.len());
        assert_eq!((seeds.steps.first(), seeds.steps.last()), (Some(&0), Some(&steps)));
    }
    assert_eq!(Seeds::new(2_048).steps, (0..=2_048).collect::<Vec<_>>());
}

#[test]
fn a_diverged_run_counts_as_worse_than_any_other() {
    let experiment = with("least-squares", "{ generator = 'line' }", "", "start = [0, 0]\nsteps = 2000");
    let mut wild = experiment.clone();
    wild.runs = with("f = (x*u + y - v)^4", "{ generator = 'line' }", "", "start = [90, 90]\nsteps = 2000").runs;
    let trace = Trace::record(&wild.runs[0], wild.pair);
    assert!(trace.diverged.is_some());
    let mut seeds = Seeds::new(2000);
    seeds.add(&wild, &[trace]);
    assert_eq!(seeds.losses(0).last().map(|band| band.median), Some(f64::INFINITY));
}

/// The documents' examples of problems with data, each with a run.
#[test]
fn the_documented_problems_with_data_are_right_as_they_stand() {
    let document = include_str!("../../docs/preset.md");
    let examples: Vec<&str> = document.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let with_data: Vec<&&str> = examples.iter().filter(|text| text.contains("example_loss")).collect();
    assert_eq!(with_data.len(), 5);
    for text in with_data {
        let experiment = experiment(&format!("{text}[[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.05\n"));
        let traces = traces(&experiment);
        assert!(traces[0].diverged.is_none() && !Known::new(&experiment.problem, &traces).minima.is_empty(), "{text}");
    }
}
