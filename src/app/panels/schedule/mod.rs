//! How a run's rate changes: the choice of a schedule, its parameters, its rates; or points set by hand.

mod choice;
mod hand;
mod picture;
mod table;

use eframe::egui::Ui;

use super::formula::{self, Shown};
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::texts::Slot;
use crate::app::widgets::{Parameter, Track, label_cell, parameter};
use crate::catalog::Document;
use crate::experiment::preset::{By, MOST_STEPS};
use crate::experiment::{Plan, PlannedRate, PlannedSchedule};
use crate::words::{Language, Message, say};

/// Shows the part of a run's card.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    choice::show(ui, model, run, plan, actions);
    match &plan.rate {
        PlannedRate::Schedule(schedule) => by_formula(ui, model, run, plan, schedule, actions),
        PlannedRate::Points { points, join } => {
            hand::show(ui, model, &hand::Hand { run, plan, points, join: *join }, actions)
        }
    }
    warmup(ui, model, run, plan, actions);
    table::show(ui, model, run, plan);
}

fn by_formula(
    ui: &mut Ui,
    model: &Model,
    run: usize,
    plan: &Plan,
    schedule: &PlannedSchedule,
    actions: &mut Vec<Action>,
) {
    let language = model.language();
    let [name, owner] = ["app-text-schedule", "app-schedule-of"]
        .map(|key| Message::new(key).with("run", plan.name.get(language)).say(language));
    let (formula, parameters) = (&schedule.formula, &schedule.parameters);
    let shown = Shown { slot: Slot::Schedule(run), name: &name, owner: &owner, formula, parameters };
    formula::show(ui, model, &shown, actions);
    if is_constant(plan) {
        return;
    }
    let change = |name: &str, value| Edit::ScheduleParameter { run, name: name.to_owned(), value };
    formula::parameters(ui, language, &shown, document(plan), &change, actions);
    counted_by(ui, model, run, schedule.by, actions);
}

fn warmup(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let label = say(language, "app-warmup");
    let most = (model.steps() / 2).clamp(10, 10_000) as f64;
    let row = Parameter {
        name: &format!("{}: {label}", plan.name.get(language)),
        label: &label,
        tip: &say(language, "app-warmup-tip"),
        track: Track { limits: [Some(0.0), Some(MOST_STEPS as f64)], ..Track::linear([0.0, most]).integer() },
        value: plan.warmup as f64,
        default: Some(0.0),
    };
    if let Some(steps) = parameter(ui, &row) {
        actions.push(Action::Edit(Edit::Warmup { run, steps: steps as u64 }));
    }
}

/// The schedule's title.
pub fn title(plan: &Plan, language: Language) -> String {
    match (document(plan), &plan.rate) {
        (Some(document), _) => document.title.get(language).to_owned(),
        (None, PlannedRate::Points { .. }) => say(language, "app-schedule-points"),
        (None, PlannedRate::Schedule(_)) => say(language, "app-schedule-typed"),
    }
}

/// Whether the rate stays as it is.
pub fn is_constant(plan: &Plan) -> bool {
    document(plan).is_some_and(|document| document.id == "constant")
}

/// The catalog's document of the schedule, if it has one.
pub fn document(plan: &Plan) -> Option<&'static Document> {
    match &plan.rate {
        PlannedRate::Schedule(schedule) => schedule.schedule.map(|schedule| &schedule.document),
        PlannedRate::Points { .. } => None,
    }
}

fn counted_by(ui: &mut Ui, model: &Model, run: usize, by: By, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        label_cell(ui, &say(language, "app-counted-by"), 88.0).on_hover_text(say(language, "app-counted-by-tip"));
        for (key, choice) in [("app-by-epoch", By::Epoch), ("app-by-step", By::Step)] {
            if ui.selectable_label(by == choice, say(language, key)).clicked() && by != choice {
                actions.push(Action::Edit(Edit::ScheduleBy { run, by: choice }));
            }
        }
    });
}
