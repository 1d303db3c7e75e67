//! All shortcuts, from the table that the keyboard itself goes by.

use eframe::egui::{Grid, RichText, Ui};

use crate::app::keys;
use crate::app::panels::heading;
use crate::app::style::semibold;
use crate::words::{Language, say};

/// Shows the list.
pub fn show(ui: &mut Ui, language: Language) {
    for group in keys::GROUPS {
        heading(ui, &say(language, group.name));
        Grid::new(group.name).num_columns(2).min_col_width(150.0).spacing([18.0, 6.0]).show(ui, |ui| {
            for command in group.commands {
                ui.label(RichText::new(command.shown(ui.ctx())).font(semibold(13.0)));
                ui.label(say(language, command.name).trim_end_matches('…'));
                ui.end_row();
            }
        });
        ui.add_space(8.0);
    }
    ui.label(RichText::new(say(language, "app-keys-note")).weak());
}
