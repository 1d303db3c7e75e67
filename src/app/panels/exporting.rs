//! The bar that says what is being written, and how far that is.

use eframe::egui::{Align, Button, Frame, Layout, Margin, ProgressBar, Ui};

use crate::app::action::{Action, Export};
use crate::app::exporting::Exporting;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::words::{Message, say};

/// Shows the bar.
pub fn show(ui: &mut Ui, model: &Model, work: &Exporting, actions: &mut Vec<Action>) {
    let language = model.language();
    let file = work.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = Message::new("app-exporting").with("file", file).say(language);
    Frame::new().fill(color(theme(ui).note)).inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(&text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new(say(language, "app-export-stop")).small()).clicked() {
                    actions.push(Action::Export(Export::Cancel));
                }
                let percent = (100.0 * work.part).round();
                let bar = ProgressBar::new(work.part as f32).desired_width(180.0).text(format!("{percent} %"));
                ui.add(bar);
            });
        });
    });
}
