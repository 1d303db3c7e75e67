//! How a rate changes: schedules are chosen by their pictures, warmed up, or set by hand and recorded.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, Look, Play};
use thalweg::experiment::preset::{Join, Rate, Schedule};
use thalweg::experiment::{Experiment, Preset, Rows, Trace};

use super::support::*;

/// The first lesson with gradient descent alone to be seen, its rate set by hand.
fn by_hand(points: &[(u64, f64)], join: Join) -> Stage {
    let mut stage = stage();
    choose(&mut stage, "By hand");
    let (run, points, change) = (0, points.to_vec(), thalweg::app::PointsChange::Join);
    ask(&mut stage, Action::Edit(Edit::Points { run, points, join, change }));
    stage
}

/// Opens the list of schedules, finds one by typing and takes it.
fn choose(stage: &mut Stage, title: &str) {
    stage.get_by_label("Gradient descent: schedule").click();
    stage.run_ok();
    stage.event(Event::Text(title.to_owned()));
    stage.run_ok();
    stage.key_press(Key::Enter);
    stage.run_ok();
}

fn rate(stage: &Stage) -> &Rate {
    &model(stage).document.preset.runs[0].rate
}

fn points(stage: &Stage) -> Vec<(u64, f64)> {
    match rate(stage) {
        Rate::Points { points, .. } => points.clone(),
        Rate::Schedule { .. } => panic!("the rate is set by hand"),
    }
}

/// Where a point's handle is.
fn handle(stage: &Stage, number: usize) -> Pos2 {
    stage.get_by_label_contains(&format!("Gradient descent, point {number}:")).rect().center()
}

fn undo(stage: &mut Stage) {
    ask(stage, Action::Undo);
}

#[test]
fn a_schedule_is_found_by_typing_and_taken_by_enter() {
    let mut stage = stage();
    choose(&mut stage, "cosine");
    assert!(matches!(rate(&stage), Rate::Schedule { schedule: Some(Schedule::Catalog(id)), .. } if id == "cosine"));
    undo(&mut stage);
    assert!(!model(&stage).document.edited());
}

#[test]
fn every_schedule_of_the_list_is_an_option_with_a_name() {
    let mut stage = stage();
    stage.get_by_label("Gradient descent: schedule").click();
    stage.run_ok();
    let options = stage.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(options, thalweg::catalog::schedules().len() + 1, "those of the catalog and the one by hand");
}

#[test]
fn a_warm_up_goes_before_any_schedule() {
    let mut stage = stage();
    stage.get_by_role_and_label(Role::Slider, "Gradient descent: Warm-up").set_value_accesskit(10.0);
    stage.run_ok();
    assert_eq!(model(&stage).document.preset.runs[0].warmup, Some(10));
    let rates = [1, 5, 10, 11].map(|t| trace(&stage, 0).at(t).and_then(|row| row.rate));
    assert_eq!(rates, [0.0768 * 0.1, 0.0768 * 0.5, 0.0768, 0.0768].map(Some));
    stage.get_by_role_and_label(Role::Slider, "Gradient descent: Warm-up").set_value_accesskit(0.0);
    stage.run_ok();
    assert!(!model(&stage).document.edited(), "no warm-up is said by saying nothing");
}

#[test]
fn the_rates_of_the_first_epochs_are_told_in_numbers() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::StepsPerEpoch(20)));
    choose(&mut stage, "inverse time");
    stage.get_by_label("Gradient descent: rates of the first epochs").click();
    stage.run_ok();
    // α₀ / (1 + r n) with r = 1 in epochs 1, 2, 3.
    for rate in [0.0768 / 2.0, 0.0768 / 3.0, 0.0768 / 4.0] {
        let rounded: f64 = format!("{rate:.6e}").parse().expect("a number");
        assert!(stage.query_by_label(&rounded.to_string()).is_some(), "{rounded}");
    }
    for step in ["21", "41", "141"] {
        assert!(stage.query_by_label(step).is_some(), "{step}");
    }
}

#[test]
fn setting_a_stepwise_rate_by_hand_changes_no_path() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::StepsPerEpoch(60)));
    choose(&mut stage, "inverse time");
    let before = path(&stage, 0);
    choose(&mut stage, "By hand");
    assert_eq!(points(&stage).iter().map(|point| point.0).collect::<Vec<_>>(), [1, 61, 121, 181]);
    assert_eq!(path(&stage, 0), before);
    undo(&mut stage);
    assert!(matches!(rate(&stage), Rate::Schedule { .. }));
}

