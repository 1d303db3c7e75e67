//! What of a surface is seen, and how large.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Look, Origin};

use super::landscape::{bowl, click, middle, open, start_of};
use super::support::*;

#[test]
fn the_two_coordinates_that_are_drawn_are_chosen() {
    let mut stage = stage();
    open(&mut stage, &bowl(5, Some(2.0)));
    assert_eq!(model(&stage).experiment.pair, (0, 1));
    stage.get_by_role_and_label(Role::ComboBox, "Drawn across").click();
    stage.run_ok();
    stage.get_all_by_label("x₄").last().expect("in the list").click();
    stage.run_ok();
    assert_eq!(model(&stage).experiment.pair, (3, 1));
    // The one that is drawn already changes places.
    stage.get_by_role_and_label(Role::ComboBox, "Drawn up").click();
    stage.run_ok();
    stage.get_all_by_label("x₄").last().expect("in the list").click();
    stage.run_ok();
    assert_eq!(model(&stage).experiment.pair, (1, 3));
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).experiment.pair, (0, 1));
}

#[test]
fn the_view_zooms_at_the_pointer_and_a_double_click_fits() {
    let mut stage = stage();
    let home = model(&stage).view();
    let at = middle(&stage) + vec2(100.0, 50.0);
    stage.hover_at(at);
    stage.event(Event::Zoom(2.0));
    stage.run_ok();
    let near = model(&stage).view();
    assert!((near[1] - near[0]) * 1.9 < home[1] - home[0], "{near:?}");
    let rect = stage.get_by_label("Landscape").rect();
    let under = |view: [f64; 4]| {
        let share = f64::from((at.x - rect.left()) / rect.width());
        view[0] + share * (view[1] - view[0])
    };
    assert!((under(near) - under(home)).abs() < 1e-6, "what is under the pointer stays there");
    let twice = |stage: &mut Stage| {
        for _ in 0..2 {
            // Press and release in one frame: a frame of a test takes a quarter of a second.
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            let click = [true, false].map(|pressed| Event::PointerButton { pos: at, button, pressed, modifiers });
            stage.input_mut().events.extend(click);
            stage.step();
        }
        stage.run_ok();
    };
    twice(&mut stage);
    assert_eq!(model(&stage).view(), home);
    stage.run_steps(4);
    twice(&mut stage);
    let whole = model(&stage).view();
    for run in 0..2 {
        for point in path(&stage, run) {
            assert!(point[0] >= whole[0] && point[0] <= whole[1] && point[1] >= whole[2] && point[1] <= whole[3]);
        }
    }
}

#[test]
fn a_problem_without_a_view_shows_its_paths_and_stays_there_while_they_bend() {
    let mut stage = stage();
    let far = bowl(2, None).replace("[1.0, 1.0]", "[40.0, 30.0]");
    open(&mut stage, &far);
    let view = model(&stage).view();
    assert!(view[1] > 40.0 && view[3] > 30.0, "{view:?}");
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.02 }));
    assert_eq!(model(&stage).view(), view);
}

#[test]
fn a_curve_is_zoomed_and_its_start_set_too() {
    let mut stage = stage();
    open(&mut stage, &bowl(1, None));
    let (home, at) = (model(&stage).view(), middle(&stage));
    stage.hover_at(at);
    stage.event(Event::Zoom(2.0));
    stage.run_ok();
    assert!(model(&stage).view()[1] - model(&stage).view()[0] < 0.6 * (home[1] - home[0]));
    click(&mut stage, at + vec2(40.0, 0.0), Modifiers::ALT);
    assert_ne!(start_of(&stage, 0)[0], 1.0);
}

#[test]
fn the_scale_of_the_colors_is_chosen_and_kept_in_the_preset() {
    use thalweg::experiment::preset::SurfaceScale;
    let mut stage = stage();
    stage.get_by_label("Colors").click();
    stage.run_ok();
    stage.get_by_label("Logarithmic above the minimum").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.view.surface_scale, Some(SurfaceScale::Log));
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).document.preset.view.surface_scale, None);
}

#[test]
fn a_wide_gesture_leaves_a_view_that_can_be_drawn() {
    let mut stage = stage();
    let at = middle(&stage);
    for factor in [1e-3, 1e3] {
        for _ in 0..30 {
            stage.hover_at(at);
            stage.event(Event::Zoom(factor));
            stage.step();
        }
        let [left, right, bottom, top] = model(&stage).view();
        assert!(left < right && bottom < top && right - left < 1e16, "{left} {right}");
        ask(&mut stage, Action::Look(Look::View(None)));
    }
}

#[test]
fn undoing_that_another_experiment_was_opened_brings_its_view_back() {
    let typed = |formula: &str, start: &str| {
        format!(
            "format = 1\n[problem]\nformula = \"{formula}\"\n[training]\nstart = {start}\n[[runs]]\noptimizer = \"adam\"\n"
        )
    };
    let mut stage = stage();
    let open = |text: String| Action::File(File::Read { origin: Origin::New, text, loaded: Default::default() });
    ask(&mut stage, open(typed("f = x^2 + y^2", "[1, 1]")));
    let before = model(&stage).view();
    ask(&mut stage, open(typed("f = (x - 50)^2 + y^2", "[60, 8]")));
    assert_ne!(model(&stage).view(), before);
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).view(), before);
    ask(&mut stage, Action::Redo);
    assert!(model(&stage).view()[1] > 50.0);
}
