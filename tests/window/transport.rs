//! The cursor goes where it is sent, and on by itself.

use eframe::egui::accesskit::Toggled;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, File, Leave, Play};

use super::support::*;

#[test]
fn a_loop_starts_over_at_the_end_and_goes_on() {
    let mut stage = stage();
    let switch = "Start over at the end";
    assert_eq!(stage.get_by_label(switch).accesskit_node().toggled(), Some(Toggled::False));
    stage.get_by_label(switch).click();
    stage.run_ok();
    assert_eq!(stage.get_by_label(switch).accesskit_node().toggled(), Some(Toggled::True));
    ask(&mut stage, Action::Edit(Edit::Steps(9)));
    let step_after = |stage: &mut Stage, from, seconds| {
        ask(stage, Action::Play(Play::Speed(1.0)));
        ask(stage, Action::Play(Play::GoTo(from)));
        let ctx = stage.ctx.clone();
        let passed = vec![Action::Play(Play::Toggle), Action::Play(Play::Passed(seconds))];
        stage.state_mut().ask(&ctx, passed);
        assert!(model(stage).player.playing);
        model(stage).player.step
    };
    assert_eq!(step_after(&mut stage, 7, 2.0), 9, "the end is a step like the others");
    assert_eq!(step_after(&mut stage, 7, 3.0), 0);
    assert_eq!(step_after(&mut stage, 7, 35.0), 2, "more than once around");
    stage.key_press(Key::L);
    stage.run_steps(2);
    assert!(!model(&stage).player.looping);
}

#[test]
fn a_step_is_gone_to_by_its_number() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(20_000)));
    wait(&mut stage, |model| model.recording.is_none());
    for (typed, step) in [("12,345", 12_345), ("678", 678), ("1 234", 1_234), ("99999999", 20_000), ("what", 20_000)] {
        stage.key_press(Key::G);
        stage.run_ok();
        assert!(stage.get_by_label("Go to step").is_focused());
        stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.event(Event::Text(typed.to_owned()));
        stage.run_ok();
        stage.key_press(Key::Enter);
        stage.run_ok();
        assert_eq!(model(&stage).player.step, step, "{typed}");
    }
    assert_eq!(stage.get_by_label("Go to step").accesskit_node().value().as_deref(), Some("20,000"));
}

#[test]
fn playing_waits_behind_a_question() {
    let mut stage = stage();
    ask(&mut stage, rate(0.05));
    stage.get_by_label("Play").click();
    stage.run_steps(20);
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    stage.run_steps(3);
    let held = model(&stage).player.step;
    stage.run_steps(60);
    assert_eq!(model(&stage).player.step, held);
    stage.key_press(Key::Escape);
    stage.run_steps(5);
    assert!(model(&stage).closing.is_none());
    let player = model(&stage).player;
    assert!(player.playing && player.step > held, "it goes on from there: {player:?} {held}");
}