#[test]
fn a_schedule_chosen_after_points_starts_from_their_first_rate() {
    let mut stage = by_hand(&[(1, 0.05), (40, 0.02)], Join::Hold);
    choose(&mut stage, "cosine");
    assert!(matches!(rate(&stage), Rate::Schedule { alpha0: Some(0.05), .. }));
}

#[test]
fn a_point_is_dragged_in_the_plot_as_one_change() {
    let mut stage = by_hand(&[(1, 0.06), (80, 0.04), (160, 0.02)], Join::Hold);
    let (before, from) = (points(&stage), handle(&stage, 2));
    stage.drag_at(from);
    stage.step();
    for i in 1..=10 {
        stage.hover_at(from + vec2(2.0, 3.0) * i as f32);
        stage.step();
    }
    stage.drop_at(from + vec2(20.0, 30.0));
    stage.run_ok();
    let after = points(&stage);
    assert_eq!((after[0], after[2]), (before[0], before[2]));
    assert!(after[1].0 > 85 && after[1].0 < 160 && after[1].1 < 0.04 && after[1].1 >= 0.0, "{after:?}");
    let at = handle(&stage, 2) - (from + vec2(20.0, 30.0));
    assert!(at.length() < 3.0, "the handle is where the hand let go: {at}");
    undo(&mut stage);
    assert_eq!(points(&stage), before);
}

#[test]
fn a_point_goes_by_the_arrow_keys_too() {
    let mut stage = by_hand(&[(1, 0.06), (80, 0.04)], Join::Hold);
    stage.get_by_label_contains("Gradient descent, point 2:").focus();
    stage.run_ok();
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
        stage.key_press(key);
        stage.run_ok();
    }
    let [_, (step, rate)] = points(&stage)[..] else { panic!("there are two points") };
    assert!(step == 82 && rate < 0.04 && rate > 0.035, "{step} {rate}");
    assert_eq!(model(&stage).player.step, 0, "the cursor stays");
}

#[test]
fn a_point_does_not_pass_its_neighbors_or_fall_below_zero() {
    let mut stage = by_hand(&[(1, 0.06), (80, 0.04), (160, 0.02)], Join::Line);
    let from = handle(&stage, 2);
    stage.drag_at(from);
    stage.step();
    stage.hover_at(from + vec2(900.0, 900.0));
    stage.step();
    stage.drop_at(from + vec2(900.0, 900.0));
    stage.run_ok();
    assert_eq!(points(&stage)[1], (159, 0.0));
}

#[test]
fn a_double_click_on_the_curve_adds_a_point_and_alt_or_delete_removes_it() {
    let mut stage = by_hand(&[(1, 0.06), (160, 0.02)], Join::Line);
    let before = points(&stage);
    let at = handle(&stage, 1) + (handle(&stage, 2) - handle(&stage, 1)) * 0.5;
    stage.hover_at(at);
    stage.step();
    let button =
        |pressed, modifiers| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
    stage.input_mut().events.extend([true, false, true, false].map(|pressed| button(pressed, Modifiers::NONE)));
    stage.step();
    stage.run_ok();
    let added = points(&stage);
    assert_eq!(added.len(), 3);
    assert!((added[1].0 as f64 - 80.5).abs() <= 1.0 && (added[1].1 - 0.04).abs() < 0.001, "on the line: {added:?}");
    stage.event_modifiers(button(true, Modifiers::ALT), Modifiers::ALT);
    stage.event_modifiers(button(false, Modifiers::ALT), Modifiers::ALT);
    stage.run_ok();
    assert_eq!(points(&stage), before);
    undo(&mut stage);
    assert_eq!(points(&stage), added);
    stage.get_by_label_contains("Gradient descent, point 2:").focus();
    stage.run_ok();
    stage.key_press(Key::Delete);
    stage.run_ok();
    assert_eq!(points(&stage), before);
}

