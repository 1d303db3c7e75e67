//! What is descended: the surface, its parameters, the start, the length of the training.

use eframe::egui::{Align, Id, Layout, Popup, RichText, Ui};

use super::formula::{self, Shown};
use super::{about, data, heading, start, surfaces};
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::texts::Slot;
use crate::app::widgets::{Icon, Parameter, Spread, Track, icon_button, label_cell, number, parameter, symbol};
use crate::catalog::{self, Default, Document, Scale};
use crate::experiment::preset::{MOST_SEEDS, MOST_STEPS};
use crate::words::{Language, say};

/// Shows the panel.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    head(ui, model, actions);
    surfaces::show(ui, model, actions);
    data::loss(ui, model, actions);
    let (language, problem) = (model.language(), &model.experiment.problem);
    let [name, owner] = ["app-text-surface", "app-surface"].map(|key| say(language, key));
    let (formula, parameters) = (&problem.formula, &problem.parameters);
    let shown = Shown { slot: Slot::Surface, name: &name, owner: &owner, formula, parameters };
    let document = problem.surface.map(|surface| &surface.document);
    let change = |name: &str, value| Edit::SurfaceParameter { name: name.to_owned(), value };
    formula::show(ui, model, &shown, actions);
    formula::parameters(ui, language, &shown, document, &change, actions);
    data::examples(ui, model, actions);
    start::show(ui, model, actions);
    training(ui, model, actions);
}

/// The title, and what can be done with the surface beside what the panel does.
fn head(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, problem) = (model.language(), &model.experiment.problem);
    ui.horizontal(|ui| {
        heading(ui, &say(language, "app-surface"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = icon_button(ui, Icon::More, &say(language, "app-surface-more"), ROW, true);
            Popup::menu(&more).show(|ui| {
                let document = problem.surface.map(|surface| &surface.document);
                let keys = ["app-about-surface", "app-copy-surface"];
                about::entries(ui, model, document, &problem.formula, keys, actions);
            });
        });
    });
}

/// The slider of a parameter, as its document describes it; one that nobody described has a rail about its value.
pub fn turn(
    ui: &mut Ui,
    document: Option<&Document>,
    owner: &str,
    name: &str,
    value: f64,
    language: Language,
) -> Option<f64> {
    let label = symbol(name);
    let full = format!("{owner}: {label}");
    let described = document.and_then(|document| document.parameter(name));
    let track = described.map_or_else(|| around(ui, &full, value), track);
    let tip = described.map_or("", |parameter| parameter.meaning.get(language));
    let default = described.and_then(|parameter| match parameter.default {
        Default::Number(value) => Some(value),
        Default::Input(_) => None,
    });
    parameter(ui, &Parameter { name: &full, label: &label, tip, track, value, default })
}

fn track(parameter: &catalog::Parameter) -> Track {
    let spread = match parameter.scale {
        Scale::Linear => Spread::Linear,
        Scale::Log => Spread::Log,
        Scale::OneMinusLog => Spread::OneMinusLog,
    };
    Track { range: parameter.range, spread, integer: parameter.integer, limits: [parameter.min, parameter.max] }
}

/// A rail about a value that stays as it is while the value is turned.
fn around(ui: &Ui, name: &str, value: f64) -> Track {
    let slot = Id::unique(("rail", name));
    let held = ui.input(|input| input.pointer.any_down());
    let fits = |track: &Track| track.suits(value, held);
    let track = ui.data(|data| data.get_temp(slot)).filter(fits).unwrap_or_else(|| Track::around(value));
    ui.data_mut(|data| data.insert_temp(slot, track));
    track
}

/// Steps, steps an epoch, noise.
fn training(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let experiment = &model.experiment;
    let steps = Track { limits: [Some(1.0), Some(MOST_STEPS as f64)], ..Track::log([10.0, 10_000.0]).integer() };
    let epoch = Track { limits: [Some(1.0), Some(1e9)], ..Track::log([1.0, 1000.0]).integer() };
    let noise = Track { limits: [Some(0.0), None], ..Track::linear([0.0, 2.0]) };
    let row = |ui: &mut Ui, [key, tip]: [&'static str; 2], track, value, default| {
        let (name, tip) = (say(language, key), say(language, tip));
        parameter(ui, &Parameter { name: &name, label: &name, tip: &tip, track, value, default: Some(default) })
    };
    if let Some(steps) = row(ui, ["app-steps", "app-steps-tip"], steps, experiment.steps as f64, 200.0) {
        actions.push(Action::Edit(Edit::Steps(steps as u64)));
    }
    data::batches(ui, model, actions);
    // With data the batch says both how long an epoch is and how noisy the gradient.
    let of_surface = experiment.problem.data.is_none();
    let per_epoch = experiment.steps_per_epoch as f64;
    if of_surface && let Some(steps) = row(ui, ["app-per-epoch", "app-per-epoch-tip"], epoch, per_epoch, 1.0) {
        actions.push(Action::Edit(Edit::StepsPerEpoch(steps as u64)));
    }
    if of_surface
        && let Some(deviation) = row(ui, ["app-noise", "app-noise-tip"], noise, experiment.gradient_noise, 0.0)
    {
        actions.push(Action::Edit(Edit::GradientNoise(deviation)));
    }
    if experiment.is_noisy() {
        let typed = seed_field(ui, ["app-seed", "app-seed-tip"], experiment.seed, language);
        actions.extend(typed.map(|seed| Action::Edit(Edit::Seed(seed))));
    }
    over_seeds(ui, model, actions);
}

/// Over how many seeds the runs are shown; where that makes no difference, says so.
fn over_seeds(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, noisy) = (model.language(), model.experiment.is_noisy());
    let seeds = model.document.preset.view.seeds.unwrap_or(1);
    if !noisy && seeds == 1 {
        return;
    }
    let name = say(language, "app-seeds");
    let tip = say(language, if noisy { "app-seeds-tip" } else { "app-no-chance" });
    let track =
        Track { limits: [Some(1.0), Some(MOST_SEEDS as f64)], ..Track::log([1.0, MOST_SEEDS as f64]).integer() };
    let shown = Parameter { name: &name, label: &name, tip: &tip, track, value: seeds as f64, default: Some(1.0) };
    if let Some(count) = parameter(ui, &shown) {
        actions.push(Action::Edit(Edit::Seeds(count as u64)));
    }
    if !noisy {
        ui.label(RichText::new(tip).size(11.5).color(color(theme(ui).dim)));
    }
}

/// A row for a seed, whose title and tip have these keys; what was typed.
pub fn seed_field(ui: &mut Ui, [key, tip]: [&'static str; 2], seed: u64, language: Language) -> Option<u64> {
    let name = say(language, key);
    // Whole doubles are exact up to here.
    let track = Track { limits: [Some(0.0), Some(9_007_199_254_740_992.0)], ..Track::linear([0.0, 100.0]).integer() };
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        label_cell(ui, &name, 88.0).on_hover_text(say(language, tip));
        number(ui, &name, &track, seed as f64, 80.0).1.map(|seed| seed as u64)
    })
    .inner
}
