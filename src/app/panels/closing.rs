//! Asks what is to become of changes that are not saved, before the window closes.

use eframe::egui::{Frame, Id, Margin, Modal, RichText, Ui};

use crate::app::action::{Action, File, Leave};
use crate::app::model::Model;
use crate::app::style::semibold;
use crate::words::{Message, say};

/// Shows the question.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let title = model.document.title(language).map_or_else(|| model.document.file_name(), str::to_owned);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let modal = Modal::new(Id::unique("closing")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        let (unsaved, drafts) = (model.document.unsaved(), !model.document.drafts.is_empty());
        let question = if unsaved { "app-close-question" } else { "app-close-draft-question" };
        let question = Message::new(question).with("title", title);
        ui.label(RichText::new(question.say(language)).font(semibold(15.0)));
        if drafts {
            ui.label(say(language, "app-close-draft"));
        }
        ui.label(say(language, "app-close-why"));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let first = if unsaved { ("app-save", Leave::Save) } else { ("app-close-keep", Leave::Keep) };
            let answers = [first, ("app-close-discard", Leave::Discard), ("app-cancel", Leave::Cancel)];
            for (key, leave) in answers {
                let button = ui.button(say(language, key));
                if leave == first.1 && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    actions.push(Action::File(File::Leave(leave)));
                }
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::File(File::Leave(Leave::Cancel)));
    }
}
