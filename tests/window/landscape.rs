//! The landscape under the hand: starts for all and for one run, the view, and what is drawn of it.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Origin};
use thalweg::experiment::data::{GENERATORS, Loaded};

use super::support::*;

const SHARED: &str = "Start of the runs";

pub(super) fn start_of(stage: &Stage, run: usize) -> [f64; 2] {
    path(stage, run)[0]
}

/// Clicks in the landscape with keys held.
pub(super) fn click(stage: &mut Stage, at: Pos2, modifiers: Modifiers) {
    stage.hover_at(at);
    stage.run_ok();
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        stage.event_modifiers(Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        stage.step();
    }
    stage.run_ok();
}

fn drag(stage: &mut Stage, from: Pos2, by: Vec2) {
    stage.drag_at(from);
    stage.step();
    for i in 1..=8 {
        stage.hover_at(from + by * (i as f32 / 8.0));
        stage.step();
    }
    stage.drop_at(from + by);
    stage.run_ok();
}

pub(super) fn open(stage: &mut Stage, text: &str) {
    ask(stage, Action::File(File::Read { origin: Origin::New, text: text.to_owned(), loaded: Loaded::default() }));
    assert!(model(stage).notice.is_none(), "{:?}", model(stage).notice);
}

/// A bowl of so many coordinates with two runs, the second with a start of its own if one is given.
pub(super) fn bowl(coordinates: usize, own: Option<f64>) -> String {
    let names: Vec<String> = (1..=coordinates).map(|i| format!("x_{i}")).collect();
    let squares: Vec<String> = names.iter().map(|name| format!("{name}^2")).collect();
    let own = own.map_or_else(String::new, |value| format!("start = {:?}\n", vec![value; coordinates]));
    format!(
        "format = 1\n[problem]\nformula = \"f = {}\"\ncoordinates = {names:?}\n[training]\nstart = {:?}\nsteps = 20\n\
         [[runs]]\noptimizer = \"gradient-descent\"\n[[runs]]\noptimizer = \"momentum\"\n{own}",
        squares.join(" + "),
        vec![1.0; coordinates]
    )
}

pub(super) fn middle(stage: &Stage) -> Pos2 {
    stage.get_by_label("Landscape").rect().center()
}

#[test]
fn a_click_with_alt_sets_the_start_of_all_runs() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::OwnStart { run: 1, start: Some(vec![3.0, 1.0]) }));
    let before = (start_of(&stage, 0), start_of(&stage, 1));
    assert_eq!(before.1, [3.0, 1.0]);
    let at = middle(&stage) + vec2(60.0, -40.0);
    click(&mut stage, at, Modifiers::NONE);
    assert_eq!(start_of(&stage, 0), before.0, "a click alone sets nothing");
    click(&mut stage, at, Modifiers::ALT);
    let new = start_of(&stage, 0);
    assert!(new != before.0 && start_of(&stage, 1) == new, "{new:?}");
    ask(&mut stage, Action::Undo);
    assert_eq!((start_of(&stage, 0), start_of(&stage, 1)), before, "one entry");
}

#[test]
fn a_run_gets_a_start_of_its_own_and_gives_it_back() {
    let mut stage = stage();
    stage.get_by_label("Momentum").click();
    stage.run_ok();
    let shared = start_of(&stage, 0);
    stage.get_by_label("Momentum: own start").click();
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.runs[1].start.as_deref(), Some(&shared[..]));
    stage.get_by_role_and_label(Role::SpinButton, "Momentum: own start: x").focus();
    stage.run_ok();
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(Event::Text("2.5".to_owned()));
    stage.key_press(Key::Enter);
    stage.run_ok();
    assert_eq!((start_of(&stage, 0), start_of(&stage, 1)), (shared, [2.5, shared[1]]));
    // The shared one is dragged without it, and it without the others.
    let from = stage.get_by_label(SHARED).rect().center();
    drag(&mut stage, from, vec2(50.0, 20.0));
    assert!(start_of(&stage, 0) != shared && start_of(&stage, 1) == [2.5, shared[1]]);
    let from = stage.get_by_label("Start of Momentum").rect().center();
    let others = start_of(&stage, 0);
    drag(&mut stage, from, vec2(-40.0, 30.0));
    assert!(start_of(&stage, 0) == others && start_of(&stage, 1) != [2.5, shared[1]]);
    ask(&mut stage, Action::Undo);
    assert_eq!(start_of(&stage, 1), [2.5, shared[1]], "a drag is one entry");
    stage.get_by_label("Momentum: own start").click();
    stage.run_ok();
    assert_eq!(start_of(&stage, 1), others);
    assert!(stage.query_by_label("Start of Momentum").is_none());
}

