//! A card a run. One is unfolded, the others are a line; they are put in another order by their heads.

mod card;
mod color;
mod header;
mod menu;
mod standing;

pub use header::{current, moved};

use eframe::egui::{Align, Id, Layout, Popup, PopupCloseBehavior, Rect, Stroke, Ui, vec2};

use super::heading;
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{color as paint, theme};
use crate::app::texts::Slot;
use crate::app::widgets::{Choice, pick};
use crate::catalog;
use crate::experiment::preset::MOST_RUNS;
use crate::export::page::{Kind, Page};
use crate::words::{Language, say};

/// Shows all cards.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        heading(ui, &say(language, "app-optimizers"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(model.experiment.runs.len() < MOST_RUNS, |ui| add(ui, model, actions));
        });
    });
    let mut places = Vec::with_capacity(model.experiment.runs.len());
    let mut held = None;
    for (run, plan) in model.experiment.runs.iter().enumerate() {
        if let Some(place) = passed(ui, model, run) {
            places.push(place);
            continue;
        }
        let (place, head) = card::show(ui, model, run, plan, actions);
        ui.data_mut(|data| data.insert_temp(height_slot(run), place.height()));
        places.push(place);
        if head.dragged() || head.drag_stopped() {
            held = Some((run, head.drag_stopped()));
        }
    }
    if let Some((run, dropped)) = held {
        carry(ui, run, dropped, &places, actions);
    }
    follow(ui, model.look.selected, &places);
}

/// Up to so many cards are always drawn, and of more all that are not further than this out of view, in points.
const FEW: usize = 16;
const NEAR: f32 = 240.0;

/// The place of a card that nobody sees and that is left out: sixty would cost more than all else in a frame.
fn passed(ui: &mut Ui, model: &Model, run: usize) -> Option<Rect> {
    let wanted = model.experiment.runs.len() <= FEW || run == model.look.selected || header::is_held(ui.ctx(), run);
    let height = ui.data(|data| data.get_temp::<f32>(height_slot(run))).filter(|_| !wanted)?;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    if ui.clip_rect().expand(NEAR).intersects(place) {
        return None;
    }
    ui.advance_cursor_after_rect(place);
    Some(place)
}

fn height_slot(run: usize) -> Id {
    Id::unique(("height of card", run))
}

/// Brings the card into view when another run is chosen, in the table or by a key.
fn follow(ui: &Ui, selected: usize, places: &[Rect]) {
    let slot = Id::unique("card in view");
    let before = ui.data(|data| data.get_temp::<usize>(slot));
    ui.data_mut(|data| data.insert_temp(slot, selected));
    if let Some(place) = places.get(selected).filter(|_| before.is_some_and(|before| before != selected)) {
        ui.scroll_to_rect(*place, None);
    }
}

/// Where the words under a run's name begin: the marker stands before the name.
const INDENT: f32 = 22.0;

/// An id that no optimizer has.
const OWN: &str = "";

fn add(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let button = ui.button(say(language, "app-add"));
    let popup = Popup::from_toggle_button_response(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let (group, title, tip) =
            (say(language, "app-own-group"), say(language, "app-typed-rule"), say(language, "app-own-rule-tip"));
        let words = words();
        let mut choices = optimizers(language, &words);
        choices.push(Choice { id: OWN, group: &group, title: &title, also: "", tip: &tip });
        if let Some(id) = pick(ui, language, &choices, None) {
            let own = id == OWN;
            actions.push(Action::Edit(Edit::AddRun { optimizer: (!own).then_some(id) }));
            if own {
                // Who asks for it wants to type.
                super::formula::focus(ui, Slot::Rule(model.experiment.runs.len()));
            }
            ui.close();
        }
    });
}

/// What each rule of the catalog is found by.
fn words() -> Vec<String> {
    Kind::Optimizers.pages().iter().map(Page::words).collect()
}

/// The rules of the catalog, group by group.
fn optimizers(language: Language, words: &[String]) -> Vec<Choice<'_>> {
    let choices = catalog::optimizers().iter().zip(words).map(|(optimizer, also)| {
        let document = &optimizer.document;
        let [group, title, tip] =
            [&document.group, &document.title, &document.description].map(|text| text.get(language));
        Choice { id: &document.id, group, title, also, tip }
    });
    choices.collect()
}

/// A card that is held goes between the two that the pointer is between; a line shows where.
fn carry(ui: &Ui, run: usize, dropped: bool, places: &[Rect], actions: &mut Vec<Action>) {
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    // How many of the others' middles are above the pointer.
    let others = places.iter().enumerate().filter(|(i, _)| *i != run);
    let to = others.filter(|(_, place)| place.center().y < pointer.y).count();
    if dropped {
        if to != run {
            actions.push(Action::Edit(Edit::MoveRun { from: run, to }));
        }
        return;
    }
    let near = ui.clip_rect();
    let beyond = (near.top() + 30.0 - pointer.y).max(0.0) - (pointer.y - near.bottom() + 30.0).max(0.0);
    if beyond != 0.0 {
        ui.scroll_with_delta(vec2(0.0, beyond * 0.3));
        ui.ctx().request_repaint();
    }
    if to != run {
        let y = if to < run { places[to].top() - 3.0 } else { places[to].bottom() + 3.0 };
        ui.painter().hline(places[to].x_range(), y, Stroke::new(3.0, paint(theme(ui).accent)));
    }
}
