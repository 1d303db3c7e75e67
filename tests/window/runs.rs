//! The list of runs: adding, naming, coloring, ordering, and what one run gives to all.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, Slot, TextChange};
use thalweg::experiment::preset::{Color, Hue, Rule};
use thalweg::figure::theme::marker;
use thalweg::words::{Language, Text};

use super::support::*;

pub(super) fn names(stage: &Stage) -> Vec<String> {
    model(stage).experiment.runs.iter().map(|plan| plan.name.get(Language::En).to_owned()).collect()
}

pub(super) fn colors(stage: &Stage) -> Vec<Color> {
    model(stage).experiment.runs.iter().map(|plan| plan.color).collect()
}

pub(super) fn click(stage: &mut Stage, name: &str) {
    stage.get_by_label(name).click();
    stage.run_ok();
}

/// Chooses an entry of a run's menu.
pub(super) fn choose(stage: &mut Stage, run: &str, entry: &str) {
    click(stage, &format!("More for {run}"));
    stage.get_by_label_contains(entry).click();
    stage.run_ok();
}

pub(super) fn write(stage: &mut Stage, text: &str) {
    stage.event(Event::Text(text.to_owned()));
    stage.run_ok();
}

fn press(stage: &mut Stage, modifiers: Modifiers, key: Key) {
    stage.key_press_modifiers(modifiers, key);
    stage.run_ok();
}

/// Undoes one change, after which everything is as it was.
pub(super) fn undo_all(stage: &mut Stage) {
    ask(stage, Action::Undo);
    assert!(!model(stage).document.edited(), "one change, one undo");
}

pub(super) const FIRST: [&str; 4] = ["Gradient descent", "Momentum", "Momentum, same rate", "Momentum, too much"];

#[test]
fn a_run_is_added_by_typing_a_part_of_its_name() {
    let mut stage = stage();
    let before = names(&stage);
    click(&mut stage, "+ Add");
    write(&mut stage, "ada");
    let [title, entry] = ["AdaGrad", "AdaDelta"].map(|name| stage.get_by_label(name).is_focused());
    assert!(title && !entry, "the marked entry is what a screen reader is told of");
    assert!(stage.query_by_label("RMSprop").is_none());
    press(&mut stage, Modifiers::NONE, Key::ArrowDown);
    press(&mut stage, Modifiers::NONE, Key::ArrowDown);
    press(&mut stage, Modifiers::NONE, Key::ArrowUp);
    press(&mut stage, Modifiers::NONE, Key::Enter);
    assert!(stage.query_by_label("Type to filter").is_none(), "the list closes");
    let listed: Vec<_> = thalweg::catalog::optimizers()
        .iter()
        .map(|optimizer| &optimizer.document)
        .filter(|document| {
            let words = [document.title.get(Language::En), document.group.get(Language::En), &document.id];
            words.iter().any(|word| word.to_lowercase().contains("ada"))
        })
        .collect();
    let added = &model(&stage).document.preset.runs[before.len()];
    assert_eq!(added.rule, Rule::Catalog(listed[1].id.clone()));
    assert_eq!(model(&stage).look.selected, before.len());
    assert!(!model(&stage).player.playing);
    undo_all(&mut stage);
    assert_eq!(names(&stage), before);
}

#[test]
fn a_rule_of_one_s_own_is_added_and_typed_at_once() {
    let mut stage = stage();
    click(&mut stage, "+ Add");
    write(&mut stage, "own");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    let last = names(&stage).len() - 1;
    assert_eq!(model(&stage).document.preset.runs[last].rule, Rule::Typed("theta = theta - alpha*g".to_owned()));
    let field = stage.get_by_label("Typed rule: text of the rule");
    assert!(field.is_focused(), "who asks for it wants to type");
    let before = path(&stage, last);
    press(&mut stage, Modifiers::COMMAND, Key::End);
    write(&mut stage, "*2");
    assert_ne!(path(&stage, last), before);
    press(&mut stage, Modifiers::NONE, Key::Escape);
    ask(&mut stage, Action::Undo);
    undo_all(&mut stage);
}