#[test]
fn a_drag_with_shift_takes_the_selected_run_out_of_the_others() {
    let mut stage = stage();
    let shared = start_of(&stage, 0);
    let from = stage.get_by_label(SHARED).rect().center();
    stage.event(Event::ModifiersChanged(Modifiers::SHIFT));
    stage.step();
    drag(&mut stage, from, vec2(80.0, 40.0));
    stage.event(Event::ModifiersChanged(Modifiers::NONE));
    stage.step();
    let selected = model(&stage).look.selected;
    let own = start_of(&stage, selected);
    assert!(own[0] > shared[0] + 0.3 && own[1] < shared[1] - 0.1, "{own:?}");
    assert_eq!(start_of(&stage, 1 - selected), shared);
    ask(&mut stage, Action::Undo);
    assert_eq!(start_of(&stage, selected), shared, "one entry");
}

#[test]
fn the_arrow_keys_move_a_start() {
    let mut stage = stage();
    let before = start_of(&stage, 0);
    stage.get_by_label(SHARED).focus();
    stage.run_ok();
    stage.key_press(Key::ArrowRight);
    stage.run_ok();
    stage.key_press(Key::ArrowDown);
    stage.run_ok();
    let after = start_of(&stage, 0);
    assert!(after[0] > before[0] && after[1] < before[1], "{after:?}");
    assert_eq!(model(&stage).player.step, 0, "the cursor stays");
    assert!(stage.get_by_label(SHARED).is_focused());
}

#[test]
fn every_coordinate_of_a_start_has_a_field_within_reach_of_the_keyboard() {
    for (coordinates, symbol) in [(5, "x₅"), (1000, "x₂₀")] {
        let mut stage = stage();
        open(&mut stage, &bowl(coordinates, None));
        stage.get_by_label("Start: x₁").focus();
        stage.run_ok();
        let name = format!("Start: {symbol}");
        for _ in 0..30 {
            if stage.query_by_label(&name).is_some_and(|field| field.is_focused()) {
                break;
            }
            stage.key_press(Key::Tab);
            stage.run_ok();
        }
        assert!(stage.get_by_label(&name).is_focused(), "{coordinates}");
        stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.event(Event::Text("0.25".to_owned()));
        stage.key_press(Key::Enter);
        stage.run_ok();
        let start = model(&stage).document.preset.training.start.clone().expect("typed");
        assert_eq!(start.iter().filter(|value| **value == 0.25).count(), 1);
        assert_eq!(start[if coordinates == 5 { 4 } else { 19 }], 0.25);
    }
}

#[test]
fn a_surface_is_found_by_typing_and_chosen_by_the_keyboard() {
    let mut stage = stage();
    stage.get_by_role_and_label(Role::ComboBox, "Surface").focus();
    stage.run_ok();
    stage.key_press(Key::Space);
    stage.run_ok();
    let listed = |stage: &Stage| stage.get_all_by_role(Role::ListBoxOption).count();
    let all = thalweg::catalog::surfaces().len() + GENERATORS.len();
    assert_eq!(listed(&stage), all + 2, "all, a file of data, and one's own");
    stage.event(Event::Text("rosen".to_owned()));
    stage.run_ok();
    assert_eq!(listed(&stage), 2);
    stage.key_press(Key::Enter);
    stage.run_ok();
    assert_eq!(model(&stage).experiment.problem.surface.map(|surface| &*surface.document.id), Some("rosenbrock"));
    assert!(stage.query_by_role(Role::ListBoxOption).is_none(), "the list is closed");
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).experiment.problem.surface.map(|surface| &*surface.document.id), Some("ravine"));
}

#[test]
fn a_surface_of_one_s_own_begins_with_what_is_there() {
    let mut stage = stage();
    let before = path(&stage, 0);
    stage.get_by_role_and_label(Role::ComboBox, "Surface").click();
    stage.run_ok();
    stage.get_by_label("Your own formula…").click();
    stage.run_ok();
    assert!(model(&stage).experiment.problem.surface.is_none());
    assert_eq!(path(&stage, 0), before);
    assert!(stage.get_by_label("Surface: formula").is_focused());
}
