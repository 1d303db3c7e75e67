//! The row above a plot: its name, which folds it, its key, its switches.

use eframe::egui::{Align, Id, Layout, Rect, RichText, Ui, WidgetInfo};

use super::name;
use crate::app::action::{Action, Edit, Look};
use crate::app::chances;
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::{Icon, icon_button};
use crate::experiment::preset::Scale;
use crate::figure::chart::Quantity;
use crate::figure::series;
use crate::words::{Language, Message, say};

/// The width from which a title stands beside its key without being shortened.
const ROOMY: f32 = 340.0;

fn shown_name(ui: &Ui, language: Language, quantity: Quantity) -> String {
    let short = quantity == Quantity::EffectiveStep && ui.max_rect().width() < ROOMY;
    say(language, if short { "app-effective-step-short" } else { name(quantity) })
}

/// Folds the plot, names it, switches its scale; the rectangle in which its key has room.
pub fn show(ui: &mut Ui, model: &Model, quantity: Quantity, actions: &mut Vec<Action>) -> Rect {
    let (language, look) = (model.language(), model.look.plots);
    let folded = look.folded[quantity as usize];
    let name = say(language, name(quantity));
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (icon, key) = if folded { (Icon::Folded, "app-unfold-plot") } else { (Icon::Unfolded, "app-fold-plot") };
        let label = Message::new(key).with("name", name.as_str()).say(language);
        if icon_button(ui, icon, &label, 18.0, true).clicked() {
            let mut plots = look;
            plots.folded[quantity as usize] = !folded;
            actions.push(Action::Look(Look::Plots(plots)));
        }
        let title = ui.label(RichText::new(shown_name(ui, language, quantity)).font(semibold(13.0)));
        let tip = match quantity {
            Quantity::Loss => "app-plot-tip",
            Quantity::Rate => "app-rate-plot-tip",
            Quantity::EffectiveStep => "app-effective-step-tip",
        };
        let title = title.on_hover_text(say(language, tip)).rect;
        let mut end = ui.max_rect().right();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !folded {
                end = scale(ui, model, quantity, &name, actions).left();
                if quantity == Quantity::Loss && model.traces.iter().flatten().any(|trace| trace.batch_loss.is_some()) {
                    batches(ui, model, actions);
                }
                if quantity == Quantity::Loss {
                    seeds(ui, model);
                }
            }
        });
        Rect::from_x_y_ranges(title.right()..=end, title.y_range())
    });
    row.inner
}

/// Shows and hides the loss of mini-batches, where there is one.
fn batches(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, shown) = (model.language(), series::shows_batches(&model.document.preset.view));
    let text = RichText::new(say(language, "figure-batch-loss")).size(11.5);
    if ui.selectable_label(shown, text).on_hover_text(say(language, "app-batch-loss-tip")).clicked() {
        actions.push(Action::Edit(Edit::BatchLoss(!shown)));
    }
}

/// Says over how many seeds the band is, and how far that is.
fn seeds(ui: &mut Ui, model: &Model) {
    let Some(wanted) = chances::wanted(model) else { return };
    let done = chances::chance(model).map_or(0, |chance| chance.seeds);
    let key = if done == wanted { "app-seeds-done" } else { "app-seeds-coming" };
    let say = |key| Message::new(key).with("count", wanted).with("done", done.min(wanted)).say(model.language());
    let dim = color(theme(ui).dim);
    ui.label(RichText::new(say(key)).size(11.5).color(dim)).on_hover_text(say("app-seeds-band-tip"));
}

fn scale(ui: &mut Ui, model: &Model, quantity: Quantity, name: &str, actions: &mut Vec<Action>) -> Rect {
    let language = model.language();
    let slot = Id::unique(("plot is logarithmic", quantity));
    // What the plot chose by itself when it was drawn last.
    let log = ui.data(|data| data.get_temp(slot)).unwrap_or(quantity != Quantity::Rate);
    let (key, next) = if log { ("app-log-scale", Scale::Linear) } else { ("app-linear-scale", Scale::Log) };
    let link = ui.link(RichText::new(say(language, key)).size(11.5));
    let label = format!("{name}: {}", say(language, key));
    link.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Link, true, &label));
    let link = link.on_hover_text(say(language, "app-plot-scale-tip"));
    if link.clicked() {
        let mut plots = model.look.plots;
        plots.values[quantity as usize] = None;
        actions.push(Action::Look(Look::Plots(plots)));
        actions.push(Action::Edit(Edit::PlotScale { plot: quantity, scale: next }));
    }
    link.rect
}