#[test]
fn a_list_without_what_is_looked_for_says_so() {
    let mut stage = stage();
    click(&mut stage, "+ Add");
    write(&mut stage, "xyzzy");
    assert!(stage.query_by_label_contains("Nothing here is called that").is_some());
    press(&mut stage, Modifiers::NONE, Key::Enter);
    press(&mut stage, Modifiers::NONE, Key::Escape);
    assert!(!model(&stage).document.edited());
    assert!(stage.query_by_label("Type to filter").is_none());
}

#[test]
fn the_rule_of_a_run_is_found_by_typing_too() {
    let mut stage = stage();
    stage.get_by_role_and_label(Role::ComboBox, "Gradient descent: rule").click();
    stage.run_ok();
    write(&mut stage, "adamw");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&stage)[0], "AdamW");
    undo_all(&mut stage);
}

#[test]
fn a_run_is_moved_by_keys_by_its_menu_and_by_hand() {
    let mut stage = stage();
    assert_eq!(names(&stage), FIRST);
    let looks = colors(&stage);
    let swapped = [FIRST[1], FIRST[0], FIRST[2], FIRST[3]];
    stage.get_by_role_and_label(Role::Button, FIRST[0]).focus();
    stage.run_ok();
    press(&mut stage, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(names(&stage), swapped);
    assert_eq!(colors(&stage)[..2], [looks[1], looks[0]], "a run takes its color along");
    assert_eq!(model(&stage).look.selected, 1, "the same run stays unfolded");
    assert!(stage.get_by_role_and_label(Role::Button, FIRST[0]).is_focused());
    press(&mut stage, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(names(&stage), FIRST);
    ask(&mut stage, Action::Undo);
    undo_all(&mut stage);

    choose(&mut stage, FIRST[1], "Move up");
    assert_eq!(names(&stage), swapped);
    undo_all(&mut stage);

    let [from, to] = [1, 3].map(|run| stage.get_by_role_and_label(Role::Button, FIRST[run]).rect().center());
    stage.drag_at(from);
    stage.step();
    for part in 1..=4 {
        stage.hover_at(from + (to - from + vec2(0.0, 40.0)) * (part as f32 / 4.0));
        stage.step();
    }
    stage.drop_at(to + vec2(0.0, 40.0));
    stage.run_ok();
    assert_eq!(names(&stage), [FIRST[0], FIRST[2], FIRST[3], FIRST[1]]);
    assert_eq!(path(&stage, 3).len(), 241);
    undo_all(&mut stage);
}

#[test]
fn what_is_typed_and_wrong_goes_with_its_run() {
    let mut stage = stage();
    let slot = Slot::Rule(1);
    ask(&mut stage, Action::Edit(Edit::Text { slot, change: TextChange::Own }));
    ask(&mut stage, Action::Edit(Edit::Text { slot, change: TextChange::Write("theta = (".to_owned()) }));
    ask(&mut stage, Action::Edit(Edit::MoveRun { from: 1, to: 3 }));
    let drafts = &model(&stage).document.drafts;
    assert!(drafts.get(slot).is_none());
    assert_eq!(drafts.get(Slot::Rule(3)).map(|draft| draft.text.as_str()), Some("theta = ("));
    ask(&mut stage, Action::Edit(Edit::MoveRun { from: 0, to: 3 }));
    assert!(model(&stage).document.drafts.get(Slot::Rule(2)).is_some());
}

#[test]
fn a_run_is_renamed_in_its_place() {
    let mut stage = stage();
    choose(&mut stage, FIRST[1], "Rename");
    let field = "Name of Momentum";
    assert!(stage.get_by_label(field).is_focused());
    write(&mut stage, "Schwung");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&stage)[1], "Schwung", "what is typed takes the place of what was there");
    assert_eq!(names(&stage)[2..], FIRST[2..]);
    assert!(stage.get_by_role_and_label(Role::Button, "Schwung").is_focused());
    press(&mut stage, Modifiers::NONE, Key::F2);
    write(&mut stage, "lost");
    press(&mut stage, Modifiers::NONE, Key::Escape);
    assert_eq!(names(&stage)[1], "Schwung");
    undo_all(&mut stage);
}

