//! The buttons and the timeline under the landscape.

use eframe::egui::{
    Align, Context, FontId, Id, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, accesskit, lerp,
    pos2, vec2,
};

use crate::app::action::{Action, Play};
use crate::app::model::{Model, SPEED, SPEEDS};
use crate::app::style::{color, semibold, theme};
use crate::app::views::charts::drag_cursor;
use crate::app::widgets::{Icon, Track, Turn, count_width, icon_button, icon_switch, number, paint_elided, slider};
use crate::words::{Message, grouped, say};

/// Width from which everything stands in one row, and from which the row is not crowded.
const ROW: f32 = 430.0;
const ROOMY: f32 = 560.0;
/// Width of all that stands beside the speed's slider.
const BESIDE: f32 = 184.0;

/// Shows the transport.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    let room = ui.available_width();
    ui.horizontal(|ui| {
        if room <= ROOMY {
            ui.spacing_mut().item_spacing.x = 4.0;
        }
        buttons(ui, model, actions);
        if room > ROW {
            ui.add_space(8.0);
            readout(ui, model, room, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| speed(ui, model, actions));
    });
    if room <= ROW {
        ui.horizontal(|ui| readout(ui, model, room, actions));
    }
    timeline(ui, model, actions);
}

fn buttons(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let (first, last) = (model.player.step == 0, model.player.step >= model.steps());
    let playing = model.player.playing;
    let middle = if playing { (Icon::Pause, "app-pause") } else { (Icon::Play, "app-play") };
    let known = [
        (Icon::First, "app-first", Play::First, !first),
        (Icon::Back, "app-back", Play::By(-1), !first),
        (middle.0, middle.1, Play::Toggle, true),
        (Icon::Step, "app-step", Play::By(1), !last),
        (Icon::Last, "app-last", Play::Last, !last),
    ];
    let size = if ui.available_width() > ROOMY { 30.0 } else { 26.0 };
    for (icon, key, play, enabled) in known {
        if icon_button(ui, icon, &say(language, key), size, enabled).clicked() {
            actions.push(Action::Play(play));
        }
    }
    if icon_switch(ui, Icon::Loop, &say(language, "app-loop"), size, model.player.looping).clicked() {
        actions.push(Action::Play(Play::Loop(!model.player.looping)));
    }
}

/// Step and epoch; typing a number goes there.
fn readout(ui: &mut Ui, model: &Model, room: f32, actions: &mut Vec<Action>) {
    let language = model.language();
    let track = Track {
        limits: [Some(0.0), Some(model.steps() as f64)],
        ..Track::linear([0.0, model.steps() as f64]).integer()
    };
    if room > ROOMY {
        ui.label(RichText::new(say(language, "app-step-label")).font(semibold(13.0)));
    }
    let width = count_width(model.steps().max(10));
    let (response, typed) = number(ui, &say(language, "app-go-to"), &track, model.player.step as f64, width);
    ui.data_mut(|data| data.insert_temp(step_slot(), response.id));
    response.on_hover_text(say(language, "app-go-to-tip"));
    if let Some(step) = typed {
        actions.push(Action::Play(Play::GoTo(step as u64)));
    }
    let of = Message::new("app-step-of").with("steps", model.steps()).say(language);
    ui.label(RichText::new(of).font(semibold(13.0)));
    ui.add_space(6.0);
    state(ui, model);
}

/// Gives the focus to the field of the step.
pub fn focus_step(ctx: &Context) {
    if let Some(field) = ctx.data(|data| data.get_temp(step_slot())) {
        ctx.memory_mut(|memory| memory.request_focus(field));
    }
}

fn step_slot() -> Id {
    Id::unique("field of the step")
}

/// The epoch, or how far the runs have come; as wide for every number, so that nothing beside it moves.
fn state(ui: &mut Ui, model: &Model) {
    let (language, theme) = (model.language(), theme(ui));
    let font = FontId::proportional(13.0);
    let lay = |ui: &Ui, text: String, ink| ui.painter().layout_no_wrap(text, font.clone(), color(ink));
    let epoch = |epoch: u64| Message::new("app-epoch").with("epoch", epoch).say(language);
    let recording = |part: f64| Message::new("app-recording").with("percent", (part * 100.0).floor()).say(language);
    let epochs = model.steps().div_ceil(model.experiment.steps_per_epoch);
    let widest = lay(ui, epoch(epochs), theme.dim).size().x.max(lay(ui, recording(1.0), theme.dim).size().x);
    let (text, ink) = match &model.recording {
        Some(running) => (recording(running.part), theme.accent),
        None => (epoch(model.epoch()), theme.dim),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(widest.min(ui.available_width()), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    paint_elided(ui, rect, &text, font, color(ink));
}

/// From the right: the number, the slider, the word; the number alone where there is no room for more.
fn speed(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let name = say(language, "app-speed");
    let track = Track { limits: SPEEDS.map(Some), ..Track::log(SPEEDS) };
    let room = ui.available_width();
    if room > 116.0 {
        ui.label(RichText::new(say(language, "app-speed-unit")).color(color(theme(ui).dim)));
    }
    let (field, typed) = number(ui, &name, &track, model.player.speed, 56.0);
    field.on_hover_text(&name);
    let mut turn = None;
    if room > BESIDE + 60.0 {
        turn = slider(ui, &name, &track, model.player.speed, (room - BESIDE).min(110.0)).1;
    }
    if room > BESIDE {
        ui.label(&name);
    }
    let new = match turn {
        Some(Turn::To(speed)) => Some(speed),
        Some(Turn::Default) => Some(SPEED),
        None => typed,
    };
    if let Some(speed) = new {
        actions.push(Action::Play(Play::Speed(speed)));
    }
}

/// All steps from left to right, with a tick an epoch.
fn timeline(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
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
