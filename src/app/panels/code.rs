//! The dialog for scripts: for which framework, and a look at the script beforehand.

use std::sync::Arc;

use eframe::egui::{Button, Frame, Id, Key, Margin, Modal, Modifiers, RichText, Ui, vec2};

use crate::app::action::{Action, Export};
use crate::app::exporting::Product;
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::views::script::{self, Script, Written};
use crate::export::code::Framework;
use crate::words::{Message, say};

/// Width and height of the script at most, in points.
const ROOM: [f32; 2] = [760.0, 520.0];

/// Shows the dialog.
pub fn show(ui: &mut Ui, model: &Model, script: &mut Script, actions: &mut Vec<Action>) {
    let language = model.language();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let modal = Modal::new(Id::unique("code")).frame(frame).show(ui.ctx(), |ui| {
        let whole = ui.ctx().content_rect().size();
        let room = vec2(ROOM[0].min(whole.x - 80.0), ROOM[1].min(whole.y - 220.0));
        ui.set_width(room.x);
        ui.label(RichText::new(say(language, "app-code-title")).font(semibold(15.0)));
        ui.add_space(6.0);
        frameworks(ui, model, actions);
        let written = script.of(ui.ctx(), model);
        ui.allocate_ui(room, |ui| {
            ui.set_min_size(room);
            match written.as_deref() {
                Some(Ok(text)) => script::show(ui, text, room),
                Some(Err(faults)) => faults.iter().for_each(|fault| {
                    let said = std::iter::once(&fault.message).chain(&fault.help).map(|message| message.say(language));
                    let said = said.collect::<Vec<_>>().join(" ");
                    ui.label(RichText::new(said).color(color(theme(ui).error)));
                }),
                None => {}
            }
        });
        let about = Message::new("app-code-about").with("framework", model.export.framework.title()).say(language);
        ui.label(RichText::new(about).color(color(theme(ui).dim)));
        ui.add_space(6.0);
        buttons(ui, model, written.as_ref().map(Arc::as_ref), actions);
    });
    let escape = model.dialog.is_none() && ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if escape || (modal.backdrop_response.clicked() && model.dialog.is_none()) {
        actions.push(Action::Export(Export::CloseCode));
    }
}

fn frameworks(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        for framework in Framework::ALL {
            if ui.selectable_label(model.export.framework == framework, framework.title()).clicked() {
                actions.push(Action::Export(Export::Code(framework)));
            }
        }
    });
}

fn buttons(ui: &mut Ui, model: &Model, written: Option<&Written>, actions: &mut Vec<Action>) {
    let language = model.language();
    let text = written.and_then(|written| written.as_ref().ok());
    ui.horizontal(|ui| {
        let save = ui.add_enabled(text.is_some(), Button::new(say(language, "app-code-save")));
        if ui.memory(|memory| memory.focused().is_none()) && model.dialog.is_none() {
            save.request_focus();
        }
        if save.clicked() {
            actions.push(Action::Export(Export::Ask(Product::Script(model.export.framework))));
        }
        if ui.add_enabled(text.is_some(), Button::new(say(language, "app-code-copy"))).clicked() {
            let copy = |text: &script::Text| Export::CopyText { text: text.text.clone(), done: "app-copied-code" };
            actions.extend(text.map(copy).map(Action::Export));
        }
        if ui.button(say(language, "app-close")).clicked() {
            actions.push(Action::Export(Export::CloseCode));
        }
    });
}
