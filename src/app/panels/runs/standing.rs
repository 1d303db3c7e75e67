//! Where a run stands at the cursor; one that diverged says so, and why, wherever the cursor is.

use std::sync::{Arc, Weak};
use std::thread;

use eframe::egui::{Label, RichText, Ui};

use crate::app::model::{LARGE, Model};
use crate::app::style::{color, theme};
use crate::experiment::{Standing, Trace, twin_of};
use crate::words::{Language, Message};

/// Shows the words under a run's name.
pub fn show(ui: &mut Ui, model: &Model, run: usize) {
    let Some(trace) = model.traces.shown(run) else { return };
    let step = trace.diverged.map_or(model.player.step, |diverged| diverged.step);
    let slot = ui.make_persistent_id("standing");
    let known = ui.data(|data| data.get_temp::<Judged>(slot)).filter(|known| known.of.as_ptr() == Arc::as_ptr(trace));
    let recorded = model.traces.own(run).is_some();
    let known = known.filter(|known| !recorded || known.revision == model.revision);
    let judged = match known {
        // One that stands in is not of this plan: what was said of it when it was of its own stays.
        _ if !recorded => {
            let Some(known) = known else { return };
            known
        }
        Some(known) if known.step == step => known,
        Some(known) if !is_turn(ui, model, run) => {
            if !model.player.playing {
                ui.ctx().request_repaint();
            }
            known
        }
        // While a worker judges, what it found last stays.
        known if model.experiment.problem.effort() > LARGE => {
            judge_aside(ui, model, run, trace, step);
            let Some(known) = known else { return };
            known
        }
        _ => {
            let standing = Standing::of(&model.experiment, run, trace, &model.known, step);
            let (of, revision) = (Arc::downgrade(trace), model.revision);
            let judged = Judged { of, revision, step, words: standing.message() };
            ui.data_mut(|data| data.insert_temp(slot, judged.clone()));
            judged
        }
    };
    let ink = if trace.diverged.is_some() { theme(ui).error } else { theme(ui).dim };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(super::INDENT);
        let words = RichText::new(judged.words.say(model.language())).size(11.5).color(color(ink));
        ui.add(Label::new(words).wrap().selectable(false));
    });
}

/// Judges a run on a thread of its own, one step at a time: over a large data set it takes longer than a frame.
fn judge_aside(ui: &Ui, model: &Model, run: usize, trace: &Arc<Trace>, step: u64) {
    let slot = ui.make_persistent_id("standing");
    let busy = slot.with("busy");
    if ui.data(|data| data.get_temp::<bool>(busy)) == Some(true) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(busy, true));
    let (ctx, revision) = (ui.ctx().clone(), model.revision);
    let (experiment, trace, known) = (Arc::clone(&model.experiment), Arc::clone(trace), model.known.clone());
    thread::spawn(move || {
        let words = Standing::of(&experiment, run, &trace, &known, step).message();
        ctx.data_mut(|data| {
            data.insert_temp(slot, Judged { of: Arc::downgrade(&trace), revision, step, words });
            data.insert_temp(busy, false);
        });
        ctx.request_repaint();
    });
}

/// What a run differs in from the one whose twin it is.
pub fn twin(ui: &mut Ui, model: &Model, run: usize) {
    let slot = ui.make_persistent_id("twin");
    let known = ui.data(|data| data.get_temp::<Compared>(slot)).filter(|known| known.revision == model.revision);
    let known = known.unwrap_or_else(|| {
        let found = twin_of(&model.document.preset.runs, run);
        let found = found.and_then(|(other, convention)| Some((model.experiment.runs.get(other)?, convention)));
        let words = found.map(|(other, convention)| {
            [Language::En, Language::Ko].map(|language| {
                let message = Message::new("app-twin-of").with("run", other.name.get(language));
                message.with("differs", convention.differs.get(language)).say(language)
            })
        });
        Compared { revision: model.revision, words }
    });
    if let Some([en, ko]) = &known.words {
        let words = if model.language() == Language::En { en } else { ko };
        let words = RichText::new(words).size(11.5).color(color(theme(ui).dim));
        ui.add(Label::new(words).wrap().selectable(false));
    }
    ui.data_mut(|data| data.insert_temp(slot, known));
}

/// What a run was compared with, in both languages, and when.
#[derive(Clone)]
struct Compared {
    revision: u64,
    words: Option<[String; 2]>,
}

/// What was found of a run, and when.
#[derive(Clone)]
struct Judged {
    /// Held weakly: a trace that is gone leaves its place to no other while it is named here.
    of: Weak<Trace>,
    revision: u64,
    step: u64,
    words: Message,
}

/// Runs that are judged in one frame while the cursor is moved by hand.
const TOGETHER: usize = 8;

/// It takes Hessians at many points to judge a run: while playing one is judged a frame, since no one reads as fast,
/// and else a few.
fn is_turn(ui: &Ui, model: &Model, run: usize) -> bool {
    let together = if model.player.playing { 1 } else { TOGETHER };
    let turns = model.experiment.runs.len().div_ceil(together);
    ui.ctx().cumulative_frame_nr() as usize % turns == run / together
}
