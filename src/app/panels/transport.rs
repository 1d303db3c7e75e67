//! The buttons under the landscape, and what is read and typed beside them.

use std::sync::Arc;

use eframe::egui::{Align, Color32, Context, FontId, Galley, Id, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::timeline;
use crate::app::action::{Action, Play};
use crate::app::model::{Model, SPEED, SPEEDS};
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::{Icon, Track, Turn, count_width, icon_button, icon_switch, number, paint_elided, slider};
use crate::words::{Message, say};

/// Width from which the row is not crowded.
const ROOMY: f32 = 560.0;
/// Between the steps and the epoch.
const AHEAD: f32 = 6.0;
/// Width of the speed's number, with its unit, and with all that stands beside its slider.
const SPEED_FIELD: f32 = 70.0;
const WITH_UNIT: f32 = SPEED_FIELD + 60.0;
const BESIDE: f32 = SPEED_FIELD + 128.0;

/// Shows the transport: in one row where the numbers leave the speed its unit, else in two.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    let room = ui.available_width();
    let parts = Parts::of(ui, model);
    let together = ui
        .horizontal(|ui| {
            if room <= ROOMY {
                ui.spacing_mut().item_spacing.x = 4.0;
            }
            buttons(ui, model, actions);
            let together = ui.available_width() > 8.0 + parts.numbers(ui) + WITH_UNIT;
            if together {
                ui.add_space(8.0);
                let label = ui.available_width() > parts.all(ui) + WITH_UNIT;
                readout(ui, model, &parts, label, actions);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| speed(ui, model, actions));
            together
        })
        .inner;
    if !together {
        ui.horizontal(|ui| {
            let label = ui.available_width() > parts.all(ui);
            readout(ui, model, &parts, label, actions);
        });
    }
    timeline::show(ui, model, actions);
}

/// What the step is read from, as wide for every step, so that nothing beside it moves.
struct Parts {
    label: Arc<Galley>,
    of: Arc<Galley>,
    field: f32,
    /// The epoch, or how far the runs have come.
    state: f32,
}

impl Parts {
    fn of(ui: &Ui, model: &Model) -> Parts {
        let language = model.language();
        let bold = |text: String| ui.painter().layout_no_wrap(text, semibold(13.0), Color32::PLACEHOLDER);
        let plain = |text: String| ui.painter().layout_no_wrap(text, FontId::proportional(13.0), Color32::PLACEHOLDER);
        let epochs = model.steps().div_ceil(model.experiment.steps_per_epoch);
        let states = [epoch(model, epochs), recording(model, 1.0)].map(|text| plain(text).size().x);
        Parts {
            label: bold(say(language, "app-step-label")),
            of: bold(Message::new("app-step-of").with("steps", model.steps()).say(language)),
            field: count_width(model.steps().max(10)),
            state: states[0].max(states[1]),
        }
    }

    /// The width of all but the word before the numbers.
    fn numbers(&self, ui: &Ui) -> f32 {
        self.field + self.of.size().x + self.state + AHEAD + 2.0 * ui.spacing().item_spacing.x
    }

    fn all(&self, ui: &Ui) -> f32 {
        self.label.size().x + ui.spacing().item_spacing.x + self.numbers(ui)
    }
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

/// Step and epoch, with a word before them where there is room; typing a number goes there.
fn readout(ui: &mut Ui, model: &Model, parts: &Parts, label: bool, actions: &mut Vec<Action>) {
    let language = model.language();
    let track = Track {
        limits: [Some(0.0), Some(model.steps() as f64)],
        ..Track::linear([0.0, model.steps() as f64]).integer()
    };
    if label {
        ui.label(Arc::clone(&parts.label));
    }
    let (response, typed) = number(ui, &say(language, "app-go-to"), &track, model.player.step as f64, parts.field);
    ui.data_mut(|data| data.insert_temp(step_slot(), response.id));
    response.on_hover_text(say(language, "app-go-to-tip"));
    if let Some(step) = typed {
        actions.push(Action::Play(Play::GoTo(step as u64)));
    }
    ui.label(Arc::clone(&parts.of));
    ui.add_space(AHEAD);
    state(ui, model, parts.state);
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

/// The epoch, or how far the runs have come.
fn state(ui: &mut Ui, model: &Model, width: f32) {
    let theme = theme(ui);
    let (text, ink) = match &model.recording {
        Some(running) => (recording(model, running.part), theme.accent),
        None => (epoch(model, model.epoch()), theme.dim),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width.min(ui.available_width()), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    paint_elided(ui, rect, &text, FontId::proportional(13.0), color(ink));
}

fn epoch(model: &Model, epoch: u64) -> String {
    Message::new("app-epoch").with("epoch", epoch).say(model.language())
}

fn recording(model: &Model, part: f64) -> String {
    Message::new("app-recording").with("percent", (part * 100.0).floor()).say(model.language())
}

/// From the right: the number, the slider, the word; the number alone where there is no room for more.
fn speed(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let name = say(language, "app-speed");
    let track = Track { limits: SPEEDS.map(Some), ..Track::log(SPEEDS) };
    let room = ui.available_width();
    if room > WITH_UNIT {
        ui.label(RichText::new(say(language, "app-speed-unit")).color(color(theme(ui).dim)));
    }
    let (field, typed) = number(ui, &name, &track, model.player.speed, SPEED_FIELD);
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
