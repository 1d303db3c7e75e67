//! Everything keeps its place, and has one.

use eframe::egui::accesskit::{Rect, Role};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, Look};
use thalweg::words::Language;

use super::support::*;

fn places(stage: &Stage, names: &[&str]) -> Vec<(String, Rect)> {
    let mut places = Vec::new();
    for node in stage.root().children_recursive() {
        let node = node.accesskit_node();
        // A part of a label that is met itself.
        if node.role() == Role::TextRun {
            continue;
        }
        // A label gives its text as its value.
        let name = node.label().or_else(|| node.value()).unwrap_or_default();
        if let Some(place) = node.bounding_box().filter(|_| names.contains(&name.as_str())) {
            places.push((name, place));
        }
    }
    places
}

#[test]
fn the_transport_has_room_in_small_windows_too() {
    let of = [
        (
            Language::En,
            ["To the start", "One step on", "To the last step", "Go to step", "of 20,000", "Speed", "steps/s"],
        ),
        (
            Language::Ko,
            ["처음으로", "한 스텝 앞으로", "마지막 스텝으로", "스텝으로 이동", "/ 20,000", "속도", "스텝/초"],
        ),
    ];
    for (width, height) in [(800.0, 600.0), (1024.0, 700.0), (1440.0, 900.0)] {
        for (language, names) in of {
            let mut stage = stage_of(width, height);
            ask(&mut stage, Action::Look(Look::Language(language)));
            ask(&mut stage, Action::Edit(Edit::Steps(20_000)));
            wait(&mut stage, |model| model.recording.is_none());
            let places = places(&stage, &names);
            assert!(places.len() >= 6, "{width} {places:?}");
            for (i, (name, place)) in places.iter().enumerate() {
                assert!(place.x1 <= width.into() && place.y1 <= height.into(), "{width}: {name} {place:?}");
                for (other, beside) in &places[i + 1..] {
                    let both = place.intersect(*beside);
                    assert!(
                        both.width() <= 1.0 || both.height() <= 1.0,
                        "{width}: {name} {place:?} and {other} {beside:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_long_number_being_typed_moves_nothing() {
    let mut stage = stage();
    let before = places(&stage, &["Loss", "Timeline", "Landscape"]);
    assert!(!before.is_empty());
    let field = stage.get_by_role_and_label(Role::SpinButton, "Steps");
    field.focus();
    stage.run_ok();
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(eframe::egui::Event::Text("0.000000000000123".to_owned()));
    stage.run_ok();
    assert_eq!(places(&stage, &["Loss", "Timeline", "Landscape"]), before);
}

#[test]
fn the_play_button_keeps_the_focus_when_it_is_pressed() {
    let mut stage = stage();
    stage.get_by_label("Play").focus();
    stage.run_steps(2);
    stage.key_press(Key::Space);
    stage.run_steps(2);
    assert!(model(&stage).player.playing);
    assert!(stage.get_by_label("Pause").is_focused());
}

fn width(stage: &Stage, name: &str) -> f32 {
    stage.get_by_label(name).rect().width()
}

#[test]
fn f11_leaves_only_the_landscape_and_brings_everything_back() {
    let mut stage = stage();
    ask(&mut stage, Action::Look(Look::LeftPanel(false)));
    stage.key_press(Key::F11);
    stage.run_ok();
    let landscape = stage.get_by_label("Landscape").rect();
    assert_eq!((landscape.width(), landscape.height()), (1440.0, 900.0));
    assert!(stage.query_by_label("Timeline").is_none() && stage.query_by_label("File").is_none());
    stage.get_by_label("Show everything (F11)").click();
    stage.run_ok();
    assert!(stage.query_by_label("Timeline").is_some() && stage.query_by_label("File").is_some());
    assert!(!model(&stage).look.left && model(&stage).look.right, "the panels are as they were");
}

#[test]
fn a_window_that_was_small_gives_the_panels_their_width_back() {
    let mut stage = stage();
    let edge = stage.get_by_label("Width of the plots panel").rect().center();
    let wide = width(&stage, "Landscape");
    stage.set_size(vec2(800.0, 600.0));
    stage.run_ok();
    assert!(width(&stage, "Landscape") >= 315.0, "{}", width(&stage, "Landscape"));
    stage.set_size(vec2(1440.0, 900.0));
    stage.run_ok();
    assert_eq!(width(&stage, "Landscape"), wide);
    // By hand, and by the keyboard.
    stage.drag_at(edge);
    stage.step();
    stage.hover_at(edge - vec2(60.0, 0.0));
    stage.step();
    stage.drop_at(edge - vec2(60.0, 0.0));
    stage.run_ok();
    let narrower = width(&stage, "Landscape");
    assert!(narrower < wide - 40.0, "{narrower}");
    stage.get_by_label("Width of the experiment panel").focus();
    stage.run_ok();
    stage.key_press(Key::ArrowRight);
    stage.run_ok();
    assert_eq!(width(&stage, "Landscape"), narrower - 10.0);
}

#[test]
fn everything_is_made_larger_and_smaller_by_keys_and_menu() {
    let mut stage = stage();
    let press = |stage: &mut Stage, key| {
        stage.key_press_modifiers(Modifiers::COMMAND, key);
        stage.run_ok();
        model(stage).look.zoom
    };
    assert_eq!(press(&mut stage, Key::Plus), 1.1);
    assert_eq!(press(&mut stage, Key::Equals), 1.2);
    stage.run_ok();
    assert_eq!(stage.ctx.zoom_factor(), 1.2);
    assert_eq!(press(&mut stage, Key::Minus), 1.1);
    stage.get_by_label("View").click();
    stage.run_ok();
    stage.get_by_label_contains("now 110 %").click();
    stage.run_ok();
    assert_eq!((model(&stage).look.zoom, stage.ctx.zoom_factor()), (1.0, 1.0));
}
