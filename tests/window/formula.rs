//! Texts are typed where they are used: what is right is followed at once, what is wrong is said and not lost.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, DataEdit, Edit, Play, Slot};
use thalweg::experiment::Preset;
use thalweg::experiment::preset::{Function, Rule};

use super::support::*;

const FIELD: &str = "Surface: formula";

/// The rule as it stands in the notes of the course.
const NOTE: &str = "On iteration t:
  Compute dW, db on current mini-batch
  V_dW = beta * V_dW + (1 - beta) * dW
  V_db = beta * V_db + (1 - beta) * db

  W = W - alpha * V_dW, b = b - alpha * V_db";

fn click(stage: &mut Stage, name: &str) {
    stage.get_by_label(name).click();
    stage.run_ok();
}

/// Puts another text in the place of the one in the field that has the focus, as pasting does.
fn paste(stage: &mut Stage, text: &str) {
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(Event::Paste(text.to_owned()));
    stage.run_ok();
}

/// Types letter by letter, a frame each.
fn type_text(stage: &mut Stage, text: &str) {
    for letter in text.chars() {
        stage.event(Event::Text(letter.to_string()));
        stage.step();
    }
    stage.run_ok();
}

fn value(stage: &Stage, name: &str) -> String {
    stage.get_by_label(name).accesskit_node().value().unwrap_or_default()
}

fn formula(stage: &Stage) -> &str {
    model(stage).experiment.problem.formula.text()
}

/// The first lesson, its surface a typed one.
fn typed() -> Stage {
    let mut stage = stage();
    stage.get_all_by_label("Edit formula…").next().expect("the surface comes first").click();
    stage.run_ok();
    stage
}

#[test]
fn the_catalog_s_formula_becomes_the_experiment_s_own_and_nothing_moves() {
    let stage = stage();
    let before = (path(&stage, 0), path(&stage, 1), model(&stage).view());
    drop(stage);
    let stage = typed();
    let problem = &model(&stage).document.preset.problem;
    assert!(matches!(&problem.function, Function::Typed { formula, .. } if formula == "f = 0.5*(x^2 + k*y^2)"));
    assert_eq!(problem.parameters, [("k".to_owned(), 25.0)]);
    assert_eq!((path(&stage, 0), path(&stage, 1), model(&stage).view()), before);
    assert!(stage.query_by_role_and_label(Role::Slider, "Surface: k").is_some());
    assert!(stage.get_by_label(FIELD).accesskit_node().is_focused(), "who asks for it wants to type");
}

#[test]
fn the_paths_follow_what_is_typed() {
    let mut stage = typed();
    let before = path(&stage, 0);
    stage.key_press_modifiers(Modifiers::COMMAND, Key::End);
    type_text(&mut stage, " + 0.3*x*y");
    assert_eq!(formula(&stage), "f = 0.5*(x^2 + k*y^2) + 0.3*x*y");
    assert_ne!(path(&stage, 0), before);
    assert!(!model(&stage).player.playing, "Space is the field's");
    stage.key_press(Key::Escape);
    stage.run_ok();
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert_eq!(formula(&stage), "f = 0.5*(x^2 + k*y^2)", "what was typed at once is one change");
    assert_eq!(path(&stage, 0), before);
    assert_eq!(value(&stage, FIELD), "f = 0.5*(x^2 + k*y^2)");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert!(!model(&stage).document.edited());
}

#[test]
fn a_wrong_text_is_said_and_kept_and_the_last_good_one_stays_in_force() {
    let mut stage = typed();
    let before = path(&stage, 0);
    paste(&mut stage, "f = x^2 + 2y");
    assert!(stage.query_by_label("Between two factors there must be a `*`.").is_some());
    assert!(stage.query_by_label("Write `2*y`.").is_some());
    assert_eq!(path(&stage, 0), before);
    assert!(model(&stage).notice.is_none());
    // It stays while other things change.
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.02 }));
    assert_eq!(value(&stage, FIELD), "f = x^2 + 2y");
    click(&mut stage, "한국어");
    assert!(stage.query_by_label("Between two factors there must be a `*`.").is_none());
    assert_eq!(value(&stage, "곡면: 수식"), "f = x^2 + 2y");
    click(&mut stage, "English");
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    assert_eq!(value(&stage, FIELD), "f = 0.5*(x^2 + k*y^2)");
    ask(&mut stage, Action::Redo);
    assert_eq!(value(&stage, FIELD), "f = x^2 + 2y", "what was wrong can be had back");
}

