//! Everything keeps its place, and has one.

use eframe::egui::accesskit::{Rect, Role};
use eframe::egui::{Key, Modifiers};
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
