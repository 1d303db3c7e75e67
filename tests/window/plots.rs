//! The plots: one cursor, what is under the pointer, zoom, a legend that hides runs, folding.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, Play};
use thalweg::experiment::preset::Scale;

use super::support::*;

const PLOTS: [&str; 3] = ["Loss", "Learning rate α", "Effective step |Δθ| / |g|"];

/// The frame of a plot; it reaches six points further to both sides.
fn frame(stage: &Stage, name: &str) -> Rect {
    stage.get_by_role_and_label(Role::Slider, name).rect().shrink2(vec2(6.0, 0.0))
}

fn wheel(stage: &mut Stage, at: Pos2, points: f32) {
    stage.hover_at(at);
    stage.step();
    let (unit, modifiers, phase) = (MouseWheelUnit::Point, Modifiers::NONE, TouchPhase::Move);
    let source = MouseWheelSource::Unknown;
    stage.event(Event::MouseWheel { unit, delta: vec2(0.0, points), modifiers, phase, source });
    stage.run_ok();
}

/// As fast as a hand does it: a frame is a quarter of a second here, which is the time of both clicks.
fn double_click(stage: &mut Stage, at: Pos2) {
    stage.hover_at(at);
    stage.step();
    let button =
        |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    stage.input_mut().events.extend([true, false, true, false].map(button));
    stage.step();
}

fn press(stage: &mut Stage, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    stage.event_modifiers(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }, modifiers);
    stage.step();
}

#[test]
fn a_drag_in_any_plot_moves_the_one_cursor() {
    let mut stage = stage();
    for name in PLOTS {
        let frame = frame(&stage, name);
        for share in [0.25, 0.75] {
            let at = frame.left_center() + vec2(share * frame.width(), 0.0);
            stage.drag_at(frame.center());
            stage.step();
            stage.hover_at(at);
            stage.step();
            stage.drop_at(at);
            stage.run_ok();
            assert_eq!(model(&stage).player.step, (240.0 * share) as u64, "{name}");
        }
    }
    assert!(!model(&stage).document.edited());
}

#[test]
fn the_pointer_is_told_run_step_and_value() {
    let mut stage = stage();
    // A constant rate is a level line, whose height is known.
    ask(&mut stage, Action::Edit(Edit::Visible { run: 1, visible: false }));
    let frame = frame(&stage, PLOTS[1]);
    let line = frame.bottom() - frame.height() / 1.12;
    stage.hover_at(Pos2::new(frame.left() + frame.width() * 0.4985, line));
    stage.run_steps(60);
    assert!(stage.query_by_label_contains("Gradient descent, step 120: 0.0768").is_some());
}

#[test]
fn the_wheel_zooms_at_the_pointer_and_the_button_shows_all() {
    let mut stage = stage();
    let at = frame(&stage, PLOTS[0]).left_center() + vec2(frame(&stage, PLOTS[0]).width() / 4.0, 0.0);
    wheel(&mut stage, at, 300.0);
    let [from, to] = model(&stage).look.plots.span.expect("some steps are shown");
    assert!(to - from < 120.0 && from > 0.0 && to < 240.0);
    assert!((from + (to - from) / 4.0 - 60.0).abs() < 1.0, "what is under the pointer stays there: {from} {to}");
    stage.drag_at(at);
    stage.drop_at(at);
    stage.run_ok();
    assert_eq!(model(&stage).player.step, 60, "the cursor goes where the pointer is");
    stage.get_by_label("Show all steps and values").click();
    stage.run_ok();
    assert!(!model(&stage).look.plots.zoomed());
    assert!(!model(&stage).document.edited(), "looking closer changes nothing");
}

#[test]
fn a_drag_with_shift_zooms_to_a_box_and_a_double_click_shows_all() {
    let mut stage = stage();
    let place = frame(&stage, PLOTS[0]);
    let (from, to) = (place.min + place.size() * 0.25, place.min + place.size() * 0.5);
    stage.event(Event::PointerMoved(from));
    press(&mut stage, from, true, Modifiers::SHIFT);
    stage.event(Event::PointerMoved(to));
    stage.step();
    press(&mut stage, to, false, Modifiers::SHIFT);
    stage.run_ok();
    let plots = model(&stage).look.plots;
    let span = plots.span.expect("some steps are shown");
    assert!((span[0] - 60.0).abs() < 0.5 && (span[1] - 120.0).abs() < 0.5, "{span:?}");
    assert!(plots.values[0].is_some() && plots.values[1].is_none(), "the box is of one plot");
    assert_eq!(model(&stage).player.step, 0, "the cursor stays");
    double_click(&mut stage, place.center());
    stage.run_ok();
    assert!(!model(&stage).look.plots.zoomed());
    assert_eq!(model(&stage).player.step, 0, "the cursor stays");
}

#[test]
fn the_legend_hides_and_shows_a_run() {
    let mut stage = stage();
    let entry = |stage: &Stage| stage.get_by_label("In the plots: Momentum").accesskit_node().toggled();
    let before = entry(&stage);
    stage.get_by_label("In the plots: Momentum").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.runs[1].visible, Some(false));
    assert_ne!(entry(&stage), before);
    stage.get_by_label("In the plots: Momentum").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.runs[1].visible, None);
}

#[test]
fn plots_are_folded_and_the_others_take_their_room() {
    let mut stage = stage_of(1024.0, 700.0);
    let before = frame(&stage, PLOTS[2]).height();
    for name in PLOTS {
        assert!(frame(&stage, name).height() > 60.0, "{name}");
        assert!(frame(&stage, name).bottom() < 690.0, "{name}");
    }
    stage.get_by_label("Fold the plot: Learning rate α").click();
    stage.run_ok();
    assert!(stage.query_by_role_and_label(Role::Slider, PLOTS[1]).is_none());
    assert!(frame(&stage, PLOTS[2]).height() > before + 20.0);
    stage.get_by_label("Unfold the plot: Learning rate α").click();
    stage.run_ok();
    assert_eq!(frame(&stage, PLOTS[2]).height(), before);
}

#[test]
fn each_plot_is_linear_or_logarithmic() {
    let mut stage = stage();
    stage.get_by_label("Learning rate α: linear scale").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.rate_scale, Some(Scale::Log));
    stage.get_by_label("Effective step |Δθ| / |g|: log scale").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.step_scale, Some(Scale::Linear));
    stage.get_by_label("Effective step |Δθ| / |g|: linear scale").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.step_scale, Some(Scale::Log));
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    assert!(!model(&stage).document.edited());
}

#[test]
fn zoomed_plots_stay_within_steps_that_become_fewer() {
    let mut stage = stage();
    let place = frame(&stage, PLOTS[0]);
    wheel(&mut stage, place.right_center() - vec2(2.0, 0.0), 900.0);
    assert!(model(&stage).look.plots.span.is_some_and(|span| span[0] > 100.0));
    ask(&mut stage, Action::Edit(Edit::Steps(20)));
    ask(&mut stage, Action::Play(Play::Last));
    stage.drag_at(frame(&stage, PLOTS[0]).center());
    stage.drop_at(frame(&stage, PLOTS[0]).center());
    stage.run_ok();
    assert_eq!(model(&stage).player.step, 10);
}