#[test]
fn an_unknown_name_becomes_a_parameter_by_a_button() {
    let mut stage = typed();
    paste(&mut stage, "f = x^2 + wobble*y^2");
    click(&mut stage, "Add `wobble` as a parameter");
    assert_eq!(formula(&stage), "f = x^2 + wobble*y^2");
    let parameters = &model(&stage).document.preset.problem.parameters;
    assert_eq!(*parameters, [("k".to_owned(), 25.0), ("wobble".to_owned(), 1.0)]);
    let before = path(&stage, 0);
    stage.get_by_role_and_label(Role::Slider, "Surface: wobble").set_value_accesskit(1.5);
    stage.run_ok();
    assert_ne!(path(&stage, 0), before);
    click(&mut stage, "Remove the parameter k");
    assert!(stage.query_by_role_and_label(Role::Slider, "Surface: k").is_none());
    ask(&mut stage, Action::Undo);
    assert!(stage.query_by_role_and_label(Role::Slider, "Surface: k").is_some());
}

#[test]
fn parameters_may_be_added_while_other_things_are_still_wrong() {
    let mut stage = typed();
    paste(&mut stage, "f = x^2 + first*y^2 + second*x");
    click(&mut stage, "Add `first` as a parameter");
    assert_eq!(model(&stage).document.preset.problem.parameters.len(), 1, "the text in force has its own only");
    click(&mut stage, "Add `second` as a parameter");
    assert_eq!(model(&stage).document.preset.problem.parameters.len(), 3);
    assert_eq!(formula(&stage), "f = x^2 + first*y^2 + second*x");
}

#[test]
fn a_slip_is_put_right_by_a_button() {
    let mut stage = stage();
    click(&mut stage, "Momentum");
    click(&mut stage, "Edit rule…");
    let before = path(&stage, 1);
    paste(&mut stage, "V = bta*V + (1 - bta)*g\ntheta = theta - alpha*V");
    assert_eq!(path(&stage, 1), before);
    click(&mut stage, "Did you mean `beta`?");
    assert_eq!(path(&stage, 1), before, "it is the rule that it was");
    assert!(model(&stage).document.drafts.get(Slot::Rule(1)).is_none());
}

#[test]
fn a_rule_pasted_from_the_course_s_notes_runs_as_it_stands() {
    let mut stage = stage();
    click(&mut stage, "Momentum");
    click(&mut stage, "Edit rule…");
    let before = path(&stage, 1);
    paste(&mut stage, NOTE);
    assert_eq!(model(&stage).document.preset.runs[1].rule, Rule::Typed(NOTE.to_owned()));
    let after = path(&stage, 1);
    assert_eq!(after.len(), before.len());
    let apart = |(a, b): (&[f64; 2], &[f64; 2])| (a[0] - b[0]).abs().max((a[1] - b[1]).abs());
    assert!(after.iter().zip(&before).map(apart).all(|apart| apart < 1e-12), "momentum by another name");
}

#[test]
fn a_schedule_is_typed() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Schedule { run: 0, id: "inverse-time".to_owned() }));
    let before = path(&stage, 0);
    stage.get_all_by_label("Edit formula…").last().expect("the schedule comes last").click();
    stage.run_ok();
    assert_eq!(path(&stage, 0), before);
    paste(&mut stage, "alpha = alpha0/(1 + n/10");
    assert!(model(&stage).document.drafts.get(Slot::Schedule(0)).is_some());
    assert_eq!(path(&stage, 0), before);
    type_text(&mut stage, ")");
    assert!(model(&stage).document.drafts.get(Slot::Schedule(0)).is_none());
    assert_ne!(path(&stage, 0), before);
}

#[test]
fn a_draft_goes_with_its_run() {
    let mut stage = stage();
    click(&mut stage, "Momentum");
    click(&mut stage, "Edit rule…");
    paste(&mut stage, "theta = ");
    ask(&mut stage, Action::Edit(Edit::DuplicateRun(0)));
    assert_eq!(model(&stage).document.drafts.get(Slot::Rule(2)).map(|draft| draft.text.as_str()), Some("theta = "));
    ask(&mut stage, Action::Edit(Edit::RemoveRun(2)));
    assert_eq!(model(&stage).document.drafts, Default::default());
    ask(&mut stage, Action::Undo);
    assert!(model(&stage).document.drafts.get(Slot::Rule(2)).is_some());
}

