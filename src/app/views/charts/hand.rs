//! The points of a rate that is set by hand, in the plot of the learning rate: dragged, added, removed.

use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
};

use super::drawn::Drawn;
use crate::app::action::{Action, Edit, PointsChange};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::views::run_color;
use crate::app::widgets::{Spread, Track, hold_arrows, short};
use crate::experiment::points::{Points, moved, rate_at, with_point, without};
use crate::experiment::preset::Join;
use crate::experiment::{Plan, PlannedRate};
use crate::figure::chart::Quantity;
use crate::words::{Message, grouped, say};

/// Radius of a handle, how near the pointer must be to it, and how far two are apart at least, in points.
const RADIUS: f32 = 4.5;
const GRASP: f32 = 8.0;
const APART: f32 = 10.0;

/// The selected run, where its rate is set by hand and seen in the plot.
struct Hand<'a> {
    run: usize,
    plan: &'a Plan,
    points: &'a Points,
    join: Join,
    drawn: &'a Drawn,
}

/// Shows the handles and does what is asked for; says whether the pointer is theirs, and whether one is held.
pub fn show(ui: &Ui, model: &Model, drawn: &Drawn, plot: &Response, actions: &mut Vec<Action>) -> [bool; 2] {
    let Some(hand) = Hand::of(model, drawn) else { return [false; 2] };
    let mut taken = [false; 2];
    let mut last: Option<Pos2> = None;
    for index in 0..hand.points.len() {
        // One that is held stays under the hand, however near it comes to another.
        let held =
            ui.ctx().is_being_dragged(handle_id(index)) || ui.memory(|memory| memory.has_focus(handle_id(index)));
        let apart = |at: &Pos2| held || last.is_none_or(|last| at.distance(last) >= APART);
        let Some(at) = hand.place(index).filter(apart) else { continue };
        last = Some(at);
        let [used, held] = handle(ui, model, &hand, index, at, actions);
        taken = [taken[0] || used, taken[1] || held];
    }
    if !taken[0] && plot.double_clicked() {
        taken[0] = add(model, &hand, plot, actions);
    }
    taken
}

impl<'a> Hand<'a> {
    fn of(model: &'a Model, drawn: &'a Drawn) -> Option<Hand<'a>> {
        let run = model.look.selected;
        let plan = model.experiment.runs.get(run).filter(|plan| plan.visible)?;
        match &plan.rate {
            PlannedRate::Points { points, join } if drawn.wanted.quantity == Quantity::Rate => {
                Some(Hand { run, plan, points, join: *join, drawn })
            }
            _ => None,
        }
    }

    /// Where the handle of a point stands: in the middle of its step, on the rate.
    fn place(&self, index: usize) -> Option<Pos2> {
        let &(step, rate) = self.points.get(index)?;
        let frame = &self.drawn.frame;
        let at = [frame.x.pixel(step as f64 - 0.5), frame.y.pixel(rate)];
        let inner = self.drawn.wanted.inner;
        let at = at.iter().all(|at| at.is_finite()).then(|| pos2(at[0] as f32, at[1] as f32))?;
        inner.expand(1.0).contains(at).then_some(at)
    }

    /// The step and the rate at a place; a rate has as many digits as a pixel tells apart.
    fn value(&self, at: Pos2) -> (u64, f64) {
        let (inner, frame) = (self.drawn.wanted.inner, &self.drawn.frame);
        let step = (frame.x.value(f64::from(at.x)) + 0.5).round().max(1.0) as u64;
        let part = f64::from((inner.bottom() - at.y) / inner.height()).clamp(0.0, 1.0);
        (step, self.track().value(part, 1.0 / f64::from(inner.height())))
    }

    /// The axis of rates as a rail.
    fn track(&self) -> Track {
        let axis = &self.drawn.frame.y;
        let spread = if axis.log { Spread::Log } else { Spread::Linear };
        Track { spread, limits: [Some(0.0), None], ..Track::linear([axis.from, axis.to]) }
    }

    fn edit(&self, points: Points, change: PointsChange) -> Action {
        Action::Edit(Edit::Points { run: self.run, points, join: self.join, change })
    }
}

fn handle_id(index: usize) -> Id {
    Id::unique(("point of a rate", index))
}

