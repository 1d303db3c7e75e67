//! A file dropped on the window opens.

use eframe::egui::{Align2, Id, LayerId, Order, StrokeKind, Ui};

use crate::app::action::{Action, File};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::words::say;

/// Takes what was dropped in this frame, and says so while something is held over the window.
pub fn show(ui: &Ui, model: &Model, actions: &mut Vec<Action>) {
    let (held, dropped) = ui.input(|input| {
        let dropped = input.raw.dropped_files.first().map(|file| file.path().to_owned());
        (!input.raw.hovered_files.is_empty(), dropped)
    });
    if let Some(path) = dropped {
        actions.push(Action::File(File::OpenPath(path)));
    }
    if held {
        let theme = theme(ui);
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
        let rect = ui.ctx().content_rect();
        painter.rect_filled(rect, 0.0, color(theme.background).gamma_multiply(0.85));
        painter.rect_stroke(rect.shrink(8.0), 6.0, (2.0, color(theme.accent)), StrokeKind::Inside);
        let text = say(model.language(), "app-drop");
        painter.text(rect.center(), Align2::CENTER_CENTER, text, semibold(18.0), color(theme.text));
    }
}
