//! Playing, turning, dragging: what is asked for happens, and at once.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, ViewportId, vec2};
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, Model, Origin, Play};
use thalweg::words::Language;

use super::support::*;

#[test]
fn the_first_start_plays_the_first_lesson() {
    let model = Model::first(Language::En);
    assert!(model.player.playing && model.player.step == 0);
    assert_eq!(model.document.origin, Origin::Lesson("1-momentum-zigzag"));
    assert!(model.steps() as f64 / model.player.speed >= 10.0, "something moves for ten seconds");
}

#[test]
fn a_lesson_is_chosen_from_the_menu_and_plays_to_its_end() {
    let mut stage = stage();
    stage.get_by_label("Lessons").click();
    stage.run_ok();
    stage.get_by_label("Leaving a saddle point").click();
    stage.run_steps(3);
    assert_eq!(model(&stage).document.origin, Origin::Lesson("5-saddle-point"));
    assert!(model(&stage).player.playing);
    ask(&mut stage, Action::Play(Play::Speed(2_000.0)));
    stage.run_steps(100);
    assert_eq!(model(&stage).player.step, model(&stage).steps());
    assert!(!model(&stage).player.playing, "at the end it stops");
    stage.get_by_label("Play").click();
    stage.run_steps(2);
    assert!(model(&stage).player.step < model(&stage).steps(), "play again starts over");
}

#[test]
fn a_slider_bends_the_path_and_undo_straightens_it() {
    let mut stage = stage();
    stage.get_by_label("Momentum").click();
    stage.run_ok();
    let before = path(&stage, 1);
    let slider = stage.get_by_role_and_label(Role::Slider, "Momentum: β");
    slider.set_value_accesskit(0.5);
    stage.run_ok();
    let after = path(&stage, 1);
    assert_ne!(before, after);
    assert_eq!(model(&stage).document.preset.runs[1].parameters, [("beta".to_owned(), 0.5)]);
    assert_eq!(path(&stage, 0).len(), before.len(), "the other run is as it was");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 1), before);
    stage.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 1), after);
}

#[test]
fn a_drag_of_many_frames_is_one_change() {
    let mut stage = stage();
    let rect = stage.get_by_role_and_label(Role::Slider, "Gradient descent: α₀").rect();
    let before = path(&stage, 0);
    stage.drag_at(rect.center());
    stage.step();
    let mut seen = Vec::new();
    for i in 1..=10 {
        stage.hover_at(rect.center() - vec2(2.0 * i as f32, 0.0));
        stage.step();
        seen.push(path(&stage, 0));
    }
    stage.drop_at(rect.center() - vec2(20.0, 0.0));
    stage.run_ok();
    seen.dedup();
    assert!(seen.len() > 5, "the path bends while the hand moves");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 0), before);
    assert!(!model(&stage).document.edited());
}

#[test]
fn the_start_is_dragged_and_every_path_follows() {
    let mut stage = stage();
    let handle = stage.get_by_label("Start of the runs").rect().center();
    stage.drag_at(handle);
    stage.step();
    for i in 1..=8 {
        stage.hover_at(handle + vec2(10.0 * i as f32, 5.0 * i as f32));
        stage.step();
    }
    let start = model(&stage).document.preset.training.start.clone().expect("a start was set");
    assert!(start[0] > -4.0 && start[1] < 1.5, "{start:?}");
    for run in 0..model(&stage).traces.len() {
        assert_eq!(path(&stage, run)[0], [start[0], start[1]]);
    }
    stage.drop_at(handle + vec2(80.0, 40.0));
    stage.run_ok();
}

#[test]
fn a_diverged_run_says_so_in_its_card() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(2_000)));
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.2 }));
    assert!(stage.query_by_label_contains("diverged at step").is_some());
}

#[test]
fn keys_move_the_cursor() {
    let mut stage = stage();
    let press = |stage: &mut Stage, modifiers: Modifiers, key: Key| {
        stage.key_press_modifiers(modifiers, key);
        stage.run_steps(2);
        model(stage).player.step
    };
    ask(&mut stage, Action::Edit(Edit::StepsPerEpoch(10)));
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::ArrowRight), 1);
    assert_eq!(press(&mut stage, Modifiers::SHIFT, Key::ArrowRight), 11);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::ArrowLeft), 10);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::End), 240);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::Home), 0);
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(model(&stage).player.playing);
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(!model(&stage).player.playing);
    press(&mut stage, Modifiers::NONE, Key::Num2);
    assert_eq!(model(&stage).look.selected, 1);
}

#[test]
fn at_rest_nothing_is_drawn() {
    let mut stage = stage();
    // The sharp picture of the surface comes from a worker thread.
    std::thread::sleep(Duration::from_millis(300));
    stage.run_ok();
    stage.step();
    let delay = stage.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, Duration::MAX, "the next frame comes with the next event");
}
