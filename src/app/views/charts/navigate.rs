//! Moving about in a plot: the cursor follows a drag, the wheel zooms at the pointer, a drag with Shift zooms to a box.

use eframe::egui::{Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use super::drawn::Drawn;
use super::span;
use crate::app::action::{Action, Look, Play};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::figure::scale::Axis;

/// The fewest steps that a plot is zoomed in to.
const FEWEST: f64 = 4.0;
/// What a key zooms by.
const NOTCH: f64 = 1.5;

/// Does what the pointer and the keys ask for in a plot.
pub fn show(ui: &Ui, model: &Model, drawn: &Drawn, response: &Response, actions: &mut Vec<Action>) {
    let before = step_before(ui, model, response);
    if response.double_clicked() {
        actions.push(Action::Look(Look::Plots(model.look.plots.whole())));
        // The first of the two clicks moved the cursor.
        actions.push(Action::Play(Play::GoTo(before)));
        return;
    }
    if !select(ui, model, drawn, response, actions) {
        drag_cursor(model, response, |x| drawn.frame.x.value(f64::from(x)), actions);
    }
    wheel(ui, model, drawn, actions);
    keys(ui, model, drawn, response, actions);
}

/// Where the cursor was before the plot was clicked, once or twice.
fn step_before(ui: &Ui, model: &Model, response: &Response) -> u64 {
    let slot = response.id.with("step before");
    let known = ui.data(|data| data.get_temp::<(f64, u64)>(slot));
    let (now, pressed) = ui.input(|input| (input.time, input.pointer.primary_pressed()));
    let delay = ui.ctx().options(|options| options.input_options.max_double_click_delay);
    if pressed && known.is_none_or(|(time, _)| now - time > delay) {
        ui.data_mut(|data| data.insert_temp(slot, (now, model.player.step)));
        return model.player.step;
    }
    known.map_or(model.player.step, |(_, step)| step)
}

/// Moves the cursor to where the pointer holds it; `step` is the step at a place across the window.
pub fn drag_cursor(model: &Model, response: &Response, step: impl Fn(f32) -> f64, actions: &mut Vec<Action>) {
    let held = response.dragged_by(PointerButton::Primary)
        || response.clicked()
        || (response.is_pointer_button_down_on() && response.ctx.input(|input| input.pointer.primary_down()));
    let Some(pointer) = response.interact_pointer_pos().filter(|_| held) else { return };
    let step = step(pointer.x).round().clamp(0.0, model.steps() as f64) as u64;
    if step != model.player.step || model.player.playing {
        actions.push(Action::Play(Play::GoTo(step)));
    }
}

/// A box drawn with Shift or with the right button: what it holds will fill the plot. Says whether there is one.
fn select(ui: &Ui, model: &Model, drawn: &Drawn, response: &Response, actions: &mut Vec<Action>) -> bool {
    let slot = Id::unique("box in a plot");
    let pressed = ui.input(|input| input.pointer.any_pressed());
    if pressed && response.is_pointer_button_down_on() {
        let (shift, right) = ui.input(|input| (input.modifiers.shift, input.pointer.secondary_down()));
        let from = response.interact_pointer_pos().filter(|_| shift || right);
        ui.data_mut(|data| match from {
            Some(from) => {
                data.insert_temp(slot, (response.id, from));
            }
            None => {
                data.remove::<(Id, Pos2)>(slot);
            }
        });
    }
    let begun = ui.data(|data| data.get_temp::<(Id, Pos2)>(slot)).filter(|(id, _)| *id == response.id);
    let Some((_, from)) = begun else { return false };
    let inner = drawn.wanted.inner;
    let to = response.interact_pointer_pos().unwrap_or(from);
    let area = Rect::from_two_pos(from, to).intersect(inner);
    if ui.input(|input| input.pointer.any_down()) {
        let accent = theme(ui).accent;
        let stroke = Stroke::new(1.0, color(accent));
        ui.painter().rect(area, 0.0, color(accent.fade(0.12)), stroke, StrokeKind::Inside);
        return true;
    }
    ui.data_mut(|data| data.remove::<(Id, Pos2)>(slot));
    // A click that trembles is none.
    if area.width() > 4.0 && area.height() > 4.0 {
        let (x, y) = (&drawn.frame.x, &drawn.frame.y);
        let mut plots = model.look.plots;
        plots.span = wide([x.value(area.left().into()), x.value(area.right().into())], model.steps());
        plots.values[drawn.wanted.quantity as usize] =
            Some([y.value(area.bottom().into()), y.value(area.top().into())]);
        actions.push(Action::Look(Look::Plots(plots)));
    }
    true
}

/// Over the frame the wheel zooms the steps of all plots, over the numbers left of it the values of this one.
fn wheel(ui: &Ui, model: &Model, drawn: &Drawn, actions: &mut Vec<Action>) {
    let inner = drawn.wanted.inner;
    let left = Rect::from_min_max(pos2(inner.left() - super::LEFT, inner.top()), inner.left_bottom());
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let over = |rect: Rect| rect.contains(pointer) && ui.rect_contains_pointer(rect);
    if !(over(inner) || over(left)) {
        return;
    }
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let factor = f64::from((-scroll.y * 0.003).exp() / pinch);
    let mut plots = model.look.plots;
    if over(left) {
        let values = zoomed(&drawn.frame.y, f64::from(pointer.y), factor);
        if factor == 1.0 || !values.iter().all(|value| value.is_finite()) || values[0] >= values[1] {
            return;
        }
        plots.values[drawn.wanted.quantity as usize] = Some(values);
    } else {
        let x = &drawn.frame.x;
        let [from, to] = zoomed(x, f64::from(pointer.x), factor);
        let aside = f64::from(-scroll.x) * (x.to - x.from) / f64::from(inner.width());
        if factor == 1.0 && (aside == 0.0 || span(model).is_none()) {
            return;
        }
        plots.span = wide(moved([from, to], aside, model.steps()), model.steps());
    }
    ui.input_mut(|input| input.smooth_scroll_delta = eframe::egui::Vec2::ZERO);
    actions.push(Action::Look(Look::Plots(plots)));
}

/// Plus and minus zoom the steps at the cursor.
fn keys(ui: &Ui, model: &Model, drawn: &Drawn, response: &Response, actions: &mut Vec<Action>) {
    if !response.has_focus() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let nearer = pressed(Key::Plus) | pressed(Key::Equals);
    let farther = pressed(Key::Minus);
    if nearer != farther {
        let factor = if nearer { 1.0 / NOTCH } else { NOTCH };
        let mut plots = model.look.plots;
        let cursor = drawn.frame.x.pixel(model.player.step as f64);
        plots.span = wide(zoomed(&drawn.frame.x, cursor, factor), model.steps());
        actions.push(Action::Look(Look::Plots(plots)));
    }
}

/// The ends of an axis after it became `factor` times as long, with what is at `pixel` staying there.
fn zoomed(axis: &Axis, pixel: f64, factor: f64) -> [f64; 2] {
    [axis.pixels[0], axis.pixels[1]].map(|end| axis.value(pixel + (end - pixel) * factor))
}

/// A span pushed aside, but not past the first or the last step.
fn moved([from, to]: [f64; 2], aside: f64, steps: u64) -> [f64; 2] {
    let aside = aside.clamp(-from.max(0.0), (steps as f64 - to).max(0.0));
    [from + aside, to + aside]
}

/// Within the steps that there are and not too narrow; nothing where it holds all of them.
fn wide([from, to]: [f64; 2], steps: u64) -> Option<[f64; 2]> {
    let steps = steps as f64;
    let [from, to] = [from.clamp(0.0, steps), to.clamp(0.0, steps)];
    let missing = (FEWEST.min(steps) - (to - from)).max(0.0);
    let from = (from - missing / 2.0).clamp(0.0, (steps - FEWEST).max(0.0));
    let to = to.max(from + FEWEST).min(steps);
    (from > 0.0 || to < steps).then_some([from, to])
}