#[test]
fn another_surface_takes_the_place_of_the_typed_one() {
    let mut stage = typed();
    paste(&mut stage, "f = ");
    ask(&mut stage, Action::Play(Play::First));
    ask(&mut stage, Action::Edit(Edit::Surface("bounded-saddle".to_owned())));
    assert!(stage.query_by_label(FIELD).is_none());
    assert_eq!(model(&stage).document.drafts, Default::default());
    assert!(model(&stage).notice.is_none());
}

#[test]
fn a_coordinate_that_is_not_read_can_go_and_leaves_a_curve() {
    let mut stage = typed();
    paste(&mut stage, "f = x^4 - 3*x^2 + x");
    assert!(stage.query_by_label("f does not depend on y.").is_some());
    click(&mut stage, "Remove the coordinate y");
    assert_eq!(model(&stage).experiment.problem.coordinates, ["x"]);
    assert_eq!(model(&stage).experiment.runs[0].start, [-4.0]);
    assert_eq!(model(&stage).experiment.problem.view.as_deref().map(<[f64]>::len), Some(2));
    assert!(stage.query_by_label("f does not depend on y.").is_none());
    let text = model(&stage).document.preset.write(None);
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).experiment.runs[0].start, [-4.0, 1.5]);
    ask(&mut stage, Action::Redo);
    assert_eq!(model(&stage).experiment.runs[0].start, [-4.0]);
}

#[test]
fn an_unknown_name_becomes_a_coordinate_by_a_button() {
    let mut stage = typed();
    ask(&mut stage, Action::Edit(Edit::OwnStart { run: 1, start: Some(vec![2.0, 1.0]) }));
    paste(&mut stage, "f = x^2 + y^2 + 2*z^2");
    click(&mut stage, "Add `z` as a coordinate");
    assert_eq!(formula(&stage), "f = x^2 + y^2 + 2*z^2");
    assert_eq!(model(&stage).experiment.problem.coordinates, ["x", "y", "z"]);
    assert_eq!(model(&stage).experiment.runs[0].start, [-4.0, 1.5, 1.0]);
    assert_eq!(model(&stage).experiment.runs[1].start, [2.0, 1.0, 1.0]);
    let text = model(&stage).document.preset.write(None);
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
    stage.get_by_label(FIELD).focus();
    stage.run_ok();
    // What no coordinate can be called can still be a parameter.
    paste(&mut stage, "f = x^2 + y^2 + 2*z^2 + step");
    assert!(stage.query_by_label("Add `step` as a parameter").is_some());
    assert!(stage.query_by_label("Add `step` as a coordinate").is_none());
}

#[test]
fn a_drawn_coordinate_goes_and_others_are_drawn() {
    let mut stage = typed();
    paste(&mut stage, "f = x^2 + y^2 + 2*z^2");
    click(&mut stage, "Add `z` as a coordinate");
    ask(&mut stage, Action::Edit(Edit::Coordinates(["z".to_owned(), "x".to_owned()])));
    stage.get_by_label(FIELD).focus();
    stage.run_ok();
    paste(&mut stage, "f = x^2 + y^2");
    click(&mut stage, "Remove the coordinate z");
    assert_eq!(model(&stage).document.preset.view.coordinates, None);
    assert_eq!(model(&stage).experiment.pair, (0, 1));
    assert_eq!(model(&stage).experiment.runs[0].start, [-4.0, 1.5]);
    assert!(model(&stage).notice.is_none());
}

#[test]
fn a_loss_gets_another_weight_as_it_is_typed() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Data(DataEdit::Generator("line".to_owned()))));
    stage.get_all_by_label("Edit formula…").next().expect("that of the loss").click();
    stage.run_ok();
    paste(&mut stage, "f = (W*x + c*x^2 + b - y)^2");
    click(&mut stage, "Add `c` as a coordinate");
    assert!(model(&stage).notice.is_none(), "{:?}", model(&stage).notice);
    assert_eq!(model(&stage).experiment.problem.coordinates, ["W", "b", "c"]);
    let text = model(&stage).document.preset.write(None);
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
}