#[test]
fn points_are_set_in_numbers_too() {
    let mut stage = by_hand(&[(1, 0.06), (160, 0.02)], Join::Hold);
    ask(&mut stage, Action::Play(Play::GoTo(99)));
    stage.get_by_label("+ Point").click();
    stage.run_ok();
    assert_eq!(points(&stage), [(1, 0.06), (100, 0.06), (160, 0.02)]);
    let set = |stage: &mut Stage, name: &str, value: &str| {
        stage.get_by_role_and_label(Role::SpinButton, name).focus();
        stage.run_ok();
        stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.event(Event::Text(value.to_owned()));
        stage.key_press(Key::Enter);
        stage.run_ok();
    };
    set(&mut stage, "Gradient descent: rate of point 2", "0.03");
    set(&mut stage, "Gradient descent: step of point 2", "500");
    assert_eq!(points(&stage), [(1, 0.06), (159, 0.03), (160, 0.02)], "not past its neighbor");
    stage.get_by_label("Gradient descent: remove point 3").click();
    stage.run_ok();
    stage.get_by_label("Line").click();
    stage.run_ok();
    assert_eq!(*rate(&stage), Rate::Points { points: vec![(1, 0.06), (159, 0.03)], join: Some(Join::Line) });
}

#[test]
fn a_rate_turned_at_rest_holds_from_the_cursor_on() {
    let mut stage = by_hand(&[(1, 0.06), (160, 0.02)], Join::Hold);
    ask(&mut stage, Action::Play(Play::GoTo(50)));
    let before = path(&stage, 0);
    stage.get_by_role_and_label(Role::Slider, "Gradient descent: rate α from the cursor on").set_value_accesskit(0.01);
    stage.run_ok();
    assert_eq!(points(&stage), [(1, 0.06), (51, 0.01)]);
    assert_eq!(path(&stage, 0)[..=50], before[..=50], "what was stays");
    assert_ne!(path(&stage, 0)[51], before[51]);
}

#[test]
fn a_rate_turned_while_playing_is_recorded_and_replays_exactly() {
    let mut stage = by_hand(&[(1, 0.06), (230, 0.02)], Join::Hold);
    let (before, first) = (points(&stage), path(&stage, 0));
    ask(&mut stage, Action::Look(Look::Select(0)));
    let context = stage.ctx.clone();
    let begin = vec![Action::Play(Play::Speed(8.0)), Action::Play(Play::Toggle)];
    stage.state_mut().ask(&context, begin);
    let mut seen = Vec::new();
    for i in 0..24 {
        // In the middle the hand rests.
        if !(8..16).contains(&i) {
            let turned = 0.01 + 0.002 * f64::from(i);
            stage
                .get_by_role_and_label(Role::Slider, "Gradient descent: rate α from the cursor on")
                .set_value_accesskit(turned);
        }
        let walked = path(&stage, 0);
        stage.step();
        let step = model(&stage).player.step as usize;
        seen.push(step);
        let done = step.saturating_sub(3);
        assert_eq!(path(&stage, 0)[..=done], walked[..=done], "what was stays");
    }
    ask(&mut stage, Action::Play(Play::Toggle));
    assert!(!model(&stage).player.playing && seen[23] > seen[0] + 30, "{seen:?}");
    let recorded = points(&stage);
    assert!(recorded.len() >= 14 && recorded.windows(2).all(|pair| pair[0].0 < pair[1].0), "{recorded:?}");
    assert!(recorded.windows(2).all(|pair| pair[0].1 != pair[1].1), "equal ones are one: {recorded:?}");
    assert_ne!(path(&stage, 0), first);
    // The preset as a file, opened again.
    let text = model(&stage).document.preset.write(None);
    let reopened = Experiment::new(&Preset::read(&text).expect("what was written reads")).expect("and runs");
    let (live, again) = (trace(&stage, 0), Trace::record(&reopened.runs[0], reopened.pair));
    assert_eq!((&live.path, &live.loss, &live.rate), (&again.path, &again.loss, &again.rate));
    for row in Rows::new(&reopened.runs[0]) {
        assert_eq!(live.at(row.t), Some(row));
    }
    undo(&mut stage);
    assert_eq!(points(&stage), before, "one recording is one change");
}

#[test]
fn a_point_beside_another_keeps_its_handle_where_the_two_are_apart() {
    let stage = by_hand(&[(1, 0.06), (80, 0.06), (81, 0.01)], Join::Hold);
    let [one, other] = [handle(&stage, 2), handle(&stage, 3)];
    assert!((one.x - other.x).abs() < 4.0 && (one.y - other.y).abs() > 10.0);
}
