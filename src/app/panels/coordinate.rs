//! Coordinates of a text of its own: those that it lacks, and those that it does not read.

use std::collections::HashSet;

use eframe::egui::{Button, RichText, Ui};

use crate::app::action::{Action, Edit, TextChange};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::texts::Slot;
use crate::app::widgets::symbol;
use crate::experiment::preset::{MOST_COORDINATES, coordinate_fault};
use crate::formula::canonical;
use crate::words::Message;

/// A button that makes an unknown name a coordinate, where it can be one.
pub fn offer(ui: &mut Ui, model: &Model, name: &str, actions: &mut Vec<Action>) {
    let known = &model.experiment.problem.coordinates;
    let taken: HashSet<String> = known.iter().map(|known| canonical(known)).collect();
    if taken.len() >= MOST_COORDINATES || coordinate_fault(name, &taken).is_some() {
        return;
    }
    let add = Message::new("app-add-coordinate").with("name", name).say(model.language());
    if ui.add(Button::new(add).small()).clicked() {
        change(TextChange::AddCoordinate(name.to_owned()), actions);
    }
}

/// Says of the first coordinate that the text in force does not read that it can go: a text in `x` alone is a curve.
pub fn unread(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, problem) = (model.language(), &model.experiment.problem);
    let idle = problem.coordinates.iter().find(|name| !problem.formula.reads(&canonical(name)));
    let Some(name) = idle.filter(|_| problem.dim() > 1) else { return };
    let with_name = |key| Message::new(key).with("name", symbol(name)).say(language);
    ui.label(RichText::new(with_name("app-coordinate-unread")).size(12.0).color(color(theme(ui).dim)));
    if ui.add(Button::new(with_name("app-remove-coordinate")).small()).clicked() {
        change(TextChange::RemoveCoordinate(name.clone()), actions);
    }
}

fn change(change: TextChange, actions: &mut Vec<Action>) {
    actions.push(Action::Settle);
    actions.push(Action::Edit(Edit::Text { slot: Slot::Surface, change }));
}
