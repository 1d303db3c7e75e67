//! One experiment over many seeds: the same bits as each seed alone, and what the band says of them.

use thalweg::experiment::{Experiment, Rows, Seeds, Trace};

use crate::{bits, experiment, traces};

/// Chance of each kind: batches without and with replacement, noise on the gradient, a rule that draws noise itself.
fn chances(seed: u64) -> Vec<Experiment> {
    let line = "[problem]\nexample_loss = \"least-squares\"\ndata = { generator = \"line\", examples = 60 }\n";
    let surface = "[problem]\nsurface = \"ravine\"\n";
    let runs = "[[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.05\n[[runs]]\noptimizer = \"adam\"\n\
                schedule = \"cosine\"\nwarmup = 5\n";
    let langevin = "[[runs]]\nrule = \"theta = theta - alpha*g + 0.1*sqrt(alpha)*noise\"\nalpha0 = 0.05\n";
    [
        format!("{line}[training]\nstart = [0, 0]\nsteps = 40\nbatch = 7\nseed = {seed}\n{runs}"),
        format!("{line}[training]\nstart = [0, 0]\nsteps = 40\nbatch = 7\nreplacement = true\nseed = {seed}\n{runs}"),
        format!("{surface}[training]\nsteps = 40\ngradient_noise = 0.5\nseed = {seed}\n{runs}"),
        format!("{surface}[training]\nsteps = 40\nseed = {seed}\n{langevin}"),
    ]
    .map(|text| experiment(&text))
    .into()
}

fn go_on(_: &Seeds, _: f64) -> Result<(), ()> {
    Ok(())
}

fn over(experiment: &Experiment, count: u64) -> Seeds {
    Seeds::over(experiment, &traces(experiment), count, &mut go_on).expect("nothing stops it")
}

#[test]
fn another_seed_of_an_experiment_has_the_bits_of_the_preset_with_that_seed() {
    for (one, other) in chances(3).iter().zip(chances(8)) {
        let moved = one.with_seed(8);
        assert!(one.is_noisy() && moved.seed == 8);
        for (moved, other) in moved.runs.iter().zip(&other.runs) {
            let [moved, other] = [moved, other].map(|plan| Rows::new(plan).map(|row| bits(&row)).collect::<Vec<_>>());
            assert_eq!(moved, other);
        }
        let first = |experiment: &Experiment| Rows::new(&experiment.runs[0]).map(|row| bits(&row)).collect::<Vec<_>>();
        assert_ne!(first(one), first(&moved), "another seed is another run");
        assert_eq!(first(one), first(&moved.with_seed(3)), "and back again");
    }
}

#[test]
fn over_seeds_is_every_seed_from_its_own_on() {
    for experiment in chances(5) {
        let mut expected = Seeds::new(experiment.steps);
        for seed in 5..12 {
            let other = experiment.with_seed(seed);
            expected.add(&other, &traces(&other));
        }
        assert_eq!(over(&experiment, 7), expected);
    }
}

#[test]
fn the_band_of_one_seed_is_its_run_to_the_bit() {
    for experiment in chances(0) {
        let seeds = over(&experiment, 1);
        for (run, plan) in experiment.runs.iter().enumerate() {
            let rows: Vec<_> = Rows::new(plan).collect();
            for (band, row) in seeds.losses(run).iter().zip(&rows) {
                assert_eq!([band.low, band.median, band.high].map(f64::to_bits), [row.loss.to_bits(); 3]);
            }
            let end = rows.last().expect("it has a start");
            assert_eq!(seeds.ends(run).collect::<Vec<_>>(), [&*end.point]);
        }
    }
}

#[test]
fn a_band_lies_within_its_seeds_and_about_its_median() {
    for experiment in chances(1) {
        let each: Vec<Vec<Trace>> = (1..10).map(|seed| traces(&experiment.with_seed(seed))).collect();
        let seeds = over(&experiment, 9);
        for run in 0..experiment.runs.len() {
            for (t, band) in seeds.losses(run).iter().enumerate() {
                let losses = each.iter().map(|traces| traces[run].at(t as u64).expect("a good row").loss);
                let (lowest, highest) = (losses.clone().fold(f64::MAX, f64::min), losses.fold(f64::MIN, f64::max));
                let ascending = [lowest, band.low, band.median, band.high, highest];
                assert!(ascending.is_sorted(), "run {run}, step {t}: {ascending:?}");
            }
        }
    }
}

#[test]
fn work_over_seeds_says_how_far_it_is_and_stops_when_told_to() {
    let experiment = &chances(0)[0];
    let mut parts = Vec::new();
    let mut counts = Vec::new();
    let done = Seeds::over(experiment, &traces(experiment), 6, &mut |seeds, part| {
        parts.push(part);
        counts.push(seeds.len());
        if seeds.len() == 4 { Err("enough") } else { Ok(()) }
    });
    assert_eq!(done.err(), Some("enough"));
    assert!(parts.is_sorted() && parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
    assert_eq!(counts.iter().max(), Some(&4));
}
