//! A slider over any scale, with its number beside it.

use eframe::egui::{
    self, Event, EventFilter, Key, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit, pos2, vec2,
};

use crate::app::style::{color, theme};

use super::scale::Track;

/// What became of a control in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// A new value, maybe one of many of a drag.
    To(f64),
    /// Back to the default.
    Default,
}

/// The rail and the knob. `name` is what a screen reader says, with the value after it.
pub fn slider(ui: &mut Ui, name: &str, track: &Track, value: f64, width: f32) -> (Response, Option<Turn>) {
    let size = vec2(width, ui.spacing().interact_size.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    // A name as the id keeps the focus on a control when what stands above it changes.
    let response = ui.interact(rect, ui.make_persistent_id(("slider", name)), Sense::click_and_drag());
    let turn = turned(ui, &response, track, value, rect);
    let shown = match turn {
        Some(Turn::To(new)) => new,
        _ => value,
    };
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), shown, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(track.range[0]);
        node.set_max_numeric_value(track.range[1]);
        node.add_action(accesskit::Action::SetValue);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    if ui.is_rect_visible(rect) {
        paint(ui, &response, track, shown, rect);
    }
    (response, turn)
}

fn turned(ui: &Ui, response: &Response, track: &Track, value: f64, rect: Rect) -> Option<Turn> {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.double_clicked() {
        return Some(Turn::Default);
    }
    let rail = rail(rect);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on() || response.dragged());
    if let Some(pointer) = pointer {
        let part = f64::from(((pointer.x - rail.left()) / rail.width()).clamp(0.0, 1.0));
        // A knob that stands still must not pull in a number typed from beyond the rail.
        let moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO || input.pointer.any_pressed());
        let new = track.value(part, 1.0 / f64::from(rail.width()));
        return (moved && new != value).then_some(Turn::To(new));
    }
    let steps = arrows(ui, response) + asked_steps(ui, response);
    if steps != 0.0 {
        return Some(Turn::To(track.step(value, steps)));
    }
    asked_value(ui, response).map(|value| Turn::To(track.limited(value)))
}

/// Steps by the arrow keys: a hundredth of the rail, with Shift a tenth of that.
fn arrows(ui: &Ui, response: &Response) -> f64 {
    if !response.has_focus() {
        return 0.0;
    }
    hold_arrows(ui, response.id, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f64;
        let size = if input.modifiers.shift { 0.1 } else { 1.0 };
        size * (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft))
    })
}

/// The focused control uses arrow keys itself: they move neither the focus nor the cursor.
pub fn hold_arrows(ui: &Ui, id: egui::Id, filter: EventFilter) {
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.data_mut(|data| data.insert_temp(focus_slot(), id));
}

fn asked_steps(ui: &Ui, response: &Response) -> f64 {
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as f64;
    asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement)
}

fn asked_value(ui: &Ui, response: &Response) -> Option<f64> {
    ui.input(|input| {
        let mut asked = None;
        for event in &input.events {
            if let Event::AccessKitActionRequest(request) = event
                && request.target_node == response.id.accesskit_id()
                && request.action == accesskit::Action::SetValue
                && let Some(accesskit::ActionData::NumericValue(value)) = request.data
                && value.is_finite()
            {
                asked = Some(value);
            }
        }
        asked
    })
}

const KNOB: f32 = 6.0;

fn rail(rect: Rect) -> Rect {
    Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * KNOB - 2.0, 4.0))
}

fn paint(ui: &Ui, response: &Response, track: &Track, value: f64, rect: Rect) {
    let theme = theme(ui);
    let rail = rail(rect);
    let at = pos2(egui::lerp(rail.x_range(), track.part(value).clamp(0.0, 1.0) as f32), rail.center().y);
    let painter = ui.painter();
    painter.rect_filled(rail, 2.0, color(theme.border));
    painter.rect_filled(rail.with_max_x(at.x), 2.0, color(theme.accent));
    let held = response.hovered() || response.dragged();
    let radius = if held { KNOB + 1.0 } else { KNOB };
    painter.circle(at, radius, color(theme.card), Stroke::new(2.0, color(theme.accent)));
    if response.has_focus() {
        painter.circle_stroke(at, radius + 3.0, Stroke::new(1.5, color(theme.accent.fade(0.5))));
    }
}

/// Whether the focused control is a slider or another one that uses the arrow keys itself.
pub fn arrows_are_held(ctx: &egui::Context) -> bool {
    let slider = ctx.data(|data| data.get_temp::<egui::Id>(focus_slot()));
    slider.is_some() && slider == ctx.memory(|memory| memory.focused())
}

fn focus_slot() -> egui::Id {
    egui::Id::unique("control that holds the arrows")
}
