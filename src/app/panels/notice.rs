//! The bar that says what is wrong with a file or an experiment, until it is dismissed.

use eframe::egui::{Align, Button, Frame, Layout, Margin, RichText, ScrollArea, Ui};

use crate::app::action::{Action, Look, Notice, NoticeLine};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::words::{Language, Message, say};

/// Shows the bar.
pub fn show(ui: &mut Ui, model: &Model, notice: &Notice, actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let (ground, ink) = if notice.wrong { (theme.error_ground, theme.error) } else { (theme.note, theme.text) };
    Frame::new().fill(color(ground)).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let name = say(model.language(), "app-dismiss");
                if ui.add(Button::new(name).small()).clicked() {
                    actions.push(Action::Look(Look::DismissNotice));
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let title = notice.title.say(model.language());
                    ui.label(RichText::new(title).font(semibold(13.0)).color(color(ink)));
                    ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
                        for line in &notice.lines {
                            ui.label(sentence(line, model.language()));
                        }
                    });
                });
            });
        });
    });
}

/// `Line 4, column 9: … . Did you mean …?`
fn sentence(line: &NoticeLine, language: Language) -> String {
    let place = line
        .line_column
        .map(|(line, column)| Message::new("app-place").with("line", line).with("column", column).say(language));
    let message = line.message.say(language);
    let help = line.help.as_ref().map(|help| help.say(language));
    [place, Some(message), help].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
