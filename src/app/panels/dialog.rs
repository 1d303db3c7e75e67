//! The window's own file dialog: a path to type, where the desktop has no dialog.

use std::path::PathBuf;

use eframe::egui::{Frame, Id, Key, Margin, Modal, Response, RichText, TextEdit, Ui};

use crate::app::action::{Action, File, Purpose};
use crate::app::model::{Model, PathDialog};
use crate::app::style::{color, semibold, theme};
use crate::words::say;

/// Shows the dialog.
pub fn show(ui: &mut Ui, model: &Model, dialog: &PathDialog, actions: &mut Vec<Action>) {
    let language = model.language();
    let (title, verb) = match dialog.purpose {
        Purpose::Open => ("app-dialog-open", "app-dialog-open-verb"),
        Purpose::Save => ("app-dialog-save", "app-dialog-save-verb"),
        Purpose::Export(product) => (product.title(), "app-dialog-save-verb"),
    };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let modal = Modal::new(Id::unique("path dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.label(RichText::new(say(language, title)).font(semibold(15.0)));
        ui.label(say(language, "app-dialog-why"));
        let mut path = dialog.path.clone();
        let label = ui.label(say(language, "app-dialog-path"));
        let field = ui.add(TextEdit::singleline(&mut path).desired_width(f32::INFINITY)).labelled_by(label.id);
        if field.changed() {
            actions.push(Action::File(File::TypePath(path.clone())));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(whole) = whole(dialog) {
            ui.label(RichText::new(whole).size(11.5).color(color(theme(ui).dim)));
        }
        if dialog.purpose != Purpose::Open && chosen_path(dialog).exists() {
            ui.label(RichText::new(say(language, "app-dialog-exists")).color(color(theme(ui).error)));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let ready = !path.trim().is_empty();
            let done = ui.add_enabled(ready, eframe::egui::Button::new(say(language, verb)));
            if done.clicked() || (entered && ready) {
                actions.push(chosen(dialog));
            }
            let cancel = ui.button(say(language, "app-cancel"));
            if cancel.clicked() {
                actions.push(Action::File(File::CloseDialog));
            }
            // Whatever had the focus before, a path is typed now.
            if !entered && ![&field, &done, &cancel].into_iter().any(Response::has_focus) {
                field.request_focus();
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::File(File::CloseDialog));
    }
}

fn chosen(dialog: &PathDialog) -> Action {
    dialog.purpose.chosen(chosen_path(dialog))
}

fn chosen_path(dialog: &PathDialog) -> PathBuf {
    let path = at_home(PathBuf::from(dialog.path.trim()));
    // Without an extension a saved file would not be found again by the desktop's dialogs.
    match dialog.purpose {
        Purpose::Save if path.extension().is_none() => path.with_extension("toml"),
        Purpose::Export(product) if !dialog.path.trim().is_empty() => product.at(path).1,
        _ => path,
    }
}

/// The path with the home folder in place of a `~` at its beginning, as a shell reads it.
fn at_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

/// Where a path that begins at the current folder or at home leads, which a window does not show.
fn whole(dialog: &PathDialog) -> Option<String> {
    let path = chosen_path(dialog);
    let short = path.is_relative() || dialog.path.trim().starts_with('~');
    let short = short && !dialog.path.trim().is_empty();
    short.then(|| std::path::absolute(path).ok().map(|path| path.display().to_string())).flatten()
}
