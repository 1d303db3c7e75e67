//! How a run's rate changes: the choice of a schedule and its parameters.

use eframe::egui::{ComboBox, RichText, Ui};

use super::formula::{self, Shown};
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::texts::Slot;
use crate::app::widgets::label_cell;
use crate::catalog::{self, Document};
use crate::experiment::preset::By;
use crate::experiment::{Plan, PlannedRate};
use crate::words::{Language, Message, say};

/// Shows the part of a run's card.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    choice(ui, model, run, plan, actions);
    let language = model.language();
    let PlannedRate::Schedule(schedule) = &plan.rate else {
        let dim = color(theme(ui).dim);
        ui.label(RichText::new(say(language, "app-schedule-points-note")).size(12.0).color(dim));
        return;
    };
    let document = document(plan);
    let [name, owner] = ["app-text-schedule", "app-schedule-of"]
        .map(|key| Message::new(key).with("run", plan.name.get(language)).say(language));
    let (formula, parameters) = (&schedule.formula, &schedule.parameters);
    let shown = Shown { slot: Slot::Schedule(run), name: &name, owner: &owner, formula, parameters };
    formula::show(ui, model, &shown, actions);
    if is_constant(plan) {
        return;
    }
    let change = |name: &str, value| Edit::ScheduleParameter { run, name: name.to_owned(), value };
    formula::parameters(ui, language, &shown, document, &change, actions);
    counted_by(ui, model, run, schedule.by, actions);
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

fn document(plan: &Plan) -> Option<&'static Document> {
    match &plan.rate {
        PlannedRate::Schedule(schedule) => schedule.schedule.map(|schedule| &schedule.document),
        PlannedRate::Points { .. } => None,
    }
}

fn choice(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let (chosen, title) = (document(plan), title(plan, language));
    let combo = ComboBox::from_id_salt("schedule").width(ui.available_width()).selected_text(title).show_ui(ui, |ui| {
        for schedule in catalog::schedules() {
            let document = &schedule.document;
            let same = chosen.is_some_and(|chosen| chosen.id == document.id);
            let entry = ui.selectable_label(same, document.title.get(language));
            if entry.on_hover_text(document.description.get(language)).clicked() && !same {
                actions.push(Action::Edit(Edit::Schedule { run, id: document.id.clone() }));
            }
        }
    });
    let name = Message::new("app-schedule-of").with("run", plan.name.get(language)).say(language);
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
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
