//! The experiment over seeds, in the window.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Play};

use super::support::*;

const CONTROL: &str = "Over seeds";

fn lesson() -> Stage {
    let mut stage = stage();
    ask(&mut stage, Action::File(File::OpenLesson("3-rate-decay")));
    wait(&mut stage, |model| model.recording.is_none());
    stage
}

fn says(stage: &Stage, text: &str) -> bool {
    stage.query_by_label(text).is_some()
}

#[test]
fn a_number_of_seeds_makes_a_band_that_says_of_how_many_it_is() {
    let mut stage = lesson();
    assert!(!says(&stage, "5 seeds"));
    stage.get_by_role_and_label(Role::SpinButton, CONTROL).set_value_accesskit(5.0);
    stage.run_ok();
    until(&mut stage, |stage| says(stage, "5 seeds"));
    assert_eq!(model(&stage).document.preset.view.seeds, Some(5));
    assert!(model(&stage).chances.is_done());
    ask(&mut stage, Action::Undo);
    assert!(!says(&stage, "5 seeds") && model(&stage).chances.is_done());
}

#[test]
fn what_changes_the_runs_overtakes_the_work_and_what_does_not_keeps_it() {
    let mut stage = lesson();
    for count in [64, 2, 3] {
        ask(&mut stage, Action::Edit(Edit::Seeds(count)));
    }
    until(&mut stage, |stage| says(stage, "3 seeds"));
    // Another look, another name: the runs are the same.
    ask(&mut stage, Action::Edit(Edit::Visible { run: 1, visible: false }));
    assert!(says(&stage, "3 seeds") && model(&stage).chances.is_done());
    ask(&mut stage, rate(0.1));
    wait(&mut stage, |model| model.recording.is_none());
    until(&mut stage, |stage| says(stage, "3 seeds"));
    // Playing goes on beside the work.
    ask(&mut stage, Action::Play(Play::First));
    ask(&mut stage, Action::Edit(Edit::Seeds(4)));
    ask(&mut stage, Action::Play(Play::By(7)));
    until(&mut stage, |stage| says(stage, "4 seeds"));
    assert_eq!(model(&stage).player.step, 7);
}

#[test]
fn where_nothing_is_left_to_chance_a_sentence_says_so() {
    let mut stage = stage();
    assert!(stage.query_by_role_and_label(Role::SpinButton, CONTROL).is_none());
    ask(&mut stage, Action::Edit(Edit::Seeds(8)));
    let sentence = "Nothing here depends on the seed: every seed gives the same runs.";
    assert!(says(&stage, sentence) && model(&stage).chances.is_done());
    ask(&mut stage, Action::Edit(Edit::GradientNoise(0.5)));
    wait(&mut stage, |model| model.recording.is_none());
    until(&mut stage, |stage| says(stage, "8 seeds"));
    assert!(!says(&stage, sentence));
}
