//! The preset's notes: Markdown with formulas.

use eframe::egui::Ui;

use super::heading;
use crate::app::markdown::Markdown;
use crate::app::model::Model;
use crate::words::say;

/// Shows the notes; nothing where the preset has none.
pub fn show(ui: &mut Ui, model: &Model, notes: &mut Markdown) {
    let Some(text) = &model.document.preset.notes else { return };
    heading(ui, &say(model.language(), "app-notes"));
    notes.show(ui, text.get(model.language()));
}
