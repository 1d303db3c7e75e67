//! The handles of the starts: one that the runs share, and one in its color for each run that has its own.

use eframe::egui::{
    Align2, CursorIcon, EventFilter, FontId, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::landscape::flat;
use super::pointer::{hand, placed, point};
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::widgets::hold_arrows;
use crate::figure::axes::Frame;
use crate::words::{Message, say};

/// How near the pointer must be to take hold of a start, in points.
const GRASP: f32 = 14.0;

/// What the handles lie over.
struct Place<'a> {
    model: &'a Model,
    frame: &'a Frame,
    rect: Rect,
}

/// The handles: drag them, or move them with the arrow keys.
pub fn show(ui: &Ui, model: &Model, frame: &Frame, rect: Rect, actions: &mut Vec<Action>) {
    let place = Place { model, frame, rect };
    if let Some(start) = model.start() {
        shared(ui, &place, &start, actions);
    }
    let selected = model.look.selected;
    let own = |run: &usize| model.experiment.runs[*run].own_start && model.experiment.runs[*run].visible;
    let mut runs: Vec<usize> = (0..model.experiment.runs.len()).filter(own).collect();
    // The selected one is on top: it is meant where several lie over each other.
    runs.sort_by_key(|&run| run == selected);
    for run in runs {
        of_run(ui, &place, run, actions);
    }
}

fn own_id(run: usize) -> Id {
    Id::unique(("start handle", run))
}

/// The start that the runs share. With Shift the selected run gets one of its own, which the hand then holds.
fn shared(ui: &Ui, place: &Place, start: &[f64], actions: &mut Vec<Action>) {
    let model = place.model;
    let name = say(model.language(), "app-start-handle");
    let Some(handle) = handle(ui, place, start, Id::unique("start handle"), &name) else { return };
    let run = model.look.selected;
    if let Some(new) = moved(ui, place, start, &handle) {
        if handle.drag_started() && ui.input(|input| input.modifiers.shift) {
            ui.ctx().set_dragged_id(own_id(run));
            actions.push(Action::Edit(Edit::OwnStart { run, start: Some(new) }));
        } else {
            actions.push(Action::Edit(Edit::Start(new)));
        }
    }
    if handle.hovered() || handle.dragged() || handle.has_focus() || model.player.step == 0 {
        hint(ui, place, handle.rect.center(), &say(model.language(), "app-start-hint"));
    }
    let selected = &model.experiment.runs[run];
    handle.context_menu(|ui| {
        let text = Message::new("app-start-give").with("run", selected.name.get(model.language()));
        if !selected.own_start && ui.button(text.say(model.language())).clicked() {
            actions.push(Action::Edit(Edit::OwnStart { run, start: Some(start.to_vec()) }));
        }
    });
}

/// A run's own start.
fn of_run(ui: &Ui, place: &Place, run: usize, actions: &mut Vec<Action>) {
    let (language, plan) = (place.model.language(), &place.model.experiment.runs[run]);
    let name = Message::new("app-start-handle-of").with("run", plan.name.get(language)).say(language);
    let Some(handle) = handle(ui, place, &plan.start, own_id(run), &name) else { return };
    if let Some(new) = moved(ui, place, &plan.start, &handle) {
        actions.push(Action::Edit(Edit::OwnStart { run, start: Some(new) }));
    }
    if handle.hovered() || handle.dragged() || handle.has_focus() {
        hint(ui, place, handle.rect.center(), &name);
    }
    handle.context_menu(|ui| {
        if ui.button(say(language, "app-start-take-back")).clicked() {
            actions.push(Action::Edit(Edit::OwnStart { run, start: None }));
        }
    });
}

/// What can be taken hold of at a start; `None` where it lies outside the view.
fn handle(ui: &Ui, place: &Place, start: &[f64], id: Id, name: &str) -> Option<Response> {
    let Place { model, frame, rect } = *place;
    let (across, up) = model.experiment.pair;
    let height = if flat(model) { model.experiment.problem.field.value(start) } else { start[up] };
    let [x, y] = frame.pixel([start[across], height]);
    let at = rect.min + vec2(x as f32, y as f32);
    if !rect.contains(at) && !ui.ctx().is_being_dragged(id) {
        return None;
    }
    let response = ui.interact(Rect::from_center_size(at, vec2(2.0 * GRASP, 2.0 * GRASP)), id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, color(theme(ui).accent));
        ui.painter_at(rect).circle_stroke(at, GRASP - 3.0, stroke);
    }
    Some(response.on_hover_cursor(CursorIcon::Grab))
}

/// Where a handle was moved to in this frame.
fn moved(ui: &Ui, place: &Place, start: &[f64], handle: &Response) -> Option<Vec<f64>> {
    let Place { model, frame, rect } = *place;
    // From where the hand took hold, so that the start does not jump to the pointer.
    let by = if handle.dragged() { hand(handle) } else { arrows(ui, handle) };
    let target = handle.rect.center() + by;
    let inside = pos2(target.x.clamp(rect.left(), rect.right()), target.y.clamp(rect.top(), rect.bottom()));
    let new = (by != Vec2::ZERO).then(|| placed(model, start.to_vec(), point(frame, rect, inside), frame));
    new.filter(|new| new != start)
}

/// By how far the arrow keys move a handle: ten points, with Shift one.
fn arrows(ui: &Ui, handle: &Response) -> Vec2 {
    if !handle.has_focus() {
        return Vec2::ZERO;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    hold_arrows(ui, handle.id, filter);
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f32;
        let size = if input.modifiers.shift { 1.0 } else { 10.0 };
        let across = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
        size * vec2(across, pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
    })
}

/// A word or two above a handle.
fn hint(ui: &Ui, place: &Place, at: Pos2, text: &str) {
    let theme = theme(ui);
    let painter = ui.painter_at(place.rect);
    let at = at - vec2(0.0, 16.0);
    let write = |by: Vec2, ink| {
        painter.text(at + by, Align2::CENTER_BOTTOM, text, FontId::proportional(11.5), color(ink));
    };
    for by in [vec2(-1.0, 0.0), vec2(1.0, 0.0), vec2(0.0, -1.0), vec2(0.0, 1.0)] {
        write(by, theme.background.fade(0.8));
    }
    write(Vec2::ZERO, theme.text);
}
