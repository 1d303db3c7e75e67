//! The window's own file dialog: a path to type, where the desktop has no dialog.

use std::path::PathBuf;

use eframe::egui::{Id, Key, Modal, RichText, TextEdit, Ui};

use crate::app::action::{Action, File, Purpose};
use crate::app::model::{Model, PathDialog};
use crate::app::style::semibold;
use crate::words::say;

/// Shows the dialog.
pub fn show(ui: &mut Ui, model: &Model, dialog: &PathDialog, actions: &mut Vec<Action>) {
    let language = model.language();
    let (title, verb) = match dialog.purpose {
        Purpose::Open => ("app-dialog-open", "app-dialog-open-verb"),
        Purpose::Save => ("app-dialog-save", "app-dialog-save-verb"),
    };
    let modal = Modal::new(Id::unique("path dialog")).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.label(RichText::new(say(language, title)).font(semibold(15.0)));
        ui.label(say(language, "app-dialog-why"));
        let mut path = dialog.path.clone();
        let label = ui.label(say(language, "app-dialog-path"));
        let field = ui.add(TextEdit::singleline(&mut path).desired_width(f32::INFINITY)).labelled_by(label.id);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        if field.changed() {
            actions.push(Action::File(File::TypePath(path.clone())));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let ready = !path.trim().is_empty();
            let done = ui.add_enabled(ready, eframe::egui::Button::new(say(language, verb)));
            if done.clicked() || (entered && ready) {
                actions.push(Action::File(chosen(dialog.purpose, path.trim())));
            }
            if ui.button(say(language, "app-cancel")).clicked() {
                actions.push(Action::File(File::CloseDialog));
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::File(File::CloseDialog));
    }
}

fn chosen(purpose: Purpose, path: &str) -> File {
    let path = PathBuf::from(path);
    match purpose {
        Purpose::Open => File::OpenPath(path),
        // Without an extension it would not be found again by the desktop's dialogs.
        Purpose::Save if path.extension().is_none() => File::SaveTo(path.with_extension("toml")),
        Purpose::Save => File::SaveTo(path),
    }
}