#[test]
fn a_name_that_another_run_has_is_refused_where_it_is_typed() {
    let mut stage = stage();
    choose(&mut stage, FIRST[1], "Rename");
    write(&mut stage, "Gradient descent");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    let sentence = "Run 1 is already called “Gradient descent”; each run has a name of its own.";
    assert!(stage.query_by_label(sentence).is_some());
    assert!(stage.get_by_label("Name of Momentum").is_focused());
    assert!(!model(&stage).document.edited());
    write(&mut stage, " too");
    assert!(stage.query_by_label(sentence).is_none());
    press(&mut stage, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&stage)[1], "too", "the name that was refused is marked, to be typed over");
    choose(&mut stage, "too", "Rename");
    press(&mut stage, Modifiers::NONE, Key::Delete);
    press(&mut stage, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&stage)[1], "Momentum (running mean)", "without a name it has its rule's title");
}

#[test]
fn a_color_is_chosen_or_typed() {
    let mut stage = stage();
    let button = format!("Color of {}", FIRST[0]);
    assert_eq!(stage.get_by_label(&button).accesskit_node().value().as_deref(), Some("Blue"));
    let others = colors(&stage)[1..].to_vec();
    click(&mut stage, &button);
    click(&mut stage, "Reddish purple");
    assert_eq!(colors(&stage)[0], Color::Palette(Hue::Purple));
    assert_eq!(colors(&stage)[1..], others, "the others keep theirs");
    undo_all(&mut stage);
    click(&mut stage, &button);
    stage.get_by_label("Red, green, blue").focus();
    stage.run_ok();
    write(&mut stage, "#12");
    assert!(stage.query_by_label_contains("as in #0072b2").is_some());
    write(&mut stage, "34aB");
    assert!(stage.query_by_label_contains("as in #0072b2").is_none());
    assert_eq!(colors(&stage)[0], Color::Rgb([0x12, 0x34, 0xab]));
    press(&mut stage, Modifiers::NONE, Key::Escape);
    assert_eq!(stage.get_by_label(&button).accesskit_node().value().as_deref(), Some("#1234ab"));
    undo_all(&mut stage);
}

#[test]
fn a_duplicate_is_numbered_and_the_others_keep_their_markers() {
    let mut stage = stage();
    let name = Some(Text::Same("Mine 2".to_owned()));
    ask(&mut stage, Action::Edit(Edit::Rename { run: 1, name }));
    let markers = |stage: &Stage| {
        let runs = &model(stage).experiment.runs;
        (0..runs.len()).map(|run| marker(runs, run)).collect::<Vec<_>>()
    };
    let before = markers(&stage);
    ask(&mut stage, Action::Edit(Edit::DuplicateRun(1)));
    assert_eq!(model(&stage).experiment.runs[2].name.get(Language::En), "Mine 3");
    let with = markers(&stage);
    assert_eq!([&with[..2], &with[3..]].concat(), before);
    assert!(!before.contains(&with[2]));
    ask(&mut stage, Action::Edit(Edit::MoveRun { from: 0, to: 4 }));
    assert_eq!(markers(&stage), [&with[1..], &with[..1]].concat());
    ask(&mut stage, Action::Edit(Edit::RemoveRun(0)));
    assert_eq!(markers(&stage), [&with[2..], &with[..1]].concat());
    // Of two runs in one color the first has the color's own marker.
    let color = model(&stage).experiment.runs[0].color;
    ask(&mut stage, Action::Edit(Edit::Color { run: 1, color }));
    let now = markers(&stage);
    assert_eq!(now[0], with[2]);
    assert!((0..4).all(|run| now[run + 1..].iter().all(|other| *other != now[run])));
}
