//! A run beside the same run by another convention: what is said to differ differs, and nothing else.

use thalweg::catalog::{self, Convention, Document, Other};
use thalweg::experiment::preset::RunSource;
use thalweg::experiment::{Experiment, Preset, conventions, twin, twin_of};
use thalweg::words::Language;

use super::{preset, ravine, traces};

/// The first run of a preset and its twin by the convention of this name.
fn twins(run: &str, steps: u64, title: &str) -> (Preset, Experiment) {
    let mut preset = preset(&ravine(run, steps));
    let convention = named(&preset.runs[0], title);
    preset.runs.push(twin(&preset.runs, 0, convention));
    let experiment = Experiment::new(&preset).unwrap_or_else(|faults| panic!("{faults:#?}"));
    (preset, experiment)
}

fn named(run: &RunSource, title: &str) -> &'static Convention {
    let mut known = conventions(run).into_iter();
    known.find(|convention| convention.title.get(Language::En) == title).expect("the catalog has it")
}

/// The largest distance between the points of the two runs, relative to the larger of 1 and the point.
fn distance(experiment: &Experiment) -> f64 {
    let traces = traces(experiment);
    let mut rows = (0..=experiment.steps).map(|t| [0, 1].map(|run| traces[run].at(t).expect("no run diverges").point));
    rows.try_fold(0.0_f64, |worst, [one, other]| {
        let apart = one.iter().zip(&other).map(|(a, b)| (a - b).abs() / a.abs().max(1.0));
        Some(apart.fold(worst, f64::max))
    })
    .expect("there are rows")
}

#[test]
fn momentum_with_its_rate_converted_takes_the_same_path() {
    let title = "Without (1 − β), rate α(1 − β)";
    let rates =
        ["alpha0 = 0.12", "", "schedule = \"exponential\"\nalpha0 = 0.12", "schedule_points = [[1, 0.12], [40, 0.03]]"];
    for rate in rates {
        let run = format!("optimizer = \"momentum\"\noptimizer_parameters = {{ beta = 0.7 }}\n{rate}");
        let (_, experiment) = twins(&run, 200, title);
        assert!(distance(&experiment) < 1e-13, "{rate}: {}", distance(&experiment));
    }
    let back = "optimizer = \"heavy-ball\"\nalpha0 = 0.012";
    let (_, experiment) = twins(back, 200, "With (1 − β), rate α/(1 − β)");
    assert!(distance(&experiment) < 1e-12, "{}", distance(&experiment));
}

#[test]
fn momentum_with_the_rate_kept_takes_another() {
    let (_, experiment) = twins("optimizer = \"momentum\"\nalpha0 = 0.02", 50, "Without (1 − β), same rate");
    assert!(distance(&experiment) > 0.1);
    let first = traces(&experiment).iter().map(|trace| trace.at(1).expect("a step").point[0] + 4.0).collect::<Vec<_>>();
    assert!((first[1] / first[0] - 10.0).abs() < 1e-12, "1/(1 − β) times as long: {first:?}");
}

#[test]
fn without_bias_correction_adam_s_first_step_is_as_much_longer_as_is_said() {
    let (_, experiment) = twins("optimizer = \"adam\"", 10, "Adam without bias correction");
    let first = traces(&experiment).iter().map(|trace| trace.at(1).expect("a step").point[0] + 4.0).collect::<Vec<_>>();
    let factor = 0.1 / 0.001_f64.sqrt();
    assert!((first[1] / first[0] - factor).abs() < 1e-6, "{first:?}");
}

#[test]
fn epochs_counted_from_0_are_one_behind() {
    for schedule in ["inverse-time", "exponential"] {
        let run = format!("optimizer = \"gradient-descent\"\nschedule = \"{schedule}\"\nalpha0 = 0.05");
        let (_, experiment) = twins(&run, 20, "Epochs counted from 0");
        let rate = |run: usize, t| traces(&experiment)[run].at(t).expect("a step").rate.expect("a rate");
        assert_eq!(rate(1, 1), 0.05);
        for t in 1..20 {
            assert_eq!(rate(1, t + 1), rate(0, t), "{schedule}, step {t}");
        }
    }
}

fn documents() -> impl Iterator<Item = (bool, &'static Document)> {
    let optimizers = catalog::optimizers().iter().map(|optimizer| (true, &optimizer.document));
    optimizers.chain(catalog::schedules().iter().map(|schedule| (false, &schedule.document)))
}

#[test]
fn every_convention_of_the_catalog_gives_a_twin_that_runs_and_is_known_again() {
    let mut count = 0;
    for (rule, document) in documents() {
        let run = match rule {
            true => format!("optimizer = \"{}\"", document.id),
            false => format!("optimizer = \"momentum\"\nschedule = \"{}\"", document.id),
        };
        for convention in &document.conventions {
            let (preset, _) = twins(&run, 30, convention.title.get(Language::En));
            assert_eq!(twin_of(&preset.runs, 1), Some((0, convention)), "{}", document.id);
            assert_eq!(twin_of(&preset.runs, 0), None);
            if let Other::Catalog(id) = convention.other() {
                assert!(catalog::optimizer(id).is_some() || catalog::schedule(id).is_some(), "{id}");
            }
            count += 1;
        }
    }
    assert!(count >= 10, "{count}");
}