fn handle(ui: &Ui, model: &Model, hand: &Hand, index: usize, at: Pos2, actions: &mut Vec<Action>) -> [bool; 2] {
    let (step, rate) = hand.points[index];
    let rect = Rect::from_center_size(at, Vec2::splat(2.0 * GRASP));
    let response = ui.interact(rect, handle_id(index), Sense::click_and_drag());
    let name = Message::new("app-point").with("run", hand.plan.name.get(model.language())).with("number", index + 1);
    let name = name.with("step", grouped(step)).with("rate", short(rate)).say(model.language());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint(ui, hand, &response, at);
    let response = response.on_hover_cursor(CursorIcon::Grab).on_hover_text(&name);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let delete = response.has_focus() || response.hovered();
    let delete = delete && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    let removed = delete || (response.clicked() && ui.input(|input| input.modifiers.alt));
    if removed || menu(model, hand, &response, actions) {
        if hand.points.len() > 1 {
            actions.push(hand.edit(without(hand.points, index), PointsChange::Remove));
        }
    } else if response.dragged() && response.drag_delta() != Vec2::ZERO {
        drag(ui, model, hand, index, at, &response, actions);
    } else if response.has_focus() {
        arrows(ui, model, hand, index, &response, actions);
    }
    [response.hovered() || response.dragged() || response.clicked(), response.dragged()]
}

/// The handle goes with the pointer, at the distance from it that the hand took hold at.
fn drag(ui: &Ui, model: &Model, hand: &Hand, index: usize, at: Pos2, response: &Response, actions: &mut Vec<Action>) {
    let slot = Id::unique("hold of a point");
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let hold = if response.drag_started() {
        let hold = at - ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
        ui.data_mut(|data| data.insert_temp(slot, hold));
        hold
    } else {
        ui.data(|data| data.get_temp(slot)).unwrap_or_default()
    };
    let target = pointer + hold;
    let (step, mut rate) = hand.value(target);
    if (target.y - at.y).abs() < 0.5 {
        // A hand that moves sideways leaves the rate as it is, to its last digit.
        rate = hand.points[index].1;
    }
    let points = moved(hand.points, index, (step, rate), model.steps());
    if points != *hand.points {
        actions.push(hand.edit(points, PointsChange::Move(index)));
    }
}

/// The arrow keys move a point by a step, and by a hundredth of the axis.
fn arrows(ui: &Ui, model: &Model, hand: &Hand, index: usize, response: &Response, actions: &mut Vec<Action>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    hold_arrows(ui, response.id, filter);
    let pressed = |key| ui.input(|input| input.num_presses(key) as f64);
    let aside = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let up = pressed(Key::ArrowUp) - pressed(Key::ArrowDown);
    if aside == 0.0 && up == 0.0 {
        return;
    }
    let (step, rate) = hand.points[index];
    let rate = if up == 0.0 { rate } else { hand.track().step(rate, up) };
    let points = moved(hand.points, index, (step.saturating_add_signed(aside as i64), rate), model.steps());
    if points != *hand.points {
        actions.push(hand.edit(points, PointsChange::Move(index)));
    }
}

/// What can be done with a point and with all of them; says whether it is to be removed.
fn menu(model: &Model, hand: &Hand, response: &Response, actions: &mut Vec<Action>) -> bool {
    let language = model.language();
    let mut removed = false;
    response.context_menu(|ui| {
        ui.add_enabled_ui(hand.points.len() > 1, |ui| {
            removed = ui.button(say(language, "app-remove-this-point")).clicked();
        });
        let (key, join) = match hand.join {
            Join::Hold => ("app-join-by-lines", Join::Line),
            Join::Line => ("app-join-by-holding", Join::Hold),
        };
        if ui.button(say(language, key)).clicked() {
            let (run, points, change) = (hand.run, hand.points.clone(), PointsChange::Join);
            actions.push(Action::Edit(Edit::Points { run, points, join, change }));
        }
    });
    removed
}

/// A double click on the curve adds a point there.
fn add(model: &Model, hand: &Hand, plot: &Response, actions: &mut Vec<Action>) -> bool {
    let Some(pointer) = plot.interact_pointer_pos() else { return false };
    let step = hand.drawn.frame.x.value(f64::from(pointer.x)).ceil().clamp(1.0, model.steps() as f64) as u64;
    let curve = hand.drawn.frame.y.pixel(rate_at(hand.points, hand.join, step)) as f32;
    if (curve - pointer.y).abs() > GRASP {
        return false;
    }
    let points = with_point(hand.points, hand.join, step);
    if points != *hand.points {
        actions.push(hand.edit(points, PointsChange::Add));
    }
    true
}

fn paint(ui: &Ui, hand: &Hand, response: &Response, at: Pos2) {
    let theme = theme(ui);
    let ink = color(run_color(theme, hand.plan));
    let radius = if response.hovered() || response.dragged() { RADIUS + 1.0 } else { RADIUS };
    ui.painter().circle(at, radius, color(theme.card), Stroke::new(2.0, ink));
    if response.has_focus() {
        ui.painter().circle_stroke(at, radius + 3.0, Stroke::new(1.5, color(theme.accent)));
    }
}
