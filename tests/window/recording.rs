//! What is shown while long runs are recorded in the background.

use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Origin};
use thalweg::experiment::Trace;
use thalweg::experiment::data::Loaded;

use super::support::*;

/// The first lesson, so long that its runs are not recorded at once; they are being recorded.
fn recording() -> Stage {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(60_000)));
    assert!(model(&stage).recording.is_some());
    stage
}

/// Waits for the runs, and looks whether each has its own path.
fn settle(stage: &mut Stage) {
    wait(stage, |model| model.recording.is_none());
    let experiment = &model(stage).experiment;
    for (run, plan) in experiment.runs.iter().enumerate() {
        assert_eq!(trace(stage, run).path, Trace::record(plan, experiment.pair).path, "run {run}");
    }
}

#[test]
fn a_long_run_is_recorded_in_the_background() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(20_000)));
    assert!(model(&stage).recording.is_some());
    assert_eq!(trace(&stage, 0).last, Some(240), "the last picture stays until then");
    wait(&mut stage, |model| model.recording.is_none());
    assert_eq!(trace(&stage, 1).last, Some(20_000));
}

#[test]
fn a_trace_of_another_rule_does_not_stand_in() {
    let mut stage = recording();
    // Adam keeps more than gradient descent, whose trace is there.
    ask(&mut stage, Action::Edit(Edit::Optimizer { run: 0, id: "adam".to_owned() }));
    assert!(model(&stage).traces.shown(0).is_none() && model(&stage).traces.shown(1).is_some());
    stage.get_by_label("Momentum");
    settle(&mut stage);
    ask(&mut stage, Action::Edit(Edit::Optimizer { run: 1, id: "adam".to_owned() }));
    settle(&mut stage);
}

#[test]
fn runs_that_go_and_move_take_their_traces_along() {
    let mut stage = recording();
    let shown = |stage: &Stage, run| model(stage).traces.shown(run).map(std::sync::Arc::as_ptr);
    let before: Vec<_> = (0..4).map(|run| shown(&stage, run)).collect();
    ask(&mut stage, Action::Edit(Edit::RemoveRun(0)));
    assert_eq!(shown(&stage, 0), before[1], "momentum is first now");
    ask(&mut stage, Action::Edit(Edit::AddRun { optimizer: Some("adam".to_owned()) }));
    assert_eq!(shown(&stage, 3), None);
    ask(&mut stage, Action::Edit(Edit::MoveRun { from: 3, to: 0 }));
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.01 }));
    settle(&mut stage);
    // What was recorded is known again wherever it stands, and is recorded once however many runs go the same way.
    ask(&mut stage, Action::Edit(Edit::MoveRun { from: 0, to: 2 }));
    ask(&mut stage, Action::Edit(Edit::DuplicateRun(2)));
    assert!(model(&stage).recording.is_none());
    settle(&mut stage);
}

#[test]
fn undo_while_recording_brings_back_what_is_still_shown() {
    let mut stage = recording();
    ask(&mut stage, Action::Undo);
    assert!(model(&stage).recording.is_none(), "nothing of it is to be recorded again");
    settle(&mut stage);
}

#[test]
fn nothing_of_another_experiment_stands_in() {
    let mut stage = recording();
    let text = "format = 1\n[problem]\nsurface = \"ravine\"\n[training]\nsteps = 100000\n\
        [[runs]]\noptimizer = \"adam\"\n[[runs]]\noptimizer = \"momentum\"\n";
    let (origin, text, loaded) = (Origin::New, text.to_owned(), Loaded::default());
    ask(&mut stage, Action::File(File::Read { origin, text, loaded }));
    assert!(model(&stage).recording.is_some() && model(&stage).traces.is_empty());
    settle(&mut stage);
}
