//! The choice of a schedule: the catalog by groups, each with a small picture of its curve, and a field that filters.

use eframe::egui::{
    ComboBox, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{document, picture, title};
use crate::app::action::{Action, Edit, PointsChange};
use crate::app::model::Model;
use crate::app::style::{ROW, color, semibold, theme};
use crate::app::widgets::{Choice, paint_elided, pick_with};
use crate::catalog::{self, Schedule};
use crate::experiment::points::by_hand;
use crate::experiment::{Plan, PlannedRate, preset};
use crate::export::page::Page;
use crate::words::{Message, say};

/// The list's width and greatest height, the height of an entry, and the size of its picture.
const WIDTH: f32 = 280.0;
const HEIGHT: f32 = 420.0;
const ENTRY: f32 = 30.0;
const PICTURE: [f32; 2] = [46.0, 22.0];

/// An id that no schedule has.
const BY_HAND: &str = "";

/// Shows the schedule in force; a click opens the list.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(PICTURE[0], ROW), Sense::hover());
        if let Some(source) = model.document.preset.runs.get(run) {
            picture::paint(ui, model, &source.rate, rect);
        }
        let combo = ComboBox::from_id_salt("schedule")
            .width(ui.available_width())
            .height(2.0 * HEIGHT)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .selected_text(title(plan, language));
        let combo = combo.show_ui(ui, |ui| list(ui, model, run, plan, actions));
        let name = Message::new("app-schedule-of").with("run", plan.name.get(language)).say(language);
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
        if let Some(document) = document(plan).filter(|_| combo.inner.is_none()) {
            combo.response.on_hover_text(document.description.get(language));
        }
    });
}

fn list(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.set_width(WIDTH);
    let others: Vec<String> = catalog::schedules().iter().map(|schedule| also(schedule)).collect();
    let [group, name, tip] =
        ["app-own-group", "app-schedule-points", "app-schedule-points-tip"].map(|key| say(language, key));
    let mut choices: Vec<Choice> = catalog::schedules()
        .iter()
        .zip(&others)
        .map(|(schedule, also)| {
            let document = &schedule.document;
            let [group, title, tip] =
                [&document.group, &document.title, &document.description].map(|text| text.get(language));
            Choice { id: &document.id, group, title, also, tip }
        })
        .collect();
    choices.push(Choice { id: BY_HAND, group: &group, title: &name, also: "", tip: &tip });
    let points = matches!(plan.rate, PlannedRate::Points { .. });
    let chosen = if points { Some(BY_HAND) } else { document(plan).map(|document| document.id.as_str()) };
    let shown =
        |ui: &mut Ui, choice: &Choice, chosen: bool, marked: bool| row(ui, model, run, choice, [chosen, marked]);
    if let Some(id) = pick_with(ui, language, &choices, chosen, HEIGHT, &shown) {
        if chosen != Some(id.as_str()) {
            actions.push(Action::Edit(choose(model, run, plan, id)));
        }
        ui.close();
    }
}

/// What a schedule is found by: all that the catalog says, and its formula.
fn also(schedule: &'static Schedule) -> String {
    format!("{}\n{}", Page::Schedule(schedule).words(), schedule.document.text)
}

fn choose(model: &Model, run: usize, plan: &Plan, id: String) -> Edit {
    if id != BY_HAND {
        return Edit::Schedule { run, id };
    }
    let (points, join) = by_hand(plan, model.traces.own(run).map(|trace| &**trace));
    Edit::Points { run, points, join, change: PointsChange::Begin }
}

/// A line of the list: picture and title.
fn row(ui: &mut Ui, model: &Model, run: usize, choice: &Choice, [chosen, marked]: [bool; 2]) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, choice.title));
    let theme = theme(ui);
    let strength = match (chosen, response.hovered() || marked || response.has_focus()) {
        (true, _) => 0.18,
        (false, true) => 0.09,
        (false, false) => 0.0,
    };
    ui.painter().rect_filled(rect, 5.0, color(theme.accent.fade(strength)));
    if marked || response.has_focus() {
        ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.0, color(theme.accent)), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(6.0, 4.0));
    if ui.is_rect_visible(rect) {
        picture::paint(ui, model, &rate(model, run, choice.id), Rect::from_min_size(inner.min, PICTURE.into()));
    }
    let words = inner.with_min_x(inner.left() + PICTURE[0] + 8.0);
    paint_elided(ui, words, choice.title, semibold(13.0), color(theme.text));
    response
}

/// What the run's rate would be.
fn rate(model: &Model, run: usize, id: &str) -> preset::Rate {
    let steps = model.steps();
    if id == BY_HAND {
        let at = |share: u64| 1 + share * steps / 8;
        let points = vec![(1, 0.6), (at(2), 1.0), (at(5), 0.35), (at(7), 0.15)];
        return preset::Rate::Points { points, join: Some(preset::Join::Line) };
    }
    let by = match model.document.preset.runs.get(run).map(|source| &source.rate) {
        Some(preset::Rate::Schedule { by, .. }) => *by,
        _ => None,
    };
    let schedule = Some(preset::Schedule::Catalog(id.to_owned()));
    preset::Rate::Schedule { schedule, parameters: Vec::new(), by, alpha0: Some(1.0) }
}
