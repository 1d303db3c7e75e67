//! The preset's notes: Markdown with formulas.

use eframe::egui::Ui;
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use super::heading;
use crate::app::model::Model;
use crate::app::views::equation;
use crate::words::say;

/// Shows the notes; nothing where the preset has none.
pub fn show(ui: &mut Ui, model: &Model, cache: &mut CommonMarkCache) {
    let Some(notes) = &model.document.preset.notes else { return };
    heading(ui, &say(model.language(), "app-notes"));
    let math = |ui: &mut Ui, latex: &str, inline: bool| {
        let width = ui.available_width();
        if inline {
            equation::inline(ui, latex);
        } else {
            ui.vertical_centered(|ui| equation::latex(ui, latex, true, 15.0, width));
        }
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        CommonMarkViewer::new().max_image_width(Some(260)).render_math_fn(Some(&math)).show(
            ui,
            cache,
            notes.get(model.language()),
        );
    });
}
