//! The timeline under the landscape.

use eframe::egui::{FontId, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit, lerp, pos2, vec2};

use crate::app::action::Action;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::views::charts::drag_cursor;
use crate::words::{grouped, say};

/// All steps from left to right, with a tick an epoch.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let rail =
        Rect::from_min_max(pos2(rect.left() + 8.0, rect.top() + 10.0), pos2(rect.right() - 8.0, rect.top() + 15.0));
    let response = ui.interact(rail.expand(8.0), ui.make_persistent_id("timeline"), Sense::click_and_drag());
    let steps = model.steps();
    name(&response, model, ui);
    let step = |x: f32| f64::from((x - rail.left()) / rail.width()) * steps as f64;
    drag_cursor(model, &response, step, actions);
    ticks(ui, model, rail);
    let theme = theme(ui);
    let part = model.player.step as f32 / steps as f32;
    let at = pos2(lerp(rail.x_range(), part), rail.center().y);
    ui.painter().rect_filled(rail, 3.0, color(theme.border));
    ui.painter().rect_filled(rail.with_max_x(at.x), 3.0, color(theme.accent));
    let radius = if response.hovered() || response.dragged() { 8.0 } else { 7.0 };
    ui.painter().circle(at, radius, color(theme.card), Stroke::new(2.0, color(theme.accent)));
    if response.has_focus() {
        ui.painter().circle_stroke(at, radius + 3.0, Stroke::new(1.5, color(theme.accent.fade(0.5))));
    }
}

fn name(response: &Response, model: &Model, ui: &Ui) {
    let name = say(model.language(), "app-timeline");
    response.widget_info(|| WidgetInfo::slider(true, model.player.step as f64, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(model.steps() as f64);
        node.remove_action(accesskit::Action::SetValue);
    });
}

/// A tick for every epoch, or every 2, 5, 10, … where they would touch; numbers where they have room.
fn ticks(ui: &Ui, model: &Model, rail: Rect) {
    let theme = theme(ui);
    let (steps, per_epoch) = (model.steps(), model.experiment.steps_per_epoch);
    let epochs = steps.div_ceil(per_epoch);
    let apart = rail.width() / epochs as f32;
    let every = nice(6.0 / apart);
    let font = FontId::proportional(10.5);
    let widest = ui.painter().layout_no_wrap(grouped(epochs), font.clone(), color(theme.dim)).size().x;
    let labeled = nice((widest + 18.0).max(46.0) / apart).max(every);
    let unit = say(model.language(), "app-epoch-axis");
    let mut end = rail.right();
    let unit = ui.painter().layout_no_wrap(unit, font.clone(), color(theme.dim));
    end -= unit.size().x + 6.0;
    ui.painter().galley(pos2(rail.right() - unit.size().x, rail.bottom() + 11.0), unit, color(theme.dim));
    for epoch in (0..epochs).step_by(every as usize) {
        let x = lerp(rail.x_range(), (epoch * per_epoch) as f32 / steps as f32);
        let top = rail.bottom() + 6.0;
        let height = if epoch % labeled == 0 { 5.0 } else { 3.0 };
        ui.painter().vline(x, top..=top + height, Stroke::new(1.0, color(theme.axis)));
        if epoch % labeled == 0 {
            let galley = ui.painter().layout_no_wrap(grouped(epoch + 1), font.clone(), color(theme.dim));
            if x + galley.size().x / 2.0 < end {
                ui.painter().galley(pos2(x - galley.size().x / 2.0, top + 5.0), galley, color(theme.dim));
            }
        }
    }
}

/// The smallest of 1, 2, 5, 10, 20, … that is not below `least`.
fn nice(least: f32) -> u64 {
    let mut unit = 1u64;
    loop {
        for factor in [1, 2, 5] {
            if (unit * factor) as f32 >= least {
                return unit * factor;
            }
        }
        unit = unit.saturating_mul(10);
    }
}
