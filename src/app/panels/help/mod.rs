//! Help, in windows of its own over the others: what there is, what the formula language is, what keys do, what the
//! program is.

mod about;
mod catalog;
mod formulas;
mod shortcuts;

use eframe::egui::{
    Align, Align2, Button, Frame, Id, Key, Layout, Margin, Modifiers, RichText, ScrollArea, Ui, Window, vec2,
};

use crate::app::action::{Action, Look, Topic};
use crate::app::model::Model;
use crate::app::style::semibold;
use crate::app::widgets::page_keys;
use crate::words::say;

/// What the helps keep between frames: what is searched for, texts that are parsed already.
#[derive(Default)]
pub struct Shelf {
    reference: formulas::Reference,
    catalog: catalog::Catalog,
}

/// Shows what is asked for.
pub fn show(ui: &mut Ui, model: &Model, topic: Topic, shelf: &mut Shelf, actions: &mut Vec<Action>) {
    let language = model.language();
    let (title, size) = match topic {
        Topic::Catalog(_) => ("app-help-catalog", vec2(980.0, 720.0)),
        Topic::Formulas => ("app-help-formulas", vec2(720.0, 620.0)),
        Topic::Shortcuts => ("app-help-shortcuts", vec2(420.0, 560.0)),
        Topic::About | Topic::License(_) => ("app-help-about", vec2(560.0, 520.0)),
    };
    let room = ui.ctx().content_rect();
    let size = size.min(room.size() - vec2(48.0, 64.0));
    let window = Window::new(say(language, title)).id(Id::unique(("help", title))).title_bar(false).resizable(true);
    let window = window.default_size(size).max_size(room.size() - vec2(24.0, 24.0)).constrain_to(room);
    let frame = Frame::window(ui.style()).inner_margin(Margin::same(14));
    window.frame(frame).pivot(Align2::CENTER_CENTER).default_pos(room.center()).show(ui.ctx(), |ui| {
        head(ui, model, topic, &say(language, title), actions);
        ui.separator();
        match topic {
            Topic::Catalog(id) => catalog::show(ui, model, id, &mut shelf.catalog, actions),
            Topic::Formulas => formulas::show(ui, model, &mut shelf.reference),
            Topic::Shortcuts => scroll(ui, topic, |ui| shortcuts::show(ui, language)),
            Topic::About => scroll(ui, topic, |ui| about::show(ui, language, actions)),
            Topic::License(which) => scroll(ui, topic, |ui| about::license(ui, which)),
        }
    });
    if ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(Action::Look(Look::Help(None)));
    }
}

/// The title, the way back from a license, and the way out.
fn head(ui: &mut Ui, model: &Model, topic: Topic, title: &str, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(semibold(15.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::new(say(language, "app-close"))).clicked() {
                actions.push(Action::Look(Look::Help(None)));
            }
            if matches!(topic, Topic::License(_)) && ui.button(say(language, "app-help-back")).clicked() {
                actions.push(Action::Look(Look::Help(Some(Topic::About))));
            }
        });
    });
}

fn scroll(ui: &mut Ui, topic: Topic, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(("help", topic)).auto_shrink(false).show(ui, |ui| {
        content(ui);
        page_keys(ui);
    });
}
