//! Many runs: what stays when others go, what one gives to all, and how they are compared.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit};
use thalweg::experiment::preset::{Join, Rate, Schedule};

use super::runs::{FIRST, choose, click, colors, names, undo_all};
use super::support::*;

#[test]
fn the_runs_that_stay_keep_their_looks() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::AddRun { optimizer: Some("adam".to_owned()) }));
    ask(&mut stage, Action::Edit(Edit::DuplicateRun(4)));
    let (named, colored) = (names(&stage), colors(&stage));
    assert_eq!(named[4..], ["Adam", "Adam 2"]);
    click(&mut stage, "Remove Adam");
    ask(&mut stage, Action::Edit(Edit::RemoveRun(0)));
    assert_eq!(names(&stage), [&named[1..4], &named[5..]].concat());
    assert_eq!(colors(&stage), [&colored[1..4], &colored[5..]].concat());
}

#[test]
fn one_rate_and_one_schedule_for_all_are_one_change_each() {
    let mut stage = stage();
    choose(&mut stage, FIRST[0], "Same rate for all");
    let runs = &model(&stage).document.preset.runs;
    for run in runs {
        assert!(matches!(run.rate, Rate::Schedule { alpha0: Some(0.0768), .. }), "{:?}", run.rate);
    }
    undo_all(&mut stage);
    ask(&mut stage, Action::Edit(Edit::Schedule { run: 1, id: "inverse-time".to_owned() }));
    ask(&mut stage, Action::Edit(Edit::ScheduleParameter { run: 1, name: "r".to_owned(), value: 0.5 }));
    let alpha0 = |stage: &Stage| -> Vec<_> {
        model(stage).experiment.runs.iter().map(|plan| plan.rate.clone()).map(|rate| format!("{rate:?}")).collect()
    };
    let before = alpha0(&stage);
    choose(&mut stage, FIRST[1], "Same schedule for all");
    for run in &model(&stage).document.preset.runs {
        let Rate::Schedule { schedule: Some(Schedule::Catalog(id)), parameters, .. } = &run.rate else {
            panic!("{:?}", run.rate)
        };
        assert_eq!((id.as_str(), parameters.as_slice()), ("inverse-time", &[("r".to_owned(), 0.5)][..]));
    }
    ask(&mut stage, Action::Undo);
    assert_eq!(alpha0(&stage), before, "one change, one undo");
}

#[test]
fn rates_set_by_hand_are_given_to_all_as_they_are() {
    let mut stage = stage();
    let text = thalweg::catalog::preset("1-momentum-zigzag").expect("a lesson").replacen(
        "alpha0 = 0.0768",
        "schedule_points = [[1, 0.05], [40, 0.02]]\nschedule_points_join = \"line\"",
        1,
    );
    let file = temporary("points.toml");
    std::fs::write(&file, text).expect("a temporary file");
    ask(&mut stage, Action::File(thalweg::app::File::OpenPath(file)));
    wait(&mut stage, |model| model.document.text.as_ref().is_some_and(|text| text.contains("schedule_points")));
    let points = Rate::Points { points: vec![(1, 0.05), (40, 0.02)], join: Some(Join::Line) };
    assert_eq!(model(&stage).document.preset.runs[0].rate, points);
    choose(&mut stage, FIRST[1], "Same rate for all");
    assert_eq!(model(&stage).document.preset.runs[0].rate, points, "it has no rate to start from");
    choose(&mut stage, FIRST[0], "Same schedule for all");
    assert!(model(&stage).document.preset.runs.iter().all(|run| run.rate == points));
    choose(&mut stage, FIRST[0], "Same rate for all");
    ask(&mut stage, Action::Edit(Edit::Schedule { run: 1, id: "constant".to_owned() }));
    choose(&mut stage, FIRST[1], "Same schedule for all");
    assert!(model(&stage).notice.is_none(), "each begins with a rate it had");
    assert!(model(&stage).document.preset.runs.iter().all(|run| run.rate != points));
}

#[test]
fn a_diverged_run_says_why_in_its_card() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(2_000)));
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.12 }));
    // The bowl is k = 25 times as steep along y: α λ = 0.12 · 25.
    assert!(stage.query_by_label_contains("α λ = 3 > 2 along y").is_some());
}

#[test]
fn sixty_four_runs_are_found_chosen_and_compared() {
    let mut stage = stage();
    let run = "[[runs]]\noptimizer = \"adam\"\n";
    let text = format!("format = 1\n[problem]\nsurface = \"ravine\"\n{}", run.repeat(64));
    let file = temporary("many.toml");
    std::fs::write(&file, text).expect("a temporary file");
    ask(&mut stage, Action::File(thalweg::app::File::OpenPath(file)));
    wait(&mut stage, |model| model.experiment.runs.len() == 64);
    ask(&mut stage, Action::Look(thalweg::app::Look::Results(true)));
    wait(&mut stage, |model| model.recording.is_none() && model.results.is_done());
    assert!(stage.get_by_label("+ Add").accesskit_node().is_disabled(), "there is room for no more");
    ask(&mut stage, Action::Look(thalweg::app::Look::Select(60)));
    stage.run_steps(30);
    let card = stage.get_by_role_and_label(Role::Button, "Adam 61").rect();
    assert!(card.top() > 30.0 && card.bottom() < 700.0, "the card of the run that is chosen is seen: {card}");
    let at_start = |stage: &Stage| stage.query_all_by_label("at the start").count();
    assert!(at_start(&stage) > 8, "all that are seen are judged");
    ask(&mut stage, Action::Play(thalweg::app::Play::Last));
    stage.run_steps(10);
    assert_eq!(at_start(&stage), 0);
    assert!(stage.query_by_role_and_label(Role::Button, "Adam 2").is_none(), "what nobody sees is not drawn");
    ask(&mut stage, Action::Look(thalweg::app::Look::Select(1)));
    stage.run_steps(30);
    assert!(stage.query_by_role_and_label(Role::Button, "Adam 2").is_some());
}

#[test]
fn a_run_is_compared_with_the_other_convention() {
    let mut stage = stage();
    choose(&mut stage, "Momentum", "Without (1 − β), rate α(1 − β)");
    assert_eq!(names(&stage)[4], "Without (1 − β), rate α(1 − β)");
    assert!(stage.query_by_label_contains("Beside “Momentum”: The velocity is a sum of gradients").is_some());
    let (one, other) = (path(&stage, 1), path(&stage, 4));
    let apart = one.iter().zip(&other).flat_map(|(a, b)| [a[0] - b[0], a[1] - b[1]]);
    assert!(apart.fold(0.0_f64, |worst, apart| worst.max(apart.abs())) < 1e-12, "the same path");
    undo_all(&mut stage);
}
