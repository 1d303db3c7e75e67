//! The words for where a run stands, each row of the contract's table.

use thalweg::experiment::{Known, Standing, Summary};
use thalweg::words::Language;

use crate::{descent, experiment, ravine, standing, traces};

#[test]
fn a_diverged_run_says_when_and_on_a_quadratic_why() {
    let standing = standing(&ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.12", 1_000), 1_000);
    let Standing::Diverged { step, .. } = standing else { panic!("{standing:?}") };
    let words = standing.message().say(Language::En);
    assert_eq!(words, format!("diverged at step {step}: α λ = 3 > 2 along y"));
}

#[test]
fn a_divergence_is_not_explained_where_the_explanation_may_be_wrong() {
    let rosenbrock = "[problem]\nsurface = \"rosenbrock\"\n[training]\nsteps = 500\n\
                      [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n";
    assert!(matches!(standing(rosenbrock, 500), Standing::Diverged { instability: None, .. }));
    let heavy = ravine("optimizer = \"heavy-ball\"\nalpha0 = 0.5", 2_000);
    assert!(matches!(standing(&heavy, 2_000), Standing::Diverged { instability: None, .. }));
}

#[test]
fn before_its_divergence_a_run_climbs() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.12", 1_000);
    assert_eq!(standing(&text, 20), Standing::Climbing);
}

#[test]
fn a_run_that_has_settled_is_at_a_minimum() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.05", 1_000);
    assert_eq!(standing(&text, 0), Standing::AtStart);
    assert_eq!(standing(&text, 5), Standing::Descending);
    assert_eq!(standing(&text, 1_000), Standing::AtMinimum);
}

#[test]
fn on_the_ridge_gradient_descent_ends_at_the_saddle() {
    let saddle = |y: &str| {
        format!(
            "[problem]\nsurface = \"bounded-saddle\"\n[training]\nstart = [1.5, {y}]\nsteps = 2000\n\
             [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.02\n"
        )
    };
    assert_eq!(standing(&saddle("0.0"), 2_000), Standing::AtSaddle);
    assert_eq!(standing(&saddle("1e-6"), 170), Standing::NearSaddle);
    assert_eq!(standing(&saddle("1e-6"), 2_000), Standing::AtMinimum);
}

#[test]
fn a_standstill_on_a_top_or_on_level_ground_is_no_minimum() {
    let still = |formula: &str| standing(&descent(formula, "[\"x\", \"y\"]", "[0.0, 0.0]", 0.1, 10), 10);
    assert_eq!(still("f = -x^2 - y^2"), Standing::AtMaximum);
    assert_eq!(still("f = x^4 + y^4"), Standing::AtFlatPoint);
    assert_eq!(still("f = x^2 + 0*y"), Standing::AtFlatPoint);
}

#[test]
fn at_the_edge_of_stability_gradient_descent_cycles() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.08", 2_000);
    assert_eq!(standing(&text, 2_000), Standing::Cycling { period: 2 });
}

#[test]
fn with_noise_a_run_wanders_at_the_radius_of_theory() {
    let text = "[problem]\nformula = \"f = 0.5*(x^2 + y^2)\"\n\
                [training]\nstart = [0, 0]\nsteps = 20000\nsteps_per_epoch = 10000\ngradient_noise = 0.5\nseed = 1\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n";
    let Standing::Wandering { radius } = standing(text, 20_000) else { panic!() };
    // The variance of an axis is ασ²/(2λ − αλ²); there are two.
    let theory = f64::sqrt(2.0 * 0.1 * 0.25 / (2.0 - 0.1));
    assert!((radius / theory - 1.0).abs() < 0.1, "{radius} {theory}");
}

#[test]
fn a_noisy_descent_is_no_wandering() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.001", 200)
        .replace("[training]\n", "[training]\ngradient_noise = 0.1\n");
    assert_eq!(standing(&text, 200), Standing::Descending);
}

#[test]
fn level_ground_above_a_known_well_is_a_plateau() {
    let text = "[problem]\nformula = \"f = softplus(-4*x) + 1 - exp(-(x - 8)^2/2)\"\ncoordinates = [\"x\"]\n\
                [training]\nsteps = 500\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\nstart = [-2.0]\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.5\nstart = [8.5]\n";
    assert_eq!(standing(text, 500), Standing::OnPlateau);
}

#[test]
fn every_standing_has_its_words_in_both_languages() {
    let all = [
        Standing::Diverged { step: 14, instability: None },
        Standing::AtStart,
        Standing::AtMinimum,
        Standing::AtSaddle,
        Standing::AtMaximum,
        Standing::AtFlatPoint,
        Standing::Cycling { period: 2 },
        Standing::Wandering { radius: 0.123_456 },
        Standing::OnPlateau,
        Standing::NearSaddle,
        Standing::Descending,
        Standing::Climbing,
    ];
    for standing in all {
        for language in [Language::En, Language::Ko] {
            assert!(!standing.message().say(language).starts_with("run-"), "{standing:?}");
        }
    }
    let words = Standing::Wandering { radius: 0.123_456 }.message().say(Language::En);
    assert_eq!(words, "wandering, radius 0.123");
}

#[test]
fn a_summary_says_how_a_run_ended() {
    let run =
        "optimizer = \"gradient-descent\"\nalpha0 = 0.05\n[[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.12";
    let experiment = experiment(&ravine(run, 1_000));
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    let summaries: Vec<Summary> = (0..2).map(|run| Summary::of(&experiment, run, &traces[run], &known)).collect();
    let last = traces[0].at(1_000).expect("it ran to its end");
    assert_eq!((summaries[0].steps, summaries[0].loss), (Some(1_000), Some(last.loss)));
    assert_eq!(summaries[0].distance, Some(last.point[0].hypot(last.point[1])));
    assert_eq!(summaries[0].standing, Standing::AtMinimum);
    assert_eq!(summaries[1].steps, traces[1].last);
    assert_eq!(summaries[1].best.map(|best| best.step), Some(0));
}
