//! What chance does to a run, in the window: the mini-batch of the step at the cursor.

use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Play};
use thalweg::experiment::preset::Layer;

use super::support::*;

/// The lesson on mini-batches, at the start.
fn lesson() -> Stage {
    let mut stage = stage();
    ask(&mut stage, Action::File(File::OpenLesson("3-rate-decay")));
    wait(&mut stage, |model| model.recording.is_none());
    ask(&mut stage, Action::Play(Play::First));
    stage
}

#[test]
fn the_mini_batch_of_the_step_at_the_cursor_is_drawn_when_asked_for() {
    let mut stage = lesson();
    let switch = |stage: &Stage| stage.query_all_by_label("Mini-batch").count();
    let saying = |stage: &Stage, step: u64| stage.query_by_label(&format!("mini-batch of step {step}")).is_some();
    assert!(switch(&stage) == 1 && !saying(&stage, 1));
    stage.get_by_label("Mini-batch").click();
    stage.run_ok();
    assert!(model(&stage).document.preset.view.layers.as_ref().is_some_and(|layers| layers.contains(&Layer::Batch)));
    // At the start it is the batch that the first step will see.
    until(&mut stage, |stage| saying(stage, 1));
    for step in [1, 12, 320] {
        ask(&mut stage, Action::Play(Play::GoTo(step)));
        until(&mut stage, |stage| saying(stage, step));
    }
    ask(&mut stage, Action::Undo);
    assert!(!saying(&stage, 320));
}

#[test]
fn the_loss_of_mini_batches_is_hidden_and_shown_again() {
    let mut stage = lesson();
    assert!(trace(&stage, 0).batch_loss.is_some());
    stage.get_by_label("mini-batch").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.batch_loss, Some(false));
    stage.get_by_label("mini-batch").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.batch_loss, None);
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).document.preset.view.batch_loss, Some(false));
}

#[test]
fn without_mini_batches_there_is_nothing_to_switch() {
    let mut stage = stage();
    assert!(stage.query_by_label("Mini-batch").is_none());
    // A layer that the preset names beforehand is drawn as soon as there are batches, and only then.
    ask(&mut stage, Action::Edit(Edit::Layer { layer: Layer::Batch, shown: true }));
    assert!(stage.query_by_label_contains("mini-batch of step").is_none());
}
