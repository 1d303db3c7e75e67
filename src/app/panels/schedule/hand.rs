//! A rate set by hand: turned from where the cursor is, or as points in numbers.

use eframe::egui::{FontId, RichText, ScrollArea, Ui};

use crate::app::action::{Action, Edit, PointsChange};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::widgets::{Icon, Parameter, Track, icon_button, label_cell, number, parameter};
use crate::experiment::Plan;
use crate::experiment::points::{Points, moved, rate_at, set_from, with_point, without};
use crate::experiment::preset::{Join, MOST_STEPS};
use crate::words::{Message, grouped, say};

/// A run whose rate is set by hand.
pub struct Hand<'a> {
    pub run: usize,
    pub plan: &'a Plan,
    pub points: &'a Points,
    pub join: Join,
}

/// Height of the list of points at most.
const HEIGHT: f32 = 6.0 * (ROW + 4.0);
/// Widths of its numbers.
const NUMBERS: [f32; 2] = [84.0, 84.0];

/// Shows all of it.
pub fn show(ui: &mut Ui, model: &Model, hand: &Hand, actions: &mut Vec<Action>) {
    turn(ui, model, hand, actions);
    joined(ui, model, hand, actions);
    table(ui, model, hand, actions);
}

impl Hand<'_> {
    fn edit(&self, points: Points, change: PointsChange) -> Action {
        Action::Edit(Edit::Points { run: self.run, points, join: self.join, change })
    }

    fn named(&self, model: &Model, key: &'static str) -> Message {
        Message::new(key).with("run", self.plan.name.get(model.language()))
    }
}

/// The step whose rate can still be changed without changing what is seen: the one that is taken next.
fn next_step(model: &Model) -> u64 {
    (model.player.step + 1).min(model.steps())
}

/// The rate from the cursor on. While playing, what is turned is recorded.
fn turn(ui: &mut Ui, model: &Model, hand: &Hand, actions: &mut Vec<Action>) {
    let language = model.language();
    let step = next_step(model);
    let range = hand.plan.optimizer.map_or([1e-4, 1.0], |optimizer| optimizer.rate.range);
    let row = Parameter {
        name: &hand.named(model, "app-hand-rate-of").say(language),
        label: &say(language, "app-hand-rate"),
        tip: &say(language, "app-hand-rate-tip"),
        track: Track { limits: [Some(0.0), None], ..Track::log(range) },
        value: rate_at(hand.points, hand.join, step),
        default: None,
    };
    if let Some(rate) = parameter(ui, &row) {
        actions.push(hand.edit(set_from(hand.points, hand.join, step, rate), PointsChange::Turn));
    }
    let [paused, playing] = ["app-hand-paused", "app-hand-playing"].map(|key| {
        let note = Message::new(key).with("step", grouped(step)).say(language);
        let ink = color(theme(ui).dim);
        ui.painter().layout(note, FontId::proportional(11.5), ink, ui.available_width())
    });
    // As high for both, so that nothing moves when it begins to play.
    let height = paused.size().y.max(playing.size().y);
    ui.scope(|ui| {
        ui.set_min_height(height);
        ui.label(if model.player.playing { playing } else { paused });
    });
}

fn joined(ui: &mut Ui, model: &Model, hand: &Hand, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        label_cell(ui, &say(language, "app-join"), 88.0).on_hover_text(say(language, "app-join-tip"));
        for (key, join) in [("app-join-hold", Join::Hold), ("app-join-line", Join::Line)] {
            if ui.selectable_label(hand.join == join, say(language, key)).clicked() && hand.join != join {
                let (run, points) = (hand.run, hand.points.clone());
                actions.push(Action::Edit(Edit::Points { run, points, join, change: PointsChange::Join }));
            }
        }
    });
}

/// Each point in numbers, and a button for one more at the cursor.
fn table(ui: &mut Ui, model: &Model, hand: &Hand, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        let dim = color(theme(ui).dim);
        for (key, width) in ["app-rate-table-step", "app-rate-table-rate"].into_iter().zip(NUMBERS) {
            let text = say(language, key);
            ui.allocate_ui(eframe::egui::vec2(width, ROW), |ui| {
                ui.set_width(width);
                ui.label(RichText::new(text).size(11.5).color(dim));
            });
        }
        let label = say(language, "app-add-point");
        let step = next_step(model);
        let free = hand.points.binary_search_by_key(&step, |point| point.0).is_err();
        let button = ui.add_enabled(free, eframe::egui::Button::new(label).small());
        if button.on_hover_text(say(language, "app-add-point-tip")).clicked() {
            actions.push(hand.edit(with_point(hand.points, hand.join, step), PointsChange::Add));
        }
    });
    let area = ScrollArea::vertical().id_salt("points").max_height(HEIGHT).min_scrolled_height(HEIGHT);
    area.auto_shrink([false, true]).show_rows(ui, ROW, hand.points.len(), |ui, rows| {
        for index in rows {
            point(ui, model, hand, index, actions);
        }
    });
}

fn point(ui: &mut Ui, model: &Model, hand: &Hand, index: usize, actions: &mut Vec<Action>) {
    let Some(&(step, rate)) = hand.points.get(index) else { return };
    let named = |key| hand.named(model, key).with("number", index + 1).say(model.language());
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        let before = index.checked_sub(1).and_then(|before| hand.points.get(before)).map_or(0, |point| point.0);
        let after = hand.points.get(index + 1).map_or(MOST_STEPS + 1, |point| point.0);
        let limits = [before + 1, after - 1].map(|limit| Some(limit as f64));
        let steps = Track { limits, ..Track::linear([1.0, model.steps() as f64]).integer() };
        let rates = Track { limits: [Some(0.0), None], ..Track::linear([0.0, rate.abs().max(1e-300)]) };
        let (_, new_step) = number(ui, &named("app-point-step"), &steps, step as f64, NUMBERS[0]);
        let (_, new_rate) = number(ui, &named("app-point-rate"), &rates, rate, NUMBERS[1]);
        if new_step.is_some() || new_rate.is_some() {
            let to = (new_step.map_or(step, |step| step as u64), new_rate.unwrap_or(rate));
            actions.push(hand.edit(moved(hand.points, index, to, MOST_STEPS), PointsChange::Move(index)));
        }
        let last = hand.points.len() == 1;
        if icon_button(ui, Icon::Remove, &named("app-remove-point"), ROW, !last).clicked() {
            actions.push(hand.edit(without(hand.points, index), PointsChange::Remove));
        }
    });
}
